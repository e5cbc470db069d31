using SmartSegmentation.Grains.Tables.Domain;

namespace SmartSegmentation.Grains.Facets.Domain.Cataloguing;

/// <summary>A facet that is computed.</summary>
internal sealed record StoredDerived
{
    /// <summary>Logical table.</summary>
    public required string Table { get; init; }

    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>As it was given.</summary>
    public required string Expression { get; init; }

    /// <summary>As it was given.</summary>
    public string? Unit { get; init; }

    /// <summary>What its values are; null when it could not be computed over the tables as they are.</summary>
    public ColumnProfile? Profile { get; init; }
}
