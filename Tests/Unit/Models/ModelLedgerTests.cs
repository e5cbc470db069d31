using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Models;
using SmartSegmentation.Grains.Models.Domain;

namespace SmartSegmentation.Tests.Unit.Models;

public sealed class ModelLedgerTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 3, 1);

    [Test]
    public void Question_IsReservedOnce_AndItsProposalIsKept()
    {
        var (first, reserved) = ModelLedger.Reserve(new(), Call("s/t1"), Noon);
        var (interrupted, _) = ModelLedger.Reserve(reserved, Call("s/t1"), Noon);
        var chosen = Ended(ProposalOutcome.Chosen, 60) with { FacetId = "orders.category", Value = "Tea" };
        var settled = ModelLedger.Settle(reserved, "s/t1", chosen, Noon);
        var (kept, same) = ModelLedger.Reserve(settled, Call("s/t1"), Noon);

        Assert.That(first, Is.Null);
        Assert.That(interrupted?.Outcome, Is.EqualTo(ProposalOutcome.Interrupted));
        Assert.That(kept, Is.EqualTo(chosen));
        Assert.That(same, Is.SameAs(settled));
    }

    [Test]
    public void Reservation_CountsAtOnce_AndIsCorrectedByWhatWasUsed()
    {
        var (_, reserved) = ModelLedger.Reserve(new(), Call("s/t1"), Noon);
        var settled = ModelLedger.Settle(reserved, "s/t1", Ended(ProposalOutcome.None, 60), Noon);

        Assert.That((reserved.Calls, reserved.InputTokens, reserved.CostUsd), Is.EqualTo((1, 100L, 0.1m)));
        Assert.That((settled.Calls, settled.InputTokens, settled.CostUsd), Is.EqualTo((1, 60L, 0.06m)));
        Assert.That(reserved.Outcomes, Is.EquivalentTo(new Dictionary<string, int> { ["interrupted"] = 1 }));
        Assert.That(settled.Outcomes, Is.EquivalentTo(new Dictionary<string, int> { ["none"] = 1 }));
    }

    [TestCase(250L, null)]
    [TestCase(null, 0.25)]
    public void Budget_HoldsForCallsSideBySide(long? tokens, double? dollars)
    {
        var config = new ModelsConfig { TokensPerDay = tokens, UsdPerDay = (decimal?)dollars };
        var state = new ModelLedgerState();
        var granted = 0;
        for (var turn = 0; turn < 10; turn++)
        {
            var (instead, next) = ModelLedger.Reserve(state, Call($"s/t{turn}", config), Noon);
            granted += instead is null ? 1 : 0;
            Assert.That(instead?.Outcome, Is.Null.Or.EqualTo(ProposalOutcome.BudgetSpent));
            state = next;
        }

        Assert.That(granted, Is.EqualTo(2));
        Assert.That(
            ModelLedger.Reserve(state, Call("s/t99", config) with { Day = Today.AddDays(1) }, Noon).Instead,
            Is.Null,
            "the next day has a budget of its own"
        );
    }

    [Test]
    public void Call_ThatEndsOnTheNextDay_LeavesThatDaysCountAlone()
    {
        var (_, late) = ModelLedger.Reserve(new(), Call("s/t1"), Noon);
        var (_, tomorrow) = ModelLedger.Reserve(late, Call("s/t2") with { Day = Today.AddDays(1) }, Noon);
        var settled = ModelLedger.Settle(tomorrow, "s/t1", Ended(ProposalOutcome.None, 60), Noon);

        Assert.That((settled.Calls, settled.InputTokens), Is.EqualTo((1, 100L)));
    }

    [Test]
    public void Server_ThatFailsInARow_IsLeftAloneForAWhile()
    {
        var state = new ModelLedgerState();
        for (var turn = 0; turn < 3; turn++)
        {
            state = ModelLedger.Reserve(state, Call($"s/t{turn}"), Noon).Next;
            state = ModelLedger.Settle(state, $"s/t{turn}", Ended(ProposalOutcome.Timeout, 100), Noon);
        }

        var soon = ModelLedger.Reserve(state, Call("s/t8"), Noon.AddSeconds(59)).Instead;
        var (later, reserved) = ModelLedger.Reserve(state, Call("s/t9"), Noon.AddSeconds(60));
        var well = ModelLedger.Settle(reserved, "s/t9", Ended(ProposalOutcome.None, 60), Noon.AddSeconds(61));

        Assert.That(soon?.Outcome, Is.EqualTo(ProposalOutcome.Resting));
        Assert.That(later, Is.Null);
        Assert.That(well.Failures, Is.Zero);
    }

    [Test]
    public void Call_ThatItsUserEnded_SaysNothingOfTheServer()
    {
        var state = new ModelLedgerState { Failures = 2, FailedAt = Noon };
        state = ModelLedger.Reserve(state, Call("s/t1"), Noon).Next;

        var settled = ModelLedger.Settle(state, "s/t1", Ended(ProposalOutcome.Interrupted, 100), Noon);

        Assert.That((settled.Failures, settled.InputTokens), Is.EqualTo((2, 100L)));
    }

    [Test]
    public void Day_OnlyGoesForward()
    {
        var config = new ModelsConfig { TokensPerDay = 150 };
        var (_, spent) = ModelLedger.Reserve(new(), Call("s/t1", config), Noon);

        var (instead, next) = ModelLedger.Reserve(
            spent,
            Call("s/t2", config) with
            {
                Day = Today.AddDays(-1),
            },
            Noon
        );

        Assert.That(instead?.Outcome, Is.EqualTo(ProposalOutcome.BudgetSpent));
        Assert.That((next.Day, next.InputTokens), Is.EqualTo((Today, 100L)));
    }

    private static ModelCall Call(string question, ModelsConfig? config = null) =>
        new(
            question,
            Today,
            Ended(ProposalOutcome.Interrupted, 100),
            config ?? new ModelsConfig { TokensPerDay = 1_000_000 },
            3,
            TimeSpan.FromSeconds(60)
        );

    private static ModelProposal Ended(ProposalOutcome outcome, int tokens) =>
        new()
        {
            Words = "zumbles",
            Outcome = outcome,
            Model = "m",
            Usage = new ModelUsage(1, tokens, 0, tokens / 1000m),
        };
}
