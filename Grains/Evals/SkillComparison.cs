using System.Collections.Immutable;
using SmartSegmentation.Grains.Evals.Domain;
using SmartSegmentation.Grains.Interfaces.Skills;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Evals;

/// <summary>Holds a version of a skill against its cases and against the live version.</summary>
internal sealed class SkillComparison(EvalBench bench)
{
    private const int MostMisses = 50;

    /// <summary>Runs all cases on both.</summary>
    /// <param name="candidate">The version.</param>
    /// <param name="live">The live set.</param>
    /// <param name="by">Who asked for it.</param>
    /// <param name="at">When.</param>
    /// <param name="cancellationToken">Ends it between two turns.</param>
    /// <exception cref="FormatException">A file is broken.</exception>
    public async Task<SkillEvaluation> RunAsync(
        SkillBundle candidate,
        SkillSet live,
        string by,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        var set = live.With(candidate);
        var baseline = live.Bundles.GetValueOrDefault(candidate.Id);
        var own = EvalSuite.Of(set, candidate.Id);
        var dropped = baseline is null ? [] : Dropped(EvalSuite.Of(live, candidate.Id), own);
        List<(CaseScore Candidate, CaseScore? Live)> pairs = [];
        foreach (var suite in own.Concat(dropped))
        {
            var scores = await bench.RunAsync(suite, set, candidate.Id, cancellationToken);
            var others = baseline is null
                ? null
                : await bench.RunAsync(suite, live, candidate.Id, cancellationToken);
            pairs.AddRange(scores.Select((score, i) => (score, others?[i])));
        }

        var metrics = Metrics(pairs);
        var score = metrics.FirstOrDefault(metric => metric.Name == CaseScore.Accuracy)?.Candidate ?? 0;
        var (verdict, why) = SkillGate.Decide(score, metrics, pairs.Count);
        return new SkillEvaluation(
            candidate.Version,
            SkillDigest.Of(candidate),
            baseline?.Version,
            at,
            by,
            verdict,
            score,
            pairs.Count,
            metrics,
            [.. pairs.Where(pair => pair.Candidate.Expected.Length > 0).Select(Miss).Take(MostMisses)],
            why
        )
        {
            Dropped = dropped.Sum(suite => suite.Cases.Count),
        };
    }

    /// <summary>Suites of cases that the version's own suites no longer have.</summary>
    private static List<EvalSuite> Dropped(IReadOnlyList<EvalSuite> live, IReadOnlyList<EvalSuite> own)
    {
        var kept = own.SelectMany(suite => suite.Cases)
            .Select(one => one.Name)
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. live.Select(suite =>
                    suite with
                    {
                        Cases = [.. suite.Cases.Where(one => !kept.Contains(one.Name))],
                    }
                )
                .Where(suite => suite.Cases.Count > 0),
        ];
    }

    private static ImmutableArray<SkillMetric> Metrics(List<(CaseScore Candidate, CaseScore? Live)> pairs) =>
        [
            .. pairs
                .SelectMany(pair => pair.Candidate.Metrics.Keys)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Select(name => Metric(name, pairs)),
        ];

    private static SkillMetric Metric(string name, List<(CaseScore Candidate, CaseScore? Live)> pairs)
    {
        var having = pairs
            .Where(pair =>
                pair.Candidate.Metrics.ContainsKey(name)
                && (pair.Live is null || pair.Live.Metrics.ContainsKey(name))
            )
            .ToList();
        return PairedComparison.Of(
            name,
            [.. having.Select(pair => pair.Candidate.Metrics[name])],
            having.Exists(pair => pair.Live is not null)
                ? [.. having.Select(pair => pair.Live!.Metrics[name])]
                : null
        );
    }

    private static SkillMiss Miss((CaseScore Candidate, CaseScore? Live) pair) =>
        new(
            pair.Candidate.Case,
            pair.Candidate.Expected,
            pair.Candidate.Got,
            pair.Live is { Expected.Length: 0 }
        );
}
