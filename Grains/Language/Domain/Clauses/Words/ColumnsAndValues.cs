using System.Collections.Immutable;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses.Measures;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Clauses.Words;

/// <summary>What names of columns and values say in a clause.</summary>
internal sealed class ColumnsAndValues(ReadingScope scope, FunctionWords words)
{
    private const double WeakVerb = 0.4;
    private readonly MatchChooser _chooser = new(scope);

    /// <summary>Adds what the likeliest reading of the item says.</summary>
    public void Take(
        ImmutableArray<Item> items,
        int at,
        Gathering gathered,
        EventTable? events,
        ImmutableArray<string> named
    )
    {
        var item = items[at];
        var facet = _chooser.Column(item, items, events);
        if (facet is not null && PopulationModel.IsDate(facet) && VerbDays.IsOfOthers(item, facet, events))
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
            gathered.AddFacet(facet, item, at, MatchChooser.ScoreOf(item, facet));
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
                || value.Score
                    >= MatchChooser.ScoreOf(item, facet) - (value.Kind == MatchKind.FlagFacet ? 0 : 0.02)
            )
            && !(facet is not null && PopulationModel.IsNumber(facet) && HasComparison(items, at))
            && !(facet is not null && IsNamedNumber(items, at, facet, value))
        )
        {
            TakeValue(items, at, value, gathered);
        }
        else if (facet is not null && NumberedBy(facet, item) is { } numbered)
        {
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
                MatchChooser.ScoreOf(item, facet)
                    - (item.Is("sum-words") || item.Is("worth") || item.Is("earn") ? WeakVerb : 0)
            );
            gathered.AddPlus(facet, item.Plus.Select(scope.Model.Find).OfType<Facet>());
            words.Take(items, at, gathered);
        }
        else
        {
            words.Take(items, at, gathered);
        }
    }

    /// <summary>A filler that is not all that the clause says is meant only as a value of its own name ("consumers" where there is a Consumer), not as a column that shares a word.</summary>
    public Item Meant(Item item, ImmutableArray<Item> items) =>
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

    /// <summary>"number of invoices" where invoices have a number: how many there are.</summary>
    private EventTable? NumberedBy(Facet facet, Item item) =>
        scope.Model.Events.FirstOrDefault(table =>
            (
                string.Equals(table.Table.OrderNumber, facet.Column, StringComparison.OrdinalIgnoreCase)
                || (
                    string.Equals(table.Table.Key, facet.Column, StringComparison.OrdinalIgnoreCase)
                    && scope.Words(item).Contains("number of", StringComparison.Ordinal)
                )
            ) && string.Equals(table.Table.Name, facet.Table, StringComparison.OrdinalIgnoreCase)
        );

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
            TakeTest(
                items,
                at,
                new RowTest(value.FacetId, operation, values, item, value.Score) { Negated = denied },
                gathered
            );
        }
    }

    private void TakeTest(ImmutableArray<Item> items, int at, RowTest test, Gathering gathered)
    {
        if (at > 0 && gathered.Frame.Relative is { Where.IsEmpty: true } relative && IsOfAnchor(items, at))
        {
            gathered.Change(frame =>
                frame with
                {
                    Relative = relative with
                    {
                        Where = [new EventMeasures(scope).RowCondition(test with { Negated = false })],
                    },
                }
            );
            return;
        }

        if (at > 0 && items[at - 1].Comparison is { Unit: NumberUnit.None } && IsOfThings(items, at, test))
        {
            gathered.Count(CountedNoun.Units);
        }

        gathered.AddRow(
            test,
            scope.Model,
            items[at].List == Joint.And
                && (
                    EachByItself(items[at])
                    || (
                        (gathered.SaysEvent || items.Any(other => other.Is("both")))
                        && !items.Any(other => other.IsKind("rank."))
                    )
                )
        );
    }

    /// <summary>"an oil change and a tyre change", "by web and by phone": every one of the list has the little word of the first.</summary>
    private bool EachByItself(Item list)
    {
        var word = scope.Tokens.ElementAtOrDefault(list.First - 1)?.Folded;
        if (!IsArticle(word) && word is not ("by" or "via" or "through" or "in" or "at" or "with"))
        {
            return false;
        }

        var joints = 0;
        for (var at = list.First + 1; at < list.End; at++)
        {
            if (scope.Tokens[at].Folded is not ("and" or "&" or ",") || scope.Tokens[at + 1].Folded is "and")
            {
                continue;
            }

            joints++;
            var next = scope.Tokens[at + 1].Folded;
            if (IsArticle(word) ? !IsArticle(next) : next != word)
            {
                return false;
            }
        }

        return joints > 0;
    }

    private static bool IsArticle(string? word) => word is "a" or "an";

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

    /// <summary>"2 helmets" are pieces; "2 cancelled bookings" and "2 no-shows" are orders, since orders are what is cancelled.</summary>
    private bool IsOfThings(ImmutableArray<Item> items, int at, RowTest test)
    {
        var table = PopulationModel.TableOf(test.FacetId);
        return !(at + 1 < items.Length && items[at + 1].Of(MatchKind.Table).Any(match => match.Score >= 0.8))
            && scope.Model.Events.FirstOrDefault(events =>
                string.Equals(events.Table.Name, table, StringComparison.Ordinal)
            )
                is null
                    or { Quantity: not null };
    }
}
