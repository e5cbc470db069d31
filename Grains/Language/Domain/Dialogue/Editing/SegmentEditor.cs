using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;

namespace SmartSegmentation.Grains.Language.Domain.Dialogue.Editing;

/// <summary>Applies changes to the tree of the current segment; what a change does not speak of stays as it is.</summary>
/// <param name="reader">Reads the words of a change.</param>
internal sealed class SegmentEditor(MessageReader reader)
{
    private readonly Narrowing _narrowing = new(reader);
    private TreeContext? _context;

    /// <summary>The readings of the steps, for their vague and unknown words.</summary>
    public List<Reading> Readings { get; } = [];

    /// <summary>The tree after a step; the tree itself when nothing could be made of it.</summary>
    /// <param name="current">The tree; null = everyone.</param>
    /// <param name="step">The change.</param>
    public ExpressionNode? Apply(ExpressionNode? current, EditStep step)
    {
        _context = TreeContext.Of(current, reader) ?? _context;
        if (current is not null && Respoken(current, step) is var (respoken, said))
        {
            Readings.Add(said);
            return respoken;
        }

        var words = new EditWords(reader.Read(step.Text, previous: _context?.Frame));
        Readings.Add(words.Reading);
        return Recounted(current, step, words) ?? Changed(current, step, words);
    }

    /// <summary>Changes whose words mean something else by themselves: another rank, another decade of life.</summary>
    private (ExpressionNode Tree, Reading Reading)? Respoken(ExpressionNode current, EditStep step) =>
        step.Kind switch
        {
            EditKind.Change => TreeRanks.Rerank(current, step.Text, reader)
                ?? TreeDecades.Change(current, step.Text, adds: false, reader),
            EditKind.Narrow => TreeDecades.Change(current, step.Text, adds: false, reader),
            EditKind.Add or EditKind.Union => TreeDecades.Change(current, step.Text, adds: true, reader),
            _ => null,
        };

    /// <summary>"more than once": how often, and nothing else.</summary>
    private static ExpressionNode? Recounted(ExpressionNode? current, EditStep step, EditWords words) =>
        current is not null
        && step.Kind is EditKind.Change or EditKind.Narrow or EditKind.Add
        && words.Times is { } times
            ? TreeCounts.Recount(current, times)
            : null;

    private ExpressionNode? Changed(ExpressionNode? current, EditStep step, EditWords words) =>
        step.Kind switch
        {
            EditKind.Drop => new Dropping(reader).Apply(current, words),
            EditKind.PutBack => Readmission.Apply(current, words),
            EditKind.Exclude => words.Expression is { } excluded
                ? Nodes.And([current, Nodes.Not(excluded)])
                : current,
            EditKind.Union => new Widening(reader, _narrowing).Union(current, words),
            EditKind.Add => new Widening(reader, _narrowing).Add(current, words, _context),
            EditKind.Change => new Replacement(reader, _narrowing).Apply(current, step, words, _context),
            _ => _narrowing.Apply(current, words, _context),
        };
}
