using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Ambiguity;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Knowledge;
using SmartSegmentation.Grains.Interfaces.Memory;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Knowledge.Domain;
using SmartSegmentation.Grains.Sessions.Turns;
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
        var memory = grains.GetInTenant<IUserMemoryGrain>(session.TenantId, userId).GetForTurnAsync();
        var ledger = grains.GetInTenant<IAmbiguityLedgerGrain>(session.TenantId, session.Id);
        var entries = ledger.ListAsync();
        var segments = grains.GetGrain<ISegmentDirectoryGrain>(session.TenantId).ReadAsync();
        var skills = live.GetAsync(config);
        await Task.WhenAll(config, catalog, memory, entries, segments, skills);
        var input = new TurnInput(
            session.TenantId,
            userId,
            session.Id,
            dialogue,
            request.TurnId!,
            request.Message,
            request.ReferenceTime ?? now,
            await config,
            await catalog,
            ImmutableSortedDictionary<string, string>.Empty,
            SavedSegment.Of((await segments).Entries),
            await skills
        )
        {
            Memory = (await memory) with { Segments = [] },
            Worked = new NotedRead<ImmutableArray<RememberedSegment>>((await memory).Segments),
            Deleted = SavedSegment.Of((await segments).Entries, SegmentStatus.Deleted),
            Directory = (await segments).Revision,
            Ledger = await entries,
            Clarifications = new LedgerClarifications(ledger),
            // Documents may be long: they are fetched for questions that they could answer.
            Documents = KnowledgeWords.Of(await skills).Read(request.Message) is null
                ? []
                : await grains.GetGrain<IKnowledgeGrain>(session.TenantId).ListAsync(),
            Library = () => grains.GetGrain<IKnowledgeGrain>(session.TenantId).ListAsync(),
            Clock = now,
            MayAskModel = true,
            Role = CallerContext.ActingRole,
        };
        return input with { Definitions = KnownMeanings.Definitions(input) };
    }
}
