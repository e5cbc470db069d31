using System.Collections.Immutable;
using SmartSegmentation.Grains.Models.Domain;

namespace SmartSegmentation.Grains.Models;

/// <summary>Stored: what a tenant has used of its model, and the last proposals by the question that they are for.</summary>
[GenerateSerializer, Immutable, Alias("smartseg.ModelLedgerState")]
internal sealed record ModelLedgerState
{
    /// <summary>The day counted, in the tenant's zone; null = none yet.</summary>
    [Id(0)]
    public DateOnly? Day { get; init; }

    /// <summary>Calls on it.</summary>
    [Id(1)]
    public int Calls { get; init; }

    /// <summary>Tokens of prompts, reserved ones included.</summary>
    [Id(2)]
    public long InputTokens { get; init; }

    /// <summary>Tokens of answers, reserved ones included.</summary>
    [Id(3)]
    public long OutputTokens { get; init; }

    /// <summary>What they cost.</summary>
    [Id(4)]
    public decimal CostUsd { get; init; }

    /// <summary>Outcome → number of calls that ended so.</summary>
    [Id(5)]
    public ImmutableSortedDictionary<string, int> Outcomes { get; init; } =
        ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);

    /// <summary>The last proposals, oldest first.</summary>
    [Id(6)]
    public ImmutableArray<KeptProposal> Kept { get; init; } = [];

    /// <summary>Calls that failed since the last one that did not.</summary>
    [Id(7)]
    public int Failures { get; init; }

    /// <summary>When one last failed; null = never.</summary>
    [Id(8)]
    public DateTimeOffset? FailedAt { get; init; }
}

/// <summary>Stored: the proposal for a question; <see cref="ProposalOutcome.Interrupted"/> until its end is known.</summary>
/// <param name="Question">Session and turn.</param>
/// <param name="Day">Day on which it is counted.</param>
/// <param name="Proposal">The proposal.</param>
[GenerateSerializer, Immutable, Alias("smartseg.KeptProposal")]
internal sealed record KeptProposal(
    [property: Id(0)] string Question,
    [property: Id(1)] DateOnly Day,
    [property: Id(2)] ModelProposal Proposal
);
