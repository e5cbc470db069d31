using System.Collections.Immutable;
using DuckDB.NET.Data;
using SmartSegmentation.Grains.Facets.Domain.Cataloguing;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Tables;
using SmartSegmentation.Grains.Tables;
using SmartSegmentation.Grains.Tables.Domain;
using SmartSegmentation.Grains.Tables.Reading;

namespace SmartSegmentation.Grains.Facets;

/// <summary>A table that is in the engine and not yet in the catalog.</summary>
/// <param name="Table">The table.</param>
/// <param name="Loaded">What came of reading it.</param>
/// <param name="Survey">What all tables are with it.</param>
/// <param name="Derived">Derived facets, counted anew.</param>
internal sealed record CatalogLoad(
    StoredTable Table,
    LoadedTable Loaded,
    TableSurvey Survey,
    ImmutableArray<StoredDerived> Derived
)
{
    /// <summary>Reads a table into the engine and looks at all tables with it.</summary>
    public static Outcome<CatalogLoad> Run(
        DuckDBConnection connection,
        LoadTable request,
        CatalogState state,
        ImmutableDictionary<string, TableProfile> profiles,
        LoadProgress progress,
        CancellationToken cancellationToken
    )
    {
        StaleTables.Drop(
            connection,
            state.Tables.Select(table => table.PhysicalName).ToHashSet(StringComparer.OrdinalIgnoreCase)
        );
        var before = state.Tables.FirstOrDefault(table => IsNamed(table, request.Name));
        var table = new StoredTable
        {
            Name = before?.Name ?? request.Name,
            PhysicalName = FormattableString.Invariant(
                $"{request.Name.ToLowerInvariant()}_{state.Loads + 1}"
            ),
            Record = before is null ? 2 * state.Tables.Length : before.Record ^ 1,
            Given = Hints(request),
        };
        LoadedTable loaded;
        try
        {
            loaded = TableLoader.Load(connection, request, table.PhysicalName, progress, cancellationToken);
        }
        catch (UnreadableFileException unreadable)
        {
            return new Outcome<CatalogLoad>.Refused(unreadable.Refusal);
        }

        var next = With(state, table);
        var all = profiles.SetItem(table.PhysicalName, loaded.Profile);
        var survey = TableSurvey.Take(
            connection,
            CatalogView.Facts(next, all),
            table.Name,
            state.Overlaps,
            cancellationToken
        );
        next = next with { Overlaps = survey.Overlaps, Population = survey.Population };
        return new Outcome<CatalogLoad>.Done(
            new CatalogLoad(table, loaded, survey, Recount(connection, next, all))
        );
    }

    /// <summary>The state with the table in place of the one of its name.</summary>
    public CatalogState Apply(CatalogState state) =>
        With(state, Table) with
        {
            Version = state.Version + 1,
            Overlaps = Survey.Overlaps,
            Population = Survey.Population,
            Derived = Derived.Aggregate(state.Derived, DerivedRules.Refresh),
        };

    /// <summary>What the caller is told.</summary>
    /// <param name="before">The catalog before it.</param>
    /// <param name="after">The catalog with it.</param>
    public LoadReport Report(Catalog before, Catalog after)
    {
        var table = after.Tables.First(known => known.Name.Is(Table.Name));
        return new LoadReport(
            table,
            [.. after.Facets.Where(facet => facet.Table.Is(Table.Name))],
            [.. Loaded.Recognised, .. InferenceReport.Of(table, before, after)],
            Loaded.Problems,
            Loaded.ProblemCount,
            after.Tables
        );
    }

    private static ImmutableArray<StoredDerived> Recount(
        DuckDBConnection connection,
        CatalogState state,
        ImmutableDictionary<string, TableProfile> profiles
    )
    {
        var catalog = CatalogView.Of(state, profiles);
        return [.. state.Derived.Select(derived => DerivedProfiler.Profile(connection, catalog, derived))];
    }

    private static CatalogState With(CatalogState state, StoredTable table)
    {
        var place = state.Tables.ToList().FindIndex(known => IsNamed(known, table.Name));
        return state with
        {
            Loads = state.Loads + 1,
            Tables = place < 0 ? state.Tables.Add(table) : state.Tables.SetItem(place, table),
        };
    }

    private static bool IsNamed(StoredTable table, string name) =>
        table.Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static TableHints Hints(LoadTable request) =>
        new()
        {
            Role = request.Role is TableRole.Unknown ? null : request.Role,
            Key = Given(request.Key),
            Timestamp = Given(request.Timestamp),
            EntityKey = Given(request.EntityKey),
            References = request.References ?? ImmutableSortedDictionary<string, string>.Empty,
        };

    private static string? Given(string? column) => string.IsNullOrWhiteSpace(column) ? null : column.Trim();
}
