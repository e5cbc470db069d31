using System.Collections.Immutable;
using SmartSegmentation.Grains.Audit;
using SmartSegmentation.Grains.Facets.Domain.Cataloguing;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Tables;
using SmartSegmentation.Grains.Tables.Domain;

namespace SmartSegmentation.Grains.Facets;

/// <summary>What is stored of a tenant's catalog; profiles of tables are records of their own.</summary>
internal sealed record CatalogState
{
    /// <summary>Version of the catalog.</summary>
    public int Version { get; init; }

    /// <summary>Loads so far; numbers the tables of the engine.</summary>
    public int Loads { get; init; }

    /// <summary>Tables in the order of their first loading.</summary>
    public ImmutableArray<StoredTable> Tables { get; init; } = [];

    /// <summary>What the values of tables have in common.</summary>
    public ImmutableArray<Overlap> Overlaps { get; init; } = [];

    /// <summary>Members.</summary>
    public long Population { get; init; }

    /// <summary>Edits by facet id in lower case.</summary>
    public ImmutableSortedDictionary<string, FacetEdit> Edits { get; init; } =
        ImmutableSortedDictionary.Create<string, FacetEdit>(StringComparer.Ordinal);

    /// <summary>Derived facets in the order of their first adding.</summary>
    public ImmutableArray<StoredDerived> Derived { get; init; } = [];

    /// <summary>Jobs, the latest last.</summary>
    public ImmutableArray<StoredJob> Jobs { get; init; } = [];

    /// <summary>What the trail has to be told of the last decision; null = nothing yet.</summary>
    public AuditNotes? Audit { get; init; }
}

/// <summary>A table of the engine that the catalog shows.</summary>
internal sealed record StoredTable
{
    /// <summary>Logical name.</summary>
    public required string Name { get; init; }

    /// <summary>Name in the engine.</summary>
    public required string PhysicalName { get; init; }

    /// <summary>Number of the record with its profile.</summary>
    public required int Record { get; init; }

    /// <summary>What the caller told.</summary>
    public required TableHints Given { get; init; }
}

/// <summary>A load as a job.</summary>
internal sealed record StoredJob
{
    /// <summary>Id within the tenant.</summary>
    public required string JobId { get; init; }

    /// <summary>Logical table.</summary>
    public required string Table { get; init; }

    /// <summary>How far it is.</summary>
    public LoadStatus Status { get; init; }

    /// <summary>Why it failed.</summary>
    public Refusal? Refusal { get; init; }
}
