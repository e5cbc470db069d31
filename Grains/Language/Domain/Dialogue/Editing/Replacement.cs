using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Population;

namespace SmartSegmentation.Grains.Language.Domain.Dialogue.Editing;

/// <summary>Another value, number or window in the place of the one that is there.</summary>
/// <param name="narrowing">What has no old one is a further condition.</param>
internal sealed class Replacement(Narrowing narrowing)
{
    /// <summary>The tree with what is said in the place of what it speaks of.</summary>
    /// <param name="current">The tree; null = everyone.</param>
    /// <param name="words">What was said.</param>
    /// <param name="context">What it goes on from.</param>
    public ExpressionNode? Apply(ExpressionNode? current, EditWords words, TreeContext? context)
    {
        if (current is null)
        {
            return words.Expression;
        }

        if (
            words.MonthsEarlier() is { } months
            && (context?.Window is not null || context?.Dated is not null)
        )
        {
            return TreeWindows.Earlier(current, months, context.Dated);
        }

        if (
            words.Length is { } length
            && TreeLengths.Replace(current, length, WindowChange.Of(words, context) is not null)
                is { } lengthened
        )
        {
            return lengthened;
        }

        if (WindowChange.Of(words, context) is { } window && context is not null)
        {
            return TreeWindows.Replace(
                current,
                WindowChange.Extended(window, context, words.Reading),
                context.Dated
            );
        }

        if (WindowOfRows(words, context) is { } posted)
        {
            return TreeWindows.Replace(current, WindowChange.Extended(posted, context!, words.Reading));
        }

        if (words.Length is not null)
        {
            // A length that nothing in the tree has is nothing to begin with: it is asked about.
            return current;
        }

        if (
            (words.Number ?? words.Year) is { } comparison
            && TreeNumbers.Replace(current, comparison, null) is { } renumbered
        )
        {
            return renumbered;
        }

        if (
            words.Column is { } column
            && TreeColumns.SwapAlike(current, column, words.Reading.Scope.Model, words.Source) is { } swapped
        )
        {
            return swapped;
        }

        if (words.Expression is { } wanted && Retargeted(current, wanted) is { } changed)
        {
            return changed;
        }

        return narrowing.Apply(current, words, context, ofSameRows: true);
    }

    /// <summary>"posted in 2025" of the rows that are asked for: the time of their day; null when something else is said.</summary>
    private static DateMatch? WindowOfRows(EditWords words, TreeContext? context) =>
        context?.Event is { } rows
        && words.Contents
            is [{ Comparison: null, Event: null } verb, { Date: { Kind: DateKind.Range } window }]
        && words.Reading.Scope.Model.EventNamed(
            rows.Measure.Table ?? PopulationModel.TableOf(rows.Measure.FacetId)
        )
            is { Timestamp: { } time }
        && verb.Matches is [{ FacetId: var named }, ..]
        && string.Equals(named, time.FacetId, StringComparison.OrdinalIgnoreCase)
            ? window
            : null;

    /// <summary>The new words in place of the old condition, which keeps what they do not speak of.</summary>
    private static ExpressionNode.Condition Same(
        ExpressionNode.Condition old,
        ExpressionNode.Condition wanted
    )
    {
        if (old.Measure.Where.Length > 0 && wanted.Measure.Where.Length > 0)
        {
            var tests = wanted.Measure.Where.OfType<ExpressionNode.Condition>().ToList();
            var kept = old.Measure.Where.Where(node =>
                node is not ExpressionNode.Condition test
                || tests.TrueForAll(other => other.Measure.FacetId != test.Measure.FacetId)
                    && old.Measure.Where.Length > 1
            );
            return old with
            {
                Measure = old.Measure with { Where = [.. kept, .. tests] },
                Source = wanted.Source,
            };
        }

        return wanted;
    }

    /// <summary>Each new condition takes the place of the old one that it speaks of; null when none does.</summary>
    private static ExpressionNode? Retargeted(ExpressionNode current, ExpressionNode wanted)
    {
        var changed = current;
        var any = false;
        var rest = new List<ExpressionNode>();
        foreach (
            var part in wanted is ExpressionNode.Group { Op: GroupOperator.And } group
                ? group.Children
                : [wanted]
        )
        {
            var condition =
                part as ExpressionNode.Condition
                ?? (
                    part
                        is ExpressionNode.Group
                        {
                            Op: GroupOperator.Not,
                            Children: [ExpressionNode.Condition denied]
                        }
                        ? denied
                        : null
                );
            var target = condition is null
                ? null
                : Nodes.Conditions(changed).LastOrDefault(old => SameSubject(old, condition));
            if (target is null || (part is not ExpressionNode.Condition && !IsWhole(target)))
            {
                rest.Add(part);
                continue;
            }

            any = true;
            changed =
                part is ExpressionNode.Condition
                    ? Nodes.Map(changed, old => ReferenceEquals(old, target) ? Same(target, condition!) : old)
                    : TreeParts.ReplaceWhole(changed, target, part);
        }

        return any ? Nodes.And([changed, .. rest]) : null;
    }

    /// <summary>A condition that its denial can take the place of: no count of more than one, no sum.</summary>
    private static bool IsWhole(ExpressionNode.Condition condition) =>
        condition.Measure.Aggregate is null || TreeCounts.IsExistence(condition);

    /// <summary>True when both are of one column, one rank, or one test of the rows.</summary>
    public static bool SameSubject(ExpressionNode.Condition old, ExpressionNode.Condition wanted)
    {
        if (old.Rank is not null && wanted.Rank is not null)
        {
            return true;
        }

        if (old.Measure.Where.Length > 0 && wanted.Measure.Where.Length > 0)
        {
            return wanted
                .Measure.Where.OfType<ExpressionNode.Condition>()
                .Any(test =>
                    old.Measure.Where.OfType<ExpressionNode.Condition>()
                        .Any(own => own.Measure.FacetId == test.Measure.FacetId)
                );
        }

        return (old.Measure.RelativeTo is null) == (wanted.Measure.RelativeTo is null)
            && (old.Measure.Pick is null) == (wanted.Measure.Pick is null)
            && old.Measure.FacetId == wanted.Measure.FacetId
            && old.Measure.Aggregate?.Function == wanted.Measure.Aggregate?.Function
            && old.Measure.Where.Length == wanted.Measure.Where.Length
            && old.Measure.Transform == wanted.Measure.Transform;
    }
}
