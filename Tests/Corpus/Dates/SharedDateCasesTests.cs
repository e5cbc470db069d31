using System.Globalization;
using static SmartSegmentation.Tests.Corpus.Dates.SharedDateCases;

namespace SmartSegmentation.Tests.Corpus.Dates;

public sealed class SharedDateCasesTests
{
    [Test, Explicit("prints what is still read otherwise")]
    public void Cases_PrintFailures()
    {
        foreach (
            var result in new[]
            {
                Run("cases.jsonl", "vendor.jsonl"),
                RunWithRivals("cases.jsonl", "vendor.jsonl"),
            }
        )
        {
            PrintFailures(result);
        }
    }

    private static void PrintFailures(Result result)
    {
        foreach (
            var score in result
                .Scores.Where(score => !score.Conventional)
                .OrderBy(score => !score.Core)
                .ThenBy(score => !score.IsPastOrPresent)
        )
        {
            TestContext.Out.WriteLine(
                $"{(score.Core ? "core" : "    ")} {score.Tense, -7} {score.Category}: {score.Text} <{score.Phrase}> want {score.Wanted} got {score.Got}"
            );
        }

        result.DisturbedNegatives.ForEach(negative => TestContext.Out.WriteLine("NEGATIVE " + negative));
        Print("core past and present", result.Scores.Where(score => score.Core && score.IsPastOrPresent));
        Print("core", result.Scores.Where(score => score.Core));
        Print("all", result.Scores);
        Print("vendor", result.Scores.Where(score => score.Source is "vendor-docs"));
        TestContext.Out.WriteLine(
            $"negatives {result.Negatives - result.DisturbedNegatives.Count}/{result.Negatives}"
        );
    }

    private static void Print(string name, IEnumerable<Score> scores)
    {
        var list = scores.ToList();
        TestContext.Out.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: n={list.Count} strict={list.Average(score => score.Strict ? 1.0 : 0):P1} conv={list.Average(score => score.Conventional ? 1.0 : 0):P1} found={list.Average(score => score.Found ? 1.0 : 0):P1}"
            )
        );
    }
}
