using System.Collections.Immutable;

namespace SmartSegmentation.Grains.Tables.Domain;

/// <summary>What one load has put into the engine.</summary>
internal sealed record TableProfile
{
    /// <summary>Rows.</summary>
    public long Rows { get; init; }

    /// <summary>Columns in the order of the file.</summary>
    public ImmutableArray<ColumnProfile> Columns { get; init; } = [];

    /// <summary>The column of a name: as written, else without regard to case.</summary>
    public ColumnProfile? Find(string name)
    {
        var clean = ColumnNames.Clean(name);
        return Columns.FirstOrDefault(column => string.Equals(column.Name, clean, StringComparison.Ordinal))
            ?? Columns.FirstOrDefault(column =>
                string.Equals(column.Name, clean, StringComparison.OrdinalIgnoreCase)
            );
    }
}
