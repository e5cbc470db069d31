using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Tests.Support;
using static SmartSegmentation.Grains.Interfaces.Segments.ConditionOperator;
using static SmartSegmentation.Tests.Unit.Segments.Shop;

namespace SmartSegmentation.Tests.Unit.Segments;

/// <summary>Conditions on what a member has one of.</summary>
internal sealed class AttributeConditionTests
{
    private MemoryTables _tables = null!;

    [OneTimeSetUp]
    public void Open() => _tables = new(Script);

    [OneTimeTearDown]
    public void Close() => _tables.Dispose();

    private static IEnumerable<TestCaseData<ExpressionNode, string>> Cases()
    {
        yield return Case("text regardless of case and blanks", Is("buyers.Country", Eq, "FRANCE"), "1 2");
        yield return Case("ne holds for missing", Is("buyers.Country", Ne, "france"), "3 4 5 10");
        yield return Case("in", Is("buyers.Country", In, "Italy", "SPAIN"), "3 5 10");
        yield return Case("notIn holds for missing", Is("buyers.Country", NotIn, "Italy", "Spain"), "1 2 4");
        yield return Case("not is the complement", Not(Is("buyers.Income", Gt, 200m)), "1 2 4");
        yield return Case(
            "a missing value satisfies no comparison",
            Is("buyers.Income", Le, 500m),
            "1 2 3 5 10"
        );
        yield return Case("between holds both ends", Is("buyers.Income", Between, 200m, 400m), "2 3 5");
        yield return Case("contains", Is("buyers.Country", ConditionOperator.Contains, "PA"), "3 5");
        yield return Case("starts with any", Is("buyers.Country", StartsWith, "i", "fr"), "1 2 10");
        yield return Case("exists", Is("buyers.Country", Exists), "1 2 3 5 10");
        yield return Case("missing", Is("buyers.Country", Missing), "4");
        yield return Case("a number against text that holds numbers", Is("buyers.Points", Gt, 7m), "1 5 10");
        yield return Case("equal number in text", Is("buyers.Points", Eq, 12m), "1 10");
        yield return Case("number as text", Is("buyers.Income", Eq, "300"), "3");
        yield return Case("truth", Is("buyers.Member", Eq, new Literal(Boolean: true)), "1 3 10");
        yield return Case("truth in words", Is("buyers.Member", Eq, "no"), "2 5");
        yield return Case("not true holds for missing", Is("buyers.Member", Ne, "true"), "2 4 5");
        yield return Case("date", Is("buyers.Joined", Ge, "2024-03-01"), "3 10");
        yield return Case("date equal", Is("buyers.Joined", Eq, "2024-01-31"), "2");
        yield return Case(
            "window on a date of the member",
            Is(
                new Measure { FacetId = "buyers.Joined", Window = new(new(2024, 1, 1), new(2024, 3, 1)) },
                Exists
            ),
            "1 2"
        );
        yield return Case(
            "age is completed years",
            Is(new Measure { FacetId = "buyers.Born", Transform = Transform.AgeYears }, Eq, 34m),
            "1"
        );
        yield return Case(
            "age by birth year",
            Is(new Measure { FacetId = "buyers.BirthYear", Transform = Transform.AgeYears }, Eq, 34m),
            "1 2"
        );
        yield return Case(
            "days ago",
            Is(new Measure { FacetId = "buyers.Joined", Transform = Transform.DaysAgo }, Le, 122m),
            "3 10"
        );
        yield return Case(
            "month of a date",
            Is(new Measure { FacetId = "buyers.Born", Transform = Transform.Month }, Eq, 7m),
            "1 2"
        );
        yield return Case(
            "weekday is ISO",
            Is(new Measure { FacetId = "buyers.Joined", Transform = Transform.DayOfWeek }, Eq, 1m),
            "1"
        );
        yield return Case("column of a lookup", Is("regions.Title", Eq, "south"), "2 5");
        yield return Case("known value that nobody wrote so", Is("regions.Title", Eq, "West"), "");
        yield return Case("ne of a lookup holds for missing", Is("regions.Title", Ne, "north"), "2 4 5 10");
        yield return Case(
            "arithmetic of attributes",
            Is(
                new Measure
                {
                    FacetId = "buyers.Income",
                    Arithmetic = new(ArithmeticOperator.Divide, Of("regions.Tax")),
                },
                Ge,
                20m
            ),
            "3 5"
        );
        yield return Case(
            "difference of dates in days",
            Is(
                new Measure
                {
                    FacetId = "buyers.Joined",
                    Arithmetic = new(ArithmeticOperator.Subtract, Of("buyers.Born")),
                },
                Lt,
                9000m
            ),
            "3"
        );
        yield return Case(
            "one attribute against another with factor and offset",
            Is("buyers.Income", Ge) with
            {
                CompareTo = new()
                {
                    Measure = Of("regions.Tax"),
                    Factor = 10,
                    Offset = 0,
                },
            },
            "1 2 3 5 10"
        );
        yield return Case(
            "at least two of three",
            new ExpressionNode.Group(
                GroupOperator.AtLeast,
                [
                    Is("buyers.Country", Eq, "spain"),
                    Is("buyers.Income", Ge, 400m),
                    Is("buyers.Member", Eq, new Literal(Boolean: true)),
                ],
                2
            ),
            "3 5 10"
        );
        yield return Case("everyone", null!, "1 2 3 4 5 10");
    }

    [TestCaseSource(nameof(Cases))]
    public void Members_Condition_AreExactly(ExpressionNode node, string keys) =>
        Assert.That(_tables.Members(node), NUnit.Framework.Is.EqualTo(keys));

    private static TestCaseData<ExpressionNode, string> Case(string name, ExpressionNode node, string keys) =>
        new TestCaseData<ExpressionNode, string>(node, keys).SetArgDisplayNames(name);
}
