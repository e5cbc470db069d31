using System.Collections.Frozen;

namespace SmartSegmentation.Grains.Verbatim;

/// <summary>A length of time that was said; one unit also without its number ("the year before").</summary>
/// <param name="Count">How many units.</param>
/// <param name="Days">Days of a unit; 0 for one of months.</param>
/// <param name="Months">Months of a unit; 0 for one of days.</param>
internal sealed record SaidLength(int Count, int Days, int Months)
{
    private static readonly FrozenDictionary<string, (int Days, int Months)> Units = new Dictionary<
        string,
        (int, int)
    >(StringComparer.Ordinal)
    {
        ["day"] = (1, 0),
        ["d"] = (1, 0),
        ["week"] = (7, 0),
        ["wk"] = (7, 0),
        ["fortnight"] = (14, 0),
        ["month"] = (0, 1),
        ["mo"] = (0, 1),
        ["mth"] = (0, 1),
        ["quarter"] = (0, 3),
        ["qtr"] = (0, 3),
        ["year"] = (0, 12),
        ["yr"] = (0, 12),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The lengths of a text.</summary>
    public static IEnumerable<SaidLength> In(string text)
    {
        var numbers = SaidNumbers.Of(text).ToList();
        foreach (var word in SaidWords.Of(text))
        {
            var name = word.Text.Length > 2 ? word.Text.TrimEnd('s') : word.Text;
            if (Units.TryGetValue(name, out var unit))
            {
                var number = numbers.LastOrDefault(one => one.End <= word.Start && word.Start - one.End < 2);
                var count = number is { Value: >= 1 and < 10_000 } ? (int)number.Value : 1;
                yield return new SaidLength(count, unit.Days, unit.Months);
            }
        }
    }
}
