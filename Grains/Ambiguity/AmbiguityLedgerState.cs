using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Ambiguity;

namespace SmartSegmentation.Grains.Ambiguity;

/// <summary>Stored: the questions of a session.</summary>
[GenerateSerializer, Immutable, Alias("smartseg.AmbiguityLedgerState")]
internal sealed record AmbiguityLedgerState
{
    /// <summary>Meanings in the order in which they came up; one entry a key.</summary>
    [Id(0)]
    public ImmutableArray<AmbiguityEntry> Entries { get; init; } = [];

    /// <summary>Session → place of its last note that was taken.</summary>
    [Id(1)]
    public ImmutableDictionary<string, long> Applied { get; init; } = ImmutableDictionary<string, long>.Empty;
}
