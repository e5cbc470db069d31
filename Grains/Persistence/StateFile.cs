using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace SmartSegmentation.Grains.Persistence;

/// <summary>The rows of grain state in one file: one writer, which commits together what waits for it, and readers beside it.</summary>
/// <remarks>
/// Writes are committed in the order in which they were asked for, and told only when they are on disk. Whoever finds nobody writing
/// writes; what comes meanwhile is one commit, so that grains that write at once wait for one sync and not for each other's.
/// </remarks>
internal sealed class StateFile : IDisposable
{
    private const int LongestBatch = 64;
    private readonly string _connection;
    private readonly Func<string, StateRowWriter> _open;
    private readonly Lock _opening = new();
    private readonly ConcurrentQueue<StateWrite> _waiting = new();
    private readonly ConcurrentBag<StateRowReader> _readers = [];
    private StateRowWriter? _opened;
    private int _writing;
    private volatile bool _closed;

    /// <summary>The rows in a file; it is opened at the first use.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="open">Opens it for writing, by its connection string; null = as it is meant to be.</param>
    public StateFile(string path, Func<string, StateRowWriter>? open = null)
    {
        _connection = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Pooling = false,
            DefaultTimeout = 30,
        }.ToString();
        _open = open ?? (connection => new StateRowWriter(connection));
    }

    /// <summary>Reads a row.</summary>
    /// <returns>Null when there never was one; no payload when it was cleared.</returns>
    public StateRow? Read(StateKey key)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        // The writer has made the table.
        _ = Writer();
        var reader = _readers.TryTake(out var free) ? free : new StateRowReader(_connection);
        var row = reader.Read(key);
        _readers.Add(reader);
        return row;
    }

    /// <summary>Writes a row.</summary>
    /// <param name="key">Which.</param>
    /// <param name="payload">What; null clears it.</param>
    /// <param name="version">The version that the writer has read; null = none.</param>
    /// <returns>The new version, once it is on disk; null when another writer was first.</returns>
    public Task<long?> WriteAsync(StateKey key, byte[]? payload, long? version)
    {
        var write = new StateWrite(key, payload, version);
        _waiting.Enqueue(write);
        if (_closed)
        {
            write.Fail(new ObjectDisposedException(nameof(StateFile)));
        }
        else if (Interlocked.CompareExchange(ref _writing, 1, 0) == 0)
        {
            Drain(mostBatches: 2);
        }

        return write.Done;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        SpinWait.SpinUntil(() => Interlocked.CompareExchange(ref _writing, 1, 0) == 0);
        _closed = true;
        while (_waiting.TryDequeue(out var late))
        {
            late.Fail(new ObjectDisposedException(nameof(StateFile)));
        }

        while (_readers.TryTake(out var reader))
        {
            reader.Dispose();
        }

        _opened?.Dispose();
    }

    /// <summary>The writer; one that could not be opened is tried again by the next who needs it.</summary>
    private StateRowWriter Writer()
    {
        lock (_opening)
        {
            return _opened ??= _open(_connection);
        }
    }

    /// <summary>Commits what waits; only for whom took <see cref="_writing"/>, which it gives back. A grain does not go on for others for long.</summary>
    private void Drain(int mostBatches)
    {
        for (var batches = 0; ; batches++)
        {
            if (_waiting.IsEmpty)
            {
                Volatile.Write(ref _writing, 0);
                if (_waiting.IsEmpty || Interlocked.CompareExchange(ref _writing, 1, 0) != 0)
                {
                    return;
                }
            }
            else if (batches == mostBatches)
            {
                ThreadPool.UnsafeQueueUserWorkItem(_ => Drain(int.MaxValue), null);
                return;
            }

            var batch = new List<StateWrite>();
            while (batch.Count < LongestBatch && _waiting.TryDequeue(out var write))
            {
                batch.Add(write);
            }

            Commit(batch);
        }
    }

    private void Commit(List<StateWrite> batch)
    {
        try
        {
            Writer().Commit(batch);
        }
        catch (Exception failed)
        {
            // Whatever it is, those who wait are told, and the writing goes on: nobody else could give it back.
            if (batch.Count == 1)
            {
                batch[0].Fail(failed);
                return;
            }

            // What one write cannot do must not fail the others.
            foreach (var write in batch)
            {
                Commit([write]);
            }

            return;
        }

        foreach (var write in batch)
        {
            write.Tell();
        }
    }
}
