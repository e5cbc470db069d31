using System.Globalization;
using System.Text;

namespace SmartSegmentation.Tests.Corpus.Confidence;

/// <summary>How far confidence is from the share that is right.</summary>
internal static class Calibration
{
    private const int Bins = 10;

    /// <summary>Expected calibration error over ten bins of as many cases each; 0 to 1.</summary>
    public static double Error(IEnumerable<(double Confidence, bool Right)> cases)
    {
        var all = cases.OrderBy(one => one.Confidence).ToList();
        return Cut(all).Sum(bin => Math.Abs(Mean(bin) - Share(bin)) * bin.Count / all.Count);
    }

    /// <summary>The same over ten bins of equal width.</summary>
    public static double ErrorByWidth(IEnumerable<(double Confidence, bool Right)> cases)
    {
        var all = cases.ToList();
        return all.GroupBy(one => (int)Math.Min(Bins - 1, one.Confidence * Bins))
            .Select(bin => bin.ToList())
            .Sum(bin => Math.Abs(Mean(bin) - Share(bin)) * bin.Count / all.Count);
    }

    /// <summary>How likely a right case is surer than a wrong one; 0.5 when confidence tells nothing.</summary>
    public static double Order(IEnumerable<(double Confidence, bool Right)> cases)
    {
        var all = cases.ToLookup(one => one.Right, one => one.Confidence);
        return all[true]
            .Average(right =>
                all[false]
                    .Average(wrong =>
                        right > wrong ? 1
                        : right < wrong ? 0
                        : 0.5
                    )
            );
    }

    /// <summary>The bins, for reading.</summary>
    public static string Table(IEnumerable<(double Confidence, bool Right)> cases)
    {
        var all = cases.OrderBy(one => one.Confidence).ToList();
        var text = new StringBuilder();
        foreach (var bin in Cut(all))
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"{bin[0].Confidence:0.00}–{bin[^1].Confidence:0.00}: said {Mean(bin):0.000}, right {Share(bin):0.000} of {bin.Count}"
            );
        }

        return text.AppendLine(
                CultureInfo.InvariantCulture,
                $"{all.Count} segments, right {Share(all):P1}; error {Error(all):P1}, by width {ErrorByWidth(all):P1}, order {Order(all):0.00}; right below 0.5: {all.Count(one => one is { Right: true, Confidence: < 0.5 })}, wrong below 0.5: {all.Count(one => one is { Right: false, Confidence: < 0.5 })}"
            )
            .ToString();
    }

    private static IEnumerable<List<(double Confidence, bool Right)>> Cut(
        List<(double Confidence, bool Right)> sorted
    ) =>
        Enumerable
            .Range(0, Bins)
            .Select(bin =>
                sorted.GetRange(
                    sorted.Count * bin / Bins,
                    (sorted.Count * (bin + 1) / Bins) - (sorted.Count * bin / Bins)
                )
            )
            .Where(bin => bin.Count > 0);

    private static double Mean(List<(double Confidence, bool Right)> bin) =>
        bin.Average(one => one.Confidence);

    private static double Share(List<(double Confidence, bool Right)> bin) =>
        bin.Average(one => one.Right ? 1.0 : 0);
}
