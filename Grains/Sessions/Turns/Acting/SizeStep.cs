using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Segments;
using SmartSegmentation.Grains.Segments.Domain;
using SmartSegmentation.Grains.Sessions.Domain;

namespace SmartSegmentation.Grains.Sessions.Turns.Acting;

/// <summary>Counts the draft, and its rival with it, in one query; a tree that may not be used is never counted.</summary>
/// <param name="segments">Counts trees.</param>
internal sealed class SizeStep(SegmentReader segments) : ITurnStep
{
    /// <inheritdoc/>
    public StepKind Kind => StepKind.Size;

    /// <inheritdoc/>
    public async Task RunAsync(TurnWork work, CancellationToken cancellationToken)
    {
        var turn = work.Turn;
        var input = turn.Input;
        var draft = work.Draft!;
        // Also what a named segment is made of, which may have been restricted since.
        work.Rejection = SegmentReferences
            .Closure(draft.Definition, work.Context.Find)
            .Select(segment => segment.Expression)
            .OfType<ExpressionNode>()
            .Select(tree =>
                turn.Words.Safety.JudgeTree(tree, input.Catalog, input.Config, turn.Dialogue.Purpose)
            )
            .FirstOrDefault(rejection => rejection is not null);

        if (work.Rejection is not null)
        {
            return;
        }

        var isCircular = draft.Trees.Any(node =>
            SegmentReferences.Reaches(node, draft.Definition.SegmentId, work.Context.Find)
        );
        work.Counted = isCircular
            ? new Outcome<SegmentCounts>.Refused(SegmentReferences.Circular)
            : await segments.CountAsync(input.TenantId, work.Context, draft.Trees, cancellationToken);
    }
}

/// <summary>Finds the saved segments that the draft and its rival name.</summary>
/// <param name="segments">Finds saved segments.</param>
internal sealed class ReferencesStep(SegmentReader segments) : ITurnStep
{
    /// <inheritdoc/>
    public StepKind Kind => StepKind.References;

    /// <inheritdoc/>
    public async Task RunAsync(TurnWork work, CancellationToken cancellationToken) =>
        work.Context = work.Turn.Context with
        {
            Find = await segments.FindReferencesAsync(
                work.Turn.Input.TenantId,
                work.Draft!.Trees,
                work.Turn.Input.Known
            ),
        };
}

/// <summary>Puts the draft into words, while it is counted.</summary>
internal sealed class FormatStep : ITurnStep
{
    /// <inheritdoc/>
    public StepKind Kind => StepKind.Format;

    /// <inheritdoc/>
    public Task RunAsync(TurnWork work, CancellationToken cancellationToken)
    {
        var draft = work.Draft!;
        var definition = draft.Definition;
        var text = new ExpressionText(work.Context, (int)work.Turn.Texts.Listing.LongestName);
        // A name that was made of the conditions follows their change; one that was given stays.
        var isMade =
            definition.Name.Length == 0
            || (
                draft.From is { } before
                && string.Equals(definition.Name, before.Name, StringComparison.Ordinal)
                && string.Equals(before.Name, text.Name(before.Expression), StringComparison.Ordinal)
            );
        work.Name = isMade ? text.Name(definition.Expression) : definition.Name;
        work.Logic = text.Logic(definition.Expression);
        return Task.CompletedTask;
    }
}
