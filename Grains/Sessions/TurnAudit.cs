using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Audit;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Models.Domain;
using SmartSegmentation.Grains.Segments.Domain;

namespace SmartSegmentation.Grains.Sessions;

/// <summary>What the trail is told of a turn: the turn itself, then each thing that follows from it.</summary>
internal static class TurnAudit
{
    /// <summary>The batch of a turn; the same for the same record.</summary>
    /// <param name="sessionId">Session.</param>
    /// <param name="userId">Its user.</param>
    /// <param name="number">Number of the turn, from 1.</param>
    /// <param name="record">The turn as stored.</param>
    /// <param name="again">True when it may have been told before.</param>
    public static AuditBatch Of(string sessionId, string userId, int number, TurnRecord record, bool again) =>
        new(
            "session:" + sessionId,
            number,
            again,
            [
                Turn(sessionId, userId, record),
                .. record
                    .Commands.Select(command => Consequence(command, userId, record))
                    .OfType<AuditEvent>()
                    .Select(told => told with { SessionId = sessionId, TurnId = record.TurnId }),
            ]
        );

    private static AuditEvent Turn(string sessionId, string userId, TurnRecord record)
    {
        var result = record.Result!;
        return new AuditEvent
        {
            At = record.At,
            UserId = userId,
            Kind = AuditKind.Turn,
            Subject = result.Segment?.SegmentId,
            Words = record.Message,
            ReferenceTime = record.Inputs?.Now,
            SessionId = sessionId,
            TurnId = record.TurnId,
            Intent = result.Intent,
            Action = result.Action,
            Reading = ReadingOf(result),
            Expression = result.Segment?.Expression ?? result.Filter,
            Version = result.Segment?.Version,
            Count = result.Segment?.EstimatedSize?.Count,
            Population = result.Segment?.EstimatedSize?.Population,
            CatalogVersion = record.CatalogVersion,
            Skills = result.Skills.IsDefaultOrEmpty ? null : result.Skills,
            SkillSet = record.Inputs?.Skills,
            Code = result.Rejection?.Code ?? result.Question?.Type,
            Detail = ProposalOf(record.Inputs?.Proposal, result.Question),
        };
    }

    /// <summary>What a model had to do with the question; null where none was asked.</summary>
    private static string? ProposalOf(ModelProposal? proposal, ClarifyingQuestion? question) =>
        proposal is null ? null
        : question?.Options.FirstOrDefault(option => option.ProposedBy is not null) is { } option
            ? $"model {proposal.Model} proposed \"{option.Text}\""
        : $"model {proposal.Model}: {ModelLedger.NameOf(proposal.Outcome)}";

    private static string? ReadingOf(TurnResult result) =>
        result switch
        {
            { Rejection: { } refused } => refused.Message,
            { Question: { } asked } => asked.Text,
            { Interpretations: { IsDefaultOrEmpty: false } readings } => string.Join(
                " | ",
                readings.Select(reading => reading.Text)
            ),
            { Segment: { } segment } => segment.LogicExpression,
            { Hypothesis: { } claim } => $"{claim.Claim}: {claim.Verdict}",
            _ => result.Answer,
        };

    /// <summary>Null for notes that decide nothing: who asked, and what was used.</summary>
    private static AuditEvent? Consequence(TurnCommand command, string userId, TurnRecord record)
    {
        var plain = new AuditEvent
        {
            At = record.At,
            UserId = userId,
            Kind = "",
            Words = record.Message,
        };
        return command switch
        {
            TurnCommand.Save save => SegmentAudit.Of(
                save.Segment,
                SegmentAudit.KindOf(save.AuditAction),
                userId,
                record.At
            ) with
            {
                Words = save.Segment.Query,
                CatalogVersion = record.CatalogVersion,
                Detail = save.Draft ? "draft" : null,
            },
            TurnCommand.Delete delete => plain with
            {
                Kind = AuditKind.SegmentDeleted,
                Subject = delete.SegmentId,
            },
            TurnCommand.Restore restore => plain with
            {
                Kind = AuditKind.SegmentRestored,
                Subject = restore.SegmentId,
            },
            TurnCommand.Freeze freeze => plain with
            {
                Kind = freeze.Frozen ? AuditKind.SegmentFrozen : AuditKind.SegmentThawed,
                Subject = freeze.SegmentId,
            },
            TurnCommand.Define { Meaning: null } forget => plain with
            {
                Kind = AuditKind.MemoryForgotten,
                Subject = userId,
                Detail = forget.Term,
            },
            TurnCommand.Define define => plain with
            {
                Kind = AuditKind.MemoryDefined,
                Subject = userId,
                Detail = $"{define.Term}: {define.Meaning}",
            },
            TurnCommand.ForgetAll => plain with
            {
                Kind = AuditKind.MemoryForgotten,
                Subject = userId,
                Detail = "everything",
            },
            TurnCommand.DefineForAll { Meaning: null } forget => plain with
            {
                Kind = AuditKind.MemoryForgotten,
                Detail = $"for everyone, {forget.Term}",
            },
            TurnCommand.DefineForAll define => plain with
            {
                Kind = AuditKind.MemoryDefined,
                Detail = $"for everyone, {define.Term}: {define.Meaning}",
            },
            // The turn itself says that it was escalated.
            TurnCommand.Escalate or TurnCommand.Clarify or TurnCommand.UseMemories or TurnCommand.Worked =>
                null,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
