using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Facets;

namespace SmartSegmentation.Grains.Interfaces.Tables;

/// <summary>Loads one table from one or more files with the same columns. What is null is inferred; what is given wins.</summary>
/// <param name="Name">Logical name: 1 to 64 letters, digits and underscores, starting with a letter. Replaces the table of this name.</param>
/// <param name="Files">At least one; their rows follow one another in this order.</param>
/// <param name="Role">What the rows are.</param>
/// <param name="Key">Column that names a row.</param>
/// <param name="Timestamp">Column with the time of an event.</param>
/// <param name="EntityKey">Column that names the member.</param>
/// <param name="References">Column → <c>table.column</c>; columns that it lacks are inferred. The other table may come later.</param>
/// <param name="TimeZone">IANA zone in which times with an offset are kept; null = UTC.</param>
/// <param name="OwnsFiles">True when the files are removed once the load has ended, whatever came of it.</param>
[GenerateSerializer, Immutable, Alias("smartseg.LoadTable")]
public sealed record LoadTable(
    [property: Id(0)] string Name,
    [property: Id(1)] ImmutableArray<SourceFile> Files,
    [property: Id(2)] TableRole? Role = null,
    [property: Id(3)] string? Key = null,
    [property: Id(4)] string? Timestamp = null,
    [property: Id(5)] string? EntityKey = null,
    [property: Id(6)] ImmutableSortedDictionary<string, string>? References = null,
    [property: Id(7)] string? TimeZone = null,
    [property: Id(8)] bool OwnsFiles = false
);

/// <summary>One file to load.</summary>
/// <param name="Path">Where it lies on the machine of the silo.</param>
/// <param name="Name">Its name as the caller knows it; only told on, never a path.</param>
[GenerateSerializer, Immutable, Alias("smartseg.SourceFile")]
public sealed record SourceFile([property: Id(0)] string Path, [property: Id(1)] string Name);
