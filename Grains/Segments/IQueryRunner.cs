using SmartSegmentation.Grains.Segments.Domain;

namespace SmartSegmentation.Grains.Segments;

/// <summary>Runs compiled queries on the rows of one tenant.</summary>
public interface IQueryRunner
{
    /// <summary>Runs one query.</summary>
    /// <param name="tenantId">Whose rows.</param>
    /// <param name="query">The query.</param>
    /// <param name="cancellationToken">Interrupts the query.</param>
    /// <returns>Rows in order, cells as CLR values, null for missing.</returns>
    Task<IReadOnlyList<object?[]>> RunAsync(
        string tenantId,
        CompiledQuery query,
        CancellationToken cancellationToken = default
    );
}
