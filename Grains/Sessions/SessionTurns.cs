using System.Collections.Immutable;
using Orleans.Storage;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Persistence;

namespace SmartSegmentation.Grains.Sessions;

/// <summary>The turns of one session: the last in memory, the others by their number in storage.</summary>
internal sealed class SessionTurns(IGrainStorage storage, GrainId session)
{
    private readonly StateRecords<TurnRecord> _records = new(storage, session, "turn");
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <summary>Number of the last turn; 0 = none.</summary>
    public int Count { get; private set; }

    /// <summary>The last turn; null = none.</summary>
    public TurnRecord? Last { get; private set; }

    /// <summary>Finds out which turns are stored.</summary>
    public async Task LoadAsync()
    {
        while (await _records.ReadAsync(Count + 1) is { } record)
        {
            Append(record);
        }
    }

    /// <summary>A turn by its id; null when there is none.</summary>
    public async Task<TurnRecord?> FindAsync(string turnId) =>
        !_numbers.TryGetValue(turnId, out var number) ? null
        : number == Count ? Last
        : await _records.ReadAsync(number);

    /// <summary>A turn by its number, with what was remembered before it; null when there is none.</summary>
    public async Task<RecordedTurn?> RecallAsync(int number)
    {
        if (number < 1 || number > Count || await ReadAsync(number) is not { } turn)
        {
            return null;
        }

        var before = number == 1 ? null : await ReadAsync(number - 1);
        return new RecordedTurn(before?.Dialogue ?? new DialogueState(), turn);
    }

    /// <summary>Stores the next turn.</summary>
    public async Task AddAsync(TurnRecord record)
    {
        await _records.AddAsync(Count + 1, record);
        Append(record);
    }

    /// <summary>Every turn, oldest first.</summary>
    public async Task<ImmutableArray<TurnRecord>> ListAsync(CancellationToken cancellationToken)
    {
        var turns = ImmutableArray.CreateBuilder<TurnRecord>(Count);
        for (var number = 1; number < Count; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            turns.Add((await _records.ReadAsync(number))!);
        }

        if (Last is not null)
        {
            turns.Add(Last);
        }

        return turns.ToImmutable();
    }

    private async Task<TurnRecord?> ReadAsync(int number) =>
        number == Count ? Last : await _records.ReadAsync(number);

    private void Append(TurnRecord record)
    {
        Last = record;
        _numbers[record.TurnId] = ++Count;
    }
}
