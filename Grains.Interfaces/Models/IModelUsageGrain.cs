using System.Collections.Immutable;
using Orleans.Concurrency;

namespace SmartSegmentation.Grains.Interfaces.Models;

/// <summary>What a tenant has used of its language model. The key is the tenant id.</summary>
[Alias("smartseg.IModelUsageGrain"), GrainInterfaceType("smartseg.modelusage")]
public interface IModelUsageGrain : IGrainWithStringKey
{
    /// <summary>The use of the last day on which there was any.</summary>
    [Alias("Read"), AlwaysInterleave]
    Task<ModelUsageView> ReadAsync();
}

/// <summary>One day's use of a language model.</summary>
[GenerateSerializer, Immutable, Alias("smartseg.ModelUsageView")]
public sealed record ModelUsageView
{
    /// <summary>The day, in the tenant's zone; null = the model was never called.</summary>
    [Id(0)]
    public DateOnly? Day { get; init; }

    /// <summary>Calls, those that failed included.</summary>
    [Id(1)]
    public int Calls { get; init; }

    /// <summary>Tokens of prompts. Where a server does not say, and for calls under way, an upper estimate.</summary>
    [Id(2)]
    public long InputTokens { get; init; }

    /// <summary>Tokens of answers, likewise.</summary>
    [Id(3)]
    public long OutputTokens { get; init; }

    /// <summary>What that costs by the prices of the configuration.</summary>
    [Id(4)]
    public decimal CostUsd { get; init; }

    /// <summary>How the calls ended → how many: <c>chosen</c>, <c>none</c>, <c>timeout</c>, <c>failed</c>, <c>invalid</c>, <c>interrupted</c>.</summary>
    [Id(5)]
    public ImmutableSortedDictionary<string, int> Outcomes { get; init; } =
        ImmutableSortedDictionary<string, int>.Empty;
}
