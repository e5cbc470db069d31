using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Language.Text;
using SmartSegmentation.Grains.Sessions.Turns.Living;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Sessions.Turns;

/// <summary>Outcomes that need no query.</summary>
internal static class TurnAnswers
{
    /// <summary>A sentence.</summary>
    public static TurnOutcome Say(
        TurnScope turn,
        TurnIntent intent,
        string answer,
        DialogueState? dialogue = null,
        ImmutableArray<TurnCommand> commands = default
    ) =>
        new(
            turn.Result(intent, TurnAction.Answer) with
            {
                Answer = answer,
            },
            dialogue ?? turn.Dialogue,
            commands.IsDefault ? [] : commands
        );

    /// <summary>A refusal; the dialogue stays as it was, but for what it is about.</summary>
    public static TurnOutcome Reject(
        TurnScope turn,
        TurnIntent intent,
        Rejection rejection,
        string? purpose = null
    ) =>
        new(
            turn.Result(intent, TurnAction.Rejected) with
            {
                Rejection = rejection,
            },
            turn.Dialogue with
            {
                Purpose = rejection.Code is "discriminatory" ? null : purpose ?? turn.Dialogue.Purpose,
            },
            []
        );

    /// <summary>Nothing is left of what was said before.</summary>
    public static TurnOutcome Fresh(TurnScope turn) =>
        Say(
            turn,
            TurnIntent.Create,
            turn.Texts.Creation.Fresh,
            new DialogueState
            {
                Settled = turn.Dialogue.Settled,
                SettledAt = turn.Dialogue.SettledAt,
                Since = turn.Dialogue.Since,
            }
        );

    /// <summary>Deletes a segment by its name, or the current one.</summary>
    public static TurnOutcome Delete(TurnScope turn, string? name)
    {
        var current = turn.Dialogue.Current;
        var target = name is null
            ? current?.SegmentId
            : Find(turn, name)
                ?? (current is not null && Same(current.Name, name) ? current.SegmentId : null);
        if (target is null)
        {
            return Say(
                turn,
                TurnIntent.Delete,
                name is null
                    ? turn.Texts.Editing.NothingToDelete
                    : turn.Texts.Editing.UnknownName.Fill(("name", name))
            );
        }

        var users = turn
            .Input.Segments.Where(segment =>
                segment.SegmentId != target
                && segment.Uses is { } uses
                && uses.Contains(target, StringComparer.Ordinal)
            )
            .ToList();
        return users.Count == 0 ? DeleteNow(turn, target) : AskToDelete(turn, target, users);
    }

    /// <summary>Deletes a segment by its id.</summary>
    public static TurnOutcome DeleteNow(TurnScope turn, string target)
    {
        var current = turn.Dialogue.Current;
        var left = string.Equals(current?.SegmentId, target, StringComparison.Ordinal)
            ? turn.Dialogue with
            {
                Current = null,
                Undo = [],
                Redo = [],
                Group = null,
                Deleted = current,
            }
            : turn.Dialogue with
            {
                Deleted = new SegmentDefinition
                {
                    SegmentId = target,
                    Name = turn.Input.Segments.FirstOrDefault(one => one.SegmentId == target)?.Name ?? "",
                },
            };
        return Say(
            turn,
            TurnIntent.Delete,
            turn.Texts.Editing.Deleted,
            left with
            {
                Pending = null,
            },
            [new TurnCommand.Delete(target, turn.Input.Message)]
        );
    }

    private static TurnOutcome AskToDelete(TurnScope turn, string target, List<SavedSegment> users)
    {
        var texts = LivingWords.Of(turn.Input.Skills).Texts;
        var question = new ClarifyingQuestion(
            "q-" + turn.Input.TurnId,
            LivingPlanner.ConfirmDelete,
            turn.Input.Message,
            texts.ConfirmDelete.Fill(("names", string.Join(", ", users.Select(user => $"“{user.Name}”")))),
            [new QuestionOption(texts.ConfirmYes, null), new QuestionOption(texts.ConfirmNo, null)]
        );
        return new(
            turn.Result(TurnIntent.Delete, TurnAction.Clarify) with
            {
                Question = question,
            },
            turn.Dialogue with
            {
                Pending = new PendingQuestion(question, turn.Input.Message, TurnIntent.Delete, [])
                {
                    SegmentId = target,
                },
            },
            []
        );
    }

    /// <summary>Restores a deleted segment by its name, or the one that the session deleted last.</summary>
    public static TurnOutcome Restore(TurnScope turn, string? name)
    {
        var last = turn.Dialogue.Deleted;
        var segment =
            name is null ? last
            : last is not null && Same(last.Name, name) ? last
            : turn.Input.Deleted.LastOrDefault(one => Same(one.Name, name)) is { } found
                ? new SegmentDefinition { SegmentId = found.SegmentId, Name = found.Name }
            : null;
        return segment is null
            ? Say(
                turn,
                TurnIntent.Delete,
                name is null
                    ? turn.Texts.Editing.RestoreWhich
                    : turn.Texts.Editing.RestoreNone.Fill(("name", name))
            )
            : Say(
                turn,
                TurnIntent.Delete,
                turn.Texts.Editing.Restored.Fill(("name", segment.Name)),
                // One that was the session's own is its current one again; of others it knows no conditions.
                (
                    segment.Version > 0
                        ? turn.Dialogue.WithoutHistory() with
                        {
                            Current = segment,
                        }
                        : turn.Dialogue
                ) with
                {
                    Deleted = null,
                },
                [new TurnCommand.Restore(segment.SegmentId)]
            );
    }

    /// <summary>Names the current segment.</summary>
    public static TurnOutcome Rename(TurnScope turn, string name) =>
        turn.Dialogue.Current is { } current
            ? Rename(turn, current, name)
            : Say(turn, TurnIntent.Edit, turn.Texts.Editing.NothingToName);

    /// <summary>Names a segment; the current one stays what it is.</summary>
    public static TurnOutcome Rename(TurnScope turn, SegmentDefinition segment, string name)
    {
        if (SegmentNames.Problem(turn, name, segment) is { } problem)
        {
            return Say(turn, TurnIntent.Edit, problem);
        }

        var renamed = segment with { Name = name, Version = segment.Version + 1 };
        return new(
            turn.Result(TurnIntent.Edit, TurnAction.Segment) with
            {
                Segment = renamed,
                Answer = turn.Texts.Editing.Named.Fill(("name", name)),
            },
            turn.Dialogue with
            {
                Current =
                    turn.Dialogue.Current is { } current
                    && !string.Equals(current.SegmentId, segment.SegmentId, StringComparison.Ordinal)
                        ? current
                        : renamed,
                Pending = null,
            },
            [new TurnCommand.Save(renamed, "renamed")]
        );
    }

    /// <summary>True for the name of a deleted segment; without one, when the session deleted one.</summary>
    public static bool IsDeleted(TurnScope turn, string? name) =>
        name is null
            ? turn.Dialogue.Deleted is not null
            : turn.Dialogue.Deleted is { } last && Same(last.Name, name)
                || turn.Input.Deleted.Any(one => Same(one.Name, name));

    /// <summary>The saved segment of a name; null = none.</summary>
    public static string? Find(TurnScope turn, string name) =>
        turn.Input.Segments.LastOrDefault(segment => Same(segment.Name, name))?.SegmentId;

    private static bool Same(string left, string right) =>
        string.Equals(left.Trim(), right.Trim(), StringComparison.OrdinalIgnoreCase);
}
