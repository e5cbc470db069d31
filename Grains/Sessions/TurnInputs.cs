using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Ambiguity;
using SmartSegmentation.Grains.Interfaces.Memory;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Language.Text;
using SmartSegmentation.Grains.Models.Domain;

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

    /// <summary>Saved segments that the words could mean: those of which a name's word is in the message, and the user's last ones. None where <see cref="Directory"/> names all.</summary>
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

    /// <summary>The directory of saved segments, by its revision; null = <see cref="Segments"/> holds them.</summary>
    [Id(7)]
    public int? Directory { get; init; }

    /// <summary>Segments that memory held of the user; null = the turn did not look at them.</summary>
    [Id(8)]
    public ImmutableArray<RememberedSegment>? Worked { get; init; }

    /// <summary>The skills with the tenant's overrides, by the hash of their <see cref="SmartSegmentation.Grains.Skills.SkillSetRecord"/>; null = stored by a release that did not keep them.</summary>
    [Id(9)]
    public string? Skills { get; init; }

    /// <summary>What a model proposed; null = none was asked. A replay takes it instead of asking again.</summary>
    [Id(10)]
    public ModelProposal? Proposal { get; init; }

    /// <summary>What is kept of an input, after its turn.</summary>
    /// <param name="input">The input.</param>
    /// <param name="skills">Hash of its set of skills, which is stored.</param>
    /// <param name="proposal">What a model proposed in the turn; null = none was asked.</param>
    public static TurnInputs Of(TurnInput input, string skills, ModelProposal? proposal = null) =>
        new()
        {
            Proposal = proposal,
            Skills = skills,
            Now = input.Now,
            Config = input.Config,
            Definitions = input.Definitions,
            Memory = IsNothing(input.Memory) ? null : input.Memory,
            Ledger = input.Ledger.IsDefaultOrEmpty ? null : input.Ledger,
            Clock = input.Clock,
            Directory = input.Directory,
            Segments = input.Directory is null ? input.Segments : [],
            Worked = input.Worked.WasRead ? input.Worked.Value : null,
        };

    /// <summary>With the segments themselves instead of their directory: those that the words could mean.</summary>
    /// <param name="message">The turn's message.</param>
    /// <param name="segments">All of the directory.</param>
    public TurnInputs With(string message, ImmutableArray<SavedSegment> segments)
    {
        var words = Tokenizer.Tokenize(message).Select(token => token.Stem).ToHashSet(StringComparer.Ordinal);
        return this with
        {
            Directory = null,
            Segments =
            [
                .. segments.Where(
                    (segment, place) =>
                        place >= segments.Length - 2
                        || Tokenizer.Tokenize(segment.Name).Any(token => words.Contains(token.Stem))
                ),
            ],
        };
    }

    private static bool IsNothing(MemoryForTurn memory) =>
        memory is { Memories.IsEmpty: true, Segments.IsEmpty: true, Forgotten.IsEmpty: true, ErasedAt: null };
}
