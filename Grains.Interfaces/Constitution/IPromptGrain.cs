using System.Collections.Immutable;

namespace SmartSegmentation.Grains.Interfaces.Constitution;

/// <summary>Puts together what a model is told in a tenant. The key is the tenant id.</summary>
[Alias("smartseg.IPromptGrain"), GrainInterfaceType("smartseg.prompt")]
public interface IPromptGrain : IGrainWithStringKey
{
    /// <summary>The prompt of a user's next turn.</summary>
    /// <param name="userId">Whose memory is in it.</param>
    /// <param name="sessionId">Whose settled words are in it; null = of none.</param>
    [Alias("Assemble")]
    Task<AssembledPrompt> AssembleAsync(string userId, string? sessionId);
}

/// <summary>A prompt: the static part, then the dynamic sections in their order.</summary>
[GenerateSerializer, Immutable, Alias("smartseg.AssembledPrompt")]
public sealed record AssembledPrompt
{
    /// <summary>Version of the static part.</summary>
    [Id(0)]
    public required string Version { get; init; }

    /// <summary>SHA-256 of the static part's UTF-8 bytes, lower-case hexadecimal.</summary>
    [Id(1)]
    public required string Hash { get; init; }

    /// <summary>The static part: the same for every turn and tenant.</summary>
    [Id(2)]
    public required string Static { get; init; }

    /// <summary>The dynamic part.</summary>
    [Id(3)]
    public ImmutableArray<PromptSection> Sections { get; init; } = [];

    /// <summary>All of it, as a model reads it.</summary>
    [Id(4)]
    public required string Text { get; init; }
}

/// <summary>A section of the dynamic part.</summary>
/// <param name="Name"><c>skills</c>, <c>knowledge</c>, <c>tools</c>, <c>tenant</c> or <c>memory</c>.</param>
/// <param name="Lines">What fits into its budget.</param>
/// <param name="Budget">Characters that it may take.</param>
/// <param name="LeftOut">Lines that do not fit.</param>
[GenerateSerializer, Immutable, Alias("smartseg.PromptSection")]
public sealed record PromptSection(
    [property: Id(0)] string Name,
    [property: Id(1)] ImmutableArray<string> Lines,
    [property: Id(2)] int Budget,
    [property: Id(3)] int LeftOut
);
