using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Tests.Support;
using static SmartSegmentation.Grains.Interfaces.Segments.AggregateFunction;
using static SmartSegmentation.Grains.Interfaces.Segments.ConditionOperator;
using static SmartSegmentation.Tests.Unit.Segments.Shop;

namespace SmartSegmentation.Tests.Unit.Segments;

/// <summary>Ranks, and comparisons with what others have.</summary>
internal sealed class RankConditionTests
{
    private static readonly Measure Spend = Of("lines.Amount", Sum);
    private MemoryTables _tables = null!;

    [OneTimeSetUp]
    public void Open() => _tables = new(Script);

    [OneTimeTearDown]
    public void Close() => _tables.Dispose();

    private static IEnumerable<TestCaseData<ExpressionNode, string>> Cases()
    {
        yield return Case("top one", Ranked(Spend, new() { TopCount = 1 }), "2");
        yield return Case("ties at the border are in", Ranked(Spend, new() { TopCount = 2 }), "1 2 3");
        yield return Case(
            "percent of those who have it, rounded up",
            Ranked(Spend, new() { TopPercent = 26 }),
            "1 2 3"
        );
        yield return Case("percent that is a whole place", Ranked(Spend, new() { TopPercent = 25 }), "2");
        yield return Case("bottom leaves out those without", Ranked(Spend, new() { BottomCount = 1 }), "4");
        yield return Case("bottom percent", Ranked(Of("buyers.Income"), new() { BottomPercent = 40 }), "1 2");
        yield return Case("more places than members", Ranked(Spend, new() { TopCount = 99 }), "1 2 3 4");
        yield return Case(
            "a count of no rows has no rank",
            Ranked(Of("lines.*", Count), new() { BottomCount = 1 }),
            "2 4"
        );
        yield return Case(
            "rank among others",
            Ranked(Spend, new() { TopCount = 1, Among = Is("buyers.Country", Ne, "france") }),
            "3"
        );
        yield return Case(
            "rank in a window",
            Ranked(Spend with { Window = new(new(2024, 2, 1), null) }, new() { TopCount = 1 }),
            "1 3"
        );
        yield return Case(
            "rank inside of groups of members, those without a group left out",
            Ranked(Of("buyers.Income"), new() { TopCount = 1, Within = ["regions.Title"] }),
            "3 5 10"
        );
        yield return Case(
            "rank inside of groups of rows",
            Ranked(Spend, new() { TopCount = 1, Within = ["items.Kind"] }),
            "2 3"
        );
        yield return Case(
            "above average",
            Ranked(Of("buyers.Income"), new() { AboveAverage = true }),
            "5 10"
        );
        yield return Case("below average", Ranked(Spend, new() { BelowAverage = true }), "4");
        yield return Case("above median", Ranked(Of("buyers.Income"), new() { AboveMedian = true }), "5 10");
        yield return Case(
            "below median inside of groups",
            Ranked(Of("buyers.Income"), new() { BelowMedian = true, Within = ["regions.Title"] }),
            "1 2"
        );
        yield return Case("most recent", Ranked(Of("lines.At", Last), new() { TopCount = 1 }), "4");
        yield return Case(
            "not ranked is the complement",
            Not(Ranked(Spend, new() { TopCount = 1 })),
            "1 3 4 5 10"
        );
        yield return Case(
            "twice the average of all who have it",
            Is(Spend, Gt) with
            {
                CompareTo = new()
                {
                    Measure = Spend,
                    Over = Avg,
                    Factor = 1.5m,
                },
            },
            "2"
        );
        yield return Case(
            "more than the average of a group",
            Is("buyers.Income", Gt) with
            {
                CompareTo = new()
                {
                    Measure = Of("buyers.Income"),
                    Over = Avg,
                    Among = Is("buyers.Country", Eq, "france"),
                },
            },
            "2 3 5 10"
        );
        yield return Case(
            "offset from the average of their own group",
            Is("buyers.Income", Ge) with
            {
                CompareTo = new()
                {
                    Measure = Of("buyers.Income"),
                    Over = Avg,
                    Offset = 100,
                    Within = ["buyers.Region"],
                },
            },
            "3 5"
        );
        yield return Case(
            "rows above the member's own average",
            Is(
                Of("lines.*", Count) with
                {
                    Where =
                    [
                        Is("lines.Amount", Gt) with
                        {
                            CompareTo = new() { Measure = Of("lines.Amount", Avg) },
                        },
                    ],
                },
                Ge,
                2m
            ),
            "1"
        );
        yield return Case(
            "rows above the average row",
            Is(
                Of("lines.*", Count) with
                {
                    Where =
                    [
                        Is("lines.Amount", Gt) with
                        {
                            CompareTo = new()
                            {
                                Measure = Of("lines.Amount"),
                                Over = Avg,
                                Among = Is("lines.Buyer", Exists),
                            },
                        },
                    ],
                },
                Ge,
                1m
            ),
            "2 3"
        );
    }

    [TestCaseSource(nameof(Cases))]
    public void Members_Rank_AreExactly(ExpressionNode node, string keys) =>
        Assert.That(_tables.Members(node), NUnit.Framework.Is.EqualTo(keys));

    private static ExpressionNode.Condition Ranked(Measure measure, Rank rank) =>
        Is(measure, Ge) with
        {
            Rank = rank,
        };

    private static TestCaseData<ExpressionNode, string> Case(string name, ExpressionNode node, string keys) =>
        new TestCaseData<ExpressionNode, string>(node, keys).SetArgDisplayNames(name);
}
