using System.Collections.Immutable;
using System.Diagnostics;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Segments.Domain;
using SmartSegmentation.Tests.Support;
using static SmartSegmentation.Grains.Interfaces.Segments.AggregateFunction;
using static SmartSegmentation.Grains.Interfaces.Segments.ConditionOperator;
using static SmartSegmentation.Tests.Unit.Segments.Shop;

namespace SmartSegmentation.Tests.Unit.Segments;

/// <summary>Who the members are, by what tables there are.</summary>
internal sealed class PopulationTests
{
    [Test]
    public void EventsAlone_MembersAreTheKeysThatAreNotMissing()
    {
        using var tables = new MemoryTables(Script);
        var context = Context with { Catalog = Without("buyers") };

        Assert.That(tables.Members(null, context), NUnit.Framework.Is.EqualTo("1 2 3 4 10"));
        Assert.That(
            tables.Members(Not(Is(Of("lines.*", Count), Ge, 2m)), context),
            NUnit.Framework.Is.EqualTo("2 4 10")
        );
        Assert.That(
            tables.Members(Is("lines.Channel", Eq, "shop"), context),
            NUnit.Framework.Is.EqualTo("1 2")
        );
    }

    [Test]
    public void EntityWithoutKey_MembersAreRowNumbers()
    {
        using var tables = new MemoryTables(Script);
        var context = Context with
        {
            Catalog = new() { Tables = [Table("buyers", TableRole.Entity, 6)], Facets = Shop.Catalog.Facets },
        };

        Assert.That(
            tables.Members(Is("buyers.Income", Ge, 400m), context),
            NUnit.Framework.Is.EqualTo("5 6")
        );
    }

    [Test]
    public void KeysOfUnlikeTypes_AreComparedAsText()
    {
        using var tables = new MemoryTables(Script);
        tables.Execute(
            "CREATE TABLE t_calls AS SELECT 1::BIGINT AS __row, '10' AS \"Who\" UNION ALL SELECT 2, '05'"
        );
        var context = Context with
        {
            Catalog = Shop.Catalog with
            {
                Tables = Shop.Catalog.Tables.Add(
                    Table("calls", TableRole.Event, 2) with
                    {
                        EntityKey = "Who",
                    }
                ),
                Facets = Shop.Catalog.Facets.Add(Facet("calls", "Who", FacetType.Text)),
            },
        };

        Assert.That(
            tables.Members(Or(Is(Of("calls.*", Count), Ge, 1m), Is(Of("lines.*", Count), Ge, 2m)), context),
            NUnit.Framework.Is.EqualTo("1 3 10")
        );
    }

    [Test]
    public void ReferencesToAColumnThatRepeats_DoubleNothing()
    {
        using var tables = new MemoryTables(Script);
        tables.Execute("INSERT INTO t_items VALUES (4, 'p1', 'Bike', 99.0)");
        var context = Context with
        {
            Catalog = Shop.Catalog with
            {
                Tables =
                [
                    .. Shop.Catalog.Tables.Select(table =>
                        table.Name == "items" ? table with { Rows = 4 } : table
                    ),
                ],
            },
        };

        Assert.That(
            tables.Members(
                Is(Of("lines.*", Count) with { Where = [Is("items.Kind", Exists)] }, Eq, 4m),
                context
            ),
            NUnit.Framework.Is.EqualTo("1")
        );
    }

    [Test]
    public void Reference_IsReadOnItsOwnDay()
    {
        using var tables = new MemoryTables(Script);
        var old = Is(new Measure { FacetId = "buyers.Born", Transform = Transform.AgeYears }, Ge, 34m);
        var context = Context with
        {
            Find = id =>
                new()
                {
                    SegmentId = id,
                    Expression = old,
                    Today = new(2030, 1, 1),
                },
        };

        Assert.That(
            tables.Members(And(new ExpressionNode.Reference("s"), Not(old)), context),
            NUnit.Framework.Is.EqualTo("2")
        );
    }

    [Test]
    [Retry(3)]
    public void Counting_AHundredThousandMembers_TakesAFewScans()
    {
        using var tables = new MemoryTables(
            """
            CREATE TABLE t_buyers AS SELECT i AS __row, i AS "Id", CASE i % 3 WHEN 0 THEN 'France' ELSE 'Spain' END AS "Country"
              FROM range(1, 100001) AS r(i);
            CREATE TABLE t_lines AS SELECT i AS __row, 1 + (i * 7919) % 100000 AS "Buyer", 'O' || (i // 2) AS "OrderNo",
              TIMESTAMP '2023-01-01' + to_hours(CAST((i * 31) % 13000 AS INTEGER)) AS "At", 'p' || (i % 50) AS "Item",
              (i % 9)::BIGINT AS "Quantity", ((i % 1000) / 10)::DECIMAL(18,2) AS "Amount", 'web' AS "Channel"
              FROM range(1, 1000001) AS r(i);
            CREATE TABLE t_items AS SELECT i + 1 AS __row, 'p' || i AS "Sku", 'k' || (i % 5) AS "Kind", i::DOUBLE AS "List Price"
              FROM range(0, 50) AS r(i);
            """
        );
        var spend = Is(Of("lines.Amount", Sum) with { Window = new(new(2024, 1, 1), null) }, Gt, 300m);
        var scan = new CompiledQuery(
            "SELECT \"Buyer\", sum(\"Amount\") AS v FROM t_lines GROUP BY 1 ORDER BY v DESC LIMIT 1",
            []
        );
        ExpressionNode[] nodes =
        [
            spend,
            And(Is("buyers.Country", Eq, "france"), Not(spend)),
            Is(Of("lines.*", Count) with { Where = [Is("items.Kind", Eq, "k1")] }, Ge, 2m),
            Is(Of("lines.Amount", Sum), Ge) with
            {
                Rank = new() { TopPercent = 10 },
            },
            Is(Of("lines.*", Count) with { Groups = new() { By = "order" } }, Ge, 5m),
            Is(Of("lines.Item", First), Eq, "p1"),
            Is(
                Of("lines.*", Count) with
                {
                    RelativeTo = new() { FacetId = "lines.At", WithinDays = 30 },
                },
                Ge,
                1m
            ),
        ];

        var one = Fastest(() => tables.Run(scan));
        foreach (var node in nodes)
        {
            var time = Fastest(() => tables.Run(SegmentCompiler.Counts(Context, [node])));
            TestContext.Out.WriteLine(
                $"{time / one:0.0} scans, {time:0} ms: {new ExpressionText(Context).Logic(node)}"
            );
            Assert.That(time / one, NUnit.Framework.Is.LessThan(40), new ExpressionText(Context).Logic(node));
        }
    }

    private static double Fastest(Action run) =>
        Enumerable
            .Range(0, 4)
            .Min(_ =>
            {
                var start = Stopwatch.GetTimestamp();
                run();
                return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            });

    private static Catalog Without(string table) =>
        new()
        {
            Tables = [.. Shop.Catalog.Tables.Where(one => one.Name != table)],
            Facets = [.. Shop.Catalog.Facets.Where(facet => facet.Table != table)],
        };
}
