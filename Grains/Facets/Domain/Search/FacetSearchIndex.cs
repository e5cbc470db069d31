using System.Collections.Immutable;
using System.Numerics.Tensors;
using SmartSegmentation.Grains.Interfaces.Facets;

namespace SmartSegmentation.Grains.Facets.Domain.Search;

/// <summary>Finds facets of one catalog by words and by meaning. Immutable; safe to share.</summary>
internal sealed class FacetSearchIndex
{
    private const double NamedValue = 0.45;
    private const double LikeValue = 0.75;
    private readonly FacetIndex _words;
    private readonly Thesaurus _thesaurus;
    private readonly SearchWords _search;
    private readonly ImmutableArray<FacetProfile> _profiles;
    private readonly ImmutableArray<FacetTexts> _texts;

    public FacetSearchIndex(Catalog catalog, FacetIndex words, Thesaurus thesaurus, SearchWords search)
    {
        (_words, _thesaurus, _search) = (words, thesaurus, search);
        _profiles = [.. catalog.Facets.Select(facet => new FacetProfile(facet, search))];
        _texts = FacetTexts.Of(catalog);
    }

    /// <summary>Every text whose vector the search needs.</summary>
    public IEnumerable<string> Texts =>
        _texts.SelectMany(text => text.Names.Concat(text.Values)).Distinct(StringComparer.Ordinal);

    /// <summary>Facets by words alone, best first, each once.</summary>
    public ImmutableArray<FacetHit> ByWords(string query, int topK) =>
        [.. _words.Search(query, topK * 8).DistinctBy(hit => hit.FacetId, StringComparer.Ordinal).Take(topK)];

    /// <summary>The groups of a query that are to be embedded; empty when its words name facets and nothing else.</summary>
    public SearchQuery Read(string query) => new(query, _search, _profiles.Select(profile => profile.Label));

    /// <summary>True when the words of a query name facets and ask for nothing beyond.</summary>
    public bool IsExplained(SearchQuery query) => query.IsExplained(_thesaurus);

    /// <summary>Facets by words and meaning, best first, each once, with the value that is meant where one is.</summary>
    /// <param name="text">The query.</param>
    /// <param name="query">The query, read.</param>
    /// <param name="vectors">Vector of every text of the index and of every group of the query.</param>
    /// <param name="topK">At most so many.</param>
    public ImmutableArray<FacetHit> ByMeaning(
        string text,
        SearchQuery query,
        IReadOnlyDictionary<string, float[]> vectors,
        int topK
    )
    {
        var hits = _words
            .Search(text, Math.Max(200, topK))
            .ToLookup(hit => hit.FacetId, StringComparer.Ordinal);
        var shapes = query
            .Groups.Where(group => group.IsName)
            .Select(group => FacetProfile.ShapeOf(group.Text))
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Enumerable
                .Range(0, _profiles.Length)
                .Select(number =>
                    Hit(number, query, shapes, [.. hits[_profiles[number].Facet.FacetId]], vectors)
                )
                .OrderByDescending(hit => hit.Score)
                .Take(topK),
        ];
    }

    private FacetHit Hit(
        int number,
        SearchQuery query,
        HashSet<string> shapes,
        List<FacetHit> hits,
        IReadOnlyDictionary<string, float[]> vectors
    )
    {
        var profile = _profiles[number];
        var evidence = new FacetEvidence(query, profile, shapes)
        {
            Words = Nearest(_texts[number].Names, query, vectors, group => group.IsFree),
            Values = Nearest(_texts[number].Values, query, vectors, group => group.IsName),
            NamedValue = hits.Where(hit => hit.Value is not null)
                .Select(hit => hit.Score)
                .DefaultIfEmpty(0)
                .Max(),
        };
        var value = hits.Where(hit => hit.Value is not null && hit.Score >= NamedValue)
            .MaxBy(hit => hit.Score)
            ?.Value;
        var near = evidence.Values.FirstOrDefault();
        value ??= near.Likeness >= LikeValue ? near.Text : null;
        return new FacetHit(
            profile.Facet.FacetId,
            value,
            1 / (1 + Math.Exp(3 - evidence.Score(_search))),
            hits.MaxBy(hit => hit.Score)?.Way ?? MatchWay.Unknown
        );
    }

    /// <summary>Likeness of each group to the text that is nearest to it, greatest first.</summary>
    private static ImmutableArray<(double Likeness, string Text)> Nearest(
        ImmutableArray<string> texts,
        SearchQuery query,
        IReadOnlyDictionary<string, float[]> vectors,
        Func<WordGroup, bool> wanted
    ) =>
        texts.IsEmpty
            ? []
            :
            [
                .. query
                    .Groups.Where(wanted)
                    .Select(group =>
                        texts
                            .Select(text =>
                                (
                                    Likeness: (double)
                                        TensorPrimitives.Dot<float>(vectors[group.Text], vectors[text]),
                                    Text: text
                                )
                            )
                            .MaxBy(pair => pair.Likeness)
                    )
                    .OrderByDescending(pair => pair.Likeness),
            ];
}
