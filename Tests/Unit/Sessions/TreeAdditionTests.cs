using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Sessions.Turns;

namespace SmartSegmentation.Tests.Unit.Sessions;

public sealed class TreeAdditionTests
{
    private static readonly ExpressionNode Norway = Is("people.country", "Norway");
    private static readonly ExpressionNode Orders = Ordered();

    [Test]
    public void ChosenValue_AloneOrWithItsRows_IsTheOnlyAddition()
    {
        Assert.That(IsTea(null, Ordered(Is("orders.category", "Tea"))));
        Assert.That(IsTea(Orders, Ordered(Is("orders.category", "Tea"))));
        Assert.That(IsTea(Norway, And(Norway, Is("orders.category", "tea"))));
        Assert.That(IsTea(And(Norway, Orders), And(Norway, Ordered(Is("orders.category", "Tea")))));
    }

    [Test]
    public void MoreOrLessThanTheChosenValue_IsNot()
    {
        var tea = Is("orders.category", "Tea");
        Assert.That(
            IsTea(null, Ordered(Is("orders.category", "Tea", "Cake"))),
            NUnit.Framework.Is.False,
            "another value"
        );
        Assert.That(
            IsTea(null, And(tea, Is("people.plan", "Gold"))),
            NUnit.Framework.Is.False,
            "another condition"
        );
        Assert.That(
            IsTea(null, Ordered(tea, Is("orders.shop", "Oslo"))),
            NUnit.Framework.Is.False,
            "another test of rows"
        );
        Assert.That(IsTea(Norway, tea), NUnit.Framework.Is.False, "a condition less");
        Assert.That(IsTea(Norway, Norway), NUnit.Framework.Is.False, "nothing");
        Assert.That(IsTea(null, Is("people.drink", "Tea")), NUnit.Framework.Is.False, "another column");
        Assert.That(
            IsTea(null, Ordered(tea) with { Values = [3m] }),
            NUnit.Framework.Is.False,
            "how often was not proposed"
        );
    }

    private static bool IsTea(ExpressionNode? before, ExpressionNode tree) =>
        TreeAddition.IsOnly(before, tree, "orders.category", "Tea");

    private static ExpressionNode.Group And(params ExpressionNode[] nodes) =>
        new(GroupOperator.And, [.. nodes]);

    private static ExpressionNode.Condition Is(string facetId, params string[] values) =>
        new()
        {
            Measure = new Measure { FacetId = facetId },
            Operator = values.Length == 1 ? ConditionOperator.Eq : ConditionOperator.In,
            Values = [.. values.Select(value => (Literal)value)],
        };

    private static ExpressionNode.Condition Ordered(params ExpressionNode[] rows) =>
        new()
        {
            Measure = new Measure
            {
                FacetId = "orders.*",
                Aggregate = new Aggregate(AggregateFunction.Count),
                Where = [.. rows],
            },
            Operator = ConditionOperator.Ge,
            Values = [1m],
        };
}
