using System.Collections.Concurrent;
using DuckDB.NET.Data;
using SmartSegmentation.Grains.Persistence;

namespace SmartSegmentation.Grains.Tables;

/// <summary>The rows of all tenants, each in a file of its own under the data folder; the least used are closed.</summary>
internal sealed class TenantDatabases(DataFolder folder) : IDisposable
{
    private const int MaxOpen = 24;
    private readonly ConcurrentDictionary<string, TenantDatabase> _open = new(StringComparer.Ordinal);

    /// <summary>Runs something on a connection of a tenant, off the caller's turn.</summary>
    /// <param name="tenantId">Whose rows.</param>
    /// <param name="work">What to do; keeps nothing of the connection.</param>
    /// <param name="cancellationToken">Ends the waiting, and is given to the work.</param>
    public async Task<T> RunAsync<T>(
        string tenantId,
        Func<DuckDBConnection, CancellationToken, T> work,
        CancellationToken cancellationToken
    )
    {
        var database = Enter(tenantId);
        DuckDBConnection connection;
        try
        {
            connection = await database.TakeAsync(cancellationToken);
        }
        catch
        {
            database.Leave();
            throw;
        }

        try
        {
            return await Task.Run(() => work(connection, cancellationToken), cancellationToken);
        }
        finally
        {
            database.Return(connection);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var database in _open.Values)
        {
            database.Dispose();
        }

        _open.Clear();
    }

    private TenantDatabase Enter(string tenantId)
    {
        while (true)
        {
            var database = _open.GetOrAdd(
                tenantId,
                id => new TenantDatabase(System.IO.Path.Combine(folder.Path, "tables", id + ".duckdb"))
            );
            if (database.TryEnter())
            {
                CloseOthers(database);
                return database;
            }

            _open.TryRemove(new KeyValuePair<string, TenantDatabase>(tenantId, database));
        }
    }

    private void CloseOthers(TenantDatabase kept)
    {
        if (_open.Count <= MaxOpen)
        {
            return;
        }

        foreach (var (id, database) in _open.OrderBy(pair => pair.Value.LastUse).Take(_open.Count - MaxOpen))
        {
            if (database != kept && database.TryClose())
            {
                _open.TryRemove(new KeyValuePair<string, TenantDatabase>(id, database));
            }
        }
    }
}
