using System.Diagnostics;
using NodaTime;
using SmartSegmentation.Grains.Dates;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Skills;
using SmartSegmentation.Tests.Support;
using static SmartSegmentation.Tests.Corpus.Dates.SharedDateCases;

namespace SmartSegmentation.Tests.Corpus.Dates;

/// <summary>The figures of docs/benchmarks.md, held with a small margin.</summary>
public sealed class SharedDateFigureTests
{
    private const int Rounds = 5;

    [Test]
    public void CasesOfLibraries_KeepTheirFigures()
    {
        var result = Run("cases.jsonl");
        var core = result.Scores.Where(score => score.Core).ToList();

        TestContext.Out.WriteLine(
            $"libraries, core past and present: strict {Share(core.Where(score => score.IsPastOrPresent), score => score.Strict):P1} conv {Share(core.Where(score => score.IsPastOrPresent), score => score.Conventional):P1}"
        );
        Assert.Multiple(() =>
        {
            Assert.That(
                Share(core.Where(score => score.IsPastOrPresent), score => score.Conventional),
                Is.GreaterThan(0.90)
            );
            Assert.That(Share(core, score => score.Conventional), Is.GreaterThan(0.83));
            Assert.That(Share(core, score => score.Strict), Is.GreaterThan(0.74));
            Assert.That(result.DisturbedNegatives, Is.Empty);
        });
    }

    [Test]
    public void CasesOfLibraries_WithRivalsListed_KeepTheirFigures()
    {
        var result = RunWithRivals("cases.jsonl", "vendor.jsonl");
        var core = result.Scores.Where(score => score.Core).ToList();
        var vendors = result.Scores.Where(score => score.Source is "vendor-docs").ToList();

        TestContext.Out.WriteLine(
            $"with rivals: past and present conv {Share(core.Where(score => score.IsPastOrPresent), score => score.Conventional):P1}, "
                + $"core strict {Share(core, score => score.Strict):P1}, vendors {Share(vendors, score => score.Conventional):P1}"
        );
        Assert.Multiple(() =>
        {
            Assert.That(
                Share(core.Where(score => score.IsPastOrPresent), score => score.Conventional),
                Is.GreaterThan(0.975)
            );
            Assert.That(Share(core, score => score.Strict), Is.GreaterThan(0.93));
            Assert.That(Share(vendors, score => score.Conventional), Is.GreaterThan(0.90));
        });
    }

    /// <summary>Vendors contradict each other, so each phrase counts when the conventions of one of the tools read it as documented.</summary>
    [Test]
    public void PhrasesOfVendors_AreReadByTheConventionsOfOneOfThem()
    {
        var folder = SkillFolder.Installed;
        var runs = DateSkill
            .ConventionNames(folder)
            .Select(name => DateSkill.LoadConventions(folder, name))
            .Prepend(DateConventions.Default)
            .SelectMany(one => new[] { one, one with { FiscalYearStartMonth = 2 } })
            .Select(one => Run(one, "vendor.jsonl").Scores)
            .ToList();
        var unread = Enumerable
            .Range(0, runs[0].Count)
            .Where(index => !runs.Exists(run => run[index].Conventional))
            .Select(index => runs[0][index].Text)
            .ToList();

        unread.ForEach(text => TestContext.Out.WriteLine("unread: " + text));
        TestContext.Out.WriteLine(
            $"{runs[0].Count - unread.Count} of {runs[0].Count}; by the defaults {runs[0].Count(score => score.Conventional)}"
        );
        Assert.That(1 - (unread.Count / (double)runs[0].Count), Is.GreaterThan(0.90));
    }

    [Test]
    [Retry(3)]
    public void Text_TakesLessThanATenthOfAMillisecond()
    {
        var texts = Texts("cases.jsonl").Take(500).ToList();
        var today = new LocalDate(2019, 7, 1);
        texts.ForEach(text => TestDates.ReadWithRivals(text, today));
        // Other work on the machine only ever adds: the least of several rounds is the text's own time.
        var times = texts
            .Select(text =>
                Enumerable
                    .Range(0, Rounds)
                    .Min(_ =>
                    {
                        var start = Stopwatch.GetTimestamp();
                        TestDates.ReadWithRivals(text, today);
                        return Stopwatch.GetElapsedTime(start);
                    })
            )
            .Order()
            .ToList();

        TestContext.Out.WriteLine(
            $"median {times[250].TotalMicroseconds} us, p99 {times[495].TotalMicroseconds} us"
        );
        Assert.That(times[times.Count / 2], Is.LessThan(TimeSpan.FromMilliseconds(0.1)));
    }

    private static double Share(IEnumerable<Score> scores, Func<Score, bool> wanted) =>
        scores.Average(score => wanted(score) ? 1.0 : 0);
}
