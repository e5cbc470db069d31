using System.Collections.Concurrent;
using System.Text.Json;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Language.Text;
using SmartSegmentation.Grains.Safety.Domain;
using SmartSegmentation.Grains.Skills;
using SmartSegmentation.Tests.Support;

namespace SmartSegmentation.Tests.Corpus.Safety;

/// <summary>Sentences of the shared lists, each with the catalog that it is said to.</summary>
internal static class ScopeCases
{
    public sealed record Case(
        string Text,
        string List,
        bool Foreign,
        bool Train,
        Catalog Catalog,
        FacetIndex Index
    )
    {
        public ScopeSituation Situation { get; init; }
    }

    private static readonly ConcurrentDictionary<string, (Catalog, FacetIndex)> Indexes = new();

    public static SafetyWords Words { get; } = SafetyWords.Of(SkillFolder.Installed);

    public static SafetyReview Review { get; } = new(Words, Thesaurus.Default);

    public static (Catalog Catalog, FacetIndex Index) Population(string name) =>
        Indexes.GetOrAdd(
            name,
            population =>
            {
                var catalog = SharedCatalogs.Of(population);
                return (catalog, FacetIndex.Build(catalog, Thesaurus.Default));
            }
        );

    /// <summary>Every line of the list of other subjects, said to each of some populations.</summary>
    public static IEnumerable<Case> Foreign(params string[] populations)
    {
        var lines = File.ReadAllLines(SharedData.Path("benchmarks", "safety", "out_of_scope.txt"));
        foreach (var population in populations)
        {
            var (catalog, index) = Population(population);
            for (var i = 0; i < lines.Length; i++)
            {
                yield return new Case(lines[i], "foreign", true, i % 2 == 0, catalog, index);
            }
        }
    }

    public static IEnumerable<Case> Injections(string population)
    {
        var (catalog, index) = Population(population);
        var lines = File.ReadAllLines(SharedData.Path("benchmarks", "safety", "injection_prompts.jsonl"));
        for (var i = 0; i < lines.Length; i++)
        {
            using var document = JsonDocument.Parse(lines[i]);
            yield return new Case(
                document.RootElement.GetProperty("text").GetString()!,
                "injection",
                true,
                i % 2 == 0,
                catalog,
                index
            );
        }
    }

    /// <summary>What users say in the gold dialogues, without the turns that are refused.</summary>
    public static IEnumerable<Case> Gold()
    {
        foreach (var population in SharedCatalogs.Populations())
        {
            var (catalog, index) = Population(population);
            var number = 0;
            foreach (
                var line in File.ReadLines(SharedData.Path("benchmarks", "gold", population, "cases.jsonl"))
            )
            {
                using var document = JsonDocument.Parse(line);
                var situation = ScopeSituation.Fresh;
                number++;
                foreach (var turn in document.RootElement.GetProperty("turns").EnumerateArray())
                {
                    var action = turn.TryGetProperty("action", out var said) ? said.GetString() : null;
                    if (action != "rejected")
                    {
                        yield return new Case(
                            turn.GetProperty("say").GetString()!,
                            "gold",
                            false,
                            number % 2 == 0,
                            catalog,
                            index
                        )
                        {
                            Situation = situation,
                        };
                    }

                    situation = action is "clarify" or "interpretations"
                        ? ScopeSituation.HasQuestion
                        : ScopeSituation.HasSegment;
                }
            }
        }
    }

    /// <summary>Segments that other products describe, said to tenants who may have none of it.</summary>
    public static IEnumerable<Case> Vendor(params string[] populations)
    {
        var lines = File.ReadAllLines(SharedData.Path("benchmarks", "vendor-segments", "cases.jsonl"));
        foreach (var population in populations)
        {
            var (catalog, index) = Population(population);
            for (var i = 0; i < lines.Length; i++)
            {
                using var document = JsonDocument.Parse(lines[i]);
                var text = document.RootElement.GetProperty("english").GetString()!;
                yield return new Case(text, "vendor", false, i % 2 == 0, catalog, index);
            }
        }
    }

    /// <summary>The sentences that come with the skill.</summary>
    public static IEnumerable<Case> Evals(params string[] populations)
    {
        foreach (var population in populations)
        {
            var (catalog, index) = Population(population);
            foreach (var data in SafetyEvals.Files.Select(SafetyEvals.Read))
            {
                for (var i = 0; i < data.Allowed.Count; i++)
                {
                    yield return new Case(data.Allowed[i], "allowed", false, i % 2 == 0, catalog, index)
                    {
                        Situation = ScopeSituation.HasSegment,
                    };
                }

                for (var i = 0; data.Code is "out_of_scope" && i < data.Refused.Count; i++)
                {
                    yield return new Case(data.Refused[i], "refused", true, i % 2 == 0, catalog, index);
                }
            }
        }
    }

    /// <summary>Questions of the filter cases, each with a catalog of its own columns.</summary>
    public static IEnumerable<Case> Filters()
    {
        var number = 0;
        foreach (var line in File.ReadLines(SharedData.Path("benchmarks", "filters", "cases.jsonl")))
        {
            using var document = JsonDocument.Parse(line);
            var catalog = SharedCatalogs.OfCase(document.RootElement);
            number++;
            yield return new Case(
                document.RootElement.GetProperty("question").GetString()!,
                "filters",
                false,
                number % 2 == 0,
                catalog,
                FacetIndex.Build(catalog, Thesaurus.Default)
            );
        }
    }

    public static string? CodeOf(Case test)
    {
        var tokens = Tokenizer.Tokenize(test.Text);
        return Review.Judge(tokens, test.Catalog, test.Index.Annotate(tokens), test.Situation)?.Code;
    }
}
