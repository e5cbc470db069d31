using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace SmartSegmentation.Grains.Verbatim;

/// <summary>A number that was said.</summary>
/// <param name="Start">First character.</param>
/// <param name="End">One past the last character.</param>
/// <param name="Value">Its value.</param>
/// <param name="InDigits">True when it was written in digits.</param>
internal sealed record SaidNumber(int Start, int End, decimal Value, bool InDigits);

/// <summary>Finds the numbers of a text.</summary>
internal static class SaidNumbers
{
    private static readonly FrozenDictionary<string, decimal> Small = new Dictionary<string, decimal>(
        StringComparer.Ordinal
    )
    {
        ["zero"] = 0,
        ["two"] = 2,
        ["three"] = 3,
        ["four"] = 4,
        ["five"] = 5,
        ["six"] = 6,
        ["seven"] = 7,
        ["eight"] = 8,
        ["nine"] = 9,
        ["ten"] = 10,
        ["eleven"] = 11,
        ["twelve"] = 12,
        ["thirteen"] = 13,
        ["fourteen"] = 14,
        ["fifteen"] = 15,
        ["sixteen"] = 16,
        ["seventeen"] = 17,
        ["eighteen"] = 18,
        ["nineteen"] = 19,
        ["twenty"] = 20,
        ["thirty"] = 30,
        ["forty"] = 40,
        ["fifty"] = 50,
        ["sixty"] = 60,
        ["seventy"] = 70,
        ["eighty"] = 80,
        ["ninety"] = 90,
        ["twice"] = 2,
        ["thrice"] = 3,
        ["dozen"] = 12,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, decimal> Scales = new Dictionary<string, decimal>(
        StringComparer.Ordinal
    )
    {
        ["hundred"] = 100,
        ["k"] = 1_000,
        ["thousand"] = 1_000,
        ["grand"] = 1_000,
        ["m"] = 1_000_000,
        ["mio"] = 1_000_000,
        ["million"] = 1_000_000,
        ["bn"] = 1_000_000_000,
        ["billion"] = 1_000_000_000,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The numbers of a text, in order.</summary>
    public static ImmutableArray<SaidNumber> Of(string text)
    {
        var words = SaidWords.Of(text);
        var numbers = ImmutableArray.CreateBuilder<SaidNumber>();
        for (var at = 0; at < words.Length; )
        {
            var (next, number) = ReadAt(words, at);
            if (number is not null)
            {
                numbers.Add(number);
            }

            at = next;
        }

        Share(text, words, numbers);
        return numbers.ToImmutable();
    }

    /// <summary>"between 40 and 60 thousand", "40-60k": the scale of the second is that of the first too.</summary>
    private static void Share(
        string text,
        ImmutableArray<SaidWord> words,
        ImmutableArray<SaidNumber>.Builder numbers
    )
    {
        for (var at = 0; at + 1 < numbers.Count; at++)
        {
            var (one, other) = (numbers[at], numbers[at + 1]);
            var between = words.Where(word => word.Start >= one.End && word.End <= other.Start).ToList();
            var scale = words
                .Where(word => word.Start >= other.Start && word.End <= other.End)
                .Select(word => Scales.GetValueOrDefault(word.Text))
                .FirstOrDefault(found => found > 0);
            if (
                one.InDigits
                && one.Value < 1_000
                && scale > 0
                && (
                    between is [{ Text: "to" }]
                    || (
                        between is [{ Text: "and" }]
                        && words.LastOrDefault(word => word.End <= one.Start)?.Text is "between" or "from"
                    )
                    || (between is [] && text[one.End..other.Start].Trim() is "-" or "–")
                )
            )
            {
                numbers[at] = one with { Value = one.Value * scale };
            }
        }
    }

    private static (int Next, SaidNumber? Number) ReadAt(ImmutableArray<SaidWord> words, int at)
    {
        var first = words[at];
        var digits = char.IsDigit(first.Text[0]);
        if (!TryValue(words, at, out var value, out var next))
        {
            return (at + 1, null);
        }

        // "two hundred", "1.5 million", "60k", "twenty five", "a grand".
        while (next < words.Length)
        {
            if (Scales.TryGetValue(words[next].Text, out var scale) && IsScale(words, next))
            {
                value *= scale;
                next++;
            }
            else if (
                !digits
                && TryValue(words, next, out var more, out var after)
                && !char.IsDigit(words[next].Text[0])
                && more < Unit(value)
            )
            {
                value += more;
                next = after;
            }
            else
            {
                break;
            }
        }

        return (next, new SaidNumber(first.Start, words[next - 1].End, value, digits));
    }

    /// <summary>A scale of one letter must touch its number: "60k", but not "60 m".</summary>
    private static bool IsScale(ImmutableArray<SaidWord> words, int at) =>
        words[at].Text.Length > 1 || words[at].Start == words[at - 1].End;

    private static decimal Unit(decimal value) =>
        value % 1000 == 0 ? 1000
        : value % 100 == 0 ? 100
        : value % 10 == 0 ? 10
        : 0;

    private static bool TryValue(ImmutableArray<SaidWord> words, int at, out decimal value, out int next)
    {
        next = at + 1;
        var text = words[at].Text;
        if (Small.TryGetValue(text, out value))
        {
            return true;
        }

        if (text is "a" or "one" && next < words.Length && Scales.ContainsKey(words[next].Text))
        {
            value = 1;
            return words[next].Text.Length > 1;
        }

        return char.IsDigit(text[0])
            && decimal.TryParse(
                Plain(text),
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out value
            );
    }

    /// <summary>Commas before three digits separate thousands; another one is a decimal point.</summary>
    private static string Plain(string text)
    {
        var comma = text.LastIndexOf(',');
        return comma < 0 || text.Length - comma == 4
            ? text.Replace(",", "", StringComparison.Ordinal)
            : text[..comma].Replace(",", "", StringComparison.Ordinal) + "." + text[(comma + 1)..];
    }
}
