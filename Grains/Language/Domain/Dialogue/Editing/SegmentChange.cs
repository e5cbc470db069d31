using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Language.Domain.Dialogue.Editing;

/// <summary>Applies all steps of a change.</summary>
/// <param name="reader">Reads the words of the steps.</param>
/// <param name="earlier">The tree before the last change; null = there was none.</param>
internal sealed class SegmentChange(MessageReader reader, ExpressionNode? earlier = null)
{
    /// <summary>The tree after the steps, with how they were read.</summary>
    /// <param name="current">The tree; null = everyone.</param>
    /// <param name="steps">The steps; without any, nothing is read.</param>
    public Changed Of(ExpressionNode? current, ImmutableArray<EditStep> steps)
    {
        var editor = new SegmentEditor(reader, earlier);
        var tree = steps.Aggregate(current, editor.Apply);
        return new(tree, [.. editor.Readings], Equals(tree, current));
    }

    /// <summary>A tree after a change.</summary>
    /// <param name="Tree">The tree; null = everyone.</param>
    /// <param name="Readings">Readings of the steps.</param>
    /// <param name="IsSame">True when nothing changed.</param>
    internal sealed record Changed(ExpressionNode? Tree, ImmutableArray<Reading> Readings, bool IsSame)
    {
        /// <summary>The first reading with vague words; null = none has.</summary>
        public Reading? Unclear => Readings.FirstOrDefault(reading => !reading.Vague.IsEmpty);

        /// <summary>True when every word of the steps was read and changes something.</summary>
        public bool IsRead =>
            !IsSame
            && Readings.All(reading =>
                reading is { Problems.IsEmpty: true, Unknown.IsEmpty: true, Vague.IsEmpty: true }
            );
    }
}
