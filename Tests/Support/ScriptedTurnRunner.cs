using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Sessions;

namespace SmartSegmentation.Tests.Support;

/// <summary>
/// Understands a handful of commands in place of the language engine, so that sessions are tested apart from it: <c>make NAME</c>,
/// <c>edit NAME</c>, <c>two</c>, <c>delete</c>, <c>restore</c>, <c>define TERM as MEANING</c>, <c>ask</c>, <c>wait</c>, <c>fail</c>;
/// anything else is answered with itself.
/// </summary>
internal sealed class ScriptedTurnRunner : ITurnRunner
{
    public async Task<TurnOutcome> RunAsync(
        TurnInput input,
        IProgress<TurnStep> progress,
        CancellationToken cancellationToken
    )
    {
        var step = new TurnStep("script", 0.1, 0.2);
        progress.Report(step);
        var words = input.Message.Split(' ', 2);
        if (words[0] == "wait")
        {
            await Task.Delay(TimeSpan.FromMilliseconds(150), cancellationToken);
        }

        return words[0] switch
        {
            "fail" => throw new InvalidOperationException("as the script says"),
            "make" => Save(input, step, NewSegment(input, words[1]), "created"),
            "edit" => Save(
                input,
                step,
                input.Dialogue.Current! with
                {
                    Name = words[1],
                    Query = input.Message,
                    Version = input.Dialogue.Current.Version + 1,
                },
                "edited"
            ),
            "two" => Two(input, step),
            "delete" => Answer(
                input,
                step,
                new TurnCommand.Delete(input.Dialogue.Current!.SegmentId, input.Message)
            ),
            "restore" => Answer(input, step, new TurnCommand.Restore(input.Dialogue.Current!.SegmentId)),
            "define" => Answer(
                input,
                step,
                new TurnCommand.Define(words[1].Split(" as ")[0], words[1].Split(" as ")[1])
            ),
            "ask" => Ask(input, step),
            _ => Answer(input, step),
        };
    }

    private static TurnResult Result(TurnInput input, TurnStep step, TurnAction action) =>
        new()
        {
            TurnId = input.TurnId,
            SessionId = input.SessionId,
            Intent = TurnIntent.Create,
            Action = action,
            Answer = input.Message,
            Steps = [step],
        };

    private static SegmentDefinition NewSegment(TurnInput input, string name) =>
        new()
        {
            SegmentId = "s" + Guid.CreateVersion7().ToString("N"),
            Version = 1,
            Name = name,
            Query = input.Message,
            EstimatedSize = new EstimatedSize(input.Segments.Length, 10, true, input.Segments.Length, 10),
        };

    private static TurnOutcome Save(
        TurnInput input,
        TurnStep step,
        SegmentDefinition segment,
        string action
    ) =>
        new(
            Result(input, step, TurnAction.Segment) with
            {
                Segment = segment,
            },
            input.Dialogue with
            {
                Current = segment,
            },
            [new TurnCommand.Save(segment, action)]
        );

    private static TurnOutcome Two(TurnInput input, TurnStep step)
    {
        var readings = ImmutableArray.Create(NewSegment(input, "one"), NewSegment(input, "other"));
        return new TurnOutcome(
            Result(input, step, TurnAction.Interpretations) with
            {
                Interpretations = [.. readings.Select(reading => new Interpretation(reading.Name, reading))],
            },
            input.Dialogue,
            [.. readings.Select(reading => new TurnCommand.Save(reading, "created", Draft: true))]
        );
    }

    private static TurnOutcome Answer(TurnInput input, TurnStep step, params TurnCommand[] commands) =>
        new(Result(input, step, TurnAction.Answer), input.Dialogue, [.. commands]);

    private static TurnOutcome Ask(TurnInput input, TurnStep step) =>
        new(
            Result(input, step, TurnAction.Clarify) with
            {
                Question = new ClarifyingQuestion("q1", "threshold", "big", "How big?", []),
            },
            input.Dialogue,
            []
        );
}
