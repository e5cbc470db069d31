using System.Collections.Immutable;

namespace SmartSegmentation.Grains.Interfaces.Segments;

/// <summary>Segments that select the same people as another, or nearly so.</summary>
/// <param name="SegmentId">The segment.</param>
/// <param name="Duplicates">The others, those most alike first.</param>
[GenerateSerializer, Immutable, Alias("smartseg.SegmentDuplicates")]
public sealed record SegmentDuplicates(
    [property: Id(0)] string SegmentId,
    [property: Id(1)] ImmutableArray<SegmentDuplicate> Duplicates
);

/// <summary>A segment that is like another.</summary>
/// <param name="Code"><c>segment-duplicate</c>: the same conditions, or the same people; <c>segment-near-duplicate</c>: nearly the same people.</param>
/// <param name="SegmentId">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Similarity">Members of both by members of either, 0 to 1.</param>
/// <param name="SameConditions">True when the trees are the same apart from how they were said.</param>
[GenerateSerializer, Immutable, Alias("smartseg.SegmentDuplicate")]
public sealed record SegmentDuplicate(
    [property: Id(0)] string Code,
    [property: Id(1)] string SegmentId,
    [property: Id(2)] string Name,
    [property: Id(3)] double Similarity,
    [property: Id(4)] bool SameConditions
);
