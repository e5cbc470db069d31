using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Knowledge;

namespace SmartSegmentation.Grains.Knowledge;

/// <summary>Stored: the documents of a tenant, by id.</summary>
[GenerateSerializer, Immutable, Alias("smartseg.KnowledgeState")]
internal sealed record KnowledgeState
{
    /// <summary>Id → document.</summary>
    [Id(0)]
    public ImmutableSortedDictionary<string, KnowledgeDocument> Documents { get; init; } =
        ImmutableSortedDictionary<string, KnowledgeDocument>.Empty.WithComparers(StringComparer.Ordinal);
}
