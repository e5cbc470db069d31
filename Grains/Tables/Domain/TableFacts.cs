using System.Collections.Immutable;

namespace SmartSegmentation.Grains.Tables.Domain;

/// <summary>A loaded table as inference sees it.</summary>
/// <param name="Name">Logical name.</param>
/// <param name="PhysicalName">Name in the engine.</param>
/// <param name="Profile">What it holds.</param>
/// <param name="Given">What the caller told of it.</param>
internal sealed record TableFacts(string Name, string PhysicalName, TableProfile Profile, TableHints Given);

/// <summary>What the caller told of a table; null = nothing.</summary>
internal sealed record TableHints
{
    /// <summary>What its rows are.</summary>
    public Interfaces.Facets.TableRole? Role { get; init; }

    /// <summary>Column that names a row.</summary>
    public string? Key { get; init; }

    /// <summary>Column with the time.</summary>
    public string? Timestamp { get; init; }

    /// <summary>Column that names the member.</summary>
    public string? EntityKey { get; init; }

    /// <summary>Column → <c>table.column</c>.</summary>
    public ImmutableSortedDictionary<string, string> References { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty;
}

/// <summary>How many of a column's distinct values are values of another table's key.</summary>
/// <param name="FromTable">Logical table.</param>
/// <param name="FromColumn">Its column.</param>
/// <param name="ToTable">The other table.</param>
/// <param name="ToColumn">Its column.</param>
/// <param name="Share">0 to 1.</param>
internal sealed record Overlap(
    string FromTable,
    string FromColumn,
    string ToTable,
    string ToColumn,
    double Share
);
