using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Language.Domain.Dialogue;
using SmartSegmentation.Grains.Sessions.Turns.Planning;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Sessions.Turns.Living;

/// <summary>Finds out whether a message is about the current segment, its versions or others beside it.</summary>
internal static class LivingPlanner
{
    /// <summary>Type of the question whether a segment is deleted that others are made from.</summary>
    public const string ConfirmDelete = "confirmDelete";

    private static readonly string[] Kinds =
    [
        "what-changed",
        "since-first",
        "since-version",
        "back-to-first",
        "back-to",
        "freeze",
        "thaw",
        "why",
        "overlap",
        "used-by",
        "rename",
        "copy-as",
        "copy",
        "narrow",
    ];

    /// <summary>The task; null when the message is something else.</summary>
    public static TurnTask? Read(TurnScope turn)
    {
        var words = LivingWords.Of(turn.Input.Skills);
        if (turn.Dialogue.Pending is { Question.Type: ConfirmDelete, SegmentId: { } target })
        {
            switch (words.Read(turn.Input.Message, "confirmed", "declined")?.Kind)
            {
                case "confirmed":
                    return new TurnTask.Settled(TurnAnswers.DeleteNow(turn, target));
                case "declined":
                    return new TurnTask.Settled(
                        TurnAnswers.Say(
                            turn,
                            TurnIntent.Delete,
                            words.Texts.Kept,
                            turn.Dialogue with
                            {
                                Pending = null,
                            }
                        )
                    );
            }
        }

        return words
            .ReadAll(turn.Input.Message, Kinds)
            .Select(ask => TaskOf(turn, words, ask))
            .FirstOrDefault(task => task is not null);
    }

    private static TurnTask? TaskOf(TurnScope turn, LivingWords words, LivingAsk ask)
    {
        var current = turn.Dialogue.Current;
        var named = ask.First.Length == 0 ? current?.SegmentId : IdOf(turn, words, ask.First);
        return ask.Kind switch
        {
            "overlap" => named is not null && IdOf(turn, words, ask.Second) is not null
                ? new TurnTask.Living(ask)
                : null,
            "what-changed" or "since-first" or "since-version" => current is null
                ? null
                : new TurnTask.Living(ask),
            "back-to-first" or "back-to" => current is null ? null : new TurnTask.Revert(ask.Version),
            "rename" => IsCurrent(words, ask.First) ? null : Renaming(turn, words, ask, named),
            _ when named is null => null,
            "freeze" or "thaw" => new TurnTask.Settled(Freeze(turn, words, ask.Kind is "freeze", named)),
            "why" or "used-by" => new TurnTask.Living(ask with { First = named }),
            "copy" or "copy-as" => new TurnTask.Copy(named, ask.NewName),
            "narrow" => IsCurrent(words, ask.First)
                ? null
                : new TurnTask.Change([new EditStep(EditKind.Narrow, Behind(turn, ask.Second))])
                {
                    SegmentId = named,
                },
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>Renaming says a name of a segment; one that there is not is no change of another.</summary>
    private static TurnTask Renaming(TurnScope turn, LivingWords words, LivingAsk ask, string? named) =>
        named is null
            ? new TurnTask.Settled(
                TurnAnswers.Say(turn, TurnIntent.Edit, words.Texts.NoSegment.Fill(("name", ask.First)))
            )
            : new TurnTask.Rename(named, ask.NewName);

    /// <summary>The end of the message, in its place.</summary>
    private static string Behind(TurnScope turn, string words)
    {
        var at = turn.Input.Message.LastIndexOf(words, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? words : string.Concat(new string(' ', at), turn.Input.Message.AsSpan(at));
    }

    private static bool IsCurrent(LivingWords words, string name) => words.Read(name, "current") is not null;

    /// <summary>The segment that is meant; null when there is none of this name.</summary>
    public static string? IdOf(TurnScope turn, LivingWords words, string name) =>
        IsCurrent(words, name)
            ? turn.Dialogue.Current?.SegmentId
            : turn
                .Input.Segments.LastOrDefault(segment =>
                    segment.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
                )
                ?.SegmentId;

    private static TurnOutcome Freeze(TurnScope turn, LivingWords words, bool frozen, string segmentId) =>
        TurnAnswers.Say(
            turn,
            TurnIntent.Edit,
            frozen ? words.Texts.Frozen : words.Texts.Thawed,
            turn.Dialogue,
            [new TurnCommand.Freeze(segmentId, frozen, turn.Input.Message)]
        );
}
