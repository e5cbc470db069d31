using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Tests.Support;

namespace SmartSegmentation.Tests.Corpus.Dates;

/// <summary>The shared date cases and the measures that are taken on them.</summary>
internal static class SharedDateCases
{
    public sealed record Score(
        string Id,
        string Source,
        string Text,
        string Phrase,
        bool Core,
        string Tense,
        string Category,
        bool Strict,
        bool Conventional,
        bool Found,
        string Wanted,
        string Got
    )
    {
        public bool IsPastOrPresent => Tense is "past" or "present";
    }

    public sealed record Result(List<Score> Scores, int Negatives, List<string> DisturbedNegatives);

    public static Result Run(params string[] files) => Run(DateConventions.Default, files);

    public static Result Run(DateConventions used, params string[] files) =>
        Run((text, today) => TestDates.Read(text, today, used), files);

    /// <summary>Any of a phrase's listed readings may be the wanted one, as libraries are counted that give several.</summary>
    public static Result RunWithRivals(params string[] files) =>
        Run((text, today) => TestDates.ReadWithRivals(text, today), files);

    private static Result Run(Func<string, LocalDate, DateMatch[]> read, string[] files)
    {
        var result = new Result([], 0, []);
        var negatives = 0;
        foreach (
            var line in files.SelectMany(file => File.ReadLines(SharedData.Path("benchmarks", "dates", file)))
        )
        {
            using var document = JsonDocument.Parse(line);
            var test = document.RootElement;
            var text = test.GetProperty("text").GetString()!;
            var today = Day(test.GetProperty("reference").GetString()!)!.Value;
            var matches = read(text, today);
            if (test.GetProperty("expected").GetArrayLength() == 0)
            {
                negatives++;
                if (matches.Length > 0)
                {
                    result.DisturbedNegatives.Add($"{text} => {string.Join(" | ", matches.Select(Show))}");
                }

                continue;
            }

            foreach (var expected in test.GetProperty("expected").EnumerateArray())
            {
                if (ScoreOf(test, expected, matches) is { } score)
                {
                    result.Scores.Add(score with { Text = $"[{today:yyyy-MM-dd}] {text}" });
                }
            }
        }

        return result with
        {
            Negatives = negatives,
        };
    }

    public static IEnumerable<string> Texts(string file) =>
        File.ReadLines(SharedData.Path("benchmarks", "dates", file))
            .Select(line =>
            {
                using var document = JsonDocument.Parse(line);
                return document.RootElement.GetProperty("text").GetString()!;
            });

    private static Score? ScoreOf(JsonElement test, JsonElement expected, DateMatch[] matches)
    {
        if (
            Text(expected, "kind") is not ("date" or "daterange")
            || IsTrue(expected, "unresolved")
            || IsTrue(expected, "start_only")
        )
        {
            return null;
        }

        var position = expected.GetProperty("pos");
        var over =
            position.ValueKind == JsonValueKind.Null
                ? matches
                :
                [
                    .. matches.Where(match =>
                        Math.Min(match.End, position[1].GetInt32())
                        > Math.Max(match.Start, position[0].GetInt32())
                    ),
                ];
        var got = over.Where(match => match.Kind == DateKind.Range)
            .Select(match => (match.From, match.To))
            .ToList();
        var alternatives = expected
            .GetProperty("alternatives")
            .EnumerateArray()
            .Select(alternative => (Day(Text(alternative, "lo")), Day(Text(alternative, "hi"))))
            .ToList();
        var conventions = expected
            .GetProperty("conv")
            .EnumerateArray()
            .Select(pair => (Day(pair[0].GetString()), Day(pair[1].GetString())))
            .ToList();
        var strict = got.Exists(alternatives.Contains);
        return new Score(
            test.GetProperty("id").GetString()!,
            test.GetProperty("source").GetString()!,
            "",
            Text(expected, "text")!,
            IsTrue(expected, "core"),
            Text(expected, "tense") ?? "",
            Text(expected, "category") ?? "",
            strict,
            strict || got.Exists(conventions.Contains),
            over.Length > 0,
            string.Join(
                " | ",
                alternatives.Select(pair => $"{pair.Item1:yyyy-MM-dd}..{pair.Item2:yyyy-MM-dd}")
            ),
            string.Join(" | ", over.Select(Show))
        );
    }

    private static string Show(DateMatch match) =>
        $"{match.Kind} '{match.Text}' {match.From:yyyy-MM-dd}..{match.To:yyyy-MM-dd} {match.Rule}";

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static bool IsTrue(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value)
        && value.ValueKind is not (JsonValueKind.False or JsonValueKind.Null);

    private static LocalDate? Day(string? text) =>
        text is null ? null : LocalDatePattern.Iso.Parse(text[..10]).GetValueOrThrow();
}
