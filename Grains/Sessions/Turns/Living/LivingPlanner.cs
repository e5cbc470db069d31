using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Sessions.Turns.Planning;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Sessions.Turns.Living;

/// <summary>Finds out whether a message is about the current segment, its versions or others beside it.</summary>
internal static class LivingPlanner
{
    /// <summary>Type of the question whether a segment is deleted that others are made from.</summary>
    public const string ConfirmDelete = "confirmDelete";

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

        var ask = words.Read(turn.Input.Message, "what-changed", "freeze", "thaw", "why", "overlap");
        return ask switch
        {
            null => null,
            { Kind: "overlap" } => IdOf(turn, words, ask.First) is not null
            && IdOf(turn, words, ask.Second) is not null
                ? new TurnTask.Living(ask)
                : null,
            _ when turn.Dialogue.Current is null => null,
            { Kind: "freeze" or "thaw" } => new TurnTask.Settled(Freeze(turn, words, ask.Kind is "freeze")),
            _ => new TurnTask.Living(ask),
        };
    }

    /// <summary>The segment that is meant; null when there is none of this name.</summary>
    public static string? IdOf(TurnScope turn, LivingWords words, string name) =>
        words.Read(name, "current") is not null
            ? turn.Dialogue.Current?.SegmentId
            : turn
                .Input.Segments.LastOrDefault(segment =>
                    segment.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
                )
                ?.SegmentId;

    private static TurnOutcome Freeze(TurnScope turn, LivingWords words, bool frozen) =>
        TurnAnswers.Say(
            turn,
            TurnIntent.Edit,
            frozen ? words.Texts.Frozen : words.Texts.Thawed,
            turn.Dialogue,
            [new TurnCommand.Freeze(turn.Dialogue.Current!.SegmentId, frozen, turn.Input.Message)]
        );
}
