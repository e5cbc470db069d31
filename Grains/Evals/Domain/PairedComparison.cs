using SmartSegmentation.Grains.Interfaces.Skills;

namespace SmartSegmentation.Grains.Evals.Domain;

/// <summary>Compares a metric of two versions case by case.</summary>
internal static class PairedComparison
{
    private const int Samples = 4000;
    private const int Seed = 20260701;

    /// <summary>The metric over the cases that both have.</summary>
    /// <param name="name">Name of the metric.</param>
    /// <param name="candidate">Values of the version.</param>
    /// <param name="baseline">Values of the live one, in the same order; null = there is none.</param>
    public static SkillMetric Of(
        string name,
        IReadOnlyList<double> candidate,
        IReadOnlyList<double>? baseline
    )
    {
        if (baseline is null)
        {
            return new SkillMetric(name, candidate.Count, Mean(candidate), null, 0, 0, 0, 0, 1);
        }

        var differences = candidate.Zip(baseline, (one, other) => one - other).ToArray();
        var better = differences.Count(difference => difference > 1e-9);
        var worse = differences.Count(difference => difference < -1e-9);
        var (low, high) = Interval(differences);
        return new SkillMetric(
            name,
            candidate.Count,
            Mean(candidate),
            Mean(baseline),
            better,
            worse,
            low,
            high,
            SignTest(better, worse)
        );
    }

    /// <summary>Two-sided exact sign test over pairs that differ; McNemar's exact test when values are 0 and 1.</summary>
    /// <returns>1 when no pair differs.</returns>
    public static double SignTest(int better, int worse)
    {
        var pairs = better + worse;
        if (pairs == 0)
        {
            return 1;
        }

        var (tail, term) = (0.0, Math.Pow(0.5, pairs));
        for (var k = 0; k <= Math.Min(better, worse); k++)
        {
            tail += term;
            term *= (double)(pairs - k) / (k + 1);
        }

        return Math.Min(1, 2 * tail);
    }

    /// <summary>95 % percentile interval of the mean difference, from resampled pairs; the same cases give the same interval.</summary>
    private static (double Low, double High) Interval(double[] differences)
    {
        if (Array.TrueForAll(differences, difference => Math.Abs(difference) < 1e-9))
        {
            return (0, 0);
        }

        var random = new Random(Seed);
        var means = new double[Samples];
        for (var sample = 0; sample < Samples; sample++)
        {
            var sum = 0.0;
            for (var i = 0; i < differences.Length; i++)
            {
                sum += differences[random.Next(differences.Length)];
            }

            means[sample] = sum / differences.Length;
        }

        Array.Sort(means);
        return (means[(int)(Samples * 0.025)], means[(int)(Samples * 0.975) - 1]);
    }

    private static double Mean(IReadOnlyList<double> values) => values.Count == 0 ? 1 : values.Average();
}
