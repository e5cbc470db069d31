using System.Collections.Immutable;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses.Words;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>Gathers what one clause says into a frame.</summary>
internal sealed class ClauseReader(ReadingScope scope)
{
    private readonly EventNouns _nouns = new(scope);
    private readonly PersonFacts _person = new(scope);
    private readonly PickedOrders _picks = new(scope);
    private readonly VerbDays _days = new(scope);
    private readonly TimePhrases _times = new(scope);
    private readonly DefinedTerms _terms = new(scope);
    private readonly FunctionWords _words = new(scope);
    private readonly ColumnsAndValues _data = new(scope, new FunctionWords(scope));

    /// <summary>The frame of a clause.</summary>
    /// <param name="clause">The clause.</param>
    /// <param name="about">What a clause without an event of its own is about; null = nothing yet.</param>
    public Frame Read(Clause clause, EventTable? about = null)
    {
        var items = clause.Items;
        var spoken = _nouns.Find(items);
        var (eventItem, events) = (spoken.Item, spoken.Table ?? about);
        var named = items
            .SelectMany(item => item.Of(MatchKind.Facet))
            .Select(match => match.FacetId)
            .ToImmutableArray();
        var frame = new Frame
        {
            Negated = clause.Negated,
            Lapsed = clause.Lapsed,
            Stopped =
                clause is { Negated: true, Negation: { } denial }
                && scope.Cues.Events.Stopping.Has(scope.Word(denial)),
            Event = events,
            EventClass = eventItem?.Event,
            Items = items,
            Counted = _nouns.CountedBy(eventItem, items),
            SingleOrder =
                (
                    eventItem is not null
                    && (_nouns.IsSingle(eventItem, items) || _nouns.IsNoneOf(clause, eventItem))
                ) || (spoken.Noun is { } noun && _nouns.IsWorth(noun, items)),
            Quantifier = OrderQuantifier.Find(eventItem, items, scope),
        };
        var gathered = new Gathering(frame);
        foreach (var row in spoken.Rows)
        {
            gathered.AddRow(row, scope.Model);
            gathered.SawEvent(items.IndexOf(spoken.Column!));
        }

        for (var at = 0; at < items.Length; at++)
        {
            if (spoken.IsAll(items[at]))
            {
                gathered.SawEvent(at);
                continue;
            }

            Take(items, at, gathered, events, named);
        }

        if (eventItem is not null && events is not null && _nouns.IsWorthInAll(eventItem, items))
        {
            gathered.Change(frame => frame with { Aggregate = AggregateFunction.Sum });
            gathered.Value(NumberUnit.Money, eventItem.End);
        }

        var read = _picks.FirstOfIts(PickedOrders.Together(gathered.Finish(scope.Model), items), items);
        read = OpenRows.With(DeedFlags.With(_days.Settle(read, eventItem), eventItem, scope), scope);
        read = new RowRoles(scope).Settle(_picks.PaidForOne(read));
        if (read is { Event: null, Members.IsEmpty: true, Measure: null })
        {
            read = read with { Event = _days.DatedBy(items) };
        }

        read = OfNamedEvent(read);
        return
            read
                is { Event: null, Relative: not null }
                    or { Event: null, Pick.Nth: > 1 }
                    or { Event: null, Counted: CountedNoun.Gap }
            && !(read.Relative is not null && items.Any(item => item.Event is "churn"))
            ? read with
            {
                Event = scope.Model.MainEvent,
            }
            : read;
    }

    /// <summary>"departing in July", "10 nights or more": a day or a length that rows of an event have, where nothing else says which.</summary>
    private Frame OfNamedEvent(Frame read)
    {
        if (read is not { Event: null, Members.IsEmpty: true })
        {
            return read;
        }

        if (
            read is { Measure: { } day, Windows.IsEmpty: false }
            && PopulationModel.IsDate(day)
            && !scope.Model.IsOfMember(day.FacetId)
        )
        {
            return read with { Event = scope.Model.EventsWith(day.FacetId).FirstOrDefault() };
        }

        return
            read.Length is { } length
            && read.Items.FirstOrDefault(item => item.Date == length) is { } said
            && !scope.Model.MemberFacets.Any(facet => IsLengthIn(facet, said))
            && scope
                .Model.Events.Where(events =>
                    events.Facets.Any(facet => events.IsOwn(facet) && IsLengthIn(facet, said))
                )
                .ToList()
                is [var only]
            ? read with
            {
                Event = only,
                Measure = read.Measure is { } other && PopulationModel.IsNumber(other) ? other : null,
            }
            : _days.OfVerb(read);
    }

    /// <summary>A number that is named by the unit: "nights" of the column "nights".</summary>
    private bool IsLengthIn(Facet facet, Item said) =>
        PopulationModel.IsNumber(facet)
        && PopulationModel
            .Words(facet)
            .Select(Stemmer.Stem)
            .Any(word => scope.Tokens[said.First..said.End].Any(token => token.Stem == word));

    private void Take(
        ImmutableArray<Item> items,
        int at,
        Gathering gathered,
        EventTable? events,
        ImmutableArray<string> named
    )
    {
        var item = items[at];
        if (CountedPeriods.At(items, at, scope, gathered.Frame.Negated) is var (period, many))
        {
            gathered.Change(frame =>
                frame with
                {
                    CountedUnit = period,
                    Event = frame.Event ?? scope.Model.MainEvent,
                    Comparisons = frame.Comparisons.Add(new BoundComparison(many, null, item, null)),
                }
            );
        }
        else if (MadeOf(item) is { } made)
        {
            gathered.AddMember(made);
        }
        else if (item.RowNode is { } test)
        {
            TakeRowNode(test, item, at, gathered);
        }
        else if (item.Shared is { } shared)
        {
            TakeShared(shared, gathered);
        }
        else if (item.Relative is { } relative)
        {
            gathered.Change(frame => frame with { Relative = relative });
        }
        else if (
            item.Vague is { Type: "inactivity" }
            && items.Any(other => other.Date is { Kind: DateKind.Range })
            && scope.Model.MainEvent is { } main
        )
        {
            // "silent from July to December": nothing happened then.
            gathered.Change(frame => frame with { Event = frame.Event ?? main, Negated = !frame.Negated });
        }
        else if (item.Term is { } term)
        {
            _terms.Take(term, item, gathered);
        }
        else if (
            item.Date is { Kind: DateKind.Duration or DateKind.Frequency, Modifier: DateModifier.None }
            && item.Of(MatchKind.Value).Any(match => match.Score >= 0.85)
        )
        {
            _data.Take(items, at, gathered, events, named);
        }
        else if (item.Date is { } date && item.Comparison is null)
        {
            _times.Take(item, date, at, gathered);
        }
        else if (item.Date is { Explicit: true } both && item.Comparison is { Stated: false })
        {
            _times.Take(item, both, at, gathered);
        }
        else if (item.Comparison is { } comparison)
        {
            if (_person.AgeIn(items, at, comparison) is { } age)
            {
                gathered.AddMember(age);
            }
            else
            {
                gathered.AddComparison(comparison, item, at);
            }
        }
        else if (item.Is("decades") && _person.Decade(item) is { } decade)
        {
            gathered.AddMember(decade);
        }
        else if (events is not null && _nouns.NamesRows(items, at, events))
        {
            TakeRows(items, at, gathered);
        }
        else if (_days.IsDatedVerb(items, at) || _picks.IsOneEvent(items, at))
        {
            _words.Take(items, at, gathered);
        }
        else if (item.IsKind("pick.") && _picks.IsBeforeEvent(items, at))
        {
            _words.TakeAlone(item, gathered);
        }
        else if (_days.Before(items, at, events) is { } day)
        {
            gathered.Change(frame =>
                frame with
                {
                    Measure = day,
                    Event = frame.Event ?? scope.Model.EventsWith(day.FacetId).FirstOrDefault(),
                }
            );
        }
        else if (_data.Meant(item, items) is { Matches.IsEmpty: false } meant)
        {
            items = items.SetItem(at, meant);
            _data.Take(items, at, gathered, events, named);
        }
        else
        {
            _words.Take(items, at, gathered);
        }
    }

    /// <summary>A condition that the item is by itself.</summary>
    private static ExpressionNode? MadeOf(Item item) =>
        item.Node
        ?? (item is { Term: null, SegmentId: { } segment } ? new ExpressionNode.Reference(segment) : null);

    private void TakeShared(Facet shared, Gathering gathered) =>
        gathered.Change(frame =>
            frame with
            {
                Shared = shared,
                Event =
                    frame.Event is { } told && told.Reaches(shared.Table)
                        ? told
                        : scope.Model.EventsWith(shared.FacetId).FirstOrDefault(),
            }
        );

    private void TakeRowNode(ExpressionNode test, Item item, int at, Gathering gathered)
    {
        var table = PopulationModel.TableOf(Nodes.Conditions(test).First().Measure.FacetId);
        gathered.Change(frame =>
            frame with
            {
                Event = scope.Model.EventNamed(table) ?? frame.Event,
                RowNodes =
                [
                    .. frame.RowNodes,
                    Nodes.Map(test, condition => condition with { Source = scope.Source(item) }),
                ],
            }
        );
        gathered.SawEvent(at);
    }

    private void TakeRows(ImmutableArray<Item> items, int at, Gathering gathered)
    {
        if (at > 0 && items[at - 1].Comparison is { Unit: NumberUnit.None })
        {
            gathered.Count(CountedNoun.Orders);
        }

        _words.TakeAlone(items[at] with { Matches = [] }, gathered);
    }
}
