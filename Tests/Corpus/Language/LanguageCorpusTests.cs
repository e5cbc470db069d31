using System.Collections.Concurrent;
using SmartSegmentation.Tests.Corpus.Confidence;

namespace SmartSegmentation.Tests.Corpus.Language;

/// <summary>Sentences over populations that the engine was not made for, through the HTTP API.</summary>
public sealed class LanguageCorpusTests
{
    private readonly ConcurrentDictionary<string, Task<IReadOnlyList<CorpusResult>>> _runs = new(
        StringComparer.Ordinal
    );

    private CorpusInstallation _installation = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _installation = await CorpusInstallation.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _installation.DisposeAsync();

    [TestCaseSource(typeof(LanguageCorpus), nameof(LanguageCorpus.Names))]
    public async Task Sentences_OverAPopulation_SelectThePeopleMeant(string name)
    {
        var floor = LanguageCorpus.Read(name).Floor;
        var results = await RunAsync(name);
        var lost = results
            .Where(result => result.SilentlyWrong && result.Turn.Reached.Length == 0)
            .Select(result => $"{result.Turn.Say} → {result.Text}");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(lost, Is.Empty, "right before, and now wrong without a question");
            Assert.That(
                results.Count(result => result.Right),
                Is.GreaterThanOrEqualTo(floor.Right),
                "turns right"
            );
            Assert.That(
                results.Count(result => result.SilentlyWrong),
                Is.LessThanOrEqualTo(floor.Wrong),
                "turns silently wrong"
            );
        }
    }

    /// <summary>A segment of confidence 0.9 is the right one nine times in ten.</summary>
    [Test]
    public async Task Confidence_OverAllPopulations_IsTheShareThatIsRight()
    {
        var cases = new List<ConfidenceCase>();
        foreach (var name in LanguageCorpus.Names())
        {
            cases.AddRange(ConfidenceCase.Of(name, await RunAsync(name)));
        }

        TestContext.Out.WriteLine(Calibration.Table(cases.Select(one => (one.Confidence, one.Right))));
        Assert.Multiple(() =>
        {
            Assert.That(
                Calibration.Error(cases.Select(one => (one.Confidence, one.Right))),
                Is.LessThan(0.05)
            );
            Assert.That(cases.Count(one => one.Right && one.Confidence < 0.5), Is.LessThanOrEqualTo(1));
        });
    }

    private Task<IReadOnlyList<CorpusResult>> RunAsync(string name) =>
        _runs.GetOrAdd(name, one => _installation.RunAsync(LanguageCorpus.Read(one)));
}
