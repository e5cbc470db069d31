using System.Collections.Immutable;
using SmartSegmentation.Grains.Audit;
using SmartSegmentation.Grains.Interfaces.Audit;
using SmartSegmentation.Grains.Interfaces.Memory;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Memory.Domain;
using SmartSegmentation.Grains.Persistence;
using SmartSegmentation.Grains.Skills;
using SmartSegmentation.Grains.Tenancy;

namespace SmartSegmentation.Grains.Memory;

/// <inheritdoc cref="IUserMemoryGrain"/>
[GrainType("usermemory")]
internal sealed class UserMemoryGrain(
    [PersistentState("memory", StorageNames.State)] IPersistentState<UserMemoryState> storage,
    [PersistentState("worked", StorageNames.State)] IPersistentState<WorkedSegmentsState> segments,
    LiveSkills live,
    IMeaningCheck meanings,
    IGrainContext context,
    IGrainFactory grains,
    TimeProvider clock
) : Grain, IUserMemoryGrain
{
    private readonly TenantScopedKey _key = TenantScopedKey.Parse(context.GrainId.Key.ToString()!);
    private readonly AuditOutbox _audit = new(
        grains,
        TenantScopedKey.TenantOf(context.GrainId.Key.ToString()!),
        "memory:" + TenantScopedKey.Parse(context.GrainId.Key.ToString()!).Id
    );

    private readonly StateCell<UserMemoryState> _state = new(storage);
    private readonly StateCell<WorkedSegmentsState> _segments = new(segments);

    public override Task OnActivateAsync(CancellationToken cancellationToken) =>
        _audit.TellAsync(_state.Value.Audit);

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        _audit.Settled(_state.Value.Audit) is { } settled
            ? _state.WriteAsync(_state.Value with { Audit = settled }, cancellationToken)
            : Task.CompletedTask;

    public async Task<UserMemoryView> GetAsync()
    {
        var workings = await WorkingsAsync();
        var now = clock.GetUtcNow();
        var shown = workings
            .RecordsOf(_state.Value)
            .Select(record => workings.Policy.Show(record, now))
            .ToList();
        return new UserMemoryView(
            _key.Id,
            [
                .. shown
                    .Where(record => record.ValidTo is null)
                    .Select(record => new RememberedTerm(
                        record.Term,
                        record.Meaning,
                        record.ValidFrom,
                        record.Evidence.FirstOrDefault()?.SessionId
                    ))
                    .OrderBy(term => term.Term, StringComparer.Ordinal),
            ]
        )
        {
            Memories = [.. shown.Where(record => record.ValidTo is null)],
            History = [.. shown.Where(record => record.ValidTo is not null).Reverse()],
            Segments = workings.Segments.Worked(_segments.Value.Segments),
        };
    }

    public async Task<MemoryForTurn> GetForTurnAsync() =>
        new(
            [.. (await WorkingsAsync()).RecordsOf(_state.Value).Where(record => record.ValidTo is null)],
            [.. _segments.Value.Segments.Reverse()],
            _state.Value.Forgotten ?? ImmutableDictionary<string, DateTimeOffset>.Empty,
            _state.Value.ErasedAt
        );

    public async Task<MemoryHistory?> FindAsync(string memoryId)
    {
        var workings = await WorkingsAsync();
        var now = clock.GetUtcNow();
        var records = workings.RecordsOf(_state.Value);
        return Find(records, memoryId) is not { } found
            ? null
            : new MemoryHistory(
                workings.Policy.Show(found, now),
                [
                    .. records
                        .Where(record =>
                            record != found && string.Equals(record.Key, found.Key, StringComparison.Ordinal)
                        )
                        .Reverse()
                        .Select(record => workings.Policy.Show(record, now)),
                ]
            );
    }

    public async Task DefineAsync(DefineTerm command, CancellationToken cancellationToken = default)
    {
        if (command.Origin.WasApplied(_state.Value.Applied))
        {
            return;
        }

        var workings = await WorkingsAsync();
        var applied = command.Origin.Note(_state.Value.Applied);
        if (command.Meaning is not { } meaning)
        {
            var without = Without(workings, workings.Keys.KeyOf(command.Term));
            await WriteAsync(without with { Applied = applied }, cancellationToken);
            return;
        }

        var now = clock.GetUtcNow();
        var evidence =
            command.Evidence ?? new MemoryEvidence("stated", null, command.Origin?.SessionId, now, now);
        var records = workings.Book.Learn(
            workings.RecordsOf(_state.Value),
            NewId(command.Origin),
            command.Term,
            meaning,
            command.Facets,
            evidence with
            {
                At = now,
                SessionId = command.Origin?.SessionId,
            }
        );
        await WriteAsync(_state.Value with { Records = records, Applied = applied }, cancellationToken);
    }

    public async Task<Outcome<MemoryView>> SetAsync(
        SetMemory command,
        CancellationToken cancellationToken = default
    )
    {
        var workings = await WorkingsAsync();
        var all = workings.RecordsOf(_state.Value);
        var former = command.MemoryId is { } id ? Find(all, id) : null;
        if (command.MemoryId is not null && former is not { ValidTo: null })
        {
            return new Outcome<MemoryView>.Refused(MemoryRules.Unknown);
        }

        var term = MemoryRules.TermOf(command, former);
        var refusal =
            MemoryRules.Check(command, former) ?? await UnreadableAsync(term, command.Meaning.Trim());
        if (refusal is not null)
        {
            return new Outcome<MemoryView>.Refused(refusal);
        }

        var now = clock.GetUtcNow();
        var kept =
            former is not null
            && !string.Equals(workings.Keys.KeyOf(term), former.Key, StringComparison.Ordinal)
                ? MemoryBook.Forget(all, former.Key)
                : all;
        var records = workings.Book.Learn(
            kept,
            NewId(null),
            term,
            command.Meaning.Trim(),
            null,
            new MemoryEvidence("set", null, null, now, now)
        );
        await WriteAsync(_state.Value with { Records = records }, cancellationToken);
        return new Outcome<MemoryView>.Done(
            workings.Policy.Show(MemoryBook.Valid(records, workings.Keys.KeyOf(term))!, now)
        );
    }

    /// <summary>What the tenant's data cannot say is not remembered: it would be asked about at every use.</summary>
    private async Task<Refusal?> UnreadableAsync(string term, string meaning)
    {
        var config = await grains.GetGrain<ITenantGrain>(_key.TenantId).GetConfigAsync();
        return await meanings.FindAsync(_key.TenantId, config, term, meaning) is { } fault
            ? MemoryRules.Refuse(fault)
            : null;
    }

    public async Task NoteUseAsync(NoteMemoryUse command, CancellationToken cancellationToken = default)
    {
        if (command.Origin.WasApplied(_state.Value.Applied))
        {
            return;
        }

        var workings = await WorkingsAsync();
        await WriteAsync(
            _state.Value with
            {
                Records = workings.Book.Use(
                    workings.RecordsOf(_state.Value),
                    command.MemoryIds,
                    command.Evidence with
                    {
                        At = clock.GetUtcNow(),
                        SessionId = command.Origin?.SessionId,
                    }
                ),
                Applied = command.Origin.Note(_state.Value.Applied),
            },
            cancellationToken
        );
    }

    public async Task NoteSegmentAsync(NoteSegment command, CancellationToken cancellationToken = default)
    {
        if (command.Origin.WasApplied(_segments.Value.Applied))
        {
            return;
        }

        var workings = await WorkingsAsync();
        var noted = workings.Segments.Note(_segments.Value.Segments, command, clock.GetUtcNow());
        if (noted == _segments.Value.Segments && command.Origin is null)
        {
            return;
        }

        await _segments.WriteAsync(
            new WorkedSegmentsState
            {
                Segments = noted,
                Applied = command.Origin.Note(_segments.Value.Applied),
            },
            cancellationToken
        );
    }

    public Task NoteReadAsync(NoteSegment command) => NoteSegmentAsync(command, CancellationToken.None);

    public async Task<Outcome<MemoryView>> ForgetAsync(
        string memoryId,
        CancellationToken cancellationToken = default
    )
    {
        var workings = await WorkingsAsync();
        if (Find(workings.RecordsOf(_state.Value), memoryId) is not { } found)
        {
            return new Outcome<MemoryView>.Refused(MemoryRules.Unknown);
        }

        await _audit.TellAsync(_state.Value.Audit);
        await WriteAsync(
            Without(workings, found.Key) with
            {
                Audit = _audit.Note(_state.Value.Audit, Told("one memory")),
            },
            cancellationToken
        );
        await _audit.TellAsync(_state.Value.Audit);
        return new Outcome<MemoryView>.Done(workings.Policy.Show(found, clock.GetUtcNow()));
    }

    /// <summary>The places of applied commands stay, so that an unfinished turn does not bring a forgotten term back.</summary>
    public Task EraseAsync(CancellationToken cancellationToken = default) =>
        ForgetAllAsync(null, cancellationToken);

    /// <inheritdoc/>
    public async Task ForgetAllAsync(CommandOrigin? origin, CancellationToken cancellationToken = default)
    {
        if (origin.WasApplied(_state.Value.Applied))
        {
            return;
        }

        await _segments.WriteAsync(
            new WorkedSegmentsState { Applied = _segments.Value.Applied },
            cancellationToken
        );
        await _audit.TellAsync(_state.Value.Audit);
        await WriteAsync(
            new UserMemoryState
            {
                Applied = origin.Note(_state.Value.Applied),
                ErasedAt = clock.GetUtcNow(),
                // What a turn forgets is in the trail with the turn.
                Audit = origin is null
                    ? _audit.Note(_state.Value.Audit, Told("everything"))
                    : _state.Value.Audit,
            },
            CancellationToken.None
        );
        await _audit.TellAsync(_state.Value.Audit);
    }

    private AuditEvent Told(string what) =>
        new()
        {
            At = clock.GetUtcNow(),
            UserId = CallerContext.UserId,
            Kind = AuditKind.MemoryForgotten,
            Subject = _key.Id,
            Detail = what,
        };

    private async Task<MemoryWorkings> WorkingsAsync() => MemoryWorkings.Of(await live.GetAsync());

    private string NewId(CommandOrigin? origin) =>
        origin is null
            ? "m" + Guid.CreateVersion7(clock.GetUtcNow()).ToString("N")
            : FormattableString.Invariant($"m{origin.SessionId}-{origin.Place}");

    private static MemoryView? Find(ImmutableArray<MemoryView> records, string memoryId) =>
        records.FirstOrDefault(record => string.Equals(record.MemoryId, memoryId, StringComparison.Ordinal));

    private UserMemoryState Without(MemoryWorkings workings, string key) =>
        _state.Value with
        {
            Records = MemoryBook.Forget(workings.RecordsOf(_state.Value), key),
            Forgotten = (_state.Value.Forgotten ?? ImmutableDictionary<string, DateTimeOffset>.Empty).SetItem(
                key,
                clock.GetUtcNow()
            ),
        };

    /// <summary>What the first release stored is written in today's form from here on.</summary>
    private async Task WriteAsync(UserMemoryState next, CancellationToken cancellationToken) =>
        await _state.WriteAsync(
            next with
            {
                Terms = next.Terms.Clear(),
                Records =
                    next.Records
                    ?? (next.ErasedAt is null ? (await WorkingsAsync()).RecordsOf(_state.Value) : []),
            },
            cancellationToken
        );
}
