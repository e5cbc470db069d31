namespace SmartSegmentation.Grains.Dates.Domain;

/// <summary>Numbers in digits and words.</summary>
internal sealed class NumberReader(DateScan scan)
{
    private static readonly string[] OrdinalEndings = ["st", "nd", "rd", "th"];

    /// <summary>A whole or decimal number: 90, 1,000, 3.5, twenty-one, two thousand and eighteen.</summary>
    public bool TryCardinal(int at, out int end, out decimal value)
    {
        (end, value) = (at, 0);
        return scan.At(at).IsNumber ? TryDigits(at, out end, out value) : TryWords(at, out end, out value);
    }

    /// <summary>An ordinal: 3rd, third, twenty-first.</summary>
    public bool TryOrdinal(int at, out int end, out int value)
    {
        (end, value) = (at, 0);
        if (scan.At(at).IsNumber)
        {
            value = scan.At(at).Value;
            end = at + 2;
            return value > 0
                && scan.Glued(at + 1)
                && OrdinalEndings.Contains(scan.At(at + 1).Text, StringComparer.Ordinal);
        }

        if (scan.Sense(at) is { Ordinal: > 0 and var ordinal })
        {
            (end, value) = (at + 1, ordinal);
            return true;
        }

        var next = scan.Is(at + 1, "-") ? at + 2 : at + 1;
        if (
            scan.Sense(at) is { Cardinal: >= 20 and < 100 and var tens }
            && scan.Sense(next) is { Ordinal: > 0 and < 10 and var ones }
        )
        {
            (end, value) = (next + 1, tens + ones);
            return true;
        }

        return false;
    }

    /// <summary>A number or what stands for one before a unit: a, a couple of, half a, one and a half.</summary>
    public bool TryQuantity(int at, out int end, out decimal value)
    {
        if (
            !scan.Lexicon.Amounts.TryMatch(scan.Tokens, at, out end, out value)
            && !TryCardinal(at, out end, out value)
        )
        {
            return false;
        }

        if (TryFraction(end, out var fractionEnd, out var fraction))
        {
            (end, value) = (fractionEnd, value + fraction);
        }

        return true;
    }

    /// <summary>"and a half".</summary>
    public bool TryFraction(int at, out int end, out decimal value)
    {
        (end, value) = (at + 3, 0.5m);
        if (!scan.Is(at, "and") || !(scan.Is(at + 1, "a") || scan.Is(at + 1, "one")))
        {
            return false;
        }

        value = scan.Is(at + 2, "quarter") ? 0.25m : 0.5m;
        return scan.Is(at + 2, "half") || (scan.Is(at + 2, "quarter") && scan.Unit(at + 3) is not null);
    }

    /// <summary>A year in words: "nineteen ninety nine", "two thousand and eighteen", "twenty nineteen".</summary>
    public bool TryYearInWords(int at, out int end, out int year)
    {
        (end, year) = (at, 0);
        if (scan.Sense(at) is not { Cardinal: >= 1 })
        {
            return false;
        }

        if (
            scan.Sense(at) is { Cardinal: >= 15 and <= 21 and var century }
            && TryTwoDigits(at + 1, out end, out var rest)
        )
        {
            year = (century * 100) + rest;
            return true;
        }

        if (TryWords(at, out end, out var number) && number is >= 1000 and < 2200)
        {
            year = (int)number;
            return true;
        }

        return false;
    }

    private bool TryTwoDigits(int at, out int end, out int value)
    {
        (end, value) = (at + 1, 0);
        if (scan.Sense(at) is { Cardinal: 0 } || scan.Is(at, "oh"))
        {
            end = at + 2;
            value = scan.Sense(at + 1)?.Cardinal ?? -1;
            return value is >= 1 and <= 9;
        }

        return TryWords(at, out end, out var number) && (value = (int)number) is >= 10 and <= 99;
    }

    private bool TryDigits(int at, out int end, out decimal value)
    {
        var token = scan.At(at);
        (end, value) = (at + 1, token.Value);
        if (token.Value < 0)
        {
            return false;
        }

        while (
            token.Length <= 3
            && scan.Is(end, ",")
            && scan.Glued(end)
            && scan.At(end + 1) is { IsNumber: true, Length: 3, Spaced: false } group
            && value < 1_000_000
        )
        {
            value = (value * 1000) + group.Value;
            end += 2;
        }

        if (
            scan.Is(end, ".")
            && scan.Glued(end)
            && scan.At(end + 1) is { IsNumber: true, Spaced: false, Length: <= 6 } part
        )
        {
            value += part.Value / (decimal)Math.Pow(10, part.Length);
            end += 2;
        }

        return true;
    }

    private bool TryWords(int at, out int end, out decimal value)
    {
        (end, value) = (at, 0);
        if (scan.Sense(at) is not { Cardinal: >= 0 })
        {
            return false;
        }

        long total = 0;
        long current = 0;
        while (true)
        {
            var next = Joined(end, at);
            var sense = scan.Sense(next);
            if (sense is { Scale: > 0 } && next > at)
            {
                current = Math.Max(1, current) * sense.Scale;
                (total, current) = sense.Scale == 1000 ? (total + current, 0) : (total, current);
            }
            else if (sense is { Cardinal: >= 0 } && Fits(current, total, sense.Cardinal, next == at))
            {
                current += sense.Cardinal;
            }
            else
            {
                value = total + current;
                return true;
            }

            end = next + 1;
            if (total + current > 1_000_000)
            {
                value = total + current;
                return true;
            }
        }
    }

    /// <summary>The next word of a number: past "and" after a scale, past a hyphen after tens.</summary>
    private int Joined(int at, int start)
    {
        if (at == start)
        {
            return at;
        }

        var afterScale = scan.Sense(at - 1) is { Scale: > 0 };
        return
            (afterScale && scan.Is(at, "and")) || (scan.Is(at, "-") && scan.Glued(at) && scan.Glued(at + 1))
            ? at + 1
            : at;
    }

    private static bool Fits(long current, long total, int word, bool first)
    {
        var hundreds = current % 100;
        return first
            || (hundreds == 0 && (current > 0 || total > 0) && word is > 0 and < 100)
            || (hundreds >= 20 && hundreds % 10 == 0 && word is > 0 and < 10);
    }
}
