using SmartSegmentation.Grains.Interfaces.Ambiguity;
using SmartSegmentation.Grains.Interfaces.Audit;
using SmartSegmentation.Grains.Interfaces.Memory;
using SmartSegmentation.Grains.Interfaces.Reviews;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Tenancy;

namespace SmartSegmentation.Grains.Sessions;

/// <summary>
/// Carries a turn to the trail and its commands to the grains they concern. Each of those applies a command once, so carrying again does
/// no harm.
/// </summary>
internal sealed class SessionOutbox(IGrainFactory grains, TenantScopedKey session, string userId)
{
    /// <summary>Applies all commands of a turn, in order; the trail is told beside it.</summary>
    /// <param name="turn">Number of the turn, from 1.</param>
    /// <param name="record">The turn as stored.</param>
    /// <param name="again">True when that may have happened before.</param>
    public Task ApplyAsync(int turn, TurnRecord record, bool again) =>
        Task.WhenAll(
            grains
                .GetGrain<IAuditTrailGrain>(session.TenantId)
                .AppendAsync(TurnAudit.Of(session.Id, userId, turn, record, again)),
            CarryAsync(turn, record)
        );

    /// <summary>Grains are told side by side, each of them in order; the queue of reviews after the segments that it speaks of.</summary>
    private async Task CarryAsync(int turn, TurnRecord record)
    {
        var groups = record
            .Commands.Index()
            .Where(command => command.Item is not TurnCommand.Escalate)
            .GroupBy(command => Target(command.Item), StringComparer.Ordinal);
        await Task.WhenAll(groups.Select(group => CarryAsync(turn, record, group)));
        foreach (var escalated in record.Commands.OfType<TurnCommand.Escalate>())
        {
            await EscalateAsync(turn, record, escalated);
        }
    }

    private async Task CarryAsync(
        int turn,
        TurnRecord record,
        IEnumerable<(int Index, TurnCommand Item)> commands
    )
    {
        foreach (var (index, command) in commands)
        {
            await ApplyAsync(
                command,
                new CommandOrigin(session.Id, turn, index, userId),
                record.CatalogVersion
            );
        }
    }

    /// <summary>Which grain a command concerns.</summary>
    private static string Target(TurnCommand command) =>
        command switch
        {
            TurnCommand.Save save => "segment:" + save.Segment.SegmentId,
            TurnCommand.Delete delete => "segment:" + delete.SegmentId,
            TurnCommand.Restore restore => "segment:" + restore.SegmentId,
            TurnCommand.Freeze freeze => "segment:" + freeze.SegmentId,
            TurnCommand.Define or TurnCommand.UseMemories or TurnCommand.Worked or TurnCommand.ForgetAll =>
                "memory",
            TurnCommand.Clarify => "ledger",
            TurnCommand.DefineForAll => "tenant",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private Task ApplyAsync(TurnCommand command, CommandOrigin origin, int catalogVersion) =>
        command switch
        {
            TurnCommand.Save save => Segment(save.Segment.SegmentId)
                .SaveAsync(
                    new SaveSegment(save.Segment, save.AuditAction, save.Draft, catalogVersion, origin)
                ),
            TurnCommand.Delete delete => Segment(delete.SegmentId)
                .DeleteAsync(new ChangeSegmentLife(delete.Words, origin)),
            TurnCommand.Restore restore => Segment(restore.SegmentId)
                .RestoreAsync(new ChangeSegmentLife("", origin)),
            TurnCommand.Freeze freeze => Segment(freeze.SegmentId)
                .FreezeAsync(new FreezeSegment(freeze.Frozen, freeze.Words, origin)),
            TurnCommand.Define define => Memory()
                .DefineAsync(
                    new DefineTerm(define.Term, define.Meaning, origin)
                    {
                        Evidence = define.Evidence,
                        Facets = define.Facets,
                    }
                ),
            TurnCommand.Clarify clarify => grains
                .GetInTenant<IAmbiguityLedgerGrain>(session.TenantId, session.Id)
                .NoteAsync(new NoteClarification(clarify.Note, origin)),
            TurnCommand.UseMemories use => Memory()
                .NoteUseAsync(new NoteMemoryUse(use.MemoryIds, use.Evidence, origin)),
            TurnCommand.Worked worked => Memory()
                .NoteSegmentAsync(
                    new NoteSegment(worked.Segment.SegmentId, worked.Sign, worked.Segment, origin)
                ),
            TurnCommand.ForgetAll => Memory().ForgetAllAsync(origin),
            TurnCommand.DefineForAll define => SharedVocabulary.DefineAsync(
                grains,
                session.TenantId,
                define.Term,
                define.Meaning
            ),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private Task EscalateAsync(int turn, TurnRecord record, TurnCommand.Escalate escalated) =>
        grains
            .GetGrain<IReviewQueueGrain>(session.TenantId)
            .SubmitAsync(
                new ReviewRequest(
                    FormattableString.Invariant($"{session.Id}-{turn}"),
                    session.Id,
                    record.TurnId,
                    userId,
                    record.At,
                    record.Message,
                    escalated.Draft,
                    escalated.Replaces,
                    escalated.Why,
                    record.CatalogVersion
                )
            );

    private IUserMemoryGrain Memory() => grains.GetInTenant<IUserMemoryGrain>(session.TenantId, userId);

    private ISegmentGrain Segment(string segmentId) =>
        grains.GetInTenant<ISegmentGrain>(session.TenantId, segmentId);
}
