using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>Verbs of what members did that are also the name of a state of its rows: "booked through the app" is done, "booked appointments" are so.</summary>
internal static class StateVerbs
{
    /// <summary>The row with such verbs read as what was done.</summary>
    public static ImmutableArray<Item> Read(ImmutableArray<Item> row, ReadingScope scope)
    {
        var finder = new EventFinder(scope);
        return
        [
            .. row.Select(item =>
                item is { Length: 1, Event: not null, Matches.IsEmpty: true }
                && StateOf(item, scope) is { } state
                    ? new Item(item.First, item.End) { Matches = [state], Weight = item.Weight }
                : item is { Length: 1, Event: "purchase" } && item.Of(MatchKind.Table).Any() is false
                    ? item with
                    {
                        // "bought" alone is no "bought elsewhere".
                        Matches = item.Matches.RemoveAll(match =>
                            match is { Kind: MatchKind.Value, Way: MatchWay.Partial }
                        ),
                    }
                : IsDone(item, scope) && finder.Find(item) is { } events && IsStateOf(item, events)
                    ? item with
                    {
                        Matches = item.Matches.RemoveAll(match => match.Kind == MatchKind.Value),
                    }
                : item
            ),
        ];
    }

    /// <summary>"their last order was a return", "was returned": the state of that name, though the word alone says nothing.</summary>
    private static FacetMatch? StateOf(Item item, ReadingScope scope) =>
        item.Event is "return" or "churn"
        && scope.Tokens.ElementAtOrDefault(item.First - 1)?.Folded
            is "a"
                or "an"
                or "was"
                or "were"
                or "is"
                or "are"
                or "been"
                or "being"
        && scope
            .Model.Events.SelectMany(events => events.Facets.Where(events.IsOwn))
            .Where(facet => facet.Role == FacetRole.Category)
            .SelectMany(facet => facet.Values.Select(value => (facet, value.Value)))
            .Where(pair =>
                !pair.Value.Contains(' ', StringComparison.Ordinal)
                && Text.Stemmer.Stem(Text.Tokenizer.Fold(pair.Value)) == scope.Tokens[item.First].Stem
            )
            .Take(2)
            .ToList()
            is [var only]
            ? new FacetMatch(
                item.First,
                item.End,
                MatchKind.Value,
                only.facet.FacetId,
                [only.Value],
                MatchWay.Stem,
                0.9,
                false,
                ConditionOperator.Eq
            )
            : null;

    /// <summary>States that words of another form name ("a return" of what was Returned): column and value.</summary>
    /// <param name="items">The sentence's items.</param>
    public static IEnumerable<(string FacetId, string Value)> Called(IEnumerable<Item> items) =>
        items
            .Where(item => item is { Length: 1, Matches: [{ Kind: MatchKind.Value, Way: MatchWay.Stem }] })
            .Select(item => (item.Matches[0].FacetId, item.Matches[0].Values[0]));

    private static bool IsDone(Item item, ReadingScope scope) =>
        item is { Length: 1, Event: not null and not "purchase" }
        && scope.Word(item).EndsWith("ed", StringComparison.Ordinal)
        && (item.First == 0 || !scope.Cues.Events.BeforeState.Has(scope.Tokens[item.First - 1].Folded))
        && scope.Tokens.ElementAtOrDefault(item.End) is { } next
        && (scope.Cues.Events.AfterDeed.Has(next.Folded) || next.Kind == Text.TokenKind.Number);

    private static bool IsStateOf(Item item, EventTable events) =>
        item.Of(MatchKind.Value)
            .Any(match =>
                match.Way == MatchWay.Exact
                && string.Equals(
                    PopulationModel.TableOf(match.FacetId),
                    events.Table.Name,
                    StringComparison.OrdinalIgnoreCase
                )
            );
}
