using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using SmartSegmentation.Grains.Facets;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Facets.Domain.Search;
using SmartSegmentation.Grains.Facets.Embedding;
using SmartSegmentation.Grains.Language.Text;
using SmartSegmentation.Grains.Skills;

namespace SmartSegmentation.Tests.Corpus.Facets;

/// <summary>The figure of docs/benchmarks.md, held with a small margin.</summary>
public sealed class FacetSearchFigureTests
{
    [TestCase(5)]
    [TestCase(1, Explicit = true, Reason = "all of them take most of a minute")]
    public void WantedFacet_IsAmongTheFirstThree_ForWordsThatAreNotItsOwn(int step)
    {
        using var embedder = new MiniLmEmbedder(
            Path.Combine(AppContext.BaseDirectory, "models", "minilm"),
            NullLogger<MiniLmEmbedder>.Instance
        );
        var words = SearchWords.Of(SkillFolder.Installed);
        var (cases, found, byWords) = (0, 0, 0);
        var times = new List<TimeSpan>();
        foreach (
            var one in SharedSearchCases
                .All()
                .Where(one => one.Catalog.Facets.Length > 3)
                .Where((_, number) => number % step == 0)
        )
        {
            var (searcher, _) = FacetSearcher.Make(one.Catalog, Thesaurus.Default, words, embedder, new());
            var start = Stopwatch.GetTimestamp();
            var results = searcher.Search(one.Question, 3).Results;
            times.Add(Stopwatch.GetElapsedTime(start));
            cases++;
            found += results.Any(result => result.FacetId == one.Wanted) ? 1 : 0;
            byWords += FacetIndex
                .Build(one.Catalog, Thesaurus.Default)
                .Search(one.Question, 40)
                .DistinctBy(hit => hit.FacetId)
                .Take(3)
                .Any(hit => hit.FacetId == one.Wanted)
                ? 1
                : 0;
        }

        times.Sort();
        TestContext.Out.WriteLine(
            $"{found} of {cases} = {found / (double)cases:P1}; by words alone {byWords / (double)cases:P1}; median {times[cases / 2].TotalMilliseconds} ms"
        );
        Assert.That(found / (double)cases, Is.GreaterThan(0.82));
    }
}
