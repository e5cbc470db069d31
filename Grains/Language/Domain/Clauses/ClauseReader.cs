using System.Collections.Immutable;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>Gathers what one clause says into a frame.</summary>
internal sealed class ClauseReader(ReadingScope scope)
{
    private const double WeakVerb = 0.4;
    private readonly EventNouns _nouns = new(scope);
    private readonly MatchChooser _chooser = new(scope);
    private readonly PersonFacts _person = new(scope);

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
                && scope.Word(denial) is "stopped" or "quit" or "ceased" or "stop",
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

        var read = FirstOfIts(Together(gathered.Finish(scope.Model), items), items);
        read = OpenRows.With(DeedFlags.With(OnNamedDay(OnItsDay(read, eventItem)), eventItem, scope), scope);
        read = new RowRoles(scope).Settle(PaidForOne(read));
        if (read is { Event: null, Members.IsEmpty: true, Measure: null })
        {
            read = read with { Event = DatedBy(items) };
        }

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

    /// <summary>"charged more than 200 for an emergency": one of them cost so much.</summary>
    private Frame PaidForOne(Frame frame) =>
        frame
            is {
                Event: not null,
                SingleOrder: false,
                Rows: [{ Negated: false } row],
                Comparisons: [{ Comparison.Unit: NumberUnit.Money } bound]
            }
        && row.Item.First == bound.Item.End + 2
        && scope.Tokens[bound.Item.End].Folded is "for"
        && scope.Tokens[bound.Item.End + 1].Folded is "a" or "an" or "one"
            ? frame with
            {
                SingleOrder = true,
            }
            : frame;

    /// <summary>"2015 and 2016 put together": one window.</summary>
    private static Frame Together(Frame frame, ImmutableArray<Item> items) =>
        frame is { Pick.Nth: 2, Windows.Length: > 0 }
        && items.Any(item => item.Is("visit-again"))
        && !items.Any(item => item.Is("pick.second"))
            ? frame with
            {
                Pick = null,
            }
        : frame.Windows is [var first, .., var last]
        && items.Any(item => item.Is("list-together") || item.Is("aggregate.sum"))
        && first.From < last.From
            ? frame with
            {
                Windows = [first with { To = last.To, Text = first.Text + " + " + last.Text }],
            }
        : frame;

    /// <summary>"completed a course in 2025" where rows have a day of completion: that day, not the one of the row.</summary>
    private Frame OnNamedDay(Frame frame) =>
        frame is { Event: { Timestamp: { } time } events, Windows.Length: > 0 }
        && frame.Measure is null or { Role: FacetRole.Key }
        && !frame.Items.Any(item => Says(time, item))
        && frame
            .Items.Where(item =>
                item.Length == 1 && scope.Word(item).EndsWith("ed", StringComparison.Ordinal)
            )
            .Select(item => events.Days.FirstOrDefault(day => day != time && Says(day, item)))
            .FirstOrDefault(facet => facet is not null)
            is { } day
            ? frame with
            {
                Measure = day,
            }
            : frame;

    private bool Says(Facet facet, Item item) =>
        item.Length == 1
        && PopulationModel.Words(facet).Contains(scope.Word(item), StringComparer.OrdinalIgnoreCase);

    /// <summary>"posted in 2025" where rows have a day of posting.</summary>
    private EventTable? DatedBy(ImmutableArray<Item> items) =>
        Enumerable
            .Range(0, items.Length)
            .Where(at => IsDatedVerb(items, at))
            .Select(at =>
                scope.Model.Events.FirstOrDefault(events =>
                    events.Timestamp is { } time && Says(time, items[at])
                )
            )
            .FirstOrDefault(events => events is not null);

    /// <summary>"stayed last summer" where a booking has a day of arrival: that day, not the one it was booked on.</summary>
    private Frame OnItsDay(Frame frame, Item? eventItem) =>
        frame is { Event: { } events, Windows.Length: > 0, Measure: null }
        && (VerbOf(frame) ?? eventItem) is { } verb
        && scope.DayWords.TryGetValue(scope.Tokens[verb.First].Stem, out var words)
        && words
            .Select(word =>
                events.Days.FirstOrDefault(facet =>
                    string.Join(' ', PopulationModel.Words(facet))
                        .Contains(word, StringComparison.OrdinalIgnoreCase)
                )
            )
            .FirstOrDefault(facet => facet is not null)
            is { } day
            ? frame with
            {
                Measure = day,
            }
            : frame;

    /// <summary>"a booking arriving in the next 14 days": the verb beside the window, though the noun comes first.</summary>
    private Item? VerbOf(Frame frame) =>
        frame
            .Items.Zip(frame.Items.Skip(1))
            .Where(pair => pair.First.Event is not null && pair.Second.Date is not null)
            .Select(pair => pair.First)
            .FirstOrDefault(item => scope.DayWords.ContainsKey(scope.Tokens[item.First].Stem));

    /// <summary>"their first helmet": the first among the orders of helmets, not a helmet in the first order of all.</summary>
    private Frame FirstOfIts(Frame frame, ImmutableArray<Item> items)
    {
        if (frame is not { Pick.Among.IsEmpty: true, Rows: [{ Negated: false } row] })
        {
            return frame;
        }

        var pick = items.FirstOrDefault(item => item.IsKind("pick."));
        var next = pick is null ? null : items.FirstOrDefault(item => item.First >= pick.End && !item.Filler);
        return
            next is not null
            && next.First == row.Item.First
            && scope.Tokens[..pick!.First].LastOrDefault()?.Folded
                is "their"
                    or "his"
                    or "her"
                    or "the"
                    or "a"
            ? frame with
            {
                Pick = frame.Pick with { Among = [new EventMeasures(scope).RowCondition(row)] },
            }
            : frame;
    }

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
        else if (item.Node is { } made)
        {
            gathered.AddMember(made);
        }
        else if (item.RowNode is { } test)
        {
            TakeRowNode(test, item, at, gathered);
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
            TakeMeaning(term, item, gathered);
        }
        else if (item.SegmentId is { } segment)
        {
            gathered.AddMember(new ExpressionNode.Reference(segment));
        }
        else if (
            item.Date is { Kind: DateKind.Duration or DateKind.Frequency, Modifier: DateModifier.None }
            && item.Of(MatchKind.Value).Any(match => match.Score >= 0.85)
        )
        {
            TakeMatch(items, at, gathered, events, named);
        }
        else if (item.Date is { } date && item.Comparison is null)
        {
            TakeDate(item, date, at, gathered);
        }
        else if (item.Date is { Explicit: true } both && item.Comparison is { Stated: false })
        {
            TakeDate(item, both, at, gathered);
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
        else if (IsDatedVerb(items, at) || IsOneEvent(items, at))
        {
            TakeWord(items, at, gathered);
        }
        else if (item.IsKind("pick.") && IsBeforeEvent(items, at))
        {
            TakeFunction(item, gathered);
        }
        else if (DayBefore(items, at, events) is { } day)
        {
            gathered.Change(frame =>
                frame with
                {
                    Measure = day,
                    Event = frame.Event ?? scope.Model.EventsWith(day.FacetId).FirstOrDefault(),
                }
            );
        }
        else if (Meant(item, items) is { Matches.IsEmpty: false } meant)
        {
            items = items.SetItem(at, meant);
            TakeMatch(items, at, gathered, events, named);
        }
        else
        {
            TakeWord(items, at, gathered);
        }
    }

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

        TakeFunction(items[at] with { Matches = [] }, gathered);
    }

    /// <summary>"opened before March": the verb of the time of the rows, though a value may sound so.</summary>
    private bool IsDatedVerb(ImmutableArray<Item> items, int at) =>
        at > 0
        && at + 1 < items.Length
        && items[at + 1].Date is not null
        && scope.Word(items[at]).EndsWith("ed", StringComparison.Ordinal)
        && scope.Model.Events.Any(events =>
            events.Timestamp is { } time
            && PopulationModel.Words(time).Contains(scope.Word(items[at]), StringComparer.OrdinalIgnoreCase)
        );

    /// <summary>"checked out last month": the day of that name, though a state is called so too.</summary>
    private Facet? DayBefore(ImmutableArray<Item> items, int at, EventTable? events) =>
        at + 1 < items.Length
        && items[at + 1].Date is { Kind: DateKind.Range }
        && items[at].Of(MatchKind.Value).Any()
            ? items[at]
                .Of(MatchKind.Facet)
                .Where(match => match.Way == MatchWay.Label && match.Score >= 0.97)
                .Select(match => scope.Model.Find(match.FacetId))
                .FirstOrDefault(facet =>
                    facet is not null
                    && PopulationModel.IsDate(facet)
                    && scope.Model.EventsWith(facet.FacetId).FirstOrDefault() is { } holder
                    && (events is null || events == holder)
                )
            : null;

    /// <summary>"a single payment": one of them, no marital status.</summary>
    private bool IsOneEvent(ImmutableArray<Item> items, int at) =>
        at > 0
        && scope.Word(items[at]) is "single"
        && scope.Word(items[at - 1]) is "a" or "one" or "any"
        && IsBeforeEvent(items, at);

    /// <summary>"the first order": the order by time, though a value may begin so ("First Class").</summary>
    private bool IsBeforeEvent(ImmutableArray<Item> items, int at)
    {
        var next = at + 1;
        while (
            next < items.Length
            && (scope.Word(items[next]) is "ever" or "very" or "and" or "only" or "recent")
        )
        {
            next++;
        }

        return next < items.Length && items[next].NamesEvent;
    }

    /// <summary>A filler that is not all that the clause says is meant only as a value of its own name ("consumers" where there is a Consumer), not as a column that shares a word.</summary>
    private Item Meant(Item item, ImmutableArray<Item> items) =>
        !item.Filler
            ? item
            : item with
            {
                Matches =
                [
                    .. item.Matches.Where(match =>
                        match.Kind is MatchKind.Value or MatchKind.FlagFacet
                        && match.Score
                            >= (
                                scope.Thesaurus.IsEntityWord(scope.Tokens[item.First].Stem) ? 0.75
                                : items.Any(ClauseCutter.IsContent) ? 0.9
                                : 0.7
                            )
                    ),
                ],
            };

    private void TakeMeaning(KnownTerm term, Item item, Gathering gathered)
    {
        var meaning = scope.Meaning(term);
        if (meaning is null)
        {
            return;
        }

        if (
            meaning
                is ExpressionNode.Condition
                {
                    Measure: { Aggregate: null } measure,
                    CompareTo: null,
                    Rank: null
                } row
            && !scope.Model.IsOfMember(measure.FacetId)
        )
        {
            gathered.AddRow(
                new RowTest(measure.FacetId, row.Operator, row.Values, item, row.Confidence),
                scope.Model
            );
        }
        else
        {
            gathered.AddMember(Provenanced(meaning, term.Provenance, scope.Source(item)));
        }
    }

    /// <summary>The meaning of a term, marked as such.</summary>
    private static ExpressionNode Provenanced(
        ExpressionNode node,
        Provenance provenance,
        SourceSpan source
    ) =>
        node switch
        {
            ExpressionNode.Group group => group with
            {
                Children = [.. group.Children.Select(child => Provenanced(child, provenance, source))],
            },
            ExpressionNode.Condition condition => condition with { Provenance = provenance, Source = source },
            _ => node,
        };

    private void TakeDate(Item item, DateMatch date, int at, Gathering gathered)
    {
        if (date.Weekdays != Weekdays.None)
        {
            gathered.Change(frame => frame with { Weekdays = date.Weekdays });
        }
        else if (date.Kind == DateKind.Range)
        {
            gathered.Change(frame =>
                frame with
                {
                    Windows = [.. frame.Windows, date, .. item.MoreDates],
                    WindowsJoint = item.List != Joint.Start ? item.List : frame.WindowsJoint,
                }
            );
        }
        else if (date is { Kind: DateKind.Frequency, Frequency: { } frequency })
        {
            gathered.Change(frame => frame with { Per = frequency.Per });
            gathered.AddComparison(
                new Comparison(
                    frequency.Comparator switch
                    {
                        FrequencyComparator.AtLeast => ConditionOperator.Ge,
                        FrequencyComparator.AtMost => ConditionOperator.Le,
                        FrequencyComparator.MoreThan => ConditionOperator.Gt,
                        FrequencyComparator.LessThan => ConditionOperator.Lt,
                        _ => ConditionOperator.Ge,
                    },
                    frequency.Times,
                    null,
                    NumberUnit.Times,
                    frequency.Comparator != FrequencyComparator.Exactly,
                    false
                ),
                item,
                at
            );
        }
        else if (
            date is { Kind: DateKind.Duration, Amount: 1, Modifier: DateModifier.None }
            && scope.Tokens[item.First].Folded is "a" or "per" or "an" or "each"
            && scope.Tokens.ElementAtOrDefault(item.End)?.Folded is not "or"
        )
        {
            // "95 a month", "8 visits per month": the unit of a rate.
            gathered.Change(frame => frame with { Per = date.Unit });
        }
        else if (date.Kind == DateKind.Duration)
        {
            gathered.Change(frame => frame with { Length = frame.Length ?? date });
            gathered.LengthItem ??= item;
        }
    }

    private void TakeMatch(
        ImmutableArray<Item> items,
        int at,
        Gathering gathered,
        EventTable? events,
        ImmutableArray<string> named
    )
    {
        var item = items[at];
        var facet = FacetOf(item, items, events);
        if (facet is not null && PopulationModel.IsDate(facet) && IsDayOfOthers(item, facet, events))
        {
            facet = null;
        }

        if (
            facet is not null
            && PopulationModel.IsDate(facet)
            && at + 1 < items.Length
            && items[at + 1].Date is { Kind: DateKind.Range }
        )
        {
            // "checked out last month": the day of it, not the state of today.
            gathered.AddFacet(facet, item, at, ScoreOf(item, facet));
            return;
        }

        var value = _chooser.Value(
            item,
            events,
            named.Where(name => facet is null || !name.Equals(facet.FacetId, StringComparison.Ordinal))
        );
        if (
            facet is not null
            && value is { Kind: MatchKind.FlagFacet } flag
            && flag.FacetId == facet.FacetId
            && !HasComparison(items, at)
            && !items.Any(other =>
                other != item && other.Of(MatchKind.Value).Any(match => match.FacetId == facet.FacetId)
            )
        )
        {
            TakeValue(items, at, flag, gathered);
        }
        else if (
            value is not null
            && (
                facet is null
                || value.Score >= ScoreOf(item, facet) - (value.Kind == MatchKind.FlagFacet ? 0 : 0.02)
            )
            && !(facet is not null && PopulationModel.IsNumber(facet) && HasComparison(items, at))
            && !(facet is not null && IsNamedNumber(items, at, facet, value))
        )
        {
            TakeValue(items, at, value, gathered);
        }
        else if (
            facet is not null
            && scope.Model.Events.FirstOrDefault(table =>
                (
                    string.Equals(table.Table.OrderNumber, facet.Column, StringComparison.OrdinalIgnoreCase)
                    || (
                        string.Equals(table.Table.Key, facet.Column, StringComparison.OrdinalIgnoreCase)
                        && scope.Words(item).Contains("number of", StringComparison.Ordinal)
                    )
                ) && string.Equals(table.Table.Name, facet.Table, StringComparison.OrdinalIgnoreCase)
            )
                is { } numbered
        )
        {
            // "number of invoices" where invoices have a number: how many there are.
            gathered.Change(frame =>
                frame with
                {
                    Event = frame.Event ?? numbered,
                    Aggregate = AggregateFunction.Count,
                }
            );
        }
        else if (facet is not null && !item.Is("worth"))
        {
            gathered.AddFacet(
                facet,
                item,
                at,
                ScoreOf(item, facet)
                    - (item.Is("sum-words") || item.Is("worth") || item.Is("earn") ? WeakVerb : 0)
            );
            gathered.AddPlus(facet, item.Plus.Select(scope.Model.Find).OfType<Facet>());
            TakeWord(items, at, gathered);
        }
        else
        {
            TakeWord(items, at, gathered);
        }
    }

    /// <summary>"trips cancelled last month" where trips have such a state, and something else a day of cancelling.</summary>
    private static bool IsDayOfOthers(Item item, Facet day, EventTable? events) =>
        events is not null
        && !events.Reaches(day.Table)
        && item.Of(MatchKind.Value)
            .Any(match => match.Score >= 0.75 && events.Reaches(PopulationModel.TableOf(match.FacetId)));

    /// <summary>"more than 20 in shipping": the number of that very name, no value that sounds like it.</summary>
    private bool IsNamedNumber(ImmutableArray<Item> items, int at, Facet facet, FacetMatch value) =>
        PopulationModel.IsNumber(facet)
        && value.Way is not MatchWay.Exact
        && items.Any(item => item.Comparison is { Stated: true })
        && PopulationModel.Words(facet).Contains(scope.Word(items[at]), StringComparer.OrdinalIgnoreCase);

    /// <summary>A comparison stands directly beside the item, so a number of it is compared, not its flag.</summary>
    private static bool HasComparison(ImmutableArray<Item> items, int at) =>
        (at > 0 && items[at - 1].Comparison is not null)
        || (at + 1 < items.Length && items[at + 1].Comparison is not null)
        || (at + 2 < items.Length && items[at + 1].Filler && items[at + 2].Comparison is not null);

    private static double ScoreOf(Item item, Facet facet) =>
        item
            .Matches.Where(match =>
                match.Kind is MatchKind.Facet or MatchKind.FlagFacet
                && match.FacetId.Equals(facet.FacetId, StringComparison.Ordinal)
            )
            .Max(match => match.Score);

    private Facet? FacetOf(Item item, ImmutableArray<Item> items, EventTable? events) =>
        item.Of(MatchKind.Facet)
            .Select(match => (match, facet: scope.Model.Find(match.FacetId)))
            .Where(pair => pair.facet is not null)
            .OrderByDescending(pair =>
                pair.match.Score
                + (events is not null && events.Reaches(pair.facet!.Table) ? 0.1 : 0)
                + (events is null && scope.Model.IsOfMember(pair.facet!.FacetId) ? 0.1 : 0)
                + (pair.facet!.Role == FacetRole.Key ? -0.2 : 0)
                + (SharesWord(item, pair.facet!) ? 0.08 : 0)
                + (SaysMoney(item) && PopulationModel.IsNumber(pair.facet!) ? 0.12 : 0)
                + Shade(items, pair.facet!)
            )
            .Select(pair => pair.facet)
            .FirstOrDefault();

    private bool SaysMoney(Item item) =>
        item.Length > 1
        && Enumerable
            .Range(item.First, item.Length)
            .Any(at => scope.Thesaurus.MeasureWord(scope.Tokens[at].Stem) is "money");

    /// <summary>"lifetime charges" are the total ones, "95 a month" the monthly ones.</summary>
    private double Shade(ImmutableArray<Item> items, Facet facet)
    {
        var words = PopulationModel.Words(facet).ToList();
        var monthly = items.Any(item =>
            Enumerable
                .Range(item.First, item.Length)
                .Any(at => scope.Tokens[at].Folded is "month" or "monthly")
        );
        var total = items.Any(item => item.Is("aggregate.sum"));
        return words.Contains("monthly", StringComparer.Ordinal)
                ? (
                    monthly ? 0.15
                    : total ? -0.15
                    : 0
                )
            : total && words.Any(word => word is "total" or "lifetime" or "overall") ? 0.15
            : 0;
    }

    /// <summary>A column that has one of the very words is meant before one of the same sense.</summary>
    private bool SharesWord(Item item, Facet facet) =>
        PopulationModel
            .Words(facet)
            .Select(Stemmer.Stem)
            .Intersect(
                Enumerable.Range(item.First, item.Length).Select(at => scope.Tokens[at].Stem),
                StringComparer.Ordinal
            )
            .Any();

    private void TakeValue(ImmutableArray<Item> items, int at, FacetMatch value, Gathering gathered)
    {
        var item = items[at];
        var operation = value.SuggestedOperator is ConditionOperator.Exists or ConditionOperator.Unknown
            ? (value.Values.Length > 1 ? ConditionOperator.In : ConditionOperator.Eq)
            : value.SuggestedOperator;
        var values = value.Values.Select(text => scope.ValueOf(value.FacetId, text)).ToImmutableArray();
        var denied =
            value.Negated
            || IsDenied(items, at)
            || (item.Is("still-here") && value.Kind == MatchKind.FlagFacet);
        if (scope.Model.IsOfMember(value.FacetId))
        {
            ExpressionNode node = new ExpressionNode.Condition
            {
                Measure = new Measure { FacetId = value.FacetId },
                Operator = operation,
                Values = values,
                Confidence = value.Score,
                Source = scope.Source(item),
            };
            gathered.AddMember(denied ? Nodes.Not(node) : node);
            gathered.Confidence(value.Score);
        }
        else
        {
            if (
                at > 0
                && gathered.Frame.Relative is { Where.IsEmpty: true } relative
                && IsOfAnchor(items, at)
            )
            {
                gathered.Change(frame =>
                    frame with
                    {
                        Relative = relative with
                        {
                            Where =
                            [
                                new EventMeasures(scope).RowCondition(
                                    new RowTest(value.FacetId, operation, values, item, value.Score)
                                ),
                            ],
                        },
                    }
                );
                return;
            }

            if (
                at > 0
                && items[at - 1].Comparison is { Unit: NumberUnit.None }
                && IsOfThings(items, at, value)
            )
            {
                gathered.Count(CountedNoun.Units);
            }

            gathered.AddRow(
                new RowTest(value.FacetId, operation, values, item, value.Score) { Negated = denied },
                scope.Model,
                item.List == Joint.And
                    && (gathered.SaysEvent || items.Any(other => other.Is("both")))
                    && !items.Any(other => other.IsKind("rank."))
            );
        }
    }

    /// <summary>"within 30 days of buying their first bike": the bike is what the days are counted from.</summary>
    private static bool IsOfAnchor(ImmutableArray<Item> items, int at)
    {
        var before = at - 1;
        while (before >= 0 && items[before].Filler)
        {
            before--;
        }

        return before >= 0 && items[before].Relative is not null;
    }

    /// <summary>"non-seniors": the negation is part of the word.</summary>
    private bool IsDenied(ImmutableArray<Item> items, int at) =>
        at > 0 && items[at - 1].Is("negation") && scope.Word(items[at - 1]) is "non";

    private void TakeWord(ImmutableArray<Item> items, int at, Gathering gathered)
    {
        TakeFunction(items[at], gathered);
        TakeCounted(items, at, gathered);
    }

    private void TakeFunction(Item item, Gathering gathered)
    {
        if (item.Kind("aggregate.") is { } aggregate)
        {
            gathered.Change(frame =>
                frame with
                {
                    Aggregate = aggregate switch
                    {
                        "aggregate.avg" => AggregateFunction.Avg,
                        "aggregate.sum" => frame.Aggregate ?? AggregateFunction.Sum,
                        "aggregate.max" => AggregateFunction.Max,
                        "aggregate.median" => AggregateFunction.Median,
                        _ => AggregateFunction.Count,
                    },
                }
            );
        }

        if (
            item.Kind("pick.") is { } pick
            && gathered.Frame.Pick is null
            && scope.Word(item) is not ("lasts" or "lasting" or "lasted")
        )
        {
            gathered.Change(frame =>
                frame with
                {
                    Pick = pick switch
                    {
                        "pick.last" => Picks.Of(EventOrder.Last),
                        "pick.second" => Picks.Of(EventOrder.First, 2),
                        "pick.third" => Picks.Of(EventOrder.First, 3),
                        "pick.fourth" => Picks.Of(EventOrder.First, 4),
                        "pick.fifth" => Picks.Of(EventOrder.First, 5),
                        _ => Picks.Of(EventOrder.First),
                    },
                }
            );
        }

        if (item.Is("visit-again") && gathered.Frame.Pick is null)
        {
            gathered.Change(frame =>
                frame with
                {
                    Pick = Picks.Of(EventOrder.First, 2),
                    Event = frame.Event ?? scope.Model.MainEvent,
                }
            );
        }

        if (item.Is("one-of-them"))
        {
            gathered.Change(frame =>
                frame with
                {
                    Event = frame.Event ?? scope.Model.MainEvent,
                    EventClass = "purchase",
                }
            );
            gathered.SawEvent(0);
        }

        if (item.Is("distinct"))
        {
            gathered.Change(frame => frame with { Distinct = true });
        }

        TakeLoss(item, gathered);
        if (CountedPeriods.Single(item, scope) is { } within)
        {
            gathered.Change(frame => frame with { Within = within });
        }

        if (item.Is("same-order"))
        {
            gathered.Change(frame =>
                frame with
                {
                    SameOrder = true,
                    Event = frame.Event ?? scope.Model.MainEvent,
                }
            );
        }

        if (item.Is("worth"))
        {
            gathered.Change(frame =>
                frame with
                {
                    SingleOrder = frame.SingleOrder || frame.Pick is not null,
                }
            );
        }

        if (item.Is("unknown-value") || item.Is("known-value"))
        {
            gathered.SetPresence(
                item.Is("unknown-value") ? ConditionOperator.Missing : ConditionOperator.Exists,
                item
            );
        }
    }

    private void TakeLoss(Item item, Gathering gathered)
    {
        if (item.Is("at-a-loss") && Losing(gathered.Frame.Event) is { Profit: { } profit } losing)
        {
            gathered.Change(frame =>
                frame with
                {
                    Event = losing,
                    Comparisons = frame.Comparisons.Add(
                        new BoundComparison(
                            new Comparison(ConditionOperator.Lt, 0, null, NumberUnit.Money, true, false),
                            profit,
                            item,
                            item
                        )
                    ),
                }
            );
        }
    }

    /// <summary>The events that can be told to have lost money.</summary>
    private EventTable? Losing(EventTable? events) =>
        events is { Profit: not null }
            ? events
            : scope.Model.Events.FirstOrDefault(other =>
                other.Profit is not null && (events is null || other.Reaches(events.Table.Name))
            );

    /// <summary>"2 helmets" are pieces; "2 cancelled bookings" and "2 no-shows" are orders, since orders are what is cancelled.</summary>
    private bool IsOfThings(ImmutableArray<Item> items, int at, FacetMatch value)
    {
        var table = PopulationModel.TableOf(value.FacetId);
        return !(at + 1 < items.Length && items[at + 1].Of(MatchKind.Table).Any(match => match.Score >= 0.8))
            && scope.Model.Events.FirstOrDefault(events =>
                string.Equals(events.Table.Name, table, StringComparison.Ordinal)
            )
                is null
                    or { Quantity: not null };
    }

    private void TakeCounted(ImmutableArray<Item> items, int at, Gathering gathered)
    {
        var item = items[at];
        if (item.Is("unit-words"))
        {
            gathered.Count(CountedNoun.Units);
        }

        if (item.Is("lines"))
        {
            gathered.Count(CountedNoun.Lines);
        }

        if (item.Is("times"))
        {
            gathered.Count(CountedNoun.Orders);
        }

        if (item.Is("gap"))
        {
            gathered.Change(frame => frame with { Counted = CountedNoun.Gap });
        }

        if (item.Is("each-time") && NextUnit(items, at) is { } unit)
        {
            gathered.Change(frame => frame with { Per = unit });
        }

        if (item.Is("distinct") && NextLookup(items, at) is { } key)
        {
            // "three different hotels" where the rows lead to a table of hotels.
            gathered.Change(frame =>
                frame with
                {
                    Measure = frame.Measure ?? key,
                    Counted = CountedNoun.Values,
                    Event = frame.Event ?? scope.Model.EventsWith(key.FacetId).FirstOrDefault(),
                }
            );
        }

        if (item.Is("distinct") && NextUnit(items, at) is { } counted)
        {
            gathered.Change(frame => frame with { CountedUnit = counted });
        }
    }

    private Facet? NextLookup(ImmutableArray<Item> items, int at) =>
        items.Skip(at + 1).FirstOrDefault(item => !item.Filler) is { } noun
        && noun.Of(MatchKind.Table).FirstOrDefault(match => match.Score >= 0.8) is { } table
        && scope.Model.EventNamed(table.FacetId) is null
        && scope.Model.Catalog.Tables.FirstOrDefault(known =>
            known.Role == TableRole.Lookup
            && string.Equals(known.Name, table.FacetId, StringComparison.OrdinalIgnoreCase)
        )
            is { Key: { } key } lookup
        && scope.Model.Find(lookup.Name + "." + key) is { } facet
        && scope.Model.EventsWith(facet.FacetId).Any()
            ? facet
            : null;

    private CalendarUnit? NextUnit(ImmutableArray<Item> items, int at)
    {
        for (var next = at + 1; next < items.Length && next <= at + 3; next++)
        {
            for (var token = items[next].First; token < items[next].End; token++)
            {
                if (CalendarWords.UnitOf(scope.Tokens[token].Stem) is { } unit)
                {
                    return unit;
                }
            }
        }

        return null;
    }
}
