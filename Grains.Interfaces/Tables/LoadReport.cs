using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Facets;

namespace SmartSegmentation.Grains.Interfaces.Tables;

/// <summary>What came of loading a table.</summary>
/// <param name="Table">The table as inferred or told.</param>
/// <param name="Facets">Its facets.</param>
/// <param name="Recognised">What was recognised in the files, one sentence each.</param>
/// <param name="Problems">Cells and rows that did not fit, by file and line; the first 100.</param>
/// <param name="ProblemCount">All problems.</param>
/// <param name="Tables">Every table of the tenant after the load: a new table can tell more about earlier ones.</param>
[GenerateSerializer, Immutable, Alias("smartseg.LoadReport")]
public sealed record LoadReport(
    [property: Id(0)] CatalogTable Table,
    [property: Id(1)] ImmutableArray<Facet> Facets,
    [property: Id(2)] ImmutableArray<string> Recognised,
    [property: Id(3)] ImmutableArray<LoadProblem> Problems,
    [property: Id(4)] long ProblemCount,
    [property: Id(5)] ImmutableArray<CatalogTable> Tables
);

/// <summary>One thing in a file that did not fit. The row was kept all the same.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Line">1-based line, of a row its first; of a Parquet file and a JSON array the 1-based row.</param>
/// <param name="Column">Column whose value is missing therefore; null = the whole row.</param>
/// <param name="Message">What was wrong, for people; holds no value of a column with personal data.</param>
[GenerateSerializer, Immutable, Alias("smartseg.LoadProblem")]
public sealed record LoadProblem(
    [property: Id(0)] string File,
    [property: Id(1)] long Line,
    [property: Id(2)] string? Column,
    [property: Id(3)] string Message
);
