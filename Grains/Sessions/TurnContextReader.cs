using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Memory;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Skills;

namespace SmartSegmentation.Grains.Sessions;

/// <summary>Gathers what a turn may know.</summary>
internal sealed class TurnContextReader(
    IGrainFactory grains,
    LiveSkills live,
    TenantScopedKey session,
    string userId
)
{
    /// <summary>Asks tenant, catalog, memory and segments at once.</summary>
    /// <param name="request">The message, with a turn id.</param>
    /// <param name="dialogue">What the session remembers.</param>
    /// <param name="now">The server's clock.</param>
    public async Task<TurnInput> ReadAsync(TurnRequest request, DialogueState dialogue, DateTimeOffset now)
    {
        var config = grains.GetGrain<ITenantGrain>(session.TenantId).GetConfigAsync();
        var catalog = grains.GetGrain<ICatalogGrain>(session.TenantId).GetAsync();
        var memory = grains.GetInTenant<IUserMemoryGrain>(session.TenantId, userId).GetAsync();
        var segments = grains.GetGrain<ISegmentDirectoryGrain>(session.TenantId).ListAsync();
        var skills = live.GetAsync();
        await Task.WhenAll(config, catalog, memory, segments, skills);
        return new TurnInput(
            session.TenantId,
            userId,
            session.Id,
            dialogue,
            request.TurnId!,
            request.Message,
            request.ReferenceTime ?? now,
            await config,
            await catalog,
            (await memory).Definitions.ToImmutableSortedDictionary(
                term => term.Term,
                term => term.Meaning,
                StringComparer.Ordinal
            ),
            [
                .. (await segments)
                    .Where(segment => segment.Status == SegmentStatus.Active)
                    .Select(segment => new SavedSegment(segment.SegmentId, segment.Name, segment.CreatedBy)),
            ],
            await skills
        );
    }
}
