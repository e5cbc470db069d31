using System.Collections.Frozen;
using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Verbatim;

/// <summary>More and less, with and without.</summary>
internal static class Polarity
{
    private static readonly FrozenSet<string> More = Words(
        "more over above exceed exceeds exceeded exceeding greater higher older longer later bigger larger beyond least minimum upwards plus"
    );

    private static readonly FrozenSet<string> Less = Words(
        "less fewer under below lower younger shorter earlier smaller most maximum cheaper"
    );

    private static readonly FrozenSet<string> Not = Words(
        "not no never none nobody without neither nor non except excepting exclude excludes excluding excluded excl exclusive lack lacks lacking lacked minus drop remove omit skip hide ignore"
            + " don't doesn't didn't isn't aren't wasn't weren't haven't hasn't hadn't won't can't cannot couldn't wouldn't shouldn't dont doesnt didnt isnt arent wasnt werent havent hasnt hadnt wont cant"
            + " nothing zero yet but unless failed fail stopped lapsed missing unknown empty out other outside apart aside un absent gone left instead rather only silent quiet off disabled deactivated inactive dormant idle still stayed remain remained active avoided skipped nowhere hardly lapsed churned"
    );

    /// <summary>"every one of their orders": there is none that is otherwise.</summary>
    private static readonly FrozenSet<string> Every = Words(
        "every each all only always both solely exclusively"
    );

    /// <summary>The faults of a claim.</summary>
    public static IEnumerable<VerbatimFault> Find(
        VerbatimClaim claim,
        ImmutableArray<ExpressionNode.Condition> conditions
    )
    {
        var denied = Denied(claim.Expression, false).ToList();
        var negations =
            SaidWords.Of(claim.Words).Count(word => IsNot(word.Text))
            + claim.Evidence.Corrected.Count(IsNot)
            + (claim.Words.Contains("w/o", StringComparison.OrdinalIgnoreCase) ? 1 : 0);
        var universal = SaidWords.Of(claim.Words).Any(word => Every.Contains(word.Text));
        var before = ClaimedFacts.Conditions(claim.Evidence.Before).ToList();
        foreach (var (condition, isDenied) in denied)
        {
            if (condition.Source is not { } source)
            {
                continue;
            }

            if (!VerbatimCheck.IsVerbatim(source, claim.Words) && IsChanged(condition, before))
            {
                if (IsTurned(condition, before, claim.Words))
                {
                    yield return new(VerbatimRule.Polarity, source.Text);
                }

                continue;
            }

            if (isDenied && negations == 0 && !universal && claim.Evidence.Texts.IsEmpty)
            {
                yield return new(VerbatimRule.Polarity, source.Text);
            }
            else if (
                Direction(condition) is var direction
                && direction != 0
                && Contradicts(Spoken(condition, source, claim), direction, isDenied, IsOfTime(condition))
            )
            {
                yield return new(VerbatimRule.Polarity, source.Text);
            }
        }
    }

    /// <summary>True when a change of the segment may have changed the test of this condition.</summary>
    private static bool IsChanged(
        ExpressionNode.Condition condition,
        List<ExpressionNode.Condition> before
    ) =>
        before.Exists(other =>
            other.Measure.FacetId == condition.Measure.FacetId
            && !other.Values.SequenceEqual(condition.Values)
        );

    /// <summary>True when a change turned more into less, or less into more, without a word for it.</summary>
    private static bool IsTurned(
        ExpressionNode.Condition condition,
        List<ExpressionNode.Condition> before,
        string words
    ) =>
        Direction(condition) is var direction
        && direction != 0
        && before.Find(other =>
            other.Source == condition.Source && other.Measure.FacetId == condition.Measure.FacetId
        )
            is { } earlier
        && Direction(earlier) == -direction
        && !Points(words, direction);

    private static bool Points(string text, int direction) =>
        SaidWords.Of(text).Any(word => (direction > 0 ? More : Less).Contains(word.Text));

    /// <summary>The words of a condition; where they are a term, the meaning of it that holds the condition's number.</summary>
    private static string Spoken(
        ExpressionNode.Condition condition,
        SourceSpan source,
        VerbatimClaim claim
    ) =>
        SaidNumbers.Of(source.Text).IsEmpty
        && !IsDenial(source.Text)
        && claim.Evidence.Texts.FirstOrDefault(text =>
            SaidNumbers.Of(text).Any(number => number.Value == condition.Values[0].Number)
        )
            is { } meaning
            ? meaning
            : source.Text;

    /// <summary>True when the words of a comparison all point the other way, and none of them is denied.</summary>
    private static bool Contradicts(string text, int direction, bool isDenied, bool ofTime)
    {
        // An older version has a lower number, an older member a higher one.
        var words = SaidWords
            .Of(text)
            .Where(word => ofTime || word.Text is not ("older" or "younger"))
            .ToList();
        if (words.Any(word => IsNot(word.Text)) || isDenied)
        {
            return false;
        }

        var more =
            words.Any(word => More.Contains(word.Text))
            || text.Contains('+', StringComparison.Ordinal)
            || text.Contains('>', StringComparison.Ordinal);
        var less =
            words.Any(word => Less.Contains(word.Text))
            || text.Contains('<', StringComparison.Ordinal)
            || text.Contains("up to", StringComparison.OrdinalIgnoreCase);
        return direction > 0 ? less && !more : more && !less;
    }

    /// <summary>True for an age and for a length of time.</summary>
    private static bool IsOfTime(ExpressionNode.Condition condition) =>
        condition.Measure.Transform is not null || condition.Unit is "years" or "months" or "weeks" or "days";

    private static int Direction(ExpressionNode.Condition condition) =>
        condition.CompareTo is not null
        || condition.Rank is not null
        || condition.Values.IsDefaultOrEmpty
        || condition.Values[0].Number is null or 0 or 1
            ? 0
            : condition.Operator switch
            {
                ConditionOperator.Gt or ConditionOperator.Ge => 1,
                ConditionOperator.Lt or ConditionOperator.Le => -1,
                _ => 0,
            };

    /// <summary>Conditions with whether they are denied: by a complement around them, or by their operator.</summary>
    public static IEnumerable<(ExpressionNode.Condition Condition, bool IsDenied)> Denied(
        ExpressionNode? node,
        bool denied
    ) =>
        node switch
        {
            ExpressionNode.Group { Op: GroupOperator.Not } group => group.Children.SelectMany(child =>
                Denied(child, !denied)
            ),
            ExpressionNode.Group group => group.Children.SelectMany(child => Denied(child, denied)),
            ExpressionNode.Condition condition =>
            [
                (
                    condition,
                    denied
                        != condition.Operator
                            is ConditionOperator.Ne
                                or ConditionOperator.NotIn
                                or ConditionOperator.Missing
                ),
            ],
            _ => [],
        };

    /// <summary>True when a stretch says that something is not.</summary>
    public static bool IsDenial(string text) => SaidWords.Of(text).Any(word => IsNot(word.Text));

    private static bool IsNot(string word) =>
        Not.Contains(word)
        || (
            word.Length > 5
            && !Less.Contains(word)
            && (
                word.StartsWith("un", StringComparison.Ordinal)
                || word.StartsWith("non", StringComparison.Ordinal)
            )
        );

    private static FrozenSet<string> Words(string words) =>
        words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
