using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Segments.Domain;
using static SmartSegmentation.Grains.Interfaces.Segments.AggregateFunction;
using static SmartSegmentation.Grains.Interfaces.Segments.ConditionOperator;
using static SmartSegmentation.Tests.Unit.Segments.Shop;

namespace SmartSegmentation.Tests.Unit.Segments;

/// <summary>The one form of trees that mean the same.</summary>
internal sealed class TreeCanonTests
{
    [Test]
    public void Arithmetic_HasAForm_OfItsOwn()
    {
        var sum = Of("lines.Amount", Sum) with
        {
            Arithmetic = new Arithmetic(ArithmeticOperator.Subtract, Of("lines.Amount", Min)),
        };
        var other = sum with { Arithmetic = sum.Arithmetic! with { Op = ArithmeticOperator.Add } };

        Assert.That(
            TreeCanon.Hash(Is(sum, Gt, 1m)),
            NUnit.Framework.Is.EqualTo(TreeCanon.Hash(Is(sum, Gt, 1m)))
        );
        Assert.That(
            TreeCanon.Hash(Is(sum, Gt, 1m)),
            NUnit.Framework.Is.Not.EqualTo(TreeCanon.Hash(Is(other, Gt, 1m)))
        );
    }

    [Test]
    public void Order_OfTheConditions_DoesNotMatter() =>
        Assert.That(
            TreeCanon.Hash(And(Is("buyers.Country", Eq, "Spain"), Is(Of("lines.*", Count), Ge, 1m))),
            NUnit.Framework.Is.EqualTo(
                TreeCanon.Hash(And(Is(Of("lines.*", Count), Ge, 1m), Is("buyers.Country", Eq, "Spain")))
            )
        );
}
