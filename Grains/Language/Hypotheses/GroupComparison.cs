using SmartSegmentation.Grains.Interfaces.Sessions;

namespace SmartSegmentation.Grains.Language.Hypotheses;

/// <summary>What a claim says of the first group compared with the second.</summary>
internal enum ClaimedDirection
{
    /// <summary>That they differ.</summary>
    Different = 0,

    /// <summary>That the first is greater.</summary>
    Greater = 1,

    /// <summary>That the first is less.</summary>
    Less = 2,
}

/// <summary>Outcome of comparing two groups.</summary>
/// <param name="Difference">First minus second; null when a group is empty.</param>
/// <param name="Low">Lower end of the 95 % interval of the difference; null when it cannot be known.</param>
/// <param name="High">Upper end.</param>
/// <param name="PValue">Two-sided; null when nothing could be tested.</param>
/// <param name="Verdict">Of the claim, at 5 %.</param>
internal sealed record GroupComparison(
    double? Difference,
    double? Low,
    double? High,
    double? PValue,
    HypothesisVerdict Verdict
)
{
    private const double Level = 0.05;
    private const double Normal95 = 1.959963984540054;

    /// <summary>Compares two means by Welch's t-test, which does not ask for equal variances.</summary>
    /// <remarks>Groups without variation at all differ surely when their means do.</remarks>
    public static GroupComparison OfMeans(Sample first, Sample second, ClaimedDirection claim)
    {
        double? difference = first.Count > 0 && second.Count > 0 ? first.Mean - second.Mean : null;
        if (
            difference is not { } distance
            || first is not { Count: >= 2, Variance: { } firstVariance }
            || second is not { Count: >= 2, Variance: { } secondVariance }
        )
        {
            return new GroupComparison(difference, null, null, null, HypothesisVerdict.CannotTell);
        }

        var one = firstVariance / first.Count;
        var two = secondVariance / second.Count;
        var error = Math.Sqrt(one + two);
        if (error <= 0)
        {
            return Judged(distance, distance, distance, distance == 0 ? 1 : 0, claim);
        }

        var freedom =
            (one + two) * (one + two) / ((one * one / (first.Count - 1)) + (two * two / (second.Count - 1)));
        var student = new StudentDistribution(freedom);
        var margin = student.Critical(Level) * error;
        return Judged(
            distance,
            distance - margin,
            distance + margin,
            student.BothTails(distance / error),
            claim
        );
    }

    /// <summary>
    /// Compares two shares: by the pooled z-test, or by Fisher's exact test when five or fewer are expected in any cell; the
    /// interval is Newcombe's, from two score intervals.
    /// </summary>
    public static GroupComparison OfRates(Rate first, Rate second, ClaimedDirection claim)
    {
        double? difference = first.Count > 0 && second.Count > 0 ? first.Value - second.Value : null;
        if (difference is not { } distance || first.Count < 2 || second.Count < 2)
        {
            return new GroupComparison(difference, null, null, null, HypothesisVerdict.CannotTell);
        }

        var all = (double)first.Count + second.Count;
        var pooled = (first.Holds + second.Holds) / all;
        var leastExpected = Math.Min(first.Count, second.Count) * Math.Min(pooled, 1 - pooled);
        var chance =
            leastExpected <= 5
                ? FisherTest.TwoSided(first, second)
                : SpecialFunctions.NormalBothTails(
                    distance / Math.Sqrt(pooled * (1 - pooled) * ((1.0 / first.Count) + (1.0 / second.Count)))
                );
        var (low, high) = ScoreInterval(first);
        var (otherLow, otherHigh) = ScoreInterval(second);
        return Judged(
            distance,
            distance - Hypotenuse(first.Value - low, otherHigh - second.Value),
            distance + Hypotenuse(high - first.Value, second.Value - otherLow),
            chance,
            claim
        );
    }

    private static GroupComparison Judged(
        double difference,
        double low,
        double high,
        double chance,
        ClaimedDirection claim
    )
    {
        var verdict =
            chance >= Level || difference == 0 ? HypothesisVerdict.CannotTell
            : claim == ClaimedDirection.Different || difference > 0 == (claim == ClaimedDirection.Greater)
                ? HypothesisVerdict.Supported
            : HypothesisVerdict.NotSupported;
        return new GroupComparison(difference, low, high, Math.Clamp(chance, 0, 1), verdict);
    }

    // Wilson's interval of one share.
    private static (double Low, double High) ScoreInterval(Rate rate)
    {
        const double Squared = Normal95 * Normal95;
        double count = rate.Count;
        var share = rate.Value;
        var middle = share + (Squared / (2 * count));
        var margin = Normal95 * Math.Sqrt((share * (1 - share) / count) + (Squared / (4 * count * count)));
        var scale = 1 + (Squared / count);
        return ((middle - margin) / scale, (middle + margin) / scale);
    }

    private static double Hypotenuse(double a, double b) => Math.Sqrt((a * a) + (b * b));
}
