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
        var segment = SegmentOutcome.Define(work, verified);
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
            [new TurnCommand.Save(segment, draft.Audit, Draft: true), .. draft.Commands]
        );
    }
}
