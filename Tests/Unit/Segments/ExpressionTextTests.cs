using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Segments.Domain;
using static SmartSegmentation.Grains.Interfaces.Segments.AggregateFunction;
using static SmartSegmentation.Grains.Interfaces.Segments.ConditionOperator;
using static SmartSegmentation.Tests.Unit.Segments.Shop;

namespace SmartSegmentation.Tests.Unit.Segments;

internal sealed class ExpressionTextTests
{
    private static readonly ExpressionText Text = new(
        Context with
        {
            Find = _ => new() { Name = "Wine lovers" },
        }
    );

    private static IEnumerable<TestCaseData<ExpressionNode?, string, string>> Cases()
    {
        yield return new(null, "", "everyone");
        yield return new(Is("buyers.Income", Gt, 200m), "Income > 200", "income is more than 200");
        yield return new(
            And(Is("buyers.Country", Eq, "France"), Not(Is("buyers.Income", Lt, 10m))),
            "Country = 'France' AND NOT (Income < 10)",
            "country is France and not (income is less than 10)"
        );
        yield return new(
            Or(
                Is("buyers.Country", In, "France", "Spain"),
                And(Is("buyers.Id", Eq, 1m), Is("buyers.Id", Ne, 2m))
            ),
            "Country IN ('France', 'Spain') OR (Id = 1 AND Id != 2)",
            "country is France or Spain or (id is 1 and id is not 2)"
        );
        yield return new(
            Is(Of("lines.Amount", Sum) with { Window = new(new(2024, 1, 1), new(2024, 2, 1)) }, Ge, 9.5m),
            "sum(lines.Amount) [2024-01-01..2024-01-31] >= 9.5",
            "total amount from 2024-01-01 to 2024-01-31 is at least 9.5"
        );
        yield return new(
            Is(Of("lines.*", Count) with { Groups = new() { By = "order" } }, Between, 2m, 4m),
            "count(lines BY order) BETWEEN 2 and 4",
            "number of orders is between 2 and 4"
        );
        yield return new(Not(Is("lines.*", Exists)), "NOT (lines EXISTS)", "no lines");
        yield return new(
            Is(Of("lines.Amount", Sum), Ge) with
            {
                Rank = new() { TopPercent = 10 },
            },
            "sum(lines.Amount) IN THE TOP 10 %",
            "total amount is in the top 10 %"
        );
        yield return new(
            Is("buyers.Income", Gt) with
            {
                CompareTo = new()
                {
                    Measure = Of("buyers.Income"),
                    Over = Avg,
                    Factor = 2,
                },
            },
            "Income > 2 * avg(Income)",
            "income is more than 2 times the average income"
        );
        yield return new(
            new ExpressionNode.Reference("s1"),
            "IN SEGMENT 'Wine lovers'",
            "in the segment 'Wine lovers'"
        );
    }

    [TestCaseSource(nameof(Cases))]
    public void Tree_ReadsAs(ExpressionNode? node, string logic, string words) =>
        Assert.Multiple(() =>
        {
            Assert.That(Text.Logic(node), NUnit.Framework.Is.EqualTo(logic));
            Assert.That(Text.Words(node), NUnit.Framework.Is.EqualTo(words));
        });

    [Test]
    public void Name_OfALongTree_IsShort()
    {
        var name = Text.Name(And([.. Enumerable.Repeat(Is("buyers.Country", Eq, "France"), 30)]));

        Assert.That(name, NUnit.Framework.Has.Length.LessThanOrEqualTo(80));
        Assert.That(name, NUnit.Framework.Does.StartWith("Country is France and"));
    }
}
