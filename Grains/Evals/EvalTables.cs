using System.Collections.Immutable;
using DuckDB.NET.Data;
using SmartSegmentation.Grains.Facets;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Tables;
using SmartSegmentation.Grains.Segments;
using SmartSegmentation.Grains.Segments.Domain;
using SmartSegmentation.Grains.Tables;
using SmartSegmentation.Grains.Tables.Domain;

namespace SmartSegmentation.Grains.Evals;

/// <summary>The tables of a suite in an engine of their own, in memory, loaded as a tenant's are.</summary>
internal sealed class EvalTables : IQueryRunner, IDisposable
{
    private readonly DuckDBConnection _connection = new("Data Source=:memory:");

    private EvalTables() => _connection.Open();

    /// <summary>What can be asked of them.</summary>
    public Catalog Catalog { get; private set; } = new();

    /// <summary>Loads tables.</summary>
    /// <param name="tables">Table → CSV text.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="FormatException">A table cannot be read.</exception>
    public static EvalTables Load(
        IReadOnlyDictionary<string, string> tables,
        CancellationToken cancellationToken
    )
    {
        var folder = Directory.CreateTempSubdirectory("smartseg-evals-").FullName;
        var loaded = new EvalTables();
        try
        {
            var (state, profiles) = (new CatalogState(), ImmutableDictionary<string, TableProfile>.Empty);
            foreach (var (name, text) in tables.OrderBy(table => table.Key, StringComparer.Ordinal))
            {
                (state, profiles) = loaded.Add(folder, name, text, state, profiles, cancellationToken);
            }

            loaded.Catalog = CatalogView.Of(state, profiles);
            return loaded;
        }
        catch
        {
            loaded.Dispose();
            throw;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<object?[]>> RunAsync(
        string tenantId,
        CompiledQuery query,
        CancellationToken cancellationToken = default
    ) =>
        Task.FromResult<IReadOnlyList<object?[]>>(
            DuckDbQueryRunner.Run(_connection, query, cancellationToken)
        );

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private (CatalogState State, ImmutableDictionary<string, TableProfile> Profiles) Add(
        string folder,
        string name,
        string text,
        CatalogState state,
        ImmutableDictionary<string, TableProfile> profiles,
        CancellationToken cancellationToken
    )
    {
        var path = Path.Combine(folder, name + ".csv");
        File.WriteAllText(path, text);
        var request = new LoadTable(name, [new SourceFile(path, name + ".csv")]);
        return CatalogLoad.Run(
            _connection,
            request,
            state,
            profiles,
            new LoadProgress(),
            cancellationToken
        ) switch
        {
            Outcome<CatalogLoad>.Done(var load) => (
                load.Apply(state),
                profiles.SetItem(load.Table.PhysicalName, load.Loaded.Profile)
            ),
            Outcome<CatalogLoad>.Refused(var why) => throw new FormatException(
                $"The table {name} of the cases cannot be read: {why.Detail}"
            ),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
