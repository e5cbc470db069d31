using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>Verbs that only carry their noun ("placed an order", "made a purchase") say nothing of their own.</summary>
internal static class SupportVerbs
{
    private const int MaxBetween = 7;

    /// <summary>The row with such verbs made fillers.</summary>
    public static ImmutableArray<Item> Fade(ImmutableArray<Item> row, ReadingScope scope)
    {
        var faded = row.ToBuilder();
        for (var at = 0; at < row.Length; at++)
        {
            var item = row[at];
            if (
                item.Is("support-verb")
                && item.Length == 1
                && (!item.Matches.IsEmpty || item.Event is not null)
                && scope.Word(item) is not "open"
                && !item.Matches.Any(match =>
                    match is { Kind: MatchKind.FlagFacet, Score: >= 0.75 }
                    && !scope.Model.IsOfMember(match.FacetId)
                )
                && !IsState(item, scope)
                && CarriesNoun(row, at, scope)
            )
            {
                faded[at] = item with { Matches = [], Event = null, Filler = true };
                continue;
            }

            if (
                item is { Filler: true, Length: 1 }
                && !item.Matches.IsEmpty
                && Named(
                    item,
                    at + 1 < row.Length
                        && row[at + 1].Filler
                        && scope.Thesaurus.IsEntityWord(scope.Tokens[row[at + 1].First].Stem)
                )
                    is { IsEmpty: false } named
            )
            {
                // "consumers" where there is a Consumer, "businesses" where there is a Business.
                faded[at] = item with
                {
                    Filler = false,
                    Matches = named,
                };
            }
        }

        return faded.ToImmutable();
    }

    /// <summary>"completed a course" where some are completed and some are not.</summary>
    private static bool IsState(Item item, ReadingScope scope) =>
        scope.Word(item) is "completed" or "submitted"
        && item.Matches.Any(match =>
            match is { Kind: MatchKind.Value, Way: MatchWay.Exact, Score: >= 0.95 }
            && !scope.Model.IsOfMember(match.FacetId)
        );

    private static ImmutableArray<FacetMatch> Named(Item item, bool describes) =>
        [
            .. item.Matches.Where(match =>
                match.Kind == MatchKind.Value
                && (
                    describes
                        ? match.Score >= 0.6
                        : match.Score >= 0.72
                            && match.Way is MatchWay.Exact or MatchWay.Stem or MatchWay.ValueLabel
                )
            ),
        ];

    /// <summary>"took both a photography and a languages course": the noun comes after what describes it.</summary>
    private static bool CarriesNoun(ImmutableArray<Item> row, int at, ReadingScope scope)
    {
        for (var next = at + 1; next < row.Length && next <= at + MaxBetween; next++)
        {
            var item = row[next];
            if (item.Event is not null || item.Of(MatchKind.Table).Any())
            {
                return true;
            }

            if (
                scope.Cues.Events.Taking.Has(scope.Word(row[at]))
                && (item.Is("both") || item.Of(MatchKind.Value).Any() || item.Is("conjunction.and"))
            )
            {
                continue;
            }

            if (
                !item.Filler
                && item.Comparison is null
                && !item.IsKind("pick.")
                && !item.Is("only")
                && !scope.Cues.Events.BeforeNoun.Has(scope.Word(item))
                && !(row[next - 1].Comparison is not null && item.Of(MatchKind.Facet).Any())
            )
            {
                return false;
            }
        }

        return false;
    }
}
