using System.Globalization;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Dialogue.Editing;

/// <summary>Changes what members are ranked by: "by number of orders instead".</summary>
internal static class TreeRanks
{
    /// <summary>The tree with its last rank taken by something else; null when none is said, or nothing is ranked.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="text">The change.</param>
    /// <param name="reader">Reads it.</param>
    /// <remarks>How many are taken, among whom, and from what time stay as they were.</remarks>
    public static (ExpressionNode Tree, Reading Reading)? Rerank(
        ExpressionNode tree,
        string text,
        MessageReader reader
    )
    {
        var old = Nodes.Conditions(tree).LastOrDefault(condition => condition.Rank is not null);
        if (old is not { Rank: { } rank } || Measure(text, reader) is not { } measure)
        {
            return null;
        }

        var share = rank.TopPercent ?? rank.BottomPercent;
        var amount = share ?? rank.TopCount ?? rank.BottomCount;
        var way = (rank.BottomPercent ?? rank.BottomCount) is null ? "top" : "bottom";
        var reading = reader.Read(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{way} {amount}{(share is null ? "" : "%")} {measure}"
            )
        );
        return
            reading
                is { Problems.IsEmpty: true, Expression: ExpressionNode.Condition { Rank: not null } wanted }
            ? (
                Nodes.Replace(
                    tree,
                    old,
                    wanted with
                    {
                        Rank = rank,
                        Measure = wanted.Measure is { Window: null, Aggregate: not null }
                            ? wanted.Measure with
                            {
                                Window = old.Measure.Window,
                            }
                            : wanted.Measure,
                        Source = null,
                    }
                ),
                reading
            )
            : null;
    }

    /// <summary>"bottom 10 instead", "make it the lowest 5": the other end of the same order; null when something else is said, or nothing is ranked.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="text">The change.</param>
    /// <param name="reader">Reads it.</param>
    public static (ExpressionNode Tree, Reading Reading)? Turn(
        ExpressionNode tree,
        string text,
        MessageReader reader
    )
    {
        var old = Nodes.Conditions(tree).LastOrDefault(condition => condition.Rank is not null);
        if (
            old?.Rank is not { } rank
            || (rank.TopPercent ?? rank.BottomPercent ?? rank.TopCount ?? rank.BottomCount) is not { } amount
        )
        {
            return null;
        }

        var (_, items) = reader.ReadItems(text);
        var ends = items.Where(item => item.IsKind("rank.top") || item.IsKind("rank.bottom")).ToList();
        var numbers = items.Where(item => item.Comparison is not null).ToList();
        if (
            ends is not [var end]
            || numbers.Count > 1
            || numbers.Exists(item => item.Comparison is not { Stated: false })
            || items.Any(item =>
                item != end && !numbers.Contains(item) && (ClauseCutter.IsContent(item) || item.Unknown)
            )
        )
        {
            return null;
        }

        var number = numbers.FirstOrDefault()?.Comparison;
        var bottom = end.IsKind("rank.bottom");
        var share = number is null
            ? (rank.TopPercent ?? rank.BottomPercent) is not null
            : number.Unit == NumberUnit.Percent;
        var many = number?.Low ?? amount;
        var turned = rank with
        {
            TopPercent = share && !bottom ? many : null,
            BottomPercent = share && bottom ? many : null,
            TopCount = !share && !bottom ? WholeNumber.Of(many) : null,
            BottomCount = !share && bottom ? WholeNumber.Of(many) : null,
        };
        var reading = reader.Read(text);
        return (
            Nodes.Map(
                tree,
                condition =>
                    ReferenceEquals(condition, old)
                        ? condition with
                        {
                            Operator = bottom ? ConditionOperator.Le : ConditionOperator.Ge,
                            Rank = turned,
                            Source = null,
                        }
                        : condition
            ),
            reading with
            {
                Problems = [],
                Unknown = [],
                Vague = [],
            }
        );
    }

    /// <summary>"by …" to the end, when nothing but a word of ranking stands before it.</summary>
    private static string? Measure(string text, MessageReader reader)
    {
        var tokens = Tokenizer.Tokenize(text);
        for (var at = 0; at < tokens.Length; at++)
        {
            if (
                tokens[at].Folded is not "for"
                && reader.Data.FunctionWords.At(tokens, at).Any(found => found.Class is "rank.by")
            )
            {
                return text[tokens[at].Start..].Trim();
            }

            if (
                tokens[at].Kind is not TokenKind.Punctuation
                && !reader.Words.Cues.Edits.BeforeRank.Has(tokens[at].Folded)
            )
            {
                return null;
            }
        }

        return null;
    }
}
