using System.Globalization;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Spans;

/// <summary>A number in a sentence.</summary>
/// <param name="Value">Its value.</param>
/// <param name="First">First token, its currency sign included.</param>
/// <param name="End">One past its last token, its unit included.</param>
/// <param name="Unit">What it counts.</param>
internal sealed record NumberSpan(decimal Value, int First, int End, NumberUnit Unit);

/// <summary>Reads numbers: digits with k, m and signs, number words, dozens and grands, with their currency or percent.</summary>
internal static class NumberReader
{
    private static readonly Dictionary<string, decimal> Words = new(StringComparer.Ordinal)
    {
        ["zero"] = 0,
        ["one"] = 1,
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
    };

    private static readonly Dictionary<string, decimal> Scales = new(StringComparer.Ordinal)
    {
        ["hundred"] = 100,
        ["hundreds"] = 100,
        ["thousand"] = 1000,
        ["thousands"] = 1000,
        ["k"] = 1000,
        ["grand"] = 1000,
        ["million"] = 1_000_000,
        ["millions"] = 1_000_000,
        ["mio"] = 1_000_000,
        ["mn"] = 1_000_000,
        ["billion"] = 1_000_000_000,
        ["dozen"] = 12,
        ["couple"] = 2,
    };

    private static readonly HashSet<string> Currencies = new(StringComparer.Ordinal)
    {
        "dollar",
        "dollars",
        "buck",
        "bucks",
        "usd",
        "pound",
        "pounds",
        "quid",
        "gbp",
        "euro",
        "euros",
        "eur",
        "grand",
        "aud",
        "cad",
        "chf",
        "yen",
        "jpy",
        "rupees",
        "inr",
        "pesos",
        "kr",
        "sek",
    };

    /// <summary>The number that begins at a token (its currency sign counts); null when none does.</summary>
    public static NumberSpan? At(IReadOnlyList<Token> tokens, int first)
    {
        if (
            tokens[first].Folded is "half" or "third" or "quarter"
            && first + 1 < tokens.Count
            && tokens[first + 1].Folded is "of"
        )
        {
            var share = tokens[first].Folded switch
            {
                "half" => 50m,
                "third" => 100m / 3,
                _ => 25m,
            };
            return new NumberSpan(share, first, first + 1, NumberUnit.Percent);
        }

        var at = first;
        var unit = NumberUnit.None;
        if (
            IsCurrencySign(tokens[at])
            || (
                Currencies.Contains(tokens[at].Folded)
                && at + 1 < tokens.Count
                && tokens[at + 1].Kind == TokenKind.Number
            )
        )
        {
            unit = NumberUnit.Money;
            at++;
        }

        if (at >= tokens.Count || Magnitude(tokens, at) is not var (value, end))
        {
            return null;
        }

        if (end < tokens.Count && (IsCurrencySign(tokens[end]) || Currencies.Contains(tokens[end].Folded)))
        {
            unit = NumberUnit.Money;
            end++;
        }
        else if (
            end < tokens.Count
            && (tokens[end].Text is "%" || tokens[end].Folded is "percent" or "pct" or "percentage")
        )
        {
            unit = NumberUnit.Percent;
            end++;
        }
        else if (end + 1 < tokens.Count && tokens[end].Folded is "per" && tokens[end + 1].Folded is "cent")
        {
            unit = NumberUnit.Percent;
            end += 2;
        }
        else if (tokens[end - 1].Folded is "grand")
        {
            unit = NumberUnit.Money;
        }

        return new NumberSpan(value, first, end, unit);
    }

    private static (decimal Value, int End)? Magnitude(IReadOnlyList<Token> tokens, int at)
    {
        var token = tokens[at];
        if (token.Kind == TokenKind.Number)
        {
            return Digits(token.Folded) is { } digits ? Scaled(tokens, digits, at + 1) : null;
        }

        if (token.Folded is "a" or "half" && at + 1 < tokens.Count)
        {
            var next = token.Folded is "half" && tokens[at + 1].Folded is "a" ? at + 2 : at + 1;
            return
                next < tokens.Count
                && tokens[next].Folded
                    is "hundred"
                        or "thousand"
                        or "million"
                        or "grand"
                        or "dozen"
                        or "couple"
                ? Scaled(tokens, token.Folded is "half" ? 0.5m : 1, next)
                : null;
        }

        if (token.Folded is "hundred" or "thousand" or "million" or "dozen")
        {
            return Scaled(tokens, 1, at);
        }

        return Spelled(tokens, at);
    }

    private static (decimal Value, int End)? Spelled(IReadOnlyList<Token> tokens, int at)
    {
        decimal total = 0;
        decimal group = 0;
        var read = at;
        while (read < tokens.Count)
        {
            var word = tokens[read].Folded;
            if (Words.TryGetValue(word, out var value))
            {
                // "twenty five" adds up, "five six" does not.
                if (
                    group != 0
                    && (
                        group % 100 == 0 ? 0
                        : group % 10 != 0 ? 1
                        : value >= 10 ? 1
                        : 0
                    ) != 0
                )
                {
                    break;
                }

                group += value;
            }
            else if (read > at && word is "hundred")
            {
                group *= 100;
            }
            else if (read > at && Scales.TryGetValue(word, out var scale) && scale >= 1000)
            {
                total += group * scale;
                group = 0;
            }
            else if (
                read > at
                && word is "and"
                && group > 0
                && group % 100 == 0
                && read + 1 < tokens.Count
                && Words.ContainsKey(tokens[read + 1].Folded)
            )
            {
                read++;
                continue;
            }
            else
            {
                break;
            }

            read++;
        }

        return read == at ? null : (total + group, read);
    }

    private static (decimal Value, int End) Scaled(IReadOnlyList<Token> tokens, decimal value, int end)
    {
        while (end < tokens.Count && Scales.TryGetValue(tokens[end].Folded, out var scale))
        {
            value *= scale;
            end++;
            if (end < tokens.Count && tokens[end].Folded is "of" && scale is 2 or 12)
            {
                end++;
            }
        }

        return (value, end);
    }

    private static decimal? Digits(string text)
    {
        var digits = text.TrimEnd('k', 'm', 'b', 'n', 'i', 'o');
        var factor = text[digits.Length..] switch
        {
            "" => 1m,
            "k" => 1_000m,
            "m" or "mm" or "mn" or "mio" => 1_000_000m,
            "b" or "bn" => 1_000_000_000m,
            _ => 0m,
        };
        return
            factor > 0
            && decimal.TryParse(
                digits,
                NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands,
                CultureInfo.InvariantCulture,
                out var value
            )
            && value < 1e18m
            ? value * factor
            : null;
    }

    private static bool IsCurrencySign(Token token) =>
        token.Kind == TokenKind.Symbol
        && char.GetUnicodeCategory(token.Text[0]) == UnicodeCategory.CurrencySymbol;
}
