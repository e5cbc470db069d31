using System.Globalization;
using SmartSegmentation.Grains.Interfaces.Skills;

namespace SmartSegmentation.Grains.Evals.Domain;

/// <summary>Decides by figures whether a version may go live.</summary>
internal static class SkillGate
{
    /// <summary>Least score.</summary>
    public const double Floor = 0.85;

    /// <summary>Most that a metric may fall, as a share.</summary>
    public const double MostFall = 0.03;

    /// <summary>Fewer cases than this say nothing.</summary>
    public const int LeastCases = 20;

    private const double Rounding = 1e-9;

    /// <summary>The verdict, and why in a sentence.</summary>
    /// <param name="score">Share of cases that are right.</param>
    /// <param name="metrics">Metrics on pairs.</param>
    /// <param name="cases">Number of cases.</param>
    public static (SkillVerdict Verdict, string Why) Decide(
        double score,
        IReadOnlyCollection<SkillMetric> metrics,
        int cases
    )
    {
        if (score < Floor - Rounding)
        {
            return (
                SkillVerdict.Fail,
                $"The score is {Points(score)} %, and {Points(Floor)} % is the least."
            );
        }

        if (metrics.Where(metric => Fall(metric) > MostFall + Rounding).MaxBy(Fall) is { } fallen)
        {
            return (
                SkillVerdict.Fail,
                $"{fallen.Name} falls by {Points(Fall(fallen))} points ({fallen.Worse} cases worse, {fallen.Better} better), and 3 is the most."
            );
        }

        if (cases < LeastCases)
        {
            return (
                SkillVerdict.CannotTell,
                $"{cases} cases are too few to tell; {LeastCases} are the least."
            );
        }

        return
            metrics.Where(metric => -metric.Low > MostFall + Rounding).MaxBy(metric => -metric.Low)
                is { } unsure
            ? (
                SkillVerdict.CannotTell,
                $"{unsure.Name} may fall by up to {Points(-unsure.Low)} points ({unsure.Worse} cases worse, {unsure.Better} better): the cases cannot tell."
            )
            : (SkillVerdict.Pass, $"The score is {Points(score)} %, and nothing falls.");
    }

    private static double Fall(SkillMetric metric) =>
        metric.Baseline is { } baseline ? baseline - metric.Candidate : 0;

    private static string Points(double share) => (100 * share).ToString("0.#", CultureInfo.InvariantCulture);
}
