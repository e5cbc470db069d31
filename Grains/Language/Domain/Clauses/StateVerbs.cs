using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
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
                item is { Length: 1, Event: "purchase" } && item.Of(MatchKind.Table).Any() is false
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
