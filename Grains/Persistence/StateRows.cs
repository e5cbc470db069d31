using Microsoft.Data.Sqlite;

namespace SmartSegmentation.Grains.Persistence;

/// <summary>Names a row.</summary>
/// <param name="Name">Name of the state or record.</param>
/// <param name="Owner">The grain.</param>
/// <param name="Service">Id of the service.</param>
internal readonly record struct StateKey(string Name, string Owner, string Service);

/// <summary>A row.</summary>
/// <param name="Payload">Null when it was cleared.</param>
/// <param name="Version">From 1; one more with each write.</param>
internal sealed record StateRow(byte[]? Payload, long Version);

/// <summary>A write that waits to be committed.</summary>
internal sealed class StateWrite(StateKey key, byte[]? payload, long? version)
{
    private readonly TaskCompletionSource<long?> _done = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );

    /// <summary>Which row.</summary>
    public StateKey Key => key;

    /// <summary>What; null clears it.</summary>
    public byte[]? Payload => payload;

    /// <summary>The version that the writer has read; null = none.</summary>
    public long? Version => version;

    /// <summary>False when another writer was first.</summary>
    public bool Applied { get; set; }

    /// <summary>See <see cref="StateFile.WriteAsync"/>.</summary>
    public Task<long?> Done => _done.Task;

    /// <summary>Says that it is committed.</summary>
    public void Tell() => _done.TrySetResult(Applied ? (version ?? 0) + 1 : null);

    /// <summary>Says that it could not be.</summary>
    public void Fail(Exception why) => _done.TrySetException(why);
}

/// <summary>A statement over the columns of a key, compiled once.</summary>
internal sealed class StateStatement : IDisposable
{
    private readonly SqliteCommand _command;
    private readonly SqliteParameter _name = new("$name", SqliteType.Text);
    private readonly SqliteParameter _owner = new("$owner", SqliteType.Text);
    private readonly SqliteParameter _service = new("$service", SqliteType.Text);
    private readonly SqliteParameter _payload = new("$payload", SqliteType.Blob);
    private readonly SqliteParameter _version = new("$version", SqliteType.Integer);

    /// <summary>Compiles it.</summary>
    public StateStatement(SqliteConnection connection, string text)
    {
        _command = connection.CreateCommand();
        _command.CommandText = text;
        foreach (var parameter in (SqliteParameter[])[_name, _owner, _service, _payload, _version])
        {
            if (text.Contains(parameter.ParameterName, StringComparison.Ordinal))
            {
                _command.Parameters.Add(parameter);
            }
        }
    }

    /// <summary>The command for a row.</summary>
    public SqliteCommand For(StateKey key, byte[]? payload = null, long? version = null)
    {
        _name.Value = key.Name;
        _owner.Value = key.Owner;
        _service.Value = key.Service;
        _payload.Value = (object?)payload ?? DBNull.Value;
        _version.Value = (object?)version ?? DBNull.Value;
        return _command;
    }

    /// <inheritdoc/>
    public void Dispose() => _command.Dispose();
}

/// <summary>Reads rows, one at a time.</summary>
internal sealed class StateRowReader : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly StateStatement _read;

    /// <summary>Opens a connection.</summary>
    public StateRowReader(string connectionString)
    {
        _connection = new SqliteConnection(connectionString);
        _connection.Open();
        _read = new(
            _connection,
            """
            SELECT PayloadBinary, Version FROM OrleansStorage
            WHERE GrainIdExtensionString = $owner AND GrainTypeString = $name AND ServiceId = $service
            """
        );
    }

    /// <summary>See <see cref="StateFile.Read"/>.</summary>
    public StateRow? Read(StateKey key)
    {
        using var rows = _read.For(key).ExecuteReader();
        return rows.Read()
            ? new StateRow(rows.IsDBNull(0) ? null : rows.GetFieldValue<byte[]>(0), rows.GetInt64(1))
            : null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _read.Dispose();
        _connection.Dispose();
    }
}
