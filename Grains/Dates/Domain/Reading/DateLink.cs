using System.Runtime.InteropServices;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Dates.Domain;

/// <summary>What stands between two parts of one date: nothing, a sign, "of", "in", "on" and "the".</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DateLink
{
    /// <summary>Token after it.</summary>
    public required int Next { get; init; }

    /// <summary>Token at which a year of two digits would begin.</summary>
    public required int YearAt { get; init; }

    public bool HasComma { get; init; }

    public bool HasDash { get; init; }

    public bool HasOf { get; init; }

    public bool HasIn { get; init; }

    public bool HasOn { get; init; }

    public bool HasPossessive { get; init; }

    public bool HasParenthesis { get; init; }

    /// <summary>True when the dash, if any, has no spaces.</summary>
    public bool Tight { get; init; }

    public bool IsEmpty =>
        !HasComma && !HasDash && !HasOf && !HasIn && !HasOn && !HasPossessive && !HasParenthesis;

    public static DateLink Read(DateScan scan, int at)
    {
        var link = new DateLink
        {
            Next = at,
            YearAt = at,
            Tight = scan.Glued(at) && scan.Glued(at + 1),
        };
        for (var steps = 0; steps < 3; steps++)
        {
            var next = scan.At(link.Next) switch
            {
                { Text: "," } => link with { HasComma = true },
                { Text: "." } when scan.Glued(link.Next) && !scan.At(link.Next + 1).IsEnd => link,
                { Text: "-" or "/" } => link with { HasDash = true },
                { Text: "(" } => link with { HasParenthesis = true },
                { Text: "of" } => link with { HasOf = true },
                { Text: "in" or "during" } => link with { HasIn = true },
                { Text: "on" } => link with { HasOn = true },
                { Text: "the" } => link,
                { Kind: DateTokenKind.Possessive } => link with { HasPossessive = true },
                { Text: "'" } when !scan.At(link.Next + 1).IsNumber => link with { HasPossessive = true },
                _ => (DateLink?)null,
            };
            if (next is not { } longer)
            {
                break;
            }

            var apostrophe = scan.Is(link.Next + 1, "'") && scan.At(link.Next + 2).IsNumber;
            link = longer with { Next = link.Next + 1, YearAt = link.Next + 1 };
            if (apostrophe)
            {
                break;
            }
        }

        return link;
    }

    /// <summary>True when the two digits are rather the day of another date: "11/20, 12 of November", "5/1 - 7/3".</summary>
    private bool BeginsADate(DateScan scan, int end) =>
        scan.Is(end, "of")
        || scan.Sense(end) is { Month: > 0, Weak: false }
        || (HasDash && scan.At(end).Text is "/" or "st" or "nd" or "rd" or "th" && scan.Glued(end));

    /// <summary>True when two digits after this link are a year.</summary>
    public bool AllowsShortYear(DateScan scan, DateExpression period, int end)
    {
        if (scan.Is(YearAt, "'"))
        {
            return true;
        }

        var number = scan.At(YearAt).Value;
        if (BeginsADate(scan, end))
        {
            return false;
        }

        var last =
            scan.IsClauseEnd(end) || scan.Is(end, "-") || scan.Sense(end) is { HasTimeSense: false } or null;
        return period.Granularity switch
        {
            CalendarUnit.Day => (
                HasComma
                || HasOf
                || number > 31
                || (HasDash && Tight && scan.Sense(YearAt - 2) is { Month: > 0 })
                || (!HasDash && scan.Is(end, "-") && scan.Glued(end))
            ) && !HasIn,
            CalendarUnit.Month => (HasOf && !HasIn) || (IsEmpty && number > 31 && last),
            CalendarUnit.Quarter => !HasComma && !HasDash,
            _ => HasOf,
        };
    }
}
