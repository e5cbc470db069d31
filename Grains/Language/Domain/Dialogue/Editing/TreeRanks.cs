using System.Globalization;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;
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
