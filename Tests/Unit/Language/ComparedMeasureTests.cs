using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses.Comparisons;

namespace SmartSegmentation.Tests.Unit.Language;

/// <summary>Comparisons that would hold of everybody or of nobody.</summary>
internal sealed class ComparedMeasureTests
{
    private static readonly Measure All = new()
    {
        FacetId = "orders",
        Aggregate = new Aggregate(AggregateFunction.Count),
    };

    private static readonly Measure Cancelled = All with { Where = [Status("Cancelled")] };

    [Test]
    public void AThingAgainstItself_SaysNothing() =>
        Assert.That(
            ComparedMeasures.SayNothing(
                Cancelled,
                ConditionOperator.Gt,
                All with
                {
                    Where = [Status("Cancelled")],
                },
                1
            )
        );

    [Test]
    public void APartThatIsMoreThanItsWhole_SaysNothing() =>
        Assert.That(ComparedMeasures.SayNothing(Cancelled, ConditionOperator.Gt, All, 1));

    [TestCase(ConditionOperator.Gt, "0.5")]
    [TestCase(ConditionOperator.Lt, "1")]
    public void APartAgainstItsWhole_MaySaySomething(ConditionOperator operation, decimal factor) =>
        Assert.That(ComparedMeasures.SayNothing(Cancelled, operation, All, factor), NUnit.Framework.Is.False);

    [Test]
    public void OtherRowsOrOtherWindows_SaySomething()
    {
        var returned = All with { Where = [Status("Returned")] };
        var earlier = Cancelled with { Window = new Window(null, new DateOnly(2025, 1, 1), "before 2025") };

        Assert.That(
            new[] { returned, earlier }.Any(other =>
                ComparedMeasures.SayNothing(Cancelled, ConditionOperator.Gt, other, 1)
            ),
            NUnit.Framework.Is.False
        );
    }

    private static ExpressionNode.Condition Status(string value) =>
        new()
        {
            Measure = new Measure { FacetId = "orders.status" },
            Operator = ConditionOperator.Eq,
            Values = [value],
        };
}
