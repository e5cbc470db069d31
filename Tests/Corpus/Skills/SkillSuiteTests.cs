using System.Reflection;
using SmartSegmentation.Grains.Evals;
using SmartSegmentation.Grains.Evals.Domain;
using SmartSegmentation.Grains.Skills;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Tests.Corpus.Skills;

/// <summary>Every skill of the installation passes its own gate.</summary>
public sealed class SkillSuiteTests
{
    private static IEnumerable<string> Ids => SkillFolder.Installed.Bundles.Keys;

    [TestCaseSource(nameof(Ids))]
    public async Task Suite_IsPassedByTheInstalledVersion(string skillId)
    {
        var skills = SkillFolder.Installed;
        var bench = new EvalBench(DispatchProxy.Create<IGrainFactory, NoGrains>(), TimeProvider.System);
        List<CaseScore> scores = [];
        foreach (var suite in EvalSuite.Of(skills, skillId))
        {
            scores.AddRange(await bench.RunAsync(suite, skills, skillId, CancellationToken.None));
        }

        foreach (var miss in scores.Where(score => score.Expected.Length > 0))
        {
            TestContext.Out.WriteLine($"{miss.Case}\n  expected {miss.Expected}\n  got      {miss.Got}");
        }

        Assert.Multiple(() =>
        {
            Assert.That(scores, Has.Count.AtLeast(SkillGate.LeastCases));
            Assert.That(
                scores.Average(score => score.Metrics[CaseScore.Accuracy]),
                Is.AtLeast(SkillGate.Floor)
            );
            Assert.That(
                scores.Where(score => score.Metrics["schema"] < 1).Select(score => score.Case),
                Is.Empty
            );
        });
    }
}

/// <summary>Cases refer to no saved segments, so that no grain is asked.</summary>
public class NoGrains : DispatchProxy
{
    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        throw new NotSupportedException();
}
