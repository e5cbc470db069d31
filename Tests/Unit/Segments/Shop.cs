using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Segments.Domain;
using SmartSegmentation.Tests.Support;

namespace SmartSegmentation.Tests.Unit.Segments;

/// <summary>A small shop whose every answer can be worked out by hand; today is 1 July 2024.</summary>
internal static class Shop
{
    public static readonly DateOnly Today = new(2024, 7, 1);

    /// <summary>
    /// Six buyers. 1 Ann has orders A1 (two lines, 10 Jan), A2 (10 Feb) and A3 (same day as A2); 2 Bob one order in January; 3 Cid orders on
    /// 5 Jan and 5 Apr; 4 Dee a return only; 5 Eve and 10 Flo nothing. Money: Ann 60.3, Bob 100, Cid 60.3, Dee -20.
    /// </summary>
    public const string Script = """
        CREATE TABLE t_buyers AS SELECT row_number() OVER () AS __row, * FROM (VALUES
          (1, 'Ann', 'France ', DATE '1990-07-01', 1990, '12', TRUE,  'N1', DATE '2024-01-01', 100.0::DECIMAL(10,2)),
          (2, 'Bob', 'france',  DATE '1990-07-02', 1990, '7',  FALSE, 'N2', DATE '2024-01-31', 200.0),
          (3, 'Cid', 'Spain',   DATE '2000-02-29', 2000, 'x',  TRUE,  'N1', DATE '2024-03-01', 300.0),
          (4, 'Dee', NULL,      NULL,              NULL, NULL, NULL,  NULL, NULL,              NULL),
          (5, 'Eve', 'Spain',   DATE '1984-12-24', 1984, '30', FALSE, 'N2', DATE '2023-06-30', 400.0),
          (10, 'Flo', 'Italy',  DATE '1970-01-01', 1970, '12', TRUE,  'N3', DATE '2024-06-30', 500.0)
        ) AS v("Id", "Name", "Country", "Born", "BirthYear", "Points", "Member", "Region", "Joined", "Income");
        CREATE TABLE t_regions AS SELECT row_number() OVER () AS __row, * FROM (VALUES
          ('N1', 'North', 10), ('N2', 'South', 20), ('N3', 'East', 30)
        ) AS v("Code", "Title", "Tax");
        CREATE TABLE t_lines AS SELECT row_number() OVER () AS __row, * FROM (VALUES
          (1, 'A1', TIMESTAMP '2024-01-10 09:00:00', 'p1', 1, 10.1::DOUBLE, 'web'),
          (1, 'A1', TIMESTAMP '2024-01-10 09:00:00', 'p2', 2, 20.1, 'web'),
          (1, 'A3', TIMESTAMP '2024-02-10 00:00:00', 'p1', 1, 10.0, 'shop'),
          (1, 'A2', TIMESTAMP '2024-02-10 00:00:00', 'p3', 1, 20.1, 'web'),
          (2, 'B1', TIMESTAMP '2024-01-31 23:59:59', 'p2', 5, 100.0, 'shop'),
          (3, 'C1', TIMESTAMP '2024-01-05 12:00:00', 'p1', 3, 30.2, 'web'),
          (3, 'C2', TIMESTAMP '2024-04-05 12:00:00', 'p3', 3, 30.1, NULL),
          (4, 'D1', TIMESTAMP '2024-06-30 10:00:00', 'p1', -1, -20.0, 'web'),
          (NULL, 'X1', TIMESTAMP '2024-01-01 10:00:00', 'p1', 9, 999.0, 'web')
        ) AS v("Buyer", "OrderNo", "At", "Item", "Quantity", "Amount", "Channel");
        CREATE TABLE t_items AS SELECT row_number() OVER () AS __row, * FROM (VALUES
          ('p1', 'Bike', 10.0::DOUBLE), ('p2', 'Helmet', 20.0), ('p3', 'bike', 30.0)
        ) AS v("Sku", "Kind", "List Price");
        CREATE TABLE t_visits AS SELECT row_number() OVER () AS __row, * FROM (VALUES
          (101, 2, DATE '2024-05-01'), (102, 2, DATE '2024-06-01'), (103, 10, DATE '2024-06-15')
        ) AS v("Visit", "Buyer", "Day");
        CREATE TABLE t_pages AS SELECT row_number() OVER () AS __row, * FROM (VALUES
          (101, 'home', 5), (101, 'cart', 7), (102, 'home', 2), (103, 'help', 1)
        ) AS v("Visit", "Page", "Seconds");
        """;

    public static readonly Catalog Catalog = new()
    {
        Version = 1,
        Population = 6,
        Tables =
        [
            Table("buyers", TableRole.Entity, 6) with
            {
                Key = "Id",
                References = To("Region", "regions.Code"),
            },
            Table("regions", TableRole.Lookup, 3) with
            {
                Key = "Code",
            },
            Table("lines", TableRole.Event, 9) with
            {
                Timestamp = "At",
                EntityKey = "Buyer",
                OrderNumber = "OrderNo",
                References = To("Item", "items.Sku"),
            },
            Table("items", TableRole.Lookup, 3) with
            {
                Key = "Sku",
            },
            Table("visits", TableRole.Event, 3) with
            {
                Key = "Visit",
                Timestamp = "Day",
                EntityKey = "Buyer",
            },
            Table("pages", TableRole.Event, 4) with
            {
                References = To("Visit", "visits.Visit"),
            },
        ],
        Facets =
        [
            Facet("buyers", "Id", FacetType.Integer) with
            {
                DistinctCount = 6,
            },
            Facet("buyers", "Name", FacetType.Text),
            Facet("buyers", "Country", FacetType.Text),
            Facet("buyers", "Born", FacetType.Date),
            Facet("buyers", "BirthYear", FacetType.Integer),
            Facet("buyers", "Points", FacetType.Text),
            Facet("buyers", "Member", FacetType.Boolean),
            Facet("buyers", "Region", FacetType.Text),
            Facet("buyers", "Joined", FacetType.Date),
            Facet("buyers", "Income", FacetType.Decimal),
            Facet("regions", "Code", FacetType.Text) with
            {
                DistinctCount = 3,
            },
            Facet("regions", "Title", FacetType.Text) with
            {
                ValuesComplete = true,
                Values = [new("North", 1), new("South", 1), new("East", 1)],
            },
            Facet("regions", "Tax", FacetType.Integer),
            Facet("lines", "Buyer", FacetType.Integer),
            Facet("lines", "OrderNo", FacetType.Text),
            Facet("lines", "At", FacetType.DateTime) with
            {
                Min = "2024-01-01",
                Max = "2024-06-30",
            },
            Facet("lines", "Item", FacetType.Text),
            Facet("lines", "Quantity", FacetType.Integer),
            Facet("lines", "Amount", FacetType.Decimal),
            Facet("lines", "Channel", FacetType.Text),
            Facet("lines", "worth", FacetType.Decimal) with
            {
                Expression = "Quantity * items.\"List Price\"",
            },
            Facet("items", "Sku", FacetType.Text) with
            {
                DistinctCount = 3,
            },
            Facet("items", "Kind", FacetType.Text),
            Facet("items", "List Price", FacetType.Decimal),
            Facet("visits", "Visit", FacetType.Integer) with
            {
                DistinctCount = 3,
            },
            Facet("visits", "Buyer", FacetType.Integer),
            Facet("visits", "Day", FacetType.Date),
            Facet("pages", "Visit", FacetType.Integer),
            Facet("pages", "Page", FacetType.Text),
            Facet("pages", "Seconds", FacetType.Integer),
        ],
    };

    public static SegmentContext Context { get; } = new(Catalog, Today);

    public static Measure Of(string facetId) => new() { FacetId = facetId };

    public static Measure Of(string facetId, AggregateFunction function) =>
        new() { FacetId = facetId, Aggregate = new(function) };

    public static ExpressionNode.Condition Is(
        Measure measure,
        ConditionOperator op,
        params Literal[] values
    ) =>
        new()
        {
            Measure = measure,
            Operator = op,
            Values = [.. values],
        };

    public static ExpressionNode.Condition Is(
        string facetId,
        ConditionOperator op,
        params Literal[] values
    ) => Is(Of(facetId), op, values);

    public static ExpressionNode.Group Not(ExpressionNode node) => new(GroupOperator.Not, [node]);

    public static ExpressionNode.Group And(params ExpressionNode[] nodes) =>
        new(GroupOperator.And, [.. nodes]);

    public static ExpressionNode.Group Or(params ExpressionNode[] nodes) => new(GroupOperator.Or, [.. nodes]);

    /// <summary>Keys of the members, separated by blanks, in key order.</summary>
    public static string Members(
        this MemoryTables tables,
        ExpressionNode? node,
        SegmentContext? context = null
    ) =>
        string.Join(' ', tables.Run(SegmentCompiler.Members(context ?? Context, node)).Select(row => row[0]));

    /// <summary>Code of the refusal.</summary>
    public static string? Refused(ExpressionNode node, SegmentContext? context = null) =>
        (SegmentCompiler.Members(context ?? Context, node) as Outcome<CompiledQuery>.Refused)?.Why.Code;

    public static CatalogTable Table(string name, TableRole role, long rows) =>
        new()
        {
            Name = name,
            PhysicalName = $"t_{name}",
            Role = role,
            Rows = rows,
        };

    public static Facet Facet(string table, string column, FacetType type) =>
        new()
        {
            FacetId = $"{table}.{column}",
            Table = table,
            Column = column,
            Label = column.ToLowerInvariant(),
            Type = type,
            Role = type switch
            {
                FacetType.Date or FacetType.DateTime => FacetRole.Date,
                FacetType.Text => FacetRole.Category,
                FacetType.Boolean => FacetRole.Flag,
                _ => FacetRole.Measure,
            },
        };

    private static ImmutableSortedDictionary<string, string> To(string column, string target) =>
        ImmutableSortedDictionary<string, string>.Empty.Add(column, target);
}
