using Microsoft.Data.Sqlite;

namespace SmartSegmentation.Grains.Persistence;

/// <summary>Writes rows in transactions. One thread at a time uses it.</summary>
internal sealed class StateRowWriter : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly StateStatement _insert;
    private readonly StateStatement _update;
    private readonly SqliteCommand _begin;
    private readonly SqliteCommand _commit;
    private readonly SqliteCommand _rollback;

    /// <summary>Opens the file and sees to it that the table is there.</summary>
    public StateRowWriter(string connectionString)
    {
        _connection = new SqliteConnection(connectionString);
        _connection.Open();
        using var script = new StreamReader(
            typeof(StateRowWriter).Assembly.GetManifestResourceStream(
                "SmartSegmentation.Grains.Persistence.state.sql"
            )!
        );
        using var prepare = _connection.CreateCommand();
        // Write-ahead logging is kept in the file; with synchronous = FULL a commit is on disk before it is told (ADR 2).
        prepare.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;" + script.ReadToEnd();
        prepare.ExecuteNonQuery();
        _insert = new(
            _connection,
            """
            INSERT INTO OrleansStorage
                (GrainIdHash, GrainIdN0, GrainIdN1, GrainTypeHash, GrainTypeString, GrainIdExtensionString, ServiceId, PayloadBinary, ModifiedOn, Version)
            VALUES (0, 0, 0, 0, $name, $owner, $service, $payload, datetime('now'), 1)
            ON CONFLICT DO NOTHING
            """
        );
        _update = new(
            _connection,
            """
            UPDATE OrleansStorage SET PayloadBinary = $payload, ModifiedOn = datetime('now'), Version = Version + 1
            WHERE GrainIdExtensionString = $owner AND GrainTypeString = $name AND ServiceId = $service AND Version = $version
            """
        );
        _begin = Command("BEGIN IMMEDIATE");
        _commit = Command("COMMIT");
        _rollback = Command("ROLLBACK");
    }

    /// <summary>Writes all in one transaction, in order; a write that another was before of changes nothing and does not stop the others.</summary>
    /// <exception cref="SqliteException">Nothing was written.</exception>
    public void Commit(List<StateWrite> writes)
    {
        _begin.ExecuteNonQuery();
        try
        {
            foreach (var write in writes)
            {
                var statement = write.Version is null ? _insert : _update;
                write.Applied = statement.For(write.Key, write.Payload, write.Version).ExecuteNonQuery() == 1;
            }

            _commit.ExecuteNonQuery();
        }
        catch
        {
            Undo();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _insert.Dispose();
        _update.Dispose();
        _begin.Dispose();
        _commit.Dispose();
        _rollback.Dispose();
        _connection.Dispose();
    }

    private void Undo()
    {
        try
        {
            _rollback.ExecuteNonQuery();
        }
        catch (SqliteException)
        {
            // SQLite has undone it by itself, as when the disk is full.
        }
    }

    private SqliteCommand Command(string text)
    {
        var command = _connection.CreateCommand();
        command.CommandText = text;
        return command;
    }
}
