using SmartSegmentation.Grains.Interfaces.Ambiguity;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Interfaces.Tenancy;

namespace SmartSegmentation.Tests.Cluster;

public sealed class AmbiguityLedgerGrainTests
{
    [Test]
    public async Task Askers_FiftyAtOnce_OneAsksAndTheOthersGetItsQuestionThenItsAnswer()
    {
        const string tenant = "ledger-1";
        var ledger = Installations.Shared.Act(tenant, "ana").GetInTenant<IAmbiguityLedgerGrain>(tenant, "x1");

        var decisions = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(step => ledger.ShouldAskOrInferAsync(Request("step-" + step)))
        );
        await ledger.NoteAsync(
            new NoteClarification(
                new ClarificationNote.Answered(
                    "dateRecency/recent",
                    "recent",
                    "30 days",
                    "last 30 days",
                    "t2"
                )
            )
        );
        var later = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(step => ledger.ShouldAskOrInferAsync(Request("later-" + step)))
        );

        var asker = decisions.Single(decision => decision.Action == AmbiguityAction.Ask);
        Assert.Multiple(() =>
        {
            Assert.That(decisions.Count(decision => decision.Action == AmbiguityAction.Wait), Is.EqualTo(49));
            Assert.That(
                decisions.Select(decision => decision.Pending!.Question!.Id).Distinct(),
                Is.EqualTo(new[] { asker.Pending!.Question!.Id })
            );
            Assert.That(
                later.Select(decision => (decision.Action, decision.Resolution)).Distinct(),
                Is.EqualTo(new[] { (AmbiguityAction.UseMemory, (string?)"last 30 days") })
            );
        });
    }

    [Test]
    public async Task Question_AfterDeactivation_IsStillTheOnlyOne()
    {
        const string tenant = "ledger-2";
        var ledger = Installations.Shared.Act(tenant, "ana").GetInTenant<IAmbiguityLedgerGrain>(tenant, "x1");
        await ledger.ShouldAskOrInferAsync(Request("first"));

        await Installations.Shared.DeactivateAllAsync();

        var again = await ledger.ShouldAskOrInferAsync(Request("second"));
        Assert.That(again.Action, Is.EqualTo(AmbiguityAction.Wait));
        Assert.That(again.Pending!.Question!.Id, Is.EqualTo("q-first"));
    }

    [Test]
    public async Task Note_TakenTwice_CountsOnce()
    {
        const string tenant = "ledger-3";
        var ledger = Installations.Shared.Act(tenant, "ana").GetInTenant<IAmbiguityLedgerGrain>(tenant, "x1");
        var first = Answer("last 30 days", 1);
        await ledger.NoteAsync(first);
        await ledger.NoteAsync(Answer("last 60 days", 2));

        await ledger.NoteAsync(first);

        Assert.That((await ledger.ListAsync()).Single().Meaning, Is.EqualTo("last 60 days"));
    }

    private static NoteClarification Answer(string meaning, int turn) =>
        new(
            new ClarificationNote.Answered("dateRecency/recent", "recent", meaning, meaning, "t" + turn),
            new CommandOrigin("x1", turn, 0, "ana")
        );

    private static AmbiguityRequest Request(string step) =>
        new()
        {
            Key = "dateRecency/recent",
            Term = "recent",
            TurnId = "t1",
            Step = step,
            Question = new ClarifyingQuestion("q-" + step, "dateRecency", "recent", "How recent?", []),
        };
}
