using System.Text.Json.Nodes;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Skills;

namespace SmartSegmentation.Tests.Corpus.Language;

/// <summary>Whatever is answered to the question about a vague word measures what was asked.</summary>
public sealed class VagueWordTests
{
    private static readonly LanguageCorpus Corpus = LanguageCorpus.Read("hotel");
    private CorpusInstallation _installation = null!;
    private string _tenant = "";

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _installation = await CorpusInstallation.StartAsync();
        _tenant = await _installation.LoadAsync(Corpus);
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _installation.DisposeAsync();

    private static IEnumerable<string> Words() =>
        LanguageData
            .Of(SkillFolder.Installed)
            .VagueWords.Where(pair => Case(pair.Value, pair.Key) is not null)
            .Select(pair => pair.Key)
            .Order(StringComparer.Ordinal);

    /// <summary>An answer, and what its segment holds.</summary>
    private static (string Answer, string Expected)? Case(VagueWord vague, string word) =>
        vague switch
        {
            { IsAmount: true } => ("over 70", "bookings.TotalAmount > 70"),
            { Measure: "total spend" } => ("over 70", "sum(bookings.TotalAmount) > 70"),
            { Measure: "aged" } => ("over 70", "ageYears(DateOfBirth) > 70"),
            { Type: "frequency" } => ("over 70", "count(bookings) > 70"),
            { Type: "dateRecency" } => ("70", "count(bookings) [2026-02-04.."),
            { Type: "inactivity" } => ("70", "NOT (count(bookings) [2026-02-04.."),
            { Type: "definition", Number.Length: > 0 } => vague.Number.StartsWith(
                "an",
                StringComparison.Ordinal
            )
                ? ("70", "count(bookings) [2026-02-04..")
                : ("over 70", "count(bookings) > 70"),
            _ => null,
        };

    /// <summary>Sentences in which the word could stand.</summary>
    private static string[] Sentences(VagueWord vague, string word) =>
        vague switch
        {
            { IsAmount: true } => [$"guests who made a {word} booking"],
            { Type: "dateRecency" } => [$"guests who booked {word}"],
            { Type: "frequency" } =>
            [
                $"guests who {word} booked",
                $"guests who booked {word}",
                $"guests with {word} bookings",
                $"guests with {word} of bookings",
            ],
            _ => [$"{word} guests", $"guests who {word}", word, $"guests who are {word}"],
        };

    [TestCaseSource(nameof(Words))]
    public async Task Answer_WithANumber_MeasuresWhatTheWordSays(string word)
    {
        var vague = LanguageData.Of(SkillFolder.Installed).VagueWords[word];
        var (answer, expected) = Case(vague, word)!.Value;
        var seen = new List<string>();
        foreach (var sentence in Sentences(vague, word))
        {
            seen.Add(Logic((await SayAsync(sentence, answer, "forget everything"))[1]));
            if (seen[^1].Contains(expected, StringComparison.Ordinal))
            {
                return;
            }
        }

        Assert.Fail($"{expected} is in none of: {string.Join(" | ", seen)}");
    }

    [TestCase("70", "bookings.TotalAmount >= 70")]
    [TestCase("the first one", "bookings.TotalAmount > 50")]
    [TestCase("both", "bookings.TotalAmount > 50")]
    [TestCase("neither, over 300", "bookings.TotalAmount > 300")]
    public async Task ExpensiveThings_InAnyAnswer_AreOfAPrice(string answer, string expected)
    {
        var made = await SayAsync("guests who bought expensive things", answer, "forget everything");
        Assert.That(Logic(made[1]), Does.Contain(expected).And.Not.Contain("count(bookings) >"));
    }

    [Test]
    public async Task HappyGuests_AnsweredWithANumber_AreAskedAboutAgain()
    {
        var made = await SayAsync("happy guests", "over 70", "never mind");
        Assert.That((string?)made[1]["action"], Is.EqualTo("clarify"));
        Assert.That((string?)made[2]["action"], Is.EqualTo("answer"));
    }

    private async Task<IReadOnlyList<JsonNode>> SayAsync(params string[] messages)
    {
        var session = (string)(await _installation.PostAsync(_tenant + "/sessions", new { }))["sessionId"]!;
        var said = new List<JsonNode>();
        foreach (var message in messages)
        {
            said.Add(
                await _installation.PostAsync(
                    $"{_tenant}/sessions/{session}/turns",
                    new { message, referenceTime = Corpus.ReferenceTime }
                )
            );
        }

        return said;
    }

    private static string Logic(JsonNode turn) => (string?)turn["segment"]?["logicExpression"] ?? "";
}
