using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Segments.Domain;
using SmartSegmentation.Grains.Sessions.Domain;
using SmartSegmentation.Grains.Sessions.Turns.Acting;

namespace SmartSegmentation.Grains.Sessions.Turns;

/// <summary>The outcome of work that was verified.</summary>
internal static class SegmentOutcome
{
    /// <summary>The segment, or what the work answered instead.</summary>
    public static TurnOutcome Of(TurnWork work, Verification verified) =>
        work.Outcome is { } outcome
            ? outcome with
            {
                Result = outcome.Result with { Evaluation = verified.Evaluation },
            }
            : Of(work, work.Draft!, verified);

    /// <summary>The segment of a draft that was counted and named.</summary>
    public static SegmentDefinition Define(TurnWork work)
    {
        var draft = work.Draft!;
        var definition = draft.Definition with
        {
            Name = work.Name,
            Confidence = work.Confidence ?? draft.Definition.Confidence,
            LogicExpression = work.Logic,
            EstimatedSize = (work.Counted as Outcome<SegmentCounts>.Done)?.Value.Size(0),
        };
        return draft.KeepsTime
            ? definition
            : definition with
            {
                Warnings = SegmentWarnings.For(work, definition),
                ReferenceTime = work.Turn.Input.Now,
                Today = work.Turn.Day,
            };
    }

    /// <summary>What became of every word.</summary>
    public static ImmutableArray<CoverageSpan> Coverage(TurnWork work) =>
        work.Draft is { Reading: { } reading } draft
            ? CoverageReport.Of(reading, work.Said, draft.Definition.Expression)
            : [];

    private static TurnOutcome Of(TurnWork work, SegmentDraft draft, Verification verified)
    {
        var segment = Define(work);
        var evaluation = TenantFormat.Judge(work.Turn.Input.Config, segment, verified.Evaluation);
        var outcome = new TurnOutcome(
            work.Turn.Result(draft.Intent, TurnAction.Segment) with
            {
                Segment = segment,
                Answer = draft.Note,
                Coverage = Coverage(work),
                Evaluation = evaluation,
                Notices = work.Notices.IsEmpty ? null : work.Notices,
            },
            draft.After with
            {
                Current = segment,
            },
            [new TurnCommand.Save(segment, draft.Audit), .. draft.Commands]
        );
        return draft.Reading is { } reading ? UsedMeanings.Note(work.Turn, outcome, reading) : outcome;
    }
}
