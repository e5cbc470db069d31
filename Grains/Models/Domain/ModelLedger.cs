using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Interfaces.Tenancy;

namespace SmartSegmentation.Grains.Models.Domain;

/// <summary>
/// Says whether a question may call the model: once, within the day's budget, and not while the server fails. What is reserved counts as used
/// until it is settled, so that calls side by side cannot spend the same tokens, and a crash in the middle spends them.
/// </summary>
internal static class ModelLedger
{
    private const int MostKept = 256;

    /// <summary>Reserves a call.</summary>
    /// <param name="state">The ledger.</param>
    /// <param name="asked">The call.</param>
    /// <param name="now">By the server's clock.</param>
    /// <returns>Null and the ledger with the call in it; or the proposal to take instead, and the same ledger.</returns>
    public static (ModelProposal? Instead, ModelLedgerState Next) Reserve(
        ModelLedgerState state,
        ModelCall asked,
        DateTimeOffset now
    )
    {
        if (state.Kept.FirstOrDefault(kept => kept.Question == asked.Question) is { } before)
        {
            return (before.Proposal, state);
        }

        if (
            state.Failures >= asked.FailuresBeforeRest
            && state.FailedAt is { } failed
            && now < failed + asked.Rest
        )
        {
            return (Without(asked, ProposalOutcome.Resting), state);
        }

        // A zone that is changed in the evening may name a day before the one counted: a spent budget does not begin anew by it.
        var day = state.Day is { } counted && counted > asked.Day ? counted : asked.Day;
        var today = state.Day == day ? state : Fresh(state, day);
        var begun = asked.Estimate with { Outcome = ProposalOutcome.Interrupted };
        var next = Count(today, begun, 1) with
        {
            Kept = Trim(today.Kept.Add(new KeptProposal(asked.Question, day, begun))),
        };
        return IsWithin(next, asked.Config)
            ? (null, next)
            : (Without(asked, ProposalOutcome.BudgetSpent), state);
    }

    /// <summary>The ledger when a call has ended; the same where it does not know of the call.</summary>
    public static ModelLedgerState Settle(
        ModelLedgerState state,
        string question,
        ModelProposal ended,
        DateTimeOffset now
    )
    {
        if (state.Kept.FirstOrDefault(kept => kept.Question == question) is not { } before)
        {
            return state;
        }

        var failed = ended.Outcome is ProposalOutcome.Failed or ProposalOutcome.Timeout;
        var next = state with
        {
            Kept = state.Kept.Replace(before, before with { Proposal = ended }),
            // A call that its user ended says nothing of the server.
            Failures =
                failed ? state.Failures + 1
                : ended.Outcome == ProposalOutcome.Interrupted ? state.Failures
                : 0,
            FailedAt = failed ? now : state.FailedAt,
        };
        return before.Day == state.Day ? Count(Count(next, before.Proposal, -1), ended, 1) : next;
    }

    private static bool IsWithin(ModelLedgerState state, ModelsConfig config) =>
        !(state.InputTokens + state.OutputTokens > config.TokensPerDay)
        && !(state.CostUsd > config.UsdPerDay);

    private static ModelLedgerState Fresh(ModelLedgerState state, DateOnly day) =>
        new()
        {
            Day = day,
            Kept = state.Kept,
            Failures = state.Failures,
            FailedAt = state.FailedAt,
        };

    private static ModelLedgerState Count(ModelLedgerState state, ModelProposal proposal, int sign)
    {
        var outcome = NameOf(proposal.Outcome);
        var times = state.Outcomes.GetValueOrDefault(outcome) + sign;
        return state with
        {
            Calls = state.Calls + (sign * proposal.Usage.ModelCalls),
            InputTokens = state.InputTokens + (sign * proposal.Usage.InputTokens),
            OutputTokens = state.OutputTokens + (sign * proposal.Usage.OutputTokens),
            CostUsd = state.CostUsd + (sign * proposal.Usage.CostUsd),
            Outcomes = times == 0 ? state.Outcomes.Remove(outcome) : state.Outcomes.SetItem(outcome, times),
        };
    }

    /// <summary>Name of an outcome in views, logs and metrics.</summary>
    public static string NameOf(ProposalOutcome outcome) =>
        System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(outcome.ToString());

    private static ModelProposal Without(ModelCall asked, ProposalOutcome why) =>
        asked.Estimate with
        {
            Outcome = why,
            Constitution = null,
            Usage = new ModelUsage(0, 0, 0, 0),
        };

    private static ImmutableArray<KeptProposal> Trim(ImmutableArray<KeptProposal> kept) =>
        kept.Length > MostKept ? kept.RemoveRange(0, kept.Length - MostKept) : kept;
}
