using SmartSegmentation.Grains.Sessions.Domain;

namespace SmartSegmentation.Tests.Unit.Sessions;

public sealed class TurnPlanTests
{
    [Test]
    public void Plan_OfASentence_LetsDatesAndFacetsRunSideBySide()
    {
        var needs = TurnPlan.Sentence.Steps.ToDictionary(step => step.Kind, step => step.Needs);

        Assert.That(needs[StepKind.Dates], Is.EqualTo(new[] { StepKind.Decompose }));
        Assert.That(needs[StepKind.Facets], Is.EqualTo(new[] { StepKind.Decompose }));
        Assert.That(needs[StepKind.Map], Is.EquivalentTo(new[] { StepKind.Dates, StepKind.Facets }));
        Assert.That(needs[StepKind.Size], Is.EqualTo(needs[StepKind.Format]));
    }

    [Test]
    public void Plan_WithAStepBeforeItsNeed_IsRefused() =>
        Assert.Throws<ArgumentException>(() =>
            _ = new TurnPlan(
                new PlannedStep(StepKind.Size, [StepKind.Map]),
                new PlannedStep(StepKind.Map, [])
            )
        );

    [Test]
    public void Plan_WithAStepTwice_IsRefused() =>
        Assert.Throws<ArgumentException>(() =>
            _ = new TurnPlan(new PlannedStep(StepKind.Map, []), new PlannedStep(StepKind.Map, []))
        );

    [TestCase(CheckKind.Coverage, true, RepairKind.Ask)]
    [TestCase(CheckKind.Rules, true, RepairKind.Refuse)]
    [TestCase(CheckKind.Schema, true, RepairKind.Reread)]
    [TestCase(CheckKind.Schema, false, RepairKind.Ask)]
    [TestCase(CheckKind.Verbatim, true, RepairKind.Reread)]
    [TestCase(CheckKind.Verbatim, false, RepairKind.Ask)]
    [TestCase(CheckKind.Grounding, false, RepairKind.Ask)]
    [TestCase(CheckKind.Consequence, true, RepairKind.Offer)]
    [TestCase(CheckKind.Confidence, false, RepairKind.Escalate)]
    [TestCase(CheckKind.Answer, true, RepairKind.Reread)]
    [TestCase(CheckKind.Answer, false, RepairKind.Keep)]
    public void Repair_OfAFinding_IsTheOneThatHelps(CheckKind found, bool hasOther, RepairKind repair) =>
        Assert.That(RepairChoice.For(found, hasOther), Is.EqualTo(repair));

    [Test]
    public void Verification_WithSeveralFindings_ActsOnTheWeightiest()
    {
        var found = new Verification(
            [new(CheckKind.Confidence, ""), new(CheckKind.Consequence, ""), new(CheckKind.Rules, "")],
            new(true, 1, 1, 1)
        );

        Assert.That(found.First!.Check, Is.EqualTo(CheckKind.Rules));
    }
}
