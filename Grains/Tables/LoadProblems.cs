using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Tables;

namespace SmartSegmentation.Grains.Tables;

/// <summary>What did not fit: the first of it, and how much there is.</summary>
internal sealed class LoadProblems
{
    private const int Kept = 100;
    private readonly ImmutableArray<LoadProblem>.Builder _first = ImmutableArray.CreateBuilder<LoadProblem>();

    /// <summary>All of it.</summary>
    public long Count { get; private set; }

    /// <summary>The first 100.</summary>
    public ImmutableArray<LoadProblem> First => _first.ToImmutable();

    /// <summary>Adds one.</summary>
    public void Add(string file, long line, string? column, string message)
    {
        Count++;
        if (_first.Count < Kept)
        {
            _first.Add(new LoadProblem(file, line, column, message));
        }
    }
}
