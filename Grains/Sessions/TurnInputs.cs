using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Ambiguity;
using SmartSegmentation.Grains.Interfaces.Memory;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Sessions;

/// <summary>
/// Stored with a turn: what it knew, so that it can be read again as it was. The catalog is told by its version, and the dialogue is that
/// of the turn before.
/// </summary>
[GenerateSerializer, Immutable, Alias("smartseg.TurnInputs")]
internal sealed record TurnInputs
{
    /// <summary>What "now" meant.</summary>
    [Id(0)]
    public DateTimeOffset Now { get; init; }

    /// <summary>The tenant's configuration.</summary>
    [Id(1)]
    public TenantConfig Config { get; init; } = new();

    /// <summary>Words that the user had defined.</summary>
    [Id(2)]
    public ImmutableSortedDictionary<string, string> Definitions { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Saved segments that the words could mean: those of which a name's word is in the message, and the user's last ones.</summary>
    [Id(3)]
    public ImmutableArray<SavedSegment> Segments { get; init; } = [];

    /// <summary>What memory held of the user; null = nothing.</summary>
    [Id(4)]
    public MemoryForTurn? Memory { get; init; }

    /// <summary>What was asked and settled in the session; null = nothing.</summary>
    [Id(5)]
    public ImmutableArray<AmbiguityEntry>? Ledger { get; init; }

    /// <summary>The server's clock, by which memories are dated; null = that of the turn's record.</summary>
    [Id(6)]
    public DateTimeOffset? Clock { get; init; }

    /// <summary>What is kept of an input.</summary>
    public static TurnInputs Of(TurnInput input)
    {
        var words = Tokenizer
            .Tokenize(input.Message)
            .Select(token => token.Stem)
            .ToHashSet(StringComparer.Ordinal);
        return new()
        {
            Now = input.Now,
            Config = input.Config,
            Definitions = input.Definitions,
            Memory = input.Memory == MemoryForTurn.None ? null : input.Memory,
            Ledger = input.Ledger.IsDefaultOrEmpty ? null : input.Ledger,
            Clock = input.Clock,
            Segments = [.. input.Segments.Where((segment, place) => IsKept(input, segment, place, words))],
        };
    }

    private static bool IsKept(TurnInput input, SavedSegment segment, int place, HashSet<string> words) =>
        place >= input.Segments.Length - 2
        || Tokenizer.Tokenize(segment.Name).Any(token => words.Contains(token.Stem));
}
