using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Facets.Domain.Search;
using SmartSegmentation.Grains.Facets.Embedding;
using SmartSegmentation.Grains.Interfaces.Facets;

namespace SmartSegmentation.Grains.Facets;

/// <summary>The search over one version of a catalog. Immutable once made; CPU-bound.</summary>
internal sealed class FacetSearcher
{
    private readonly FacetSearchIndex _index;
    private readonly IEmbedder? _embedder;
    private readonly Dictionary<string, float[]> _vectors;

    private FacetSearcher(FacetSearchIndex index, IEmbedder? embedder, Dictionary<string, float[]> vectors)
    {
        (_index, _embedder, _vectors) = (index, embedder, vectors);
    }

    /// <summary>Makes the search; what is stored is not embedded again.</summary>
    /// <param name="catalog">The facets that may be found.</param>
    /// <param name="thesaurus">Words of the field.</param>
    /// <param name="words">How evidence weighs.</param>
    /// <param name="embedder">May be unavailable: then words alone decide.</param>
    /// <param name="stored">Vectors of before.</param>
    public static (FacetSearcher Searcher, FacetSearchState Stored) Make(
        Catalog catalog,
        Thesaurus thesaurus,
        SearchWords words,
        IEmbedder embedder,
        FacetSearchState stored
    )
    {
        var index = new FacetSearchIndex(catalog, FacetIndex.Build(catalog, thesaurus), thesaurus, words);
        if (!embedder.IsAvailable)
        {
            return (new(index, null, []), stored);
        }

        var known = string.Equals(stored.Model, embedder.Model, StringComparison.Ordinal)
            ? stored.Vectors
            : stored.Vectors.Clear();
        var texts = index.Texts.ToList();
        var missing = texts.Where(text => !known.ContainsKey(text)).ToList();
        var fresh = missing
            .Zip(embedder.Embed(missing))
            .ToDictionary(pair => pair.First, pair => StoredVector.Of(pair.Second), StringComparer.Ordinal);
        var vectors = texts.ToDictionary(
            text => text,
            text => fresh.TryGetValue(text, out var made) ? made : known[text],
            StringComparer.Ordinal
        );
        return (
            new(
                index,
                embedder,
                vectors.ToDictionary(
                    pair => pair.Key,
                    pair => StoredVector.Read(pair.Value),
                    StringComparer.Ordinal
                )
            ),
            missing.Count == 0 && known.Count == vectors.Count
                ? stored
                : new FacetSearchState { Model = embedder.Model, Vectors = known.Clear().AddRange(vectors) }
        );
    }

    /// <summary>The facets nearest to a query.</summary>
    public FoundFacets Search(string query, int topK)
    {
        var read = _index.Read(query);
        if (_embedder is null || _index.IsExplained(read))
        {
            var hits = _index.ByWords(query, topK);
            return Found(
                hits.IsEmpty ? "none"
                    : _embedder is null ? "fuzzy"
                    : "embedded",
                _embedder is null ? 0.6 : 1,
                hits
            );
        }

        var groups = read.Groups.Select(group => group.Text).Distinct(StringComparer.Ordinal).ToList();
        var vectors = new Dictionary<string, float[]>(_vectors, StringComparer.Ordinal);
        foreach (var (group, vector) in groups.Zip(_embedder.Embed(groups)))
        {
            vectors.TryAdd(group, vector);
        }

        return Found("embedded", 1, _index.ByMeaning(query, read, vectors, topK));
    }

    private static FoundFacets Found(string source, double quality, IReadOnlyCollection<FacetHit> hits) =>
        hits.Count == 0
            ? new FoundFacets("none", 0, [])
            : new FoundFacets(
                source,
                quality,
                [.. hits.Select(hit => new FoundFacet(hit.FacetId, hit.Value, Math.Round(hit.Score, 4)))]
            );
}
