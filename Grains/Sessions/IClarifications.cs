using System.Collections.Immutable;
using SmartSegmentation.Grains.Ambiguity.Domain;
using SmartSegmentation.Grains.Interfaces.Ambiguity;

namespace SmartSegmentation.Grains.Sessions;

/// <summary>Where a turn learns whether it may ask: every question of a turn goes through it.</summary>
internal interface IClarifications
{
    /// <summary>What to do about something that is not clear.</summary>
    Task<AmbiguityDecision> DecideAsync(AmbiguityRequest request, CancellationToken cancellationToken);
}

/// <summary>The ledger of a session.</summary>
internal sealed class LedgerClarifications(IAmbiguityLedgerGrain ledger) : IClarifications
{
    /// <inheritdoc/>
    public Task<AmbiguityDecision> DecideAsync(
        AmbiguityRequest request,
        CancellationToken cancellationToken
    ) => ledger.ShouldAskOrInferAsync(request, cancellationToken);
}

/// <summary>A ledger of one turn alone, for turns outside of a session and for replays.</summary>
/// <param name="entries">What was asked and settled before it.</param>
/// <param name="inferAbove">Context that is surer than this is taken without a question.</param>
internal sealed class TurnClarifications(ImmutableArray<AmbiguityEntry> entries, double inferAbove)
    : IClarifications
{
    private ImmutableArray<AmbiguityEntry> _entries = entries.IsDefault ? [] : entries;

    /// <inheritdoc/>
    public Task<AmbiguityDecision> DecideAsync(AmbiguityRequest request, CancellationToken cancellationToken)
    {
        var (decision, next) = AmbiguityLedger.Decide(_entries, request, inferAbove, DateTimeOffset.MinValue);
        _entries = next;
        return Task.FromResult(decision);
    }
}
