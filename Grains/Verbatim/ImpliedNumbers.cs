using System.Collections.Frozen;
using System.Globalization;

namespace SmartSegmentation.Grains.Verbatim;

/// <summary>Numbers that words imply without being one: decades, halves, ordinals, days of the week. They may be in a condition; none has to be.</summary>
internal static class ImpliedNumbers
{
    private static readonly FrozenDictionary<string, decimal[]> Words = new Dictionary<string, decimal[]>(
        StringComparer.Ordinal
    )
    {
        ["one"] = [1],
        ["single"] = [1],
        ["sole"] = [1],
        ["only"] = [1],
        ["half"] = [0.5m, 50],
        ["halves"] = [0.5m],
        ["quarter"] = [0.25m, 25],
        ["third"] = [3, 33],
        ["double"] = [2],
        ["couple"] = [2],
        ["second"] = [2],
        ["again"] = [2],
        ["another"] = [2],
        ["back"] = [2],
        ["next"] = [2],
        ["gap"] = [2],
        ["between"] = [2],
        ["consecutive"] = [2],
        ["repeat"] = [2],
        ["once"] = [1, 2],
        ["several"] = [2, 3],
        ["multiple"] = [2],
        ["fourth"] = [4],
        ["fifth"] = [5],
        ["tenth"] = [10],
        ["teenager"] = [13, 19, 20],
        ["teens"] = [13, 19, 20],
        ["twenties"] = [20, 29, 30],
        ["thirties"] = [30, 39, 40],
        ["forties"] = [40, 49, 50],
        ["fifties"] = [50, 59, 60],
        ["sixties"] = [60, 69, 70],
        ["seventies"] = [70, 79, 80],
        ["eighties"] = [80, 89, 90],
        ["nineties"] = [90, 99, 100],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, decimal[]> Names = new Dictionary<string, decimal[]>(
        StringComparer.Ordinal
    )
    {
        ["monday"] = [1],
        ["tuesday"] = [2],
        ["wednesday"] = [3],
        ["thursday"] = [4],
        ["friday"] = [5],
        ["saturday"] = [6],
        ["sunday"] = [7],
        ["weekend"] = [5, 6, 7],
        ["weekday"] = [1, 2, 3, 4, 5, 6],
        ["january"] = [1],
        ["february"] = [2],
        ["march"] = [3],
        ["april"] = [4],
        ["may"] = [5],
        ["june"] = [6],
        ["july"] = [7],
        ["august"] = [8],
        ["september"] = [9],
        ["october"] = [10],
        ["november"] = [11],
        ["december"] = [12],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Numbers of the months and days of the week that a text names.</summary>
    public static IEnumerable<decimal> OfCalendar(string text) =>
        SaidWords.Of(text).SelectMany(word => Find(Names, word.Text));

    /// <summary>The numbers that a text implies.</summary>
    public static IEnumerable<decimal> Of(string text)
    {
        var words = SaidWords.Of(text);
        for (var at = 0; at < words.Length; at++)
        {
            foreach (var number in Find(Words, words[at].Text))
            {
                yield return number;
            }

            // "the 1970s"
            if (
                at > 0
                && words[at].Text is "s"
                && words[at].Start == words[at - 1].End
                && decimal.TryParse(words[at - 1].Text, CultureInfo.InvariantCulture, out var decade)
            )
            {
                yield return decade + 9;
                yield return decade + 10;
                if (decade < 100)
                {
                    yield return decade + 1_900;
                    yield return decade + 1_909;
                    yield return decade + 1_910;
                }
            }
        }
    }

    private static decimal[] Find(FrozenDictionary<string, decimal[]> words, string word) =>
        words.TryGetValue(word, out var numbers) ? numbers
        : word.EndsWith('s') && words.TryGetValue(word[..^1], out numbers) ? numbers
        : [];
}
