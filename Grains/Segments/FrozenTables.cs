using SmartSegmentation.Grains.Facets.Domain.Rows;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Segments.Domain;

namespace SmartSegmentation.Grains.Segments;

/// <summary>Lists of frozen members, each a table of the tenant's engine.</summary>
internal sealed class FrozenTables(SegmentReader reader, IQueryRunner runner)
{
    /// <summary>Writes the members of a segment as they are now; a list of the same number is written over.</summary>
    public async Task<Outcome<FrozenMembers>> WriteAsync(
        TenantScopedKey key,
        SegmentDefinition definition,
        string userId,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        DateOnly? today = definition.Today == default ? null : definition.Today;
        var context = await reader.OpenAsync(key.TenantId, today, [definition.Expression]);
        var number = (definition.Frozen?.Number ?? 0) + 1;
        var table = SqlDialect.Quote(FrozenQueries.TableOf(key.Id, definition.Version, number));
        var query = FrozenQueries.Insert(context, definition.Expression, table);
        if (query is not Outcome<CompiledQuery>.Done(var insert))
        {
            return new Outcome<FrozenMembers>.Refused(((Outcome<CompiledQuery>.Refused)query).Why);
        }

        await runner.RunAsync(
            key.TenantId,
            new CompiledQuery($"CREATE OR REPLACE TABLE {table} (n BIGINT, key VARCHAR)", []),
            cancellationToken
        );
        await runner.RunAsync(key.TenantId, insert, cancellationToken);
        var size = await reader.SizeAsync(key.TenantId, context, definition.Expression, cancellationToken);
        var count = await runner.RunAsync(
            key.TenantId,
            new CompiledQuery($"SELECT count(*) FROM {table}", []),
            cancellationToken
        );
        return size.Map(counted => new FrozenMembers(
            number,
            at,
            userId,
            (long)count[0][0]!,
            counted.Population,
            definition.Version
        ));
    }
}
