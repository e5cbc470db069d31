using System.Collections.Immutable;

namespace SmartSegmentation.Grains.Dates.Domain;

/// <summary>Lengths of time: "90 days", "a year and a half", "2 years, 1 month and 21 days".</summary>
internal sealed class LengthReader(DateScan scan, NumberReader numbers)
{
    public bool TryRead(int at, out int end, out TimeLength length)
    {
        length = null!;
        if (!TryPart(at, out end, out var part))
        {
            return false;
        }

        var parts = ImmutableArray.CreateBuilder<(decimal Amount, TimeUnit Unit)>();
        parts.Add(part);
        while (TryNextPart(end, parts[^1].Unit, out var nextEnd, out var next))
        {
            parts.Add(next);
            end = nextEnd;
        }

        if (
            parts.Count == 1
            && numbers.TryFraction(end, out var fractionEnd, out var fraction)
            && scan.Unit(fractionEnd) is null
        )
        {
            parts[0] = (part.Amount + fraction, part.Unit);
            end = fractionEnd;
        }

        length = new TimeLength(parts.ToImmutable());
        return true;
    }

    /// <summary>A length without the last of its parts, which belongs to another phrase.</summary>
    public bool TryReadButLast(int at, out int end, out TimeLength length)
    {
        var read = TryPart(at, out end, out var part);
        var parts = ImmutableArray.CreateBuilder<(decimal Amount, TimeUnit Unit)>();
        var last = end;
        while (read && TryNextPart(last, part.Unit, out var nextEnd, out var next))
        {
            parts.Add(part);
            (end, last, part) = (last, nextEnd, next);
        }

        if (parts.Count == 0)
        {
            parts.Add(part);
        }

        length = new TimeLength(parts.ToImmutable());
        return read;
    }

    /// <summary>A unit, as one or two words: "days", "business days", "fiscal quarters", "calendar months".</summary>
    public bool TryUnit(int at, out int end, out TimeUnit unit)
    {
        (end, unit) = (at + 1, default);
        if (scan.Unit(at) is { } plain)
        {
            unit = plain;
            return true;
        }

        end = at + 2;
        if (scan.Unit(at + 1) is not { } qualified)
        {
            return false;
        }

        unit = qualified;
        switch (scan.At(at).Text)
        {
            case "calendar" or "full" or "whole" or "complete" or "consecutive" or "entire":
                return true;
            case "business" or "working" or "work" when qualified == TimeUnit.Day:
                unit = qualified with { Style = UnitStyle.Business };
                return true;
            case "fiscal" or "financial":
                unit = qualified with { Style = UnitStyle.Fiscal };
                return true;
            default:
                return false;
        }
    }

    private bool TryPart(int at, out int end, out (decimal Amount, TimeUnit Unit) part)
    {
        part = default;
        if (!numbers.TryQuantity(at, out end, out var amount))
        {
            return false;
        }

        if (
            scan.Glued(end)
            && scan.Sense(end)?.UnitLetter is { } letter
            && (
                scan.Spaced(at)
                || !(scan.At(at - 1).IsWord || scan.At(at - 1).Text is "-" or "." or "/" or "=")
            )
            && !(scan.Glued(end + 1) && (scan.At(end + 1).IsNumber || scan.Is(end + 1, "-")))
        )
        {
            part = (amount, letter);
            end++;
            return true;
        }

        var unitAt = scan.Is(end, "-") && scan.Glued(end) ? end + 1 : end;
        // "one of the days" is no length, nor is "2 more days" more than one.
        if (!TryUnit(unitAt, out end, out var unit))
        {
            return false;
        }

        part = (amount, unit);
        return true;
    }

    private bool TryNextPart(int at, TimeUnit previous, out int end, out (decimal Amount, TimeUnit Unit) part)
    {
        var next = at;
        while (scan.Is(next, ",") || scan.Is(next, "and"))
        {
            next++;
        }

        return TryPart(next, out end, out part)
            && (part.Unit.RoughDays < previous.RoughDays || (next == at && part.Unit != previous));
    }
}
