namespace SmartSegmentation.Grains.Language.Hypotheses;

/// <summary>Fisher's exact test of a table of two by two.</summary>
internal static class FisherTest
{
    // Tables as likely as the seen one, but for rounding, count as equally likely.
    private const double Slack = 1e-7;

    /// <summary>Chance of a table with the same margins that is no likelier than the one seen.</summary>
    public static double TwoSided(Rate first, Rate second)
    {
        var holds = first.Holds + second.Holds;
        var all = first.Count + second.Count;
        var least = Math.Max(0, holds - second.Count);
        var most = Math.Min(first.Count, holds);
        var scale = LogChoose(all, holds);
        var seen = LogChance(first.Holds);
        var sum = 0.0;
        for (var k = least; k <= most; k++)
        {
            var chance = LogChance(k);
            if (chance <= seen + Slack)
            {
                sum += Math.Exp(chance);
            }
        }

        return Math.Min(1, sum);

        double LogChance(long k) => LogChoose(first.Count, k) + LogChoose(second.Count, holds - k) - scale;
    }

    private static double LogChoose(long from, long take) =>
        SpecialFunctions.LogGamma(from + 1)
        - SpecialFunctions.LogGamma(take + 1)
        - SpecialFunctions.LogGamma(from - take + 1);
}
