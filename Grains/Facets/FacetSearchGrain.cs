using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Facets.Domain.Search;
using SmartSegmentation.Grains.Facets.Embedding;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Persistence;
using SmartSegmentation.Grains.Skills;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Facets;

/// <inheritdoc cref="IFacetSearchGrain"/>
[GrainType("facetsearch")]
internal sealed class FacetSearchGrain(
    [PersistentState("vectors", StorageNames.State)] IPersistentState<FacetSearchState> storage,
    IEmbedder embedder,
    LiveSkills live
) : Grain, IFacetSearchGrain
{
    private const int MaxQuery = 2_000;
    private const int MaxTopK = 100;
    private readonly StateCell<FacetSearchState> _state = new(storage);
    private FacetSearcher? _searcher;
    private int _version;
    private TenantConfig? _config;
    private SkillSet? _skills;

    public async Task<Outcome<FoundFacets>> SearchAsync(
        SearchFacets request,
        CancellationToken cancellationToken = default
    )
    {
        if (Check(request) is { } refusal)
        {
            return new Outcome<FoundFacets>.Refused(refusal);
        }

        var searcher = await SearcherAsync(cancellationToken);
        var (query, topK) = (request.Query!, request.TopK ?? 10);
        return new Outcome<FoundFacets>.Done(
            await Task.Run(() => searcher.Search(query, topK), cancellationToken)
        );
    }

    private static Refusal? Check(SearchFacets request) =>
        string.IsNullOrWhiteSpace(request.Query) ? new Refusal("query-empty", "The query is empty.", "query")
        : request.Query.Length > MaxQuery
            ? new Refusal("query-too-long", "A query is at most 2,000 characters.", "query")
        : request.TopK is < 1 or > MaxTopK
            ? new Refusal("top-k-invalid", "From 1 to 100 facets can be asked for.", "topK")
        : null;

    /// <summary>The search over the catalog and configuration as they stand.</summary>
    private async Task<FacetSearcher> SearcherAsync(CancellationToken cancellationToken)
    {
        var tenant = this.GetPrimaryKeyString();
        var catalog = await GrainFactory.GetGrain<ICatalogGrain>(tenant).GetAsync();
        var config = await GrainFactory.GetGrain<ITenantGrain>(tenant).GetConfigAsync();
        var skills = await live.GetAsync(Task.FromResult(config));
        if (
            _searcher is { } current
            && catalog.Version == _version
            && config == _config
            && ReferenceEquals(skills, _skills)
        )
        {
            return current;
        }

        var (embedded, stored) = (catalog.Allowed(config), _state.Value);
        var (searcher, next) = await Task.Run(
            () =>
                FacetSearcher.Make(embedded, Thesaurus.Of(skills), SearchWords.Of(skills), embedder, stored),
            cancellationToken
        );
        if (!ReferenceEquals(next, stored))
        {
            await _state.WriteAsync(next, cancellationToken);
        }

        (_searcher, _version, _config, _skills) = (searcher, catalog.Version, config, skills);
        return searcher;
    }
}
