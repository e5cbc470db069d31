using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>What is said before the request itself, such as its purpose or a title, sets no condition.</summary>
internal static class Preamble
{
    /// <summary>The row with unknown and vague words of the preamble made fillers.</summary>
    public static ImmutableArray<Item> Fade(ImmutableArray<Item> row, ReadingScope scope)
    {
        var colon = Colon(row, scope);
        var end = Math.Max(colon, Request(row, scope));
        if (end <= 0)
        {
            return row;
        }

        var title =
            colon > 0
            && !row[..colon]
                .Any(item =>
                    item.Comparison is not null
                    || item.Date is not null
                    || item.Term is not null
                    || item.SegmentId is not null
                    || item.Of(MatchKind.Value).Any(match => match.Score >= 0.8)
                    || item.Of(MatchKind.FlagFacet).Any(match => match.Score >= 0.8)
                )
                ? colon
                : -1;
        var faded = row.ToBuilder();
        for (var at = 0; at < end; at++)
        {
            var item = row[at];
            if (
                at < title
                || (
                    item.Unknown
                    && (
                        at < colon
                        || IsPurpose(item, scope)
                        || IsBeforeRequest(row, at, end, scope)
                        || IsToldLater(row, at, end, scope)
                    )
                )
                || (item.Date is { Explicit: false })
                || item.Event is not null && item.Matches.IsEmpty
            )
            {
                faded[at] = new Item(item.First, item.End) { Filler = true };
            }
        }

        return faded.ToImmutable();
    }

    /// <summary>"to reactivate": what they are wanted for, not who they are. "posh people who …" says who they are.</summary>
    private static bool IsPurpose(Item item, ReadingScope scope) =>
        scope.Tokens.ElementAtOrDefault(item.First - 1)?.Folded is "to";

    /// <summary>"we are planning a brochure - I need …": said before the request itself.</summary>
    private static bool IsBeforeRequest(ImmutableArray<Item> row, int at, int end, ReadingScope scope) =>
        scope.Tokens[row[at].End..row[end].First].Any(token => token.Folded is "i" or "we");

    /// <summary>"I need the diehards who …": a name for those whom the clause after it tells. Without "the" the name says more than the clause.</summary>
    private static bool IsToldLater(ImmutableArray<Item> row, int at, int end, ReadingScope scope) =>
        at == end - 1
        && row[at] is { Length: 1, First: > 0 }
        && scope.Tokens[row[at].First - 1].Folded is "the"
        && (IsLedIn(scope) || scope.Tokens[..(row[at].First - 1)].Any(token => token.Folded is "i" or "we"));

    /// <summary>The words of a request that led in are blank.</summary>
    private static bool IsLedIn(ReadingScope scope) => scope.Message is [' ', ..];

    /// <summary>A title: "win-backs: …".</summary>
    private static int Colon(ImmutableArray<Item> row, ReadingScope scope)
    {
        for (var at = 1; at < row.Length - 1; at++)
        {
            if (scope.Tokens[row[at].First].Text is ":" && row[(at + 1)..].Any(ClauseCutter.IsContent))
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>"we want to reactivate people who …", "I need the regulars who …": what stands before the members and "who".</summary>
    private static int Request(ImmutableArray<Item> row, ReadingScope scope)
    {
        for (var at = 1; at < row.Length; at++)
        {
            if (row[at].Is("relative") && scope.Word(row[at]) is "who" or "whose")
            {
                var before = row[at - 1];
                var noun =
                    before.Unknown
                    || before.Vague is not null
                    || (before.Filler && scope.Thesaurus.IsEntityWord(scope.Tokens[before.First].Stem));
                return
                    noun
                    && !row[..at]
                        .Any(item =>
                            item.Comparison is not null
                            || item.Date is { Explicit: true }
                            || item.Term is not null
                        )
                    ? at
                    : -1;
            }

            if (ClauseCutter.IsContent(row[at]) && row[at].Event is null && row[at].Vague is null)
            {
                return -1;
            }
        }

        return -1;
    }
}
