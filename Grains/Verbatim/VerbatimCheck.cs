using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Sessions;

namespace SmartSegmentation.Grains.Verbatim;

/// <summary>
/// Compares words with what a result claims to have made of them, knowing nothing of how it was made: it has its own idea of a word, of a
/// number, of more and less, of with and without.
/// </summary>
/// <remarks>
/// Other sources than the words are the evidence of a claim. What the check accepts was not dropped, added or reworded on the way; whether
/// the words mean it is for others to judge.
/// </remarks>
internal static class VerbatimCheck
{
    /// <summary>Where a claim is not what was said; empty when it is.</summary>
    public static ImmutableArray<VerbatimFault> Find(VerbatimClaim claim)
    {
        var conditions = ClaimedFacts.Conditions(claim.Expression).ToImmutableArray();
        return
        [
            .. Query(claim),
            .. Spans(claim),
            .. Sources(claim, conditions),
            .. Accounts(claim, conditions),
            .. AddedFacts.Find(claim, conditions),
            .. DroppedFacts.Find(claim),
            .. Polarity.Find(claim, conditions),
        ];
    }

    /// <summary>True when a source is what stands at its place in a text.</summary>
    public static bool IsVerbatim(SourceSpan source, string text) =>
        source.Start >= 0
        && source.Start < source.End
        && source.End <= text.Length
        && text.AsSpan(source.Start, source.End - source.Start).SequenceEqual(source.Text);

    private static IEnumerable<VerbatimFault> Query(VerbatimClaim claim)
    {
        if (!claim.Query.Equals(claim.Words, StringComparison.Ordinal))
        {
            yield return new(VerbatimRule.Query, claim.Query);
        }
    }

    private static IEnumerable<VerbatimFault> Spans(VerbatimClaim claim)
    {
        var at = 0;
        foreach (var span in claim.Coverage)
        {
            if (
                span.Start < at
                || !IsVerbatim(new SourceSpan(span.Start, span.End, span.Text), claim.Words)
                || !string.IsNullOrWhiteSpace(claim.Words[at..span.Start])
            )
            {
                yield return new(VerbatimRule.Coverage, span.Text);
                yield break;
            }

            at = span.End;
        }

        if (!string.IsNullOrWhiteSpace(claim.Words[at..]))
        {
            yield return new(VerbatimRule.Coverage, claim.Words[at..].Trim());
        }
    }

    private static IEnumerable<VerbatimFault> Sources(
        VerbatimClaim claim,
        ImmutableArray<ExpressionNode.Condition> conditions
    ) =>
        conditions
            .Where(condition =>
                condition.Source is { } source
                    ? !claim.Evidence.Texts.Prepend(claim.Words).Any(text => IsVerbatim(source, text))
                        && !WasSaid(claim.Evidence.Before, condition)
                    : !new ClaimedFacts(claim.Evidence.Before).Facets.Contains(condition.Measure.FacetId)
            )
            .Select(condition => new VerbatimFault(
                VerbatimRule.Source,
                condition.Source?.Text ?? condition.Measure.FacetId
            ));

    /// <summary>A condition that stood in the tree before has the words of whoever said it, however long ago.</summary>
    private static bool WasSaid(ExpressionNode? before, ExpressionNode.Condition condition) =>
        ClaimedFacts
            .Conditions(before)
            .Any(earlier =>
                earlier.Source == condition.Source
                && earlier.Measure.FacetId.Equals(condition.Measure.FacetId, StringComparison.Ordinal)
            );

    /// <summary>Each stretch names those conditions whose words it touches, denied or not, and each condition of these words is named.</summary>
    private static IEnumerable<VerbatimFault> Accounts(
        VerbatimClaim claim,
        ImmutableArray<ExpressionNode.Condition> conditions
    )
    {
        var denied = Polarity.Denied(claim.Expression, false).Select(pair => pair.IsDenied).ToList();
        var named = new HashSet<int>();
        foreach (var span in claim.Coverage)
        {
            var touched = Touched(span, claim.Words, conditions).ToList();
            if (!(span.Conditions ?? []).SequenceEqual(touched.Select(at => denied[at] ? -at - 1 : at + 1)))
            {
                yield return new(VerbatimRule.Account, span.Text);
            }

            named.UnionWith(touched);
        }

        foreach (var (place, condition) in conditions.Index())
        {
            if (!named.Contains(place) && condition.Source is { } source && IsVerbatim(source, claim.Words))
            {
                yield return new(VerbatimRule.Account, source.Text);
            }
        }
    }

    /// <summary>Places of the conditions of which some words, or those of an inner condition, touch a stretch.</summary>
    private static IEnumerable<int> Touched(
        CoverageSpan span,
        string words,
        ImmutableArray<ExpressionNode.Condition> conditions
    ) =>
        conditions
            .Index()
            .Where(condition =>
                new ClaimedFacts(condition.Item).Sources.Any(source =>
                    source.Start < span.End && span.Start < source.End && IsVerbatim(source, words)
                )
            )
            .Select(condition => condition.Index);
}
