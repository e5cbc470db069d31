namespace SmartSegmentation.Grains.Tables.Domain;

/// <summary>The time after a day: <c>T08:26:00.5Z</c>, <c> 8:26 PM</c>, nothing.</summary>
internal static class TimeShape
{
    private static readonly System.Buffers.SearchValues<char> Clock = System.Buffers.SearchValues.Create(
        "0123456789:."
    );

    /// <summary>Reads what follows a day.</summary>
    /// <returns>False when it is no time.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, out TimeSpan? time, out TimeSpan? offset)
    {
        (time, offset) = (null, null);
        if (text.IsEmpty)
        {
            return true;
        }

        var start = text[0] is 'T' or 't' ? text[1..] : text.TrimStart(", ");
        if (start.Length == text.Length || start.IsEmpty)
        {
            return false;
        }

        var end = start.IndexOfAnyExcept(Clock);
        var clock = end < 0 ? start : start[..end];
        var rest = end < 0 ? [] : start[end..];
        if (!TryReadClock(clock, out var value))
        {
            return false;
        }

        if (!TryReadHalf(ref rest, ref value) || !TryReadOffset(rest.Trim(), out offset))
        {
            return false;
        }

        time = value;
        return true;
    }

    private static bool TryReadClock(ReadOnlySpan<char> clock, out TimeSpan time)
    {
        time = default;
        Span<Range> parts = stackalloc Range[4];
        var count = clock.Split(parts, ':');
        if (count is not (2 or 3) || !Digits(clock[parts[0]], 2, out var hours) || hours > 23)
        {
            return false;
        }

        if (!Digits(clock[parts[1]], 2, out var minutes) || minutes > 59)
        {
            return false;
        }

        time = new TimeSpan(hours, minutes, 0);
        if (count == 2)
        {
            return true;
        }

        var seconds = clock[parts[2]];
        var point = seconds.IndexOf('.');
        if (!Digits(point < 0 ? seconds : seconds[..point], 2, out var whole) || whole > 60)
        {
            return false;
        }

        var ticks = 0L;
        if (point >= 0)
        {
            var unit = TimeSpan.TicksPerSecond;
            foreach (var digit in seconds[(point + 1)..])
            {
                unit /= 10;
                if (!char.IsAsciiDigit(digit))
                {
                    return false;
                }

                ticks += unit * (digit - '0');
            }
        }

        time += TimeSpan.FromSeconds(whole) + TimeSpan.FromTicks(ticks);
        return true;
    }

    private static bool TryReadHalf(ref ReadOnlySpan<char> rest, ref TimeSpan time)
    {
        var trimmed = rest.TrimStart();
        var isAfternoon =
            trimmed.StartsWith("pm", StringComparison.OrdinalIgnoreCase)
            || trimmed.StartsWith("p.m.", StringComparison.OrdinalIgnoreCase);
        var isMorning =
            trimmed.StartsWith("am", StringComparison.OrdinalIgnoreCase)
            || trimmed.StartsWith("a.m.", StringComparison.OrdinalIgnoreCase);
        if (!isAfternoon && !isMorning)
        {
            return true;
        }

        if (time.Hours is 0 or > 12)
        {
            return time.Hours > 12 && isAfternoon;
        }

        rest = trimmed[(trimmed[1] == '.' ? 4 : 2)..];
        time += TimeSpan.FromHours(
            isAfternoon && time.Hours < 12 ? 12
            : isMorning && time.Hours == 12 ? -12
            : 0
        );
        return true;
    }

    private static bool TryReadOffset(ReadOnlySpan<char> text, out TimeSpan? offset)
    {
        offset = null;
        if (text.IsEmpty)
        {
            return true;
        }

        if (text is "Z" or "z" or "UTC" or "GMT")
        {
            offset = TimeSpan.Zero;
            return true;
        }

        if (text[0] is not ('+' or '-'))
        {
            return false;
        }

        var digits = text[1..];
        var minutes = 0;
        if (
            digits.Length is not (2 or 4 or 5)
            || !Digits(digits[..2], 2, out var hours)
            || (digits.Length > 2 && !Digits(digits[^2..], 2, out minutes))
            || hours > 14
        )
        {
            return false;
        }

        var length = new TimeSpan(hours, minutes, 0);
        offset = text[0] == '-' ? -length : length;
        return true;
    }

    private static bool Digits(ReadOnlySpan<char> text, int most, out int number)
    {
        number = 0;
        if (text.IsEmpty || text.Length > most || text.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        foreach (var digit in text)
        {
            number = (number * 10) + digit - '0';
        }

        return true;
    }
}
