using DuckDB.NET.Data;
using NodaTime;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Tables;
using SmartSegmentation.Grains.Tables.Domain;
using SmartSegmentation.Grains.Tables.Reading;

namespace SmartSegmentation.Grains.Tables;

/// <summary>Reads the files of a table into a new table of the engine. The files are read twice: to learn what the columns hold, and to store it.</summary>
internal static class TableLoader
{
    private const double Learnt = 0.45;
    private const double Stored = 0.9;

    /// <summary>Reads, stores and profiles.</summary>
    /// <param name="connection">The tenant's engine.</param>
    /// <param name="request">What to load; its files exist.</param>
    /// <param name="physicalName">Name of the new table.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Ends it; the new table is then gone.</param>
    /// <exception cref="UnreadableFileException">It cannot be loaded; nothing has changed.</exception>
    public static LoadedTable Load(
        DuckDBConnection connection,
        LoadTable request,
        string physicalName,
        LoadProgress progress,
        CancellationToken cancellationToken
    )
    {
        var words = TableWords.Default;
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(request.TimeZone ?? "UTC")!;
        var files = new TableFiles(request.Files.Select(SourceReader.Of));
        var readings = Learn(files, progress, cancellationToken);
        var kept = KeptColumns(files, readings);
        var plans = ColumnPlanner.Plan([.. kept.Select(i => (files.Names[i], readings[i]))], zone, words);
        if (LoadRules.CheckColumns(request, [.. plans.Select(plan => plan.Name)]) is { } refusal)
        {
            throw new UnreadableFileException(refusal.Code, refusal.Detail, refusal.Member);
        }

        CheckTimestamp(request, plans);

        var problems = new LoadProblems();
        using var transaction = connection.BeginTransaction();
        Create(connection, physicalName, plans);
        using (var writer = new TableWriter(connection, physicalName, plans, kept, problems))
        {
            files.Read(
                _ => { },
                writer.Write,
                share => progress.Share = Learnt + (share * (Stored - Learnt)),
                cancellationToken
            );
        }

        var profile = TableProfiler.Profile(connection, physicalName, plans, files.Rows, cancellationToken);
        transaction.Commit();
        progress.Share = 0.98;
        return new LoadedTable(profile, [.. Recognised(files, plans)], problems.First, problems.Count);
    }

    private static List<ColumnReading> Learn(
        TableFiles files,
        LoadProgress progress,
        CancellationToken cancellationToken
    )
    {
        List<ColumnReading> readings = [];
        files.Read(
            names => readings.AddRange(names.Select(_ => new ColumnReading())),
            (_, row, places) =>
            {
                for (var i = 0; i < places.Length; i++)
                {
                    readings[i].Add(places[i] < row.Count ? row.Cell(places[i]) : default);
                }
            },
            share => progress.Share = share * Learnt,
            cancellationToken
        );
        return readings;
    }

    /// <summary>A column without name and values comes from a separator at the end of each line.</summary>
    private static int[] KeptColumns(TableFiles files, List<ColumnReading> readings)
    {
        var kept = Enumerable
            .Range(0, files.Names.Count)
            .Where(i =>
                readings[i].Values > 0
                || !files.Names[i].StartsWith("column", StringComparison.Ordinal)
                || !files.Names[i].AsSpan(6).ContainsAnyInRange('0', '9')
            )
            .ToArray();
        return kept.Length > 0 ? kept : [0];
    }

    private static void CheckTimestamp(LoadTable request, ColumnPlan[] plans)
    {
        if (request.Timestamp is not { Length: > 0 } timestamp)
        {
            return;
        }

        var plan = plans.FirstOrDefault(column =>
            string.Equals(column.Name, ColumnNames.Clean(timestamp), StringComparison.OrdinalIgnoreCase)
        );
        if (plan is { Type: not (FacetType.Date or FacetType.DateTime) })
        {
            throw new UnreadableFileException(
                "column-not-date",
                $"The column {plan.Name} holds no dates and cannot be the time of an event.",
                "timestamp"
            );
        }
    }

    private static void Create(DuckDBConnection connection, string physicalName, ColumnPlan[] plans)
    {
        using var command = connection.CreateCommand();
        var columns = plans.Select(plan => $"{SqlName.Quote(plan.Name)} {plan.SqlType}");
        command.CommandText =
            $"CREATE TABLE {SqlName.Quote(physicalName)} ({SqlName.Quote(ColumnNames.RowNumber)} BIGINT, {string.Join(", ", columns)})";
        command.ExecuteNonQuery();
    }

    private static IEnumerable<string> Recognised(TableFiles files, ColumnPlan[] plans)
    {
        var count =
            files.Count == 1 ? "1 file" : FormattableString.Invariant($"{files.Count} files as one table");
        yield return FormattableString.Invariant(
            $"{count}, {files.Rows:N0} rows, {plans.Length} {(plans.Length == 1 ? "column" : "columns")}; {string.Join("; ", files.Forms)}."
        );
        if (!files.HasHeader)
        {
            yield return "The first row looks like data; the columns are named column1, column2 and so on.";
        }

        foreach (var plan in plans)
        {
            if (plan.Recognised is { } sentence)
            {
                yield return sentence;
            }
        }
    }
}
