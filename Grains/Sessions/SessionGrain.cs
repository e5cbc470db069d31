using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using SmartSegmentation.Grains.Interfaces.Ambiguity;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Reviews;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Persistence;
using SmartSegmentation.Grains.Sessions.Domain;
using SmartSegmentation.Grains.Skills;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Sessions;

/// <inheritdoc cref="ISessionGrain"/>
[GrainType("session")]
internal sealed class SessionGrain : Grain, ISessionGrain, ITurnArchiveGrain
{
    private readonly StateCell<SessionState> _state;
    private readonly SessionTurns _turns;
    private readonly ITurnRunner _runner;
    private readonly LiveSkills _skills;
    private readonly TimeProvider _clock;
    private readonly TenantScopedKey _key;
    private bool _outstanding;
    private bool _again;

    public SessionGrain(
        [PersistentState("session", StorageNames.State)] IPersistentState<SessionState> storage,
        [FromKeyedServices(StorageNames.State)] IGrainStorage records,
        ITurnRunner runner,
        LiveSkills skills,
        TimeProvider clock,
        IGrainContext context
    )
    {
        _state = new(storage);
        _turns = new(records, context.GrainId);
        _runner = runner;
        _skills = skills;
        _clock = clock;
        _key = TenantScopedKey.Parse(context.GrainId.Key.ToString()!);
    }

    private ITenantGrain Tenant => GrainFactory.GetGrain<ITenantGrain>(_key.TenantId);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await _turns.LoadAsync();
        _outstanding = _again = _turns.Count > (_state.Value.Applied ?? 0);
    }

    /// <summary>A session that ends as it should need not carry its last turn again.</summary>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        _outstanding || _turns.Count == (_state.Value.Applied ?? 0)
            ? Task.CompletedTask
            : _state.WriteAsync(_state.Value with { Applied = _turns.Count }, cancellationToken);

    public async Task<Outcome<SessionView>> OpenAsync(CancellationToken cancellationToken = default)
    {
        if (await Tenant.AdmitSessionAsync(_key.Id) is { } full)
        {
            return new Outcome<SessionView>.Refused(full);
        }

        var opened = new SessionState { UserId = CallerContext.UserId, CreatedAt = _clock.GetUtcNow() };
        await _state.WriteAsync(opened, cancellationToken);
        return new Outcome<SessionView>.Done(SessionReport.Create(_key.Id, opened, [], [], opened.CreatedAt));
    }

    public async Task<Outcome<TurnResult>> RunTurnAsync(
        TurnRequest request,
        ITurnObserver? observer = null,
        CancellationToken cancellationToken = default
    )
    {
        if ((CheckAccess() ?? TurnRules.Check(request)) is { } refusal)
        {
            return new Outcome<TurnResult>.Refused(refusal);
        }

        await ApplyOutstandingAsync();
        if (request.TurnId is { } id && await _turns.FindAsync(id) is { } earlier)
        {
            return Repeat(earlier, request);
        }

        var denied = _state.Value.ClosedAt is null
            ? await Tenant.AdmitSessionAsync(_key.Id)
            : new Refusal("session-closed", "The session is closed; open another.");
        if (denied is not null)
        {
            return new Outcome<TurnResult>.Refused(denied);
        }

        var identified = request with { TurnId = request.TurnId ?? NewTurnId() };
        var result = await RunAsync(identified, observer, cancellationToken);
        return new Outcome<TurnResult>.Done(result);
    }

    public async Task<Outcome<SessionView>> ViewAsync(CancellationToken cancellationToken = default)
    {
        if (CheckAccess() is { } refusal)
        {
            return new Outcome<SessionView>.Refused(refusal);
        }

        await ApplyOutstandingAsync();
        var turns = await _turns.ListAsync(cancellationToken);
        var ledger = await GrainFactory
            .GetInTenant<IAmbiguityLedgerGrain>(_key.TenantId, _key.Id)
            .ListAsync();
        return new Outcome<SessionView>.Done(
            SessionReport.Create(_key.Id, _state.Value, turns, ledger, _clock.GetUtcNow())
        );
    }

    public async Task<Outcome<TurnTrace>> TraceAsync(
        string turnId,
        CancellationToken cancellationToken = default
    )
    {
        if (CheckAccess() is { } refusal)
        {
            return new Outcome<TurnTrace>.Refused(refusal);
        }

        return await _turns.FindAsync(turnId) is { } turn
            ? new Outcome<TurnTrace>.Done(SessionReport.Trace(turn))
            : new Outcome<TurnTrace>.Refused(
                new Refusal("turn-unknown", "The session has no turn of this id.")
            );
    }

    public async Task TakeReviewAsync(ReviewView review, CancellationToken cancellationToken = default)
    {
        await ApplyOutstandingAsync();
        if (
            CallerContext.ActingRole < UserRole.TenantAdmin
            || _state.Value.UserId is null
            || await _turns.FindAsync(ReviewTurn.IdOf(review.Request.ReviewId)) is not null
        )
        {
            return;
        }

        var dialogue = SessionTier.DialogueOf(_turns.Last, _clock.GetUtcNow());
        await _turns.AddAsync(ReviewTurn.Of(_key.Id, review, dialogue));
        _outstanding = true;
        _again = false;
        await ApplyOutstandingAsync();
    }

    public async Task<Outcome<SessionView>> CloseAsync(CancellationToken cancellationToken = default)
    {
        if (CheckAccess() is { } refusal)
        {
            return new Outcome<SessionView>.Refused(refusal);
        }

        if (_state.Value.ClosedAt is null)
        {
            await _state.WriteAsync(_state.Value with { ClosedAt = _clock.GetUtcNow() }, cancellationToken);
        }

        await Tenant.ReleaseSessionAsync(_key.Id);
        return await ViewAsync(CancellationToken.None);
    }

    public Task<RecordedTurn?> RecallAsync(int number) => _turns.RecallAsync(number);

    private static Outcome<TurnResult> Repeat(TurnRecord earlier, TurnRequest request) =>
        earlier.Message.Equals(request.Message, StringComparison.Ordinal)
            ? new Outcome<TurnResult>.Done(earlier.Result!)
            : new Outcome<TurnResult>.Refused(
                new Refusal("turn-id-reused", "Another message was sent under this turn id.", "turnId")
            );

    private string NewTurnId() => Guid.CreateVersion7(_clock.GetUtcNow()).ToString("N");

    private Refusal? CheckAccess()
    {
        var mine =
            _state.Value.UserId is { } owner && owner.Equals(CallerContext.UserId, StringComparison.Ordinal);
        return mine || (_state.Value.UserId is not null && CallerContext.ActingRole == UserRole.PlatformAdmin)
            ? null
            : new Refusal("session-unknown", "There is no session of this id.");
    }

    /// <summary>Reads, runs, writes one record, and only then tells the others.</summary>
    private async Task<TurnResult> RunAsync(
        TurnRequest request,
        ITurnObserver? observer,
        CancellationToken cancellationToken
    )
    {
        var reader = new TurnContextReader(GrainFactory, _skills, _key, _state.Value.UserId!);
        var dialogue = SessionTier.DialogueOf(_turns.Last, _clock.GetUtcNow());
        var input = await reader.ReadAsync(request, dialogue, _clock.GetUtcNow());
        var outcome = await _runner.RunAsync(input, new StepReporter(observer), cancellationToken);
        var allowed = await HoldToLimitsAsync(
            outcome,
            input.Skills,
            request.TurnId!,
            dialogue,
            cancellationToken
        );
        var skills = await _skills.KeepAsync(input.Skills);
        cancellationToken.ThrowIfCancellationRequested();
        await _turns.AddAsync(
            new TurnRecord
            {
                TurnId = request.TurnId!,
                Message = request.Message,
                At = _clock.GetUtcNow(),
                Result = allowed.Result,
                Dialogue = allowed.Dialogue,
                Commands = allowed.Commands,
                CatalogVersion = input.Catalog.Version,
                Inputs = TurnInputs.Of(input, skills, outcome.Proposal),
                Course = outcome.Course,
            }
        );
        _outstanding = true;
        _again = false;
        await ApplyOutstandingAsync();
        return allowed.Result;
    }

    private async Task<TurnOutcome> HoldToLimitsAsync(
        TurnOutcome outcome,
        SkillSet skills,
        string turnId,
        DialogueState before,
        CancellationToken cancellationToken
    )
    {
        if (TurnGate.IsForbidden(outcome, CallerContext.ActingRole))
        {
            return TurnGate.Reject(outcome, before, TurnGate.Forbidden(skills));
        }

        return
            TurnGate.MakesSegment(outcome)
            && await Tenant.SpendSegmentAsync($"{_key.Id}/{turnId}", cancellationToken) is not null
            ? TurnGate.Reject(outcome, before, TurnGate.RateLimited(skills))
            : outcome;
    }

    /// <summary>Carries the last turn to the trail and its commands to others, where that is not known to have happened: after it, after a failure and after a start.</summary>
    private async Task ApplyOutstandingAsync()
    {
        if (_outstanding)
        {
            var again = _again;
            _again = true;
            await new SessionOutbox(GrainFactory, _key, _state.Value.UserId!).ApplyAsync(
                _turns.Count,
                _turns.Last!,
                again
            );
            _outstanding = false;
        }
    }
}
