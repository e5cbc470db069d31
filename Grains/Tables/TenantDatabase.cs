using System.Collections.Concurrent;
using DuckDB.NET.Data;

namespace SmartSegmentation.Grains.Tables;

/// <summary>The rows of one tenant: one file of the embedded engine, and a few connections that are used again.</summary>
internal sealed class TenantDatabase : IDisposable
{
    private const int MaxConnections = 4;
    private readonly string _connectionString;
    private readonly SemaphoreSlim _free = new(MaxConnections);
    private readonly ConcurrentBag<DuckDBConnection> _idle = [];
    private readonly Lock _opening = new();
    private int _users;
    private bool _closed;

    /// <summary>Knows where the rows are; opens nothing.</summary>
    /// <param name="path">The file; made when it is first opened.</param>
    public TenantDatabase(string path)
    {
        Path = path;
        // No query can read or write a file, or load an extension: the rows of the tenant are all there is.
        _connectionString =
            $"Data Source={path};threads=2;enable_external_access=false;autoinstall_known_extensions=false;"
            + "autoload_known_extensions=false;lock_configuration=true";
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>When it was last used, in milliseconds of the system's clock.</summary>
    public long LastUse { get; private set; } = Environment.TickCount64;

    /// <summary>Counts a user in, unless the database has been closed.</summary>
    public bool TryEnter()
    {
        lock (_opening)
        {
            _users += _closed ? 0 : 1;
            LastUse = Environment.TickCount64;
            return !_closed;
        }
    }

    /// <summary>Closes it if nobody uses it.</summary>
    public bool TryClose()
    {
        lock (_opening)
        {
            if (_users > 0)
            {
                return false;
            }

            _closed = true;
        }

        Dispose();
        return true;
    }

    /// <summary>Waits for a connection.</summary>
    public async Task<DuckDBConnection> TakeAsync(CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        try
        {
            return _idle.TryTake(out var connection) ? connection : Open();
        }
        catch
        {
            _free.Release();
            throw;
        }
    }

    /// <summary>Gives a connection back.</summary>
    public void Return(DuckDBConnection connection)
    {
        _idle.Add(connection);
        _free.Release();
        lock (_opening)
        {
            _users--;
            LastUse = Environment.TickCount64;
        }
    }

    /// <summary>Counts a user out who got no connection.</summary>
    public void Leave()
    {
        lock (_opening)
        {
            _users--;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        while (_idle.TryTake(out var connection))
        {
            connection.Dispose();
        }

        _free.Dispose();
    }

    private DuckDBConnection Open()
    {
        lock (_opening)
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
            var connection = new DuckDBConnection(_connectionString);
            try
            {
                connection.Open();
                return connection;
            }
            catch
            {
                connection.Dispose();
                throw;
            }
        }
    }
}
