using SmartSegmentation.Grains.Facets.Domain.Rows;

namespace SmartSegmentation.Grains.Segments.Domain.Sql;

/// <summary>What a measure yields.</summary>
/// <param name="Compared">In comparisons: a count or a sum of no rows is 0.</param>
/// <param name="Ranked">In ranks and averages over members: null for those without rows.</param>
internal readonly record struct Measured(SqlValue Compared, SqlValue Ranked)
{
    /// <summary>An attribute, the same either way.</summary>
    public static Measured Same(SqlValue value) => new(value, value);

    /// <summary>Both forms changed alike.</summary>
    public Measured Map(Func<SqlValue, SqlValue> change) => new(change(Compared), change(Ranked));
}
