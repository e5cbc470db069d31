using System.Collections.Immutable;
using Orleans.Concurrency;
using SmartSegmentation.Grains.Constitution.Domain;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Interfaces.Ambiguity;
using SmartSegmentation.Grains.Interfaces.Constitution;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Knowledge;
using SmartSegmentation.Grains.Interfaces.Memory;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Memory.Domain;
using SmartSegmentation.Grains.Skills;

namespace SmartSegmentation.Grains.Constitution;

/// <inheritdoc cref="IPromptGrain"/>
[GrainType("prompt"), StatelessWorker]
internal sealed class PromptGrain(LiveSkills live, TimeProvider clock) : Grain, IPromptGrain
{
    private string TenantId => this.GetPrimaryKeyString();

    public async Task<AssembledPrompt> AssembleAsync(string userId, string? sessionId)
    {
        var skills = await live.GetAsync();
        var config = await GrainFactory.GetGrain<ITenantGrain>(TenantId).GetConfigAsync();
        var catalog = await GrainFactory.GetGrain<ICatalogGrain>(TenantId).GetAsync();
        var documents = await GrainFactory.GetGrain<IKnowledgeGrain>(TenantId).ListAsync();
        var memory = await GrainFactory.GetInTenant<IUserMemoryGrain>(TenantId, userId).GetAsync();
        var session = sessionId is null
            ? []
            : await GrainFactory.GetInTenant<IAmbiguityLedgerGrain>(TenantId, sessionId).ListAsync();
        var withheld = WithheldWords.Of(catalog, config);
        var today = DateClock.Today(clock.GetUtcNow(), config.TimeZone);
        return PromptAssembler.Assemble(
            PromptLines.Constitution(skills),
            new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal)
            {
                ["skills"] = PromptLines.Skills(skills),
                ["knowledge"] = PromptLines.Knowledge(
                    documents,
                    catalog,
                    config,
                    new DateOnly(today.Year, today.Month, today.Day),
                    withheld
                ),
                ["tools"] = PromptLines.Tools(skills),
                ["tenant"] = PromptLines.Tenant(TenantId, config, withheld),
                ["memory"] = PromptLines.Memory(session, memory, MemoryPolicy.Of(skills).Sure, withheld),
            },
            PromptLines.Budgets(skills)
        );
    }
}
