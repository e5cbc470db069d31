using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Tests.Support;
using static SmartSegmentation.Grains.Interfaces.Segments.AggregateFunction;
using static SmartSegmentation.Grains.Interfaces.Segments.ConditionOperator;
using static SmartSegmentation.Tests.Unit.Segments.Shop;

namespace SmartSegmentation.Tests.Unit.Segments;

/// <summary>Conditions on what a member did.</summary>
internal sealed class BehaviourConditionTests
{
    private static readonly Window January = new(new(2024, 1, 1), new(2024, 2, 1));
    private MemoryTables _tables = null!;

    [OneTimeSetUp]
    public void Open() => _tables = new(Script);

    [OneTimeTearDown]
    public void Close() => _tables.Dispose();

    private static Measure Orders => Of("lines.*", Count) with { Groups = new() { By = "order" } };

    private static Measure Spend => Of("lines.Amount", Sum);

    private static IEnumerable<TestCaseData<ExpressionNode, string>> Cases()
    {
        yield return Case("rows", Is(Of("lines.*", Count), Eq, 4m), "1");
        yield return Case("no rows count 0", Is(Of("lines.*", Count), Eq, 0m), "5 10");
        yield return Case("orders", Is(Orders, Eq, 3m), "1");
        yield return Case(
            "longest gap between orders",
            Is(
                Of("lines.At", Max) with
                {
                    Groups = new() { By = "order", Gaps = true },
                },
                Ge,
                31m
            ),
            "1 3"
        );
        yield return Case(
            "two orders of one day have no days between",
            Is(
                Of("lines.At", Min) with
                {
                    Groups = new() { By = "order", Gaps = true },
                },
                Le,
                0m
            ),
            "1"
        );
        yield return Case("orders at least twice", Is(Orders, Ge, 2m), "1 3");
        yield return Case("sum of no rows is 0", Is(Spend, Lt, 1m), "4 5 10");
        yield return Case("equal money is equal", Is(Spend, Eq, 60.3m), "1 3");
        yield return Case("equal money is not more", Is(Spend, Gt, 60.3m), "2");
        yield return Case("average of no rows is missing", Is(Of("lines.Amount", Avg), Lt, 20m), "1 4");
        yield return Case(
            "average of no rows satisfies ne",
            Is(Of("lines.Amount", Avg), Ne, 100m),
            "1 3 4 5 10"
        );
        yield return Case("median", Is(Of("lines.Amount", Median), Eq, 15.1m), "1");
        yield return Case(
            "distinct values regardless of rows",
            Is(Of("lines.Item", CountDistinct), Ge, 3m),
            "1"
        );
        yield return Case(
            "distinct texts regardless of case",
            Is(Of("items.Kind", CountDistinct), Ge, 2m),
            "1"
        );
        yield return Case("window to the last second", Is(Orders with { Window = January }, Ge, 1m), "1 2 3");
        yield return Case("none in the window", Not(Is(Orders with { Window = January }, Ge, 1m)), "4 5 10");
        yield return Case(
            "where on a lookup of the row",
            Is(Orders with { Where = [Is("items.Kind", Eq, "bike")] }, Ge, 2m),
            "1 3"
        );
        yield return Case(
            "where not holds for missing",
            Is(Orders with { Where = [Not(Is("lines.Channel", Eq, "web"))] }, Ge, 1m),
            "1 2 3"
        );
        yield return Case(
            "where on the member of the row",
            Is(Orders with { Where = [Is("buyers.Country", Eq, "spain")] }, Ge, 1m),
            "3"
        );
        yield return Case("derived facet", Is(Of("lines.worth", Sum), Eq, 120m), "3");
        yield return Case("lookup read through events", Is(Of("items.List Price", Max), Ge, 30m), "1 3");
        yield return Case("attribute of an event: any", Is("lines.Channel", Eq, "SHOP"), "1 2");
        yield return Case("attribute of what events refer to", Is("items.Kind", Eq, "helmet"), "1 2");
        yield return Case(
            "ne of an event attribute is the complement",
            Is("lines.Channel", Ne, "shop"),
            "3 4 5 10"
        );
        yield return Case("missing event attribute", Is("lines.Channel", Missing), "5 10");
        yield return Case("no event exists", Not(Is("lines.*", Exists)), "5 10");
        yield return Case(
            "event attribute in a window",
            Is(Of("lines.Channel") with { Window = January }, Eq, "shop"),
            "2"
        );
        yield return Case("rows that refer to events", Is(Of("pages.Seconds", Sum), Eq, 14m), "2");
        yield return Case(
            "rows that take the time of what they refer to",
            Is(Of("pages.*", Count) with { Window = new(new(2024, 6, 1), null) }, Ge, 1m),
            "2 10"
        );
        yield return Case(
            "where on rows that refer to the row",
            Is(Of("visits.*", Count) with { Where = [Is("pages.Page", Eq, "cart")] }, Ge, 1m),
            "2"
        );
        yield return Case(
            "where on an aggregate of rows that refer to the row",
            Is(Of("visits.*", Count) with { Where = [Is(Of("pages.*", Count), Lt, 2m)] }, Ge, 1m),
            "2 10"
        );
        yield return Case("first by time, then order number", Is(Of("lines.OrderNo", First), Eq, "A1"), "1");
        yield return Case("last by time, then order number", Is(Of("lines.Amount", Last), Eq, 10m), "1");
        yield return Case("first day", Is(Of("lines.At", First), Lt, "2024-01-10"), "3");
        yield return Case(
            "days since the last",
            Is(Of("lines.At", Last) with { Transform = Transform.DaysAgo }, Le, 1m),
            "4"
        );
        yield return Case(
            "picked order by time, ties by number",
            Is(Spend with { Pick = new(EventOrder.First, 2) }, Eq, 20.1m),
            "1"
        );
        yield return Case(
            "last order with all its rows",
            Is(Spend with { Pick = new(EventOrder.Last) }, Ge, 30.1m),
            "2 3"
        );
        yield return Case(
            "picked among some, with all rows of the order",
            Is(
                Of("lines.*", Count) with
                {
                    Pick = new(EventOrder.First, 1, [Is("items.Kind", Eq, "helmet")]),
                },
                Eq,
                2m
            ),
            "1"
        );
        yield return Case(
            "within days of the first, its own order left out",
            Is(
                Orders with
                {
                    RelativeTo = new() { FacetId = "lines.At", WithinDays = 31 },
                },
                Ge,
                2m
            ),
            "1"
        );
        yield return Case(
            "one day less is not enough",
            Is(
                Orders with
                {
                    RelativeTo = new() { FacetId = "lines.At", WithinDays = 30 },
                },
                Ge,
                1m
            ),
            ""
        );
        yield return Case(
            "another order on the day of the last one counts",
            Is(
                Orders with
                {
                    RelativeTo = new()
                    {
                        FacetId = "lines.At",
                        Event = EventOrder.Last,
                        WithinDays = 0,
                    },
                },
                Ge,
                1m
            ),
            "1"
        );
        yield return Case(
            "anchor with conditions leaves nothing out",
            Is(
                Orders with
                {
                    RelativeTo = new()
                    {
                        FacetId = "lines.At",
                        WithinDays = 0,
                        Where = [Is("items.Kind", Eq, "helmet")],
                    },
                },
                Ge,
                1m
            ),
            "1 2"
        );
        yield return Case(
            "within days of a date of the member",
            Is(
                Orders with
                {
                    RelativeTo = new() { FacetId = "buyers.Joined", WithinDays = 9 },
                },
                Ge,
                1m
            ),
            "1 2"
        );
        yield return Case(
            "days before",
            Is(
                Orders with
                {
                    RelativeTo = new()
                    {
                        FacetId = "buyers.Joined",
                        Before = true,
                        MinDays = 1,
                    },
                },
                Ge,
                1m
            ),
            "3"
        );
        yield return Case(
            "average order value",
            Is(
                Of("lines.Amount", Avg) with
                {
                    Groups = new() { By = "order", Value = Spend },
                },
                Eq,
                20.1m
            ),
            "1"
        );
        yield return Case(
            "average order value, the sum when not said",
            Is(Of("lines.Amount", Max) with { Groups = new() { By = "order" } }, Eq, 30.2m),
            "1 3"
        );
        yield return Case(
            "orders that hold two kinds",
            Is(
                Orders with
                {
                    Groups = new()
                    {
                        By = "order",
                        Having = And(Is("items.Kind", Eq, "bike"), Is("items.Kind", Eq, "helmet")),
                    },
                },
                Ge,
                1m
            ),
            "1"
        );
        yield return Case(
            "orders of more than 30",
            Is(
                Orders with
                {
                    Groups = new() { By = "order", Having = Is(Spend, Gt, 30m) },
                },
                Ge,
                2m
            ),
            "3"
        );
        yield return Case(
            "months with orders",
            Is(Of("lines.*", Count) with { Groups = new() { By = "month" } }, Ge, 2m),
            "1 3"
        );
        yield return Case(
            "the same item in two orders",
            Is(
                Of("lines.*", Count) with
                {
                    Groups = new()
                    {
                        By = "lines.Item",
                        Having = Is(Of("lines.OrderNo", CountDistinct), Ge, 2m),
                    },
                },
                Ge,
                1m
            ),
            "1"
        );
        yield return Case(
            "every month of the window",
            Is(
                Of("lines.*", new Aggregate(Count, CalendarUnit.Month)) with
                {
                    Window = new(new(2024, 1, 1), new(2024, 3, 1)),
                },
                Ge,
                1m
            ),
            "1"
        );
        yield return Case(
            "fewer than two rows in every month holds for months without",
            Is(
                Of("lines.*", new Aggregate(Count, CalendarUnit.Month)) with
                {
                    Window = new(new(2024, 1, 1), new(2024, 3, 1)),
                },
                Lt,
                2m
            ),
            "2 3 4 5 10"
        );
        yield return Case(
            "this year against last quarter",
            Is(Spend with { Window = January }, Gt) with
            {
                CompareTo = new() { Measure = Spend with { Window = new(new(2024, 2, 1), new(2024, 5, 1)) } },
            },
            "1 2 3"
        );
        yield return Case(
            "share of spend, nothing by nothing is missing",
            Is(
                Spend with
                {
                    Where = [Is("lines.Channel", Eq, "web")],
                    Arithmetic = new(ArithmeticOperator.Divide, Spend),
                },
                Lt,
                1m
            ),
            "1 2 3"
        );
        yield return Case(
            "arithmetic inside of the aggregate",
            Is(
                Of("lines.Quantity", Sum) with
                {
                    Arithmetic = new(ArithmeticOperator.Multiply, Of("items.List Price")),
                },
                Eq,
                120m
            ),
            "3"
        );
    }

    [TestCaseSource(nameof(Cases))]
    public void Members_Behaviour_AreExactly(ExpressionNode node, string keys) =>
        Assert.That(_tables.Members(node), NUnit.Framework.Is.EqualTo(keys));

    private static Measure Of(string facetId, Aggregate aggregate) =>
        new() { FacetId = facetId, Aggregate = aggregate };

    private static Measure Of(string facetId) => Shop.Of(facetId);

    private static Measure Of(string facetId, AggregateFunction function) => Shop.Of(facetId, function);

    private static TestCaseData<ExpressionNode, string> Case(string name, ExpressionNode node, string keys) =>
        new TestCaseData<ExpressionNode, string>(node, keys).SetArgDisplayNames(name);
}
