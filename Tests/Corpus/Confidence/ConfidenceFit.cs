using SmartSegmentation.Grains.Sessions.Turns.Verifying;

namespace SmartSegmentation.Tests.Corpus.Confidence;

/// <summary>Logistic regression whose weights are not negative, so that confidence only falls with a sign; drawn a little towards nought.</summary>
internal static class ConfidenceFit
{
    private const int Steps = 4000;
    private const double Penalty = 1;
    private const double Pace = 0.5;

    /// <summary>The weights that fit cases best, by sign.</summary>
    public static ConfidenceData Of(IReadOnlyList<ConfidenceCase> cases)
    {
        var names = cases.SelectMany(one => one.Signs.Keys).Distinct().Order(StringComparer.Ordinal).ToList();
        var signs = cases.Select(one => names.Select(name => one.Signs[name]).ToArray()).ToList();
        var (start, weights) = (0.0, new double[names.Count]);
        for (var step = 0; step < Steps; step++)
        {
            var (up, down) = (0.0, new double[names.Count]);
            for (var at = 0; at < cases.Count; at++)
            {
                var odds = start;
                for (var sign = 0; sign < weights.Length; sign++)
                {
                    odds -= weights[sign] * signs[at][sign];
                }

                var missed = (cases[at].Right ? 1 : 0) - (1 / (1 + Math.Exp(-odds)));
                up += missed;
                for (var sign = 0; sign < weights.Length; sign++)
                {
                    down[sign] -= missed * signs[at][sign];
                }
            }

            start += Pace * up / cases.Count;
            for (var sign = 0; sign < weights.Length; sign++)
            {
                var slope = (down[sign] - (Penalty * weights[sign])) / cases.Count;
                weights[sign] = Math.Max(0, weights[sign] + (Pace * slope));
            }
        }

        return new ConfidenceData
        {
            Start = Math.Round(start, 2),
            Signs = names
                .Zip(weights, (name, weight) => (name, weight: Math.Round(weight, 2)))
                .Where(one => one.weight > 0)
                .ToDictionary(one => one.name, one => one.weight),
        };
    }

    /// <summary>Confidence of every case by weights that were fitted without its population, in five folds.</summary>
    public static IEnumerable<(double Confidence, bool Right)> AcrossPopulations(
        IReadOnlyList<ConfidenceCase> cases
    )
    {
        var folds = cases
            .GroupBy(one => one.Population)
            .OrderByDescending(population => population.Count())
            .Select((population, number) => (population, fold: number % 5))
            .GroupBy(one => one.fold, one => one.population);
        foreach (var fold in folds)
        {
            var held = fold.SelectMany(population => population).ToList();
            var fitted = Of([.. cases.Except(held)]);
            foreach (var one in held)
            {
                yield return (fitted.Of(one.Signs), one.Right);
            }
        }
    }
}
