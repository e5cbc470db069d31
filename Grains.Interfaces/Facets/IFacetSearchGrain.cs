using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Outcomes;

namespace SmartSegmentation.Grains.Interfaces.Facets;

/// <summary>Finds facets and values of a tenant's catalog for words that need not be the columns' own. The key is the tenant id.</summary>
[Alias("smartseg.IFacetSearchGrain"), GrainInterfaceType("smartseg.facetsearch")]
public interface IFacetSearchGrain : IGrainWithStringKey
{
    /// <summary>The facets nearest to a query.</summary>
    /// <remarks>The first search after a change of the catalog makes the index, and embeds what is new in it.</remarks>
    /// <returns>Refused with <c>query-empty</c>, <c>query-too-long</c> or <c>top-k-invalid</c>.</returns>
    [Alias("Search"), ResponseTimeout("00:02:00")]
    Task<Outcome<FoundFacets>> SearchAsync(
        SearchFacets request,
        CancellationToken cancellationToken = default
    );
}

/// <summary>Asks for facets.</summary>
/// <param name="Query">1 to 2,000 characters.</param>
/// <param name="TopK">1 to 100; null = 10.</param>
[GenerateSerializer, Immutable, Alias("smartseg.SearchFacets")]
public sealed record SearchFacets([property: Id(0)] string? Query, [property: Id(1)] int? TopK = null);

/// <summary>Answer of a facet search.</summary>
/// <param name="Source"><c>embedded</c> by words and meaning, <c>fuzzy</c> by words alone, <c>none</c> when there is no facet to find.</param>
/// <param name="Quality">1 for the best way of searching, less for a fallback, 0 for none.</param>
/// <param name="Results">Best first, each facet once.</param>
[GenerateSerializer, Immutable, Alias("smartseg.FoundFacets")]
public sealed record FoundFacets(
    [property: Id(0)] string Source,
    [property: Id(1)] double Quality,
    [property: Id(2)] ImmutableArray<FoundFacet> Results
);

/// <summary>A facet that was found.</summary>
/// <param name="FacetId"><c>table.column</c>.</param>
/// <param name="Value">The stored value that is meant; null when none is.</param>
/// <param name="Score">0 to 1.</param>
[GenerateSerializer, Immutable, Alias("smartseg.FoundFacet")]
public sealed record FoundFacet(
    [property: Id(0)] string FacetId,
    [property: Id(1)] string? Value,
    [property: Id(2)] double Score
);
