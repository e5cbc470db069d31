using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using SmartSegmentation.Grains.Audit;
using SmartSegmentation.Grains.Interfaces.Memory;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Persistence;
using SmartSegmentation.Grains.Segments.Domain;

namespace SmartSegmentation.Grains.Segments;

/// <inheritdoc cref="ISegmentGrain"/>
[GrainType("segment")]
internal sealed class SegmentGrain : Grain, ISegmentGrain
{
    private readonly StateCell<SegmentState> _state;
    private readonly StateRecords<SegmentDefinition> _versions;
    private readonly TimeProvider _clock;
    private readonly SegmentRevision _revision;
    private readonly TenantScopedKey _key;
    private readonly AuditOutbox _audit;

    public SegmentGrain(
        [PersistentState("segment", StorageNames.State)] IPersistentState<SegmentState> storage,
        [FromKeyedServices(StorageNames.State)] IGrainStorage records,
        IGrainContext context,
        IGrainFactory grains,
        SegmentRevision revision,
        TimeProvider clock
    )
    {
        _state = new(storage);
        _versions = new(records, context.GrainId, "version");
        _clock = clock;
        _revision = revision;
        _key = TenantScopedKey.Parse(context.GrainId.Key.ToString()!);
        _audit = new(grains, _key.TenantId, "segment:" + _key.Id);
    }

    public override Task OnActivateAsync(CancellationToken cancellationToken) =>
        _audit.TellAsync(_state.Value.Audit);

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        _audit.Settled(_state.Value.Audit) is { } settled
            ? _state.WriteAsync(_state.Value with { Audit = settled }, cancellationToken)
            : Task.CompletedTask;

    private ISegmentDirectoryGrain Directory => GrainFactory.GetGrain<ISegmentDirectoryGrain>(_key.TenantId);

    public Task<SegmentView?> FindAsync() => Task.FromResult(_state.Value.Segment);

    public async Task<SegmentView> SaveAsync(
        SaveSegment command,
        CancellationToken cancellationToken = default
    )
    {
        var before = _state.Value;
        if (command.Origin.WasApplied(before.Applied))
        {
            return await TellDirectoryAsync();
        }

        var after = SegmentLedger.Save(
            before.Segment,
            command,
            command.Origin?.UserId ?? CallerContext.UserId,
            _clock.GetUtcNow()
        );
        var earlier = before.Earlier;
        if (before.Segment?.Definition is { } former && former.Version < after.Definition.Version)
        {
            await _versions.WriteAsync(former.Version, former);
            earlier = earlier.Add(former.Version);
        }

        return await WriteAsync(
            after,
            command.Origin,
            before with
            {
                Earlier = earlier,
                Origins = SegmentLedger.Origins(before.Origins, after.Definition.Version, command),
            },
            cancellationToken
        );
    }

    public async Task<Outcome<SegmentView>> DeleteAsync(
        ChangeSegmentLife command,
        CancellationToken cancellationToken = default
    )
    {
        if (
            command is { Origin: null, Confirmed: false }
            && _state.Value.Segment is { Status: not SegmentStatus.Deleted }
            && await UsedBy.FindAsync(GrainFactory, _key.TenantId, _key.Id) is { Length: > 0 } users
        )
        {
            return new Outcome<SegmentView>.Refused(SegmentLedger.InUse(users));
        }

        return await ChangeLifeAsync(command, delete: true, cancellationToken);
    }

    public Task<Outcome<SegmentView>> RestoreAsync(
        ChangeSegmentLife command,
        CancellationToken cancellationToken = default
    ) => ChangeLifeAsync(command, delete: false, cancellationToken);

    public async Task<Outcome<SegmentView>> RevertAsync(
        RevertSegment command,
        CancellationToken cancellationToken = default
    )
    {
        if (_state.Value.Segment is not { Status: not SegmentStatus.Deleted } segment)
        {
            return new Outcome<SegmentView>.Refused(Unknown);
        }

        if (
            !_state.Value.Earlier.Contains(command.Version)
            || await _versions.ReadAsync(command.Version) is not { } earlier
        )
        {
            return new Outcome<SegmentView>.Refused(
                new("version-unknown", "There is no such earlier version of the segment.", "version")
            );
        }

        switch (await _revision.PrepareAsync(_key, segment.Definition, earlier, cancellationToken))
        {
            case Outcome<SaveSegment>.Refused(var why):
                return new Outcome<SegmentView>.Refused(why);
            case Outcome<SaveSegment>.Done(var save):
                return new Outcome<SegmentView>.Done(await SaveAsync(save, cancellationToken));
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    public async Task<Outcome<SegmentView>> FreezeAsync(
        FreezeSegment command,
        CancellationToken cancellationToken = default
    )
    {
        var before = _state.Value;
        if (before.Segment is not { Status: not SegmentStatus.Deleted } segment)
        {
            return new Outcome<SegmentView>.Refused(Unknown);
        }

        if (
            command.Origin.WasApplied(before.Applied)
            || (!command.Frozen && segment.Definition.Frozen is null)
        )
        {
            return new Outcome<SegmentView>.Done(await TellDirectoryAsync());
        }

        var userId = command.Origin?.UserId ?? CallerContext.UserId;
        var at = _clock.GetUtcNow();
        FrozenMembers? frozen = null;
        if (command.Frozen)
        {
            var written = await _revision.Frozen.WriteAsync(
                _key,
                segment.Definition,
                userId,
                at,
                cancellationToken
            );
            if (written is Outcome<FrozenMembers>.Refused(var why))
            {
                return new Outcome<SegmentView>.Refused(why);
            }

            frozen = ((Outcome<FrozenMembers>.Done)written).Value;
        }

        var after = SegmentLedger.Freeze(segment, frozen, command.Words, userId, at);
        return new Outcome<SegmentView>.Done(
            await WriteAsync(after, command.Origin, before, cancellationToken)
        );
    }

    public async Task<Outcome<SegmentFeedback>> RateAsync(
        RateSegment command,
        CancellationToken cancellationToken = default
    )
    {
        if (_state.Value.Segment is not { Status: not SegmentStatus.Deleted } segment)
        {
            return new Outcome<SegmentFeedback>.Refused(Unknown);
        }

        if (SegmentLedger.Check(command) is { } refusal)
        {
            return new Outcome<SegmentFeedback>.Refused(refusal);
        }

        var feedback = new SegmentFeedback(
            _clock.GetUtcNow(),
            CallerContext.UserId,
            segment.Definition.Version,
            command.Rating,
            command.Comment,
            command.Corrected
        );
        var noted = SegmentLedger.Note(
            segment,
            feedback.UserId,
            feedback.At,
            "feedback",
            FormattableString.Invariant($"{feedback.Rating} of 5")
        );
        await _audit.TellAsync(_state.Value.Audit);
        await _state.WriteAsync(
            _state.Value with
            {
                Segment = noted,
                Feedback = _state.Value.Feedback.Add(feedback),
                Audit = _audit.Note(_state.Value.Audit, SegmentAudit.Of(_key.Id, feedback)),
            },
            cancellationToken
        );
        await _audit.TellAsync(_state.Value.Audit);
        await GrainFactory
            .GetInTenant<IUserMemoryGrain>(_key.TenantId, feedback.UserId)
            .NoteSegmentAsync(
                new NoteSegment(_key.Id, "rated", noted.Definition, Rating: feedback.Rating),
                CancellationToken.None
            );
        return new Outcome<SegmentFeedback>.Done(feedback);
    }

    public Task<SegmentOrigin?> OriginAsync(int version) =>
        Task.FromResult(_state.Value.Origins?.GetValueOrDefault(version));

    public async Task<Outcome<SegmentVersions>> VersionsAsync(CancellationToken cancellationToken = default)
    {
        if (_state.Value.Segment is not { } segment)
        {
            return new Outcome<SegmentVersions>.Refused(Unknown);
        }

        var versions = new List<SegmentDefinition>();
        foreach (var number in _state.Value.Earlier)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await _versions.ReadAsync(number) is { } version)
            {
                versions.Add(version);
            }
        }

        return new Outcome<SegmentVersions>.Done(
            new SegmentVersions(_key.Id, [.. versions, segment.Definition])
        );
    }

    private static Refusal Unknown => new("segment-unknown", "There is no segment of this id.");

    private async Task<Outcome<SegmentView>> ChangeLifeAsync(
        ChangeSegmentLife command,
        bool delete,
        CancellationToken cancellationToken
    )
    {
        var before = _state.Value;
        if (before.Segment is not { } segment)
        {
            return new Outcome<SegmentView>.Refused(Unknown);
        }

        if (command.Origin.WasApplied(before.Applied))
        {
            return new Outcome<SegmentView>.Done(await TellDirectoryAsync());
        }

        var after = SegmentLedger.ChangeLife(
            segment,
            delete,
            command.Words,
            command.Origin?.UserId ?? CallerContext.UserId,
            _clock.GetUtcNow()
        );
        return new Outcome<SegmentView>.Done(
            await WriteAsync(after, command.Origin, before, cancellationToken)
        );
    }

    private async Task<SegmentView> WriteAsync(
        SegmentView segment,
        CommandOrigin? origin,
        SegmentState before,
        CancellationToken cancellationToken
    )
    {
        // What a session decides it tells itself, with the turn.
        await _audit.TellAsync(before.Audit);
        var told =
            origin is null && SegmentAudit.Of(segment, before.Segment) is { } change
                ? _audit.Note(before.Audit, change)
                : before.Audit;
        var write = _state.WriteAsync(
            before with
            {
                Segment = segment,
                Applied = origin.Note(before.Applied),
                Audit = told,
            },
            cancellationToken
        );
        if (origin is not null)
        {
            // The session repeats its command until both have it.
            await Task.WhenAll(write, TellDirectoryAsync(segment));
            return segment;
        }

        await write;
        await _audit.TellAsync(told);
        return await TellDirectoryAsync();
    }

    /// <summary>The directory follows the segment; telling it again changes nothing.</summary>
    private async Task<SegmentView> TellDirectoryAsync(SegmentView? written = null)
    {
        var segment = written ?? _state.Value.Segment!;
        var definition = segment.Definition;
        await Directory.PutAsync(
            new SegmentEntry(
                _key.Id,
                definition.Name,
                segment.Status,
                definition.Version,
                definition.EstimatedSize?.Count,
                segment.CreatedBy,
                segment.CreatedAt,
                segment.UpdatedAt
            )
            {
                Uses = SegmentReferences.Uses(definition.Expression),
                Tree = TreeCanon.Hash(definition.Expression),
            },
            CancellationToken.None
        );
        return segment;
    }
}
