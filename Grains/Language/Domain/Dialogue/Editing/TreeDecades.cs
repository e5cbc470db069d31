using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Dialogue.Editing;

/// <summary>Changes the decades of life that a tree asks for: "make that forties", "also the fifties".</summary>
internal static class TreeDecades
{
    /// <summary>The tree with other decades; null when something else is said, or the tree asks for no age.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="text">The change.</param>
    /// <param name="adds">True to keep the decades that were asked for.</param>
    /// <param name="reader">Reads decades.</param>
    public static (ExpressionNode Tree, Reading Reading)? Change(
        ExpressionNode tree,
        string text,
        bool adds,
        MessageReader reader
    )
    {
        var said = new List<Reading>();
        var tokens = Tokenizer.Tokenize(text);
        foreach (var token in tokens.Where(token => token.Kind is not TokenKind.Punctuation))
        {
            if (Decade(token, reader) is { } decade)
            {
                // By itself the word would be years of the calendar.
                said.Add(reader.Read($"in their {decade}"));
            }
            else if (!reader.Words.Cues.Edits.BetweenDecades.Has(token.Folded))
            {
                return null;
            }
        }

        var ranges = said.Select(reading => reading.Expression as ExpressionNode.Condition).ToList();
        var target = ranges is [{ } first, ..]
            ? Nodes.Conditions(tree).LastOrDefault(condition => IsAge(condition, first))
            : null;
        if (target is null || ranges.Exists(range => range is null || !IsAge(range, ranges[0]!)))
        {
            return null;
        }

        var wanted = Joined(adds ? [target, .. ranges.OfType<ExpressionNode.Condition>()] : [.. ranges!]);
        return (TreeParts.ReplaceWhole(tree, target, wanted), said[0]);
    }

    /// <summary>The word of a decade of life, also of one in digits; null for any other word.</summary>
    private static string? Decade(Token token, MessageReader reader) =>
        reader.Data.FunctionWords.At([token], 0).Any(found => found.Class is "decades") ? token.Folded
        : token.Folded is [>= '2' and <= '9', '0', 's']
            ? reader.Words.Cues.Edits.Decades.ElementAtOrDefault(token.Folded[0] - '2')
        : null;

    private static bool IsAge(ExpressionNode.Condition condition, ExpressionNode.Condition like) =>
        condition
            is { Operator: ConditionOperator.Between, Values: [{ Number: not null }, { Number: not null }] }
        && condition.Measure.FacetId == like.Measure.FacetId
        && condition.Measure.Transform == like.Measure.Transform;

    /// <summary>Decades that follow on each other are one range.</summary>
    private static ExpressionNode Joined(IReadOnlyList<ExpressionNode.Condition> ranges)
    {
        var joined = new List<ExpressionNode.Condition>();
        foreach (var range in ranges.OrderBy(range => range.Values[0].Number))
        {
            if (joined.Count > 0 && range.Values[0].Number <= joined[^1].Values[1].Number + 1)
            {
                var high = Math.Max(joined[^1].Values[1].Number!.Value, range.Values[1].Number!.Value);
                joined[^1] = joined[^1] with { Values = [joined[^1].Values[0], high] };
            }
            else
            {
                joined.Add(range);
            }
        }

        return Nodes.Or(joined)!;
    }
}
