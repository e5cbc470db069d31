using System.Collections.Immutable;
using SmartSegmentation.Grains.Evals.Domain;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Skills;
using SmartSegmentation.Grains.Skills;

namespace SmartSegmentation.Tests.Unit.Skills;

/// <summary>What goes live, and what does not.</summary>
public sealed class SkillGateTests
{
    private static readonly DateTimeOffset At = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);

    [TestCase(100, 0, 0, SkillVerdict.Pass)]
    [TestCase(100, 5, 0, SkillVerdict.Pass)]
    [TestCase(100, 0, 4, SkillVerdict.Fail)]
    [TestCase(25, 0, 1, SkillVerdict.Fail)]
    [TestCase(100, 4, 4, SkillVerdict.CannotTell)]
    [TestCase(100, 0, 2, SkillVerdict.CannotTell)]
    [TestCase(1000, 0, 2, SkillVerdict.Pass)]
    [TestCase(10, 0, 0, SkillVerdict.CannotTell)]
    public void Verdict_IsByPairs(int cases, int better, int worse, SkillVerdict verdict)
    {
        // Pairs in which the version is better, worse, and both right.
        var candidate = Enumerable
            .Range(0, cases)
            .Select(i => i < better || i >= better + worse ? 1.0 : 0.0)
            .ToList();
        var live = Enumerable.Range(0, cases).Select(i => i < better ? 0.0 : 1.0).ToList();
        var metric = PairedComparison.Of("accuracy", candidate, live);

        var decided = SkillGate.Decide(metric.Candidate, [metric], cases);

        Assert.That(decided.Verdict, Is.EqualTo(verdict), decided.Why);
    }

    [Test]
    public void LowScore_FailsWithoutALiveVersion()
    {
        var metric = PairedComparison.Of("accuracy", [.. Enumerable.Repeat(1.0, 16), 0, 0, 0, 0], null);

        Assert.That(SkillGate.Decide(metric.Candidate, [metric], 20).Verdict, Is.EqualTo(SkillVerdict.Fail));
    }

    [TestCase(0, 0, 1)]
    [TestCase(0, 5, 0.0625)]
    [TestCase(1, 9, 0.021484375)]
    [TestCase(5, 5, 1)]
    public void SignTest_IsExact(int better, int worse, double p) =>
        Assert.That(PairedComparison.SignTest(better, worse), Is.EqualTo(p).Within(1e-12));

    [Test]
    public void Promotion_TakesAnEvaluationOfTheseFilesAgainstTheLiveVersion()
    {
        var state = WithDraft();

        var without = SkillLedger.Promote(state, "1.1.0", null, "ana", At);
        var evaluated = Recorded(state, SkillVerdict.Pass, "1.0.0");
        var passed = SkillLedger.Promote(evaluated, "1.1.0", null, "ana", At);
        var stale = SkillLedger.Promote(
            Recorded(state, SkillVerdict.Pass, "0.9.0"),
            "1.1.0",
            null,
            "ana",
            At
        );

        Assert.Multiple(() =>
        {
            Assert.That(without.Why?.Code, Is.EqualTo("skill-not-evaluated"));
            Assert.That(without.State.History[^1].Action, Is.EqualTo("refused"));
            Assert.That(stale.Why?.Code, Is.EqualTo("skill-not-evaluated"));
            Assert.That((passed.Why, passed.State.Live), Is.EqualTo(((Refusal?)null, "1.1.0")));
            Assert.That(SkillLedger.Find(passed.State, "1.0.0")!.Status, Is.EqualTo(SkillStatus.Retired));
        });
    }

    [TestCase(SkillVerdict.CannotTell, null, "skill-gate-undecided")]
    [TestCase(SkillVerdict.CannotTell, "  ", "skill-gate-undecided")]
    [TestCase(SkillVerdict.CannotTell, "Two cases were wrong themselves.", null)]
    [TestCase(SkillVerdict.Fail, "Never mind.", "skill-gate-failed")]
    public void Override_IsForCannotTellOnly(SkillVerdict verdict, string? reason, string? refused)
    {
        var (state, why) = SkillLedger.Promote(
            Recorded(WithDraft(), verdict, "1.0.0"),
            "1.1.0",
            reason,
            "ana",
            At
        );

        Assert.That(why?.Code, Is.EqualTo(refused));
        if (refused is null)
        {
            var decision = state.History[^1];
            Assert.That(
                (decision.Overridden, decision.Reason, decision.By),
                Is.EqualTo((true, reason, "ana"))
            );
        }
    }

    [Test]
    public void Rollback_NeedsNoGateAndGoesWhereItWas()
    {
        var promoted = SkillLedger
            .Promote(Recorded(WithDraft(), SkillVerdict.Pass, "1.0.0"), "1.1.0", null, "ana", At)
            .State;

        var back = SkillLedger.RollBack(promoted, "1.0.0", "worse in the field", "ben", At);
        var never = SkillLedger.RollBack(WithDraft(), "1.1.0", null, "ben", At);

        Assert.That((back.Why, back.State.Live), Is.EqualTo(((Refusal?)null, "1.0.0")));
        Assert.That(
            back.State.History[^1],
            Is.EqualTo(
                new SkillDecision(At, "ben", "rolledBack", "1.0.0", "1.1.0") { Reason = "worse in the field" }
            )
        );
        Assert.That(never.Why?.Code, Is.EqualTo("skill-version-never-live"));
    }

    [Test]
    public void ShippedFiles_GoLiveUnlessAnotherVersionWasPromoted()
    {
        var first = Ship(new SkillState(), "1.0.0", "one");
        var changed = Ship(first, "1.0.0", "two");
        var again = SkillLedger.Ship(changed, Bundle("1.0.0", "two"), At);
        var promoted = changed with
        {
            Live = "2.0.0",
            Versions = changed.Versions.Add(
                changed.Versions[0] with
                {
                    Version = "2.0.0",
                    Shipped = false,
                    Digest = "d",
                }
            ),
        };
        var upgraded = Ship(promoted, "1.5.0", "three");

        Assert.Multiple(() =>
        {
            Assert.That(first.Live, Is.EqualTo("1.0.0"));
            Assert.That(changed.Live, Does.StartWith("1.0.0+"));
            Assert.That(again, Is.Null);
            Assert.That(upgraded.Live, Is.EqualTo("2.0.0"));
            Assert.That(upgraded.Versions[^1].Version, Is.EqualTo("1.5.0"));
        });
    }

    private static SkillState Ship(SkillState state, string version, string text) =>
        SkillLedger.Ship(state, Bundle(version, text), At)!.Value.State;

    private static SkillBundle Bundle(string version, string text) =>
        new("sizes", version, ImmutableSortedDictionary<string, string>.Empty.Add("SKILL.md", text));

    private static SkillState WithDraft() =>
        SkillLedger.Add(Ship(new SkillState(), "1.0.0", "one"), Bundle("1.1.0", "two"), "ana", At)
            is Outcome<SkillState>.Done(var state)
            ? state
            : throw new AssertionException("The draft was refused.");

    private static SkillState Recorded(SkillState state, SkillVerdict verdict, string baseline) =>
        SkillLedger.Record(
            state,
            new SkillEvaluation(
                "1.1.0",
                SkillLedger.Find(state, "1.1.0")!.Digest,
                baseline,
                At,
                "ana",
                verdict,
                0.9,
                20,
                [],
                [],
                "So it is."
            )
        )
            is Outcome<SkillState>.Done(var next)
            ? next
            : throw new AssertionException("The evaluation was refused.");
}
