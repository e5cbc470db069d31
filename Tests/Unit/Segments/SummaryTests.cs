using System.Globalization;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Segments.Domain;
using SmartSegmentation.Tests.Support;
using static SmartSegmentation.Grains.Interfaces.Segments.ConditionOperator;
using static SmartSegmentation.Tests.Unit.Segments.Shop;

namespace SmartSegmentation.Tests.Unit.Segments;

internal sealed class SummaryTests
{
    private static readonly Measure Spend = Of("lines.Amount", AggregateFunction.Sum);
    private MemoryTables _tables = null!;

    [OneTimeSetUp]
    public void Open() => _tables = new(Script);

    [OneTimeTearDown]
    public void Close() => _tables.Dispose();

    private static IEnumerable<TestCaseData<SummarySpec, string>> Cases()
    {
        var spain = Is("buyers.Country", Eq, "spain");
        yield return Case("count of all", new() { Function = SummaryFunction.Count }, "6 6");
        yield return Case("count among", new() { Function = SummaryFunction.Count, Among = spain }, "2 2");
        yield return Case(
            "share of all",
            new() { Function = SummaryFunction.Share, Among = spain },
            "0.333333 2"
        );
        yield return Case(
            "rate of a condition",
            new()
            {
                Function = SummaryFunction.Avg,
                Condition = Is(Spend, Gt, 0m),
                Among = spain,
            },
            "0.5 2"
        );
        yield return Case(
            "rate by group, greatest first",
            new()
            {
                Function = SummaryFunction.Avg,
                Condition = Is("lines.*", Exists),
                GroupBy = [new(Of("regions.Title"))],
            },
            "North 1 2|South 0.5 2|East 0 1"
        );
        yield return Case(
            "average of members counts no rows as 0",
            new()
            {
                Function = SummaryFunction.Avg,
                Measure = Spend,
                Among = spain,
            },
            "30.15 2"
        );
        yield return Case(
            "or leaves them out",
            new()
            {
                Function = SummaryFunction.Avg,
                Measure = Spend,
                Among = spain,
                AbsentAsZero = false,
            },
            "60.3 1"
        );
        yield return Case(
            "median income",
            new() { Function = SummaryFunction.Median, Measure = Of("buyers.Income") },
            "300 5"
        );
        yield return Case(
            "spread for a test",
            new()
            {
                Function = SummaryFunction.Avg,
                Measure = Of("buyers.Income"),
                Among = Is("buyers.Country", Eq, "france"),
                Spread = true,
            },
            "150 2 150 5000"
        );
        yield return Case(
            "members by year of birth",
            new()
            {
                Function = SummaryFunction.Count,
                GroupBy = [new(new Measure { FacetId = "buyers.Born", Transform = Transform.Year })],
                Limit = 2,
            },
            "1990 2 2|1970 1 1"
        );
        yield return Case(
            "members by an attribute of their events, each once",
            new() { Function = SummaryFunction.Count, GroupBy = [new(Of("lines.Channel"))] },
            "web 3 3|shop 2 2"
        );
        yield return Case(
            "share of groups",
            new() { Function = SummaryFunction.Share, GroupBy = [new(Of("buyers.Member"))] },
            "True 0.6 3|False 0.4 2"
        );
        yield return Case(
            "having",
            new()
            {
                Function = SummaryFunction.Count,
                GroupBy = [new(Of("regions.Title"))],
                Having = new(Ge, [2]),
                Order = SummaryOrder.Label,
            },
            "North 2 2|South 2 2"
        );
        yield return Case(
            "distinct values over members",
            new() { Function = SummaryFunction.CountDistinct, Measure = Of("regions.Title") },
            "3 5"
        );
        yield return Case(
            "sum over rows, unknown members' too only when nobody is asked for",
            Rows(SummaryFunction.Sum, "lines.Amount") with
            {
                Among = Is("buyers.Country", Eq, "france"),
            },
            "160.3 5"
        );
        yield return Case(
            "sum over rows by a lookup",
            Rows(SummaryFunction.Sum, "lines.worth") with
            {
                GroupBy = [new(Of("items.Kind"))],
                Order = SummaryOrder.Label,
            },
            "Bike 160 6|Helmet 140 2"
        );
        yield return Case(
            "sum over rows by month",
            Rows(SummaryFunction.Sum, "lines.Amount") with
            {
                GroupBy = [new(Of("lines.At"), CalendarUnit.Month)],
                Order = SummaryOrder.Label,
                Limit = 2,
            },
            "2024-01-01 160.4 4|2024-02-01 30.1 2"
        );
        yield return Case(
            "rows in a window that meet a condition",
            new()
            {
                Function = SummaryFunction.Count,
                OverRows = true,
                Measure = Of("lines.*") with
                {
                    Window = new(new(2024, 1, 1), new(2024, 2, 1)),
                    Where = [Is("items.Kind", Eq, "helmet")],
                },
            },
            "2 2"
        );
        yield return Case(
            "orders",
            new()
            {
                Function = SummaryFunction.Count,
                OverRows = true,
                Measure = Of("lines.*") with { Groups = new() { By = "order" } },
            },
            "7 7"
        );
        yield return Case(
            "average order value",
            Rows(SummaryFunction.Avg, "lines.Amount") with
            {
                Measure = Of("lines.Amount") with { Groups = new() { By = "order" } },
                Among = Is("buyers.Id", Eq, 1m),
            },
            "20.1 3"
        );
        yield return Case(
            "average order value by channel",
            Rows(SummaryFunction.Avg, "lines.Amount") with
            {
                Measure = Of("lines.Amount") with { Groups = new() { By = "order" } },
                GroupBy = [new(Of("lines.Channel"))],
            },
            "shop 55 2|web 15.125 4"
        );
        yield return Case(
            "members who bought each kind",
            Rows(SummaryFunction.Members, "lines.Item") with
            {
                GroupBy = [new(Of("items.Kind"))],
            },
            "Bike 3 3|Helmet 2 2"
        );
        yield return Case(
            "spellings of one value together, each member once, under the commonest spelling",
            new()
            {
                Function = SummaryFunction.Count,
                GroupBy = [new(Of("buyers.Country"))],
                Order = SummaryOrder.Label,
            },
            "France 2 2|Italy 1 1|Spain 2 2"
        );
        yield return Case(
            "members by an attribute of their events in several spellings, each once",
            new() { Function = SummaryFunction.Count, GroupBy = [new(Of("items.Kind"))] },
            "Bike 3 3|Helmet 2 2"
        );
        yield return Case(
            "distinct values regardless of case",
            Rows(SummaryFunction.CountDistinct, "items.Kind"),
            "2 8"
        );
        yield return Case(
            "share of rows' sum that some members have",
            Rows(SummaryFunction.Share, "lines.Quantity") with
            {
                Among = Is("buyers.Id", Eq, 1m),
            },
            "0.333333 4"
        );
        yield return Case(
            "share of orders that meet a condition",
            new()
            {
                Function = SummaryFunction.Share,
                OverRows = true,
                Measure = Of("lines.*") with { Groups = new() { By = "order" } },
                Condition = Is(Spend, Gt, 30.15m),
            },
            "0.428571 7"
        );
    }

    [TestCaseSource(nameof(Cases))]
    public void Summary_Spec_IsExactly(SummarySpec spec, string table) =>
        Assert.That(
            string.Join(
                '|',
                _tables
                    .Run(SegmentCompiler.Summary(Context, spec))
                    .Select(row => string.Join(' ', row.Select(Show)))
            ),
            NUnit.Framework.Is.EqualTo(table)
        );

    private static string? Show(object? cell) =>
        cell switch
        {
            double number => Math.Round(number, 6).ToString(CultureInfo.InvariantCulture),
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ => Convert.ToString(cell, CultureInfo.InvariantCulture),
        };

    private static SummarySpec Rows(SummaryFunction function, string facetId) =>
        new()
        {
            Function = function,
            OverRows = true,
            Measure = Of(facetId),
        };

    private static TestCaseData<SummarySpec, string> Case(string name, SummarySpec spec, string table) =>
        new TestCaseData<SummarySpec, string>(spec, table).SetArgDisplayNames(name);
}
