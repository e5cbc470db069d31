using System.Collections.Immutable;
using Orleans.Concurrency;
using SmartSegmentation.Grains.Interfaces.Outcomes;

namespace SmartSegmentation.Grains.Interfaces.Knowledge;

/// <summary>The documents of one tenant that answers may rest on. The key is the tenant id.</summary>
[Alias("smartseg.IKnowledgeGrain"), GrainInterfaceType("smartseg.knowledge")]
public interface IKnowledgeGrain : IGrainWithStringKey
{
    /// <summary>Every document, by title.</summary>
    [Alias("List"), AlwaysInterleave]
    Task<ImmutableArray<KnowledgeDocument>> ListAsync();

    /// <summary>Adds a document, or replaces the one of its id.</summary>
    /// <returns>The document; refused with <c>document-invalid</c>, which names the member, or <c>documents-exhausted</c>.</returns>
    [Alias("Put")]
    Task<Outcome<KnowledgeDocument>> PutAsync(
        KnowledgeDocument document,
        CancellationToken cancellationToken = default
    );

    /// <summary>Removes a document.</summary>
    /// <returns>The document; refused with <c>document-unknown</c>.</returns>
    [Alias("Remove")]
    Task<Outcome<KnowledgeDocument>> RemoveAsync(
        string documentId,
        CancellationToken cancellationToken = default
    );
}

/// <summary>A piece of knowledge with its contract. Seed §5, "Knowledge Contracts".</summary>
[GenerateSerializer, Immutable, Alias("smartseg.KnowledgeDocument")]
public sealed record KnowledgeDocument
{
    /// <summary>1 to 64 letters, digits and <c>. _ -</c>; empty = one is made.</summary>
    [Id(0)]
    public string Id { get; init; } = "";

    /// <summary>For people; 1 to 200 characters.</summary>
    [Id(1)]
    public string Title { get; init; } = "";

    /// <summary>Plain text in paragraphs.</summary>
    [Id(2)]
    public string Content { get; init; } = "";

    /// <summary>What it is about, such as <c>business_rules</c>; empty = not said.</summary>
    [Id(3)]
    public string Domain { get; init; } = "";

    /// <summary>Who keeps it current; empty = nobody, and then it is not used.</summary>
    [Id(4)]
    public string Owner { get; init; } = "";

    /// <summary>Where it comes from; empty = not said.</summary>
    [Id(5)]
    public string Source { get; init; } = "";

    /// <summary>When it was last verified; null = never, and then it is not used.</summary>
    [Id(6)]
    public DateOnly? FreshnessDate { get; init; }

    /// <summary>Days after which it is no longer used; 1 to 3,650. Default 365.</summary>
    [Id(7)]
    public int MaxAgeDays { get; init; } = 365;

    /// <summary>Version of its text. Default <c>1</c>.</summary>
    [Id(8)]
    public string Version { get; init; } = "1";

    /// <summary>True when an answer from it must cite it. Default true.</summary>
    [Id(9)]
    public bool CitationRequired { get; init; } = true;

    /// <summary>Least nearness to a question, 0 to 1; null = the skill's.</summary>
    [Id(10)]
    public double? ConfidenceThreshold { get; init; }
}
