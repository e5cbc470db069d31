using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using SmartSegmentation.Grains.Audit;
using SmartSegmentation.Grains.Interfaces.Audit;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Skills;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Persistence;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Skills;

/// <inheritdoc cref="ISkillGrain"/>
[GrainType("skill"), PlatformScoped]
internal sealed class SkillGrain(
    [PersistentState("skill", StorageNames.State)] IPersistentState<SkillState> storage,
    [FromKeyedServices(StorageNames.State)] IGrainStorage records,
    LiveSkills live,
    ISkillTrial trial,
    TimeProvider clock,
    IGrainContext context
) : Grain, ISkillGrain
{
    private readonly StateCell<SkillState> _state = new(storage);
    private readonly StateRecords<SkillBundle> _files = new(records, context.GrainId, "files");
    private AuditOutbox? _audit;
    private SkillBundle? _live;

    private string SkillId => this.GetPrimaryKeyString();

    private AuditOutbox Audit =>
        _audit ??= new AuditOutbox(GrainFactory, IAuditTrailGrain.Platform, "skill:" + SkillId);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _live = await LoadAsync(_state.Value.Live);
        await Audit.TellAsync(_state.Value.Audit);
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        Audit.Settled(_state.Value.Audit) is { } settled
            ? _state.WriteAsync(_state.Value with { Audit = settled }, cancellationToken)
            : Task.CompletedTask;

    public async Task ShipAsync(SkillBundle shipped, CancellationToken cancellationToken = default)
    {
        if (SkillLedger.Ship(_state.Value, shipped, clock.GetUtcNow()) is var (next, version))
        {
            await KeepAsync(next, shipped with { Version = version }, cancellationToken);
            _live = await LoadAsync(_state.Value.Live);
        }
    }

    public async Task<Outcome<SkillVersionView>> AddAsync(
        AddSkillVersion command,
        CancellationToken cancellationToken = default
    )
    {
        var start = command.From is null ? null : await LoadAsync(command.From);
        if (command.From is { } unknown && start is null)
        {
            return new Outcome<SkillVersionView>.Refused(
                _state.Value.Versions.IsEmpty ? UnknownSkill : SkillLedger.UnknownVersion(unknown)
            );
        }

        var files = SkillCandidate.Over(start, command);
        var set = await live.GetAsync();
        var (id, state) = (SkillId, _state.Value);
        var candidate = await Task.Run(
            () => SkillCandidate.Check(id, command.Version, files, set, trial),
            cancellationToken
        );
        if (candidate is Outcome<SkillBundle>.Refused(var broken))
        {
            return new Outcome<SkillVersionView>.Refused(broken);
        }

        var bundle = ((Outcome<SkillBundle>.Done)candidate).Value;
        switch (SkillLedger.Add(state, bundle, CallerContext.UserId, clock.GetUtcNow()))
        {
            case Outcome<SkillState>.Done(var next):
                await KeepAsync(next, bundle, cancellationToken);
                await Registry.RegisterAsync(
                    ImmutableSortedSet.Create<string>(StringComparer.Ordinal, id),
                    CancellationToken.None
                );
                return Shown(bundle.Version);
            case Outcome<SkillState>.Refused(var why):
                return new Outcome<SkillVersionView>.Refused(why);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    public async Task<Outcome<SkillView>> ViewAsync()
    {
        if (_state.Value.Versions.IsEmpty)
        {
            DeactivateOnIdle();
            return new Outcome<SkillView>.Refused(UnknownSkill);
        }

        var shown = _live ?? await LoadAsync(_state.Value.Versions[^1].Version);
        var head = SkillManifest.Parse(SkillId, shown!.Files).Head;
        return new Outcome<SkillView>.Done(
            new SkillView(
                SkillId,
                head.Title,
                head.Description,
                _state.Value.Live,
                _state.Value.Versions,
                SkillOverlay.Declared(head),
                _state.Value.History
            )
        );
    }

    public async Task<Outcome<SkillBundle>> ReadAsync(string version) =>
        _state.Value.Versions.IsEmpty ? new Outcome<SkillBundle>.Refused(UnknownSkill)
        : await LoadAsync(version) is { } found ? new Outcome<SkillBundle>.Done(found)
        : new Outcome<SkillBundle>.Refused(SkillLedger.UnknownVersion(version));

    public Task<SkillBundle?> LiveAsync() => Task.FromResult(_live);

    public async Task<Outcome<SkillVersionView>> RecordAsync(
        SkillEvaluation evaluation,
        CancellationToken cancellationToken = default
    )
    {
        switch (SkillLedger.Record(_state.Value, evaluation))
        {
            case Outcome<SkillState>.Done(var next):
                await _state.WriteAsync(next, cancellationToken);
                return Shown(evaluation.Version);
            case Outcome<SkillState>.Refused(var why):
                return new Outcome<SkillVersionView>.Refused(why);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    public Task<Outcome<SkillVersionView>> PromoteAsync(
        string version,
        string? overrideReason,
        CancellationToken cancellationToken = default
    ) =>
        DecideAsync(
            version,
            SkillLedger.Promote(
                _state.Value,
                version,
                overrideReason,
                CallerContext.UserId,
                clock.GetUtcNow()
            ),
            overrideReason,
            cancellationToken
        );

    public Task<Outcome<SkillVersionView>> RollbackAsync(
        string version,
        string? reason,
        CancellationToken cancellationToken = default
    ) =>
        DecideAsync(
            version,
            SkillLedger.RollBack(_state.Value, version, reason, CallerContext.UserId, clock.GetUtcNow()),
            reason,
            cancellationToken
        );

    private ISkillRegistryGrain Registry =>
        GrainFactory.GetGrain<ISkillRegistryGrain>(ISkillRegistryGrain.Key);

    private Refusal UnknownSkill => new("skill-unknown", $"There is no skill {SkillId}.");

    private Outcome<SkillVersionView> Shown(string version) =>
        new Outcome<SkillVersionView>.Done(SkillLedger.Find(_state.Value, version)!);

    /// <summary>
    /// Stores what was decided, in one write with what the trail has to be told of it, then tells the registry and the trail. Repeating a
    /// decision tells them again, should that have failed.
    /// </summary>
    private async Task<Outcome<SkillVersionView>> DecideAsync(
        string version,
        (SkillState State, Refusal? Why) decided,
        string? reason,
        CancellationToken cancellationToken
    )
    {
        if (_state.Value.Versions.IsEmpty)
        {
            return new Outcome<SkillVersionView>.Refused(UnknownSkill);
        }

        if (decided.State != _state.Value)
        {
            var found = SkillLedger.Find(decided.State, version)!;
            var told = SkillAudit.Of(SkillId, decided.State.History[^1], found, decided.Why, reason);
            await Audit.TellAsync(_state.Value.Audit);
            await _state.WriteAsync(
                decided.State with
                {
                    Audit = Audit.Note(_state.Value.Audit, told),
                },
                cancellationToken
            );
        }

        if (decided.Why is not null)
        {
            await Audit.TellAsync(_state.Value.Audit);
            return new Outcome<SkillVersionView>.Refused(decided.Why);
        }

        _live = await LoadAsync(version);
        await Registry.SetLiveAsync(_live!, CancellationToken.None);
        await Audit.TellAsync(_state.Value.Audit);
        return Shown(version);
    }

    /// <summary>Files first: a record that no version names does no harm, a version without files would.</summary>
    private async Task KeepAsync(SkillState next, SkillBundle bundle, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (SkillLedger.Find(_state.Value, bundle.Version) is null)
        {
            await _files.WriteAsync(SkillLedger.RecordOf(next, bundle.Version), bundle);
        }

        await _state.WriteAsync(next, CancellationToken.None);
    }

    private async Task<SkillBundle?> LoadAsync(string? version) =>
        version is not null && SkillLedger.RecordOf(_state.Value, version) is > 0 and var number
            ? await _files.ReadAsync(number)
            : null;
}
