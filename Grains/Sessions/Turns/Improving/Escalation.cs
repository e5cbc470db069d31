using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Sessions.Domain;
using SmartSegmentation.Grains.Sessions.Turns.Acting;

namespace SmartSegmentation.Grains.Sessions.Turns.Improving;

/// <summary>Hands a draft to a person.</summary>
internal static class Escalation
{
    /// <summary>The draft is kept and queued for review; the session's own segment stays as it was.</summary>
    public static TurnOutcome Of(TurnWork work, Verification verified)
    {
        var draft = work.Draft!;
        // A draft never stands in the place of the segment that it would change.
        var replaces = draft.Audit is "edited" ? draft.Definition.SegmentId : null;
        var defined = SegmentOutcome.Define(work);
        var segment = replaces is null ? defined : defined with { SegmentId = work.Turn.NewSegmentId() };
        return new(
            work.Turn.Result(draft.Intent, TurnAction.Escalated) with
            {
                Segment = segment,
                Coverage = SegmentOutcome.Coverage(work),
                Answer = work.Turn.Texts.Creation.Escalated,
            },
            work.Turn.Dialogue with
            {
                Pending = null,
            },
            [
                new TurnCommand.Save(segment, "created", Draft: true),
                new TurnCommand.Escalate(segment, replaces, verified.First!.Detail),
                .. draft.Commands,
            ]
        );
    }
}
