using System.Collections.Immutable;
using SmartSegmentation.Grains.Ambiguity.Domain;
using SmartSegmentation.Grains.Interfaces.Memory;
using SmartSegmentation.Grains.Memory.Domain;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Memory;

/// <summary>What every user's memory works with.</summary>
/// <param name="keys">Which words mean the same.</param>
/// <param name="policy">How sure a memory is, and what is kept.</param>
internal sealed class MemoryWorkings(MeaningKeys keys, MemoryPolicy policy)
{
    /// <summary>Those of a set of skills.</summary>
    public static MemoryWorkings Of(SkillSet skills) =>
        skills.Part(
            ["clarification", "memory"],
            set => new MemoryWorkings(MeaningKeys.Of(set), MemoryPolicy.Of(set))
        );

    /// <summary>Which words mean the same.</summary>
    public MeaningKeys Keys => keys;

    /// <summary>How sure a memory is, and what is kept.</summary>
    public MemoryPolicy Policy => policy;

    /// <summary>Learns and forgets meanings.</summary>
    public MemoryBook Book { get; } = new(keys, policy);

    /// <summary>Keeps segments.</summary>
    public SegmentMemory Segments { get; } = new(policy);

    /// <summary>The memories of a state; terms of the first release are read as memories that were stated then.</summary>
    public ImmutableArray<MemoryView> RecordsOf(UserMemoryState state) =>
        state.Records
        ??
        [
            .. state.Terms.Values.Select(term =>
                Book.Learn(
                    [],
                    "m-" + keys.KeyOf(term.Term).Replace('/', '-'),
                    term.Term,
                    term.Meaning,
                    null,
                    new MemoryEvidence("stated", null, term.SessionId, term.Since, term.Since)
                )[0]
            ),
        ];
}
