using System.Collections.Immutable;
using System.Globalization;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Tests.Support;

namespace SmartSegmentation.Tests.Unit.Answers;

/// <summary>Small businesses with tables in memory and the catalogs that these tables have.</summary>
internal static class Trades
{
    /// <summary>A bank: customers and their transactions.</summary>
    public static Trade Bank { get; } = new Trade(
            """
            CREATE TABLE customers AS SELECT row_number() OVER () AS __row, i AS customer_id,
              CASE WHEN i % 3 = 0 THEN 'M' ELSE 'F' END AS gender,
              CASE i % 4 WHEN 0 THEN 'North' WHEN 1 THEN 'South' WHEN 2 THEN 'East' ELSE 'West' END AS region,
              CASE i % 5 WHEN 0 THEN 'Private' WHEN 1 THEN 'Business' ELSE 'Retail' END AS segment,
              CAST(20000 + (i * 7919) % 60000 + CASE WHEN i % 5 = 0 THEN 40000 ELSE 0 END AS DOUBLE) AS annual_income,
              CAST(DATE '1950-03-01' + INTERVAL (i * 190) DAY AS DATE) AS birth_date,
              CASE WHEN i % 7 < 3 THEN 'Yes' ELSE 'No' END AS mortgage,
              CAST((i * 37) % 900 AS DOUBLE) AS savings
            FROM range(1, 101) t(i);
            CREATE TABLE transactions AS SELECT row_number() OVER () AS __row, j AS transaction_id, 1 + (j * 13) % 90 AS customer_id,
              CAST(DATE '2023-01-01' + INTERVAL ((j * 29) % 540) DAY AS DATE) AS booked_on,
              CAST(5 + (j * 31) % 200 + CASE WHEN j % 4 = 0 THEN 60 ELSE 0 END AS DOUBLE) AS amount,
              CASE j % 3 WHEN 0 THEN 'Mobile' WHEN 1 THEN 'Branch' ELSE 'ATM' END AS channel,
              CASE j % 4 WHEN 0 THEN 'Travel' WHEN 1 THEN 'Groceries' WHEN 2 THEN 'Rent' ELSE 'Leisure' END AS category
            FROM range(1, 601) t(j);
            """
        ).Entity("customers", "customer_id").Event("transactions", "customer_id", "booked_on", key: "transaction_id").Unit("customers.annual_income", "USD").Unit("customers.savings", "USD").Unit("transactions.amount", "USD").Labels("customers.gender", ("F", "female"), ("M", "male"));

    /// <summary>A gym: members with plans, and their visits.</summary>
    public static Trade Gym { get; } = new Trade(
            """
            CREATE TABLE members AS SELECT row_number() OVER () AS __row, i AS member_id,
              CASE i % 3 WHEN 0 THEN 'Basic' WHEN 1 THEN 'Premium' ELSE 'Student' END AS plan,
              CASE WHEN i % 2 = 0 THEN 'Female' ELSE 'Male' END AS sex,
              18 + (i * 11) % 50 AS age,
              CAST(CASE i % 3 WHEN 0 THEN 25 WHEN 1 THEN 60 ELSE 18 END + (i % 7) AS DOUBLE) AS monthly_fee,
              CASE WHEN (i * 7) % 10 < 2 + (i % 3) THEN 'Yes' ELSE 'No' END AS churned,
              CASE WHEN i % 4 = 0 THEN 'Yes' ELSE 'No' END AS personal_trainer
            FROM range(1, 121) t(i);
            CREATE TABLE visits AS SELECT row_number() OVER () AS __row, j AS visit_id, 1 + (j * 17) % 110 AS member_id,
              CAST(DATE '2024-01-01' + INTERVAL ((j * 7) % 180) DAY AS DATE) AS visited_on,
              CASE WHEN j % 5 < 2 THEN 'Harbor' ELSE 'Downtown' END AS club,
              CAST(30 + (j * 19) % 90 AS INTEGER) AS minutes
            FROM range(1, 801) t(j);
            """
        ).Entity("members", "member_id").Event("visits", "member_id", "visited_on", key: "visit_id").Unit("members.monthly_fee", "EUR").Unit("members.age", "years");

    /// <summary>A hotel that knows its guests from their bookings only.</summary>
    public static Trade Hotel { get; } = new Trade(
            """
            CREATE TABLE bookings AS SELECT row_number() OVER () AS __row, j AS booking_no, 1 + (j * 11) % 70 AS guest_id,
              CAST(DATE '2022-01-01' + INTERVAL ((j * 23) % 900) DAY AS DATE) AS arrival,
              CASE j % 6 WHEN 0 THEN 'Germany' WHEN 1 THEN 'France' WHEN 2 THEN 'Germany' WHEN 3 THEN 'Spain' ELSE 'Italy' END AS country,
              CASE j % 4 WHEN 0 THEN 'Suite' WHEN 1 THEN 'Double' ELSE 'Single' END AS room_type,
              1 + (j * 5) % 9 AS nights,
              CAST(80 + (j * 43) % 700 AS DOUBLE) AS amount
            FROM range(1, 401) t(j);
            """
        ).Event("bookings", "guest_id", "arrival", key: "booking_no").Unit("bookings.amount", "EUR");

    /// <summary>Software by subscription: accounts, and invoices of several lines.</summary>
    public static Trade Software { get; } = new Trade(
            """
            CREATE TABLE accounts AS SELECT row_number() OVER () AS __row, i AS account_id,
              CASE i % 4 WHEN 0 THEN 'Healthcare' WHEN 1 THEN 'Finance' WHEN 2 THEN 'Retail' ELSE 'Education' END AS industry,
              CASE i % 3 WHEN 0 THEN 'Starter' WHEN 1 THEN 'Team' ELSE 'Enterprise' END AS plan,
              1 + (i * 3) % 40 AS seats,
              CASE WHEN (i * 13) % 9 < 3 THEN 1 ELSE 0 END AS churned,
              CASE i % 5 WHEN 0 THEN 'Canada' WHEN 1 THEN 'Brazil' ELSE 'Norway' END AS country
            FROM range(1, 91) t(i);
            CREATE TABLE invoices AS SELECT row_number() OVER () AS __row, 'INV' || (j // 3) AS invoice_no, 1 + ((j // 3) * 7) % 80 AS account_id,
              CAST(DATE '2023-01-01' + INTERVAL (((j // 3) * 5) % 500) DAY AS DATE) AS invoiced_on,
              CASE j % 5 WHEN 0 THEN 'Storage' WHEN 1 THEN 'Analytics' WHEN 2 THEN 'Support' WHEN 3 THEN 'Backup' ELSE 'Analytics' END AS product,
              1 + j % 4 AS quantity,
              CAST(10 + (j * 41) % 300 AS DOUBLE) AS revenue,
              CAST(2 + (j * 17) % 90 AS DOUBLE) AS profit
            FROM range(3, 903) t(j);
            """
        ).Entity("accounts", "account_id").Event("invoices", "account_id", "invoiced_on", order: "invoice_no").Unit("invoices.revenue", "USD").Unit("invoices.profit", "USD");
}

/// <summary>One business.</summary>
internal sealed class Trade(string script)
{
    private const int MostValues = 60;
    private readonly List<CatalogTable> _tables = [];
    private readonly Dictionary<string, string> _units = [];
    private readonly Dictionary<string, ImmutableSortedDictionary<string, string>> _labels = [];
    private readonly Lazy<MemoryTables> _rows = new(() => new MemoryTables(script));
    private readonly Dictionary<string, string> _descriptions = [];
    private bool _ranged;
    private Catalog? _catalog;

    /// <summary>Its rows.</summary>
    public MemoryTables Rows => _rows.Value;

    /// <summary>What its data offers.</summary>
    public Catalog Catalog => _catalog ??= Study();

    public Trade Entity(string name, string key)
    {
        _tables.Add(Of(name, TableRole.Entity) with { Key = key });
        return this;
    }

    public Trade Event(string name, string entity, string time, string? key = null, string? order = null)
    {
        _tables.Add(
            Of(name, TableRole.Event) with
            {
                Key = key,
                EntityKey = entity,
                Timestamp = time,
                OrderNumber = order,
            }
        );
        return this;
    }

    /// <summary>A table that rows of the last one refer to, by these columns.</summary>
    public Trade Lookup(string name, string key, params string[] columns)
    {
        var table = _tables[^1];
        _tables[^1] = table with
        {
            References = table.References.AddRange(
                columns.Select(column => KeyValuePair.Create(column, $"{name}.{key}"))
            ),
        };
        _tables.Insert(0, Of(name, TableRole.Lookup) with { Key = key });
        return this;
    }

    public Trade Unit(string facet, string unit)
    {
        _units[facet] = unit;
        return this;
    }

    /// <summary>What was written of a column.</summary>
    public Trade Described(string facet, string description)
    {
        _descriptions[facet] = description;
        return this;
    }

    /// <summary>Columns know their least and their greatest value.</summary>
    public Trade Ranged()
    {
        _ranged = true;
        return this;
    }

    public Trade Labels(string facet, params (string Value, string Label)[] labels)
    {
        _labels[facet] = labels.ToImmutableSortedDictionary(pair => pair.Value, pair => pair.Label);
        return this;
    }

    /// <summary>Numbers of a query, in order.</summary>
    public List<object?> Cells(string sql) =>
        [
            .. Rows.Run(new SmartSegmentation.Grains.Segments.Domain.CompiledQuery(sql, []))
                .SelectMany(row => row),
        ];

    private static CatalogTable Of(string name, TableRole role) =>
        new()
        {
            Name = name,
            PhysicalName = name,
            Role = role,
        };

    private Catalog Study()
    {
        var facets = _tables.SelectMany(table =>
            Rows.Run(new SmartSegmentation.Grains.Segments.Domain.CompiledQuery($"DESCRIBE {table.Name}", []))
                .Select(row => ((string)row[0]!, (string)row[1]!))
                .Where(column => column.Item1 != "__row")
                .Select(column => FacetOf(table, column.Item1, column.Item2))
        );
        var entity = _tables.Find(table => table.Role == TableRole.Entity);
        return new Catalog
        {
            Version = 1,
            Tables = [.. _tables],
            Facets = [.. facets],
            Population = Convert.ToInt64(
                Cells(
                    entity is null
                        ? $"SELECT count(DISTINCT {_tables[0].EntityKey}) FROM {_tables[0].Name}"
                        : $"SELECT count(*) FROM {entity.Name}"
                )[0],
                CultureInfo.InvariantCulture
            ),
        };
    }

    private Facet FacetOf(CatalogTable table, string column, string type)
    {
        var id = $"{table.Name}.{column}";
        var isText = type is "VARCHAR";
        var isDate = type is "DATE";
        var isKey = column == table.Key || column == table.EntityKey || column == table.OrderNumber;
        var values = Rows.Run(
            new SmartSegmentation.Grains.Segments.Domain.CompiledQuery(
                $"SELECT CAST({column} AS VARCHAR), count(*) FROM {table.Name} GROUP BY 1 ORDER BY 2 DESC, 1",
                []
            )
        );
        var listed = !isKey && !isDate && (isText || values.Count <= 2) && values.Count <= MostValues;
        var flag = listed && values.Count == 2 && values.All(row => row[0] is "Yes" or "No" or "0" or "1");
        return new Facet
        {
            FacetId = id,
            Table = table.Name,
            Column = column,
            Label = column.Replace('_', ' '),
            Type =
                isText ? FacetType.Text
                : isDate ? FacetType.Date
                : type is "DOUBLE" ? FacetType.Decimal
                : FacetType.Integer,
            Role =
                isKey ? FacetRole.Key
                : isDate ? FacetRole.Date
                : flag ? FacetRole.Flag
                : isText ? FacetRole.Category
                : FacetRole.Measure,
            Unit = _units.GetValueOrDefault(id),
            Description = _descriptions.GetValueOrDefault(id, ""),
            Min = _ranged && !isKey ? Extreme("min", column, table.Name) : null,
            Max = _ranged && !isKey ? Extreme("max", column, table.Name) : null,
            Values = listed
                ?
                [
                    .. values
                        .Where(row => row[0] is not null)
                        .Select(row => new FacetValue((string)row[0]!, (long)row[1]!)),
                ]
                : [],
            ValuesComplete = listed,
            DistinctCount = values.Count,
            MissingShare =
                values.Where(row => row[0] is null).Sum(row => (long)row[1]!)
                / (double)values.Sum(row => (long)row[1]!),
            ValueLabels =
                _labels.GetValueOrDefault(id)
                ?? (
                    flag && !isText
                        ? ImmutableSortedDictionary<string, string>.Empty.Add("0", "no").Add("1", "yes")
                        : ImmutableSortedDictionary<string, string>.Empty
                ),
        };
    }

    private string? Extreme(string function, string column, string table) =>
        Cells($"SELECT CAST({function}({column}) AS VARCHAR) FROM {table}")[0] as string;
}
