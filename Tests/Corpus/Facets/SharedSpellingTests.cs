using System.Diagnostics;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Language.Text;
using SmartSegmentation.Tests.Support;

namespace SmartSegmentation.Tests.Corpus.Facets;

/// <summary>Collected misspellings of the words that are in a catalog.</summary>
public sealed class SharedSpellingTests
{
    private sealed record Pair(string Wrong, string Right, string Source);

    private static readonly Lazy<(SpellingIndex Index, HashSet<string> Words)> Vocabulary = new(() =>
    {
        var words = SharedCatalogs
            .Populations()
            .Select(SharedCatalogs.Of)
            .SelectMany(catalog => catalog.Facets)
            .SelectMany(facet => facet.Values.Select(value => value.Value).Append(facet.Label))
            .SelectMany(text => Tokenizer.Tokenize(text))
            .Where(token => token.Kind == TokenKind.Word)
            .Select(token => token.Folded)
            .Concat(Thesaurus.Default.Vocabulary)
            .ToHashSet(StringComparer.Ordinal);
        return (new SpellingIndex(words), words);
    });

    [Test]
    public void Misspellings_WithinReach_AreFound()
    {
        var (index, _) = Vocabulary.Value;
        var pairs = Pairs().Where(pair => IsWithinReach(pair)).ToList();
        var missed = pairs
            .Where(pair => !index.Near(pair.Wrong).Exists(near => near.Word == pair.Right))
            .ToList();

        Report("within reach", pairs, missed);
        Assert.That(missed, Has.Count.LessThanOrEqualTo(pairs.Count / 100), string.Join('\n', missed));
    }

    [Test, Explicit("prints the figures of each source and what is missed")]
    public void Misspellings_Print()
    {
        var (index, words) = Vocabulary.Value;
        var pairs = Pairs().ToList();
        foreach (var group in pairs.GroupBy(pair => pair.Source, StringComparer.Ordinal))
        {
            var list = group.ToList();
            Report(group.Key, list, [.. list.Where(pair => !Finds(index, pair.Wrong, pair.Right))]);
            var first = list.Count(pair =>
                index.Near(pair.Wrong) is [var best, ..] && best.Word == pair.Right
            );
            TestContext.Out.WriteLine(
                $"   best {first}, also a word itself {list.Count(pair => words.Contains(pair.Wrong))}"
            );
        }

        var watch = Stopwatch.StartNew();
        var rounds = 0;
        for (; rounds < 5; rounds++)
        {
            pairs.ForEach(pair => index.Near(pair.Wrong));
        }

        TestContext.Out.WriteLine(
            $"{watch.Elapsed.TotalMilliseconds / rounds / pairs.Count:F4} ms a word, {words.Count} words"
        );
        foreach (var pair in pairs.Where(pair => !Finds(index, pair.Wrong, pair.Right)).Take(150))
        {
            TestContext.Out.WriteLine(
                $"{pair.Wrong} {pair.Right} {SpellingIndex.Distance(pair.Wrong, pair.Right, 5)}"
            );
        }
    }

    [Test]
    public void Words_OfTheCatalog_AreFoundAsThemselves()
    {
        var (index, words) = Vocabulary.Value;

        Assert.That(
            words
                .Where(word => word.Length > 3 && word.All(char.IsLetter))
                .Where(word => index.Near(word) is not [(_, 0), ..]),
            Is.Empty
        );
    }

    [TestCase("SO45080")]
    [TestCase("7590-VHVEG")]
    [TestCase("85123A")]
    [TestCase("Q1")]
    public void Codes_AreNotCorrected(string code)
    {
        var (catalog, index) = Safety.ScopeCases.Population("telco");
        var matches = index.Annotate(Tokenizer.Tokenize($"customers with {code}"));

        Assert.Multiple(() =>
        {
            Assert.That(catalog.Facets, Is.Not.Empty);
            Assert.That(matches.Where(match => match.Way == MatchWay.Typo), Is.Empty);
        });
    }

    private static bool Finds(SpellingIndex index, string wrong, string right) =>
        index.Near(wrong).Exists(near => near.Word == right);

    private static bool IsWithinReach(Pair pair) =>
        pair.Wrong.Length > 3
        && SpellingIndex.Distance(pair.Wrong, pair.Right, 3)
            <= Math.Min(
                SpellingIndex.Tolerance(pair.Wrong.Length),
                Math.Max(1, SpellingIndex.Tolerance(pair.Right.Length))
            );

    private static IEnumerable<Pair> Pairs()
    {
        var words = Vocabulary.Value.Words;
        return File.ReadLines(SharedData.Path("benchmarks", "safety", "spelling_pairs.tsv"))
            .Select(line => line.Split('\t'))
            .Select(parts => new Pair(parts[0].ToLowerInvariant(), parts[1].ToLowerInvariant(), parts[2]))
            .Where(pair =>
                pair.Wrong.All(char.IsLetter)
                && pair.Right.Length > 3
                && words.Contains(pair.Right)
                && !words.Contains(pair.Wrong)
            );
    }

    private static void Report(string name, List<Pair> pairs, List<Pair> missed) =>
        TestContext.Out.WriteLine(
            $"{name}: {pairs.Count - missed.Count} of {pairs.Count} ({1 - ((double)missed.Count / Math.Max(1, pairs.Count)):P1})"
        );
}
