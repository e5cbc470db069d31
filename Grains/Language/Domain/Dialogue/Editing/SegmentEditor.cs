using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;

namespace SmartSegmentation.Grains.Language.Domain.Dialogue.Editing;

/// <summary>Applies changes to the tree of the current segment; what a change does not speak of stays as it is.</summary>
/// <param name="reader">Reads the words of a change.</param>
/// <param name="before">The tree before its last change, for what is put back; null = not known.</param>
internal sealed class SegmentEditor(MessageReader reader, ExpressionNode? before = null)
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

        var words = new EditWords(
            TreeValues.Named(current, step, reader) ?? reader.Read(step.Text, previous: _context?.Frame)
        );
        Readings.Add(words.Reading);
        if (step.Old is not { } replaced || current is null)
        {
            var changed = Recounted(current, step, words) ?? Changed(current, step, words);
            if (step.Kind == EditKind.Drop && current is not null && !Equals(changed, current))
            {
                Readings[^1] = new OpenWordsOfEdit(reader.Model).Left(words.Reading, current, changed);
            }

            return changed;
        }

        var old = new EditWords(reader.Read(replaced));
        if (Exchange.Apply(current, old, words, step.Denies) is { } swapped)
        {
            Readings[^1] = new OpenWordsOfEdit(reader.Model).Left(words.Reading, current, swapped);
            return swapped;
        }

        return step.Denies && words.Expression is not null && old.Expression is { } denied
            ? Nodes.And([Changed(current, step, words), Nodes.Not(denied)])
            : Changed(current, step, words);
    }

    /// <summary>Changes whose words mean something else by themselves: another rank, another decade of life.</summary>
    private (ExpressionNode Tree, Reading Reading)? Respoken(ExpressionNode current, EditStep step) =>
        step.Kind switch
        {
            EditKind.Change => TreeRanks.Rerank(current, step.Text, reader)
                ?? TreeRanks.Turn(current, step.Text, reader)
                ?? TreeDecades.Change(current, step.Text, adds: false, reader),
            EditKind.Narrow => TreeDecades.Change(current, step.Text, adds: false, reader),
            EditKind.Add or EditKind.Union => TreeDecades.Change(current, step.Text, adds: true, reader),
            _ => null,
        };

    /// <summary>"more than once", "two orders will do": how often, and nothing else.</summary>
    private static ExpressionNode? Recounted(ExpressionNode? current, EditStep step, EditWords words) =>
        current is null ? null
        : words.Times is { } times && step.Kind is EditKind.Change or EditKind.Narrow or EditKind.Add
            ? TreeCounts.Recount(current, times)
        : words.Counted is var (count, rows) && step.Kind is EditKind.Change
            ? TreeCounts.Recount(current, count, rows)
        : null;

    /// <summary>The complement as a further condition; of several values that a member may have, one goes.</summary>
    private static ExpressionNode? Excluded(ExpressionNode? current, EditWords words) =>
        words.Expression is not { } excluded ? current
        : current is not null && WithoutNumber(current, words) is var left && !Equals(left, current) ? left
        : current is not null
        && excluded is ExpressionNode.Condition { Measure.Aggregate: null }
        && (TreeValues.Without(current, words.Contents) ?? Reversed(current, excluded)) is { } fewer
            ? fewer
        : Nodes.And([current, Nodes.Not(excluded)]);

    /// <summary>"without the visits" where so many visits were asked for: the number goes.</summary>
    private static ExpressionNode? WithoutNumber(ExpressionNode current, EditWords words) =>
        words.Column is { } column
        && words.Reading.Scope.Tokens.Any(token => token.Folded is "the" or "that" or "those")
            ? TreeParts.Without(
                current,
                condition =>
                    condition.Measure is { Aggregate: null, Arithmetic: null }
                    && condition.Measure.FacetId == column.FacetId
                    && (condition.Rank is not null || condition.Values is [{ Number: > 0 }, ..])
            )
            : current;

    /// <summary>"not the renters" where the renters were asked for: all others, instead of nobody.</summary>
    private static ExpressionNode? Reversed(ExpressionNode current, ExpressionNode excluded) =>
        excluded is ExpressionNode.Condition said
        && Nodes
            .Conditions(current)
            .FirstOrDefault(condition =>
                condition.Measure == said.Measure
                && condition.Operator == said.Operator
                && condition.Values.SequenceEqual(said.Values)
                && TreeParts.IsPlain(current, condition)
            )
            is { } asked
            ? TreeParts.ReplaceWhole(current, asked, Nodes.Not(said))
            : null;

    private ExpressionNode? Changed(ExpressionNode? current, EditStep step, EditWords words) =>
        step.Kind switch
        {
            EditKind.Drop => new Dropping(reader).Apply(current, words),
            EditKind.PutBack => new Readmission(before).Apply(current, words),
            EditKind.Exclude => Excluded(current, words),
            EditKind.Union => new Widening(reader, _narrowing).Union(current, words),
            EditKind.Add => new Widening(reader, _narrowing).Add(current, words, _context),
            EditKind.Change => new Replacement(_narrowing).Apply(current, words, _context),
            _ => _narrowing.Apply(current, words, _context),
        };
}
