using NodaTime;
using SmartSegmentation.Grains.Interfaces.Facets;

namespace SmartSegmentation.Grains.Tables.Domain;

/// <summary>Decides how the columns of a table are read, from all their cells.</summary>
internal static class ColumnPlanner
{
    private const int Few = 40;

    /// <summary>One plan for each column.</summary>
    /// <param name="columns">Names and readings.</param>
    /// <param name="zone">Zone in which times with an offset are kept.</param>
    /// <param name="words">Tells columns that are text whatever their digits.</param>
    public static ColumnPlan[] Plan(
        IReadOnlyList<(string Name, ColumnReading Reading)> columns,
        DateTimeZone zone,
        TableWords words
    )
    {
        var comma = columns.Sum(column => column.Reading.Comma.Only);
        var point = columns.Sum(column => column.Reading.Point.Only);
        var dayFirst = columns.Sum(column =>
            column.Reading.Dates.DayFirst - column.Reading.Dates.MonthFirst + column.Reading.Dates.Dotted
        );
        var table = new TableForm(comma > point, dayFirst > 0, zone);
        return [.. columns.Select(column => Plan(column.Name, column.Reading, table, words))];
    }

    private static ColumnPlan Plan(string name, ColumnReading reading, TableForm table, TableWords words)
    {
        var typed = reading.Values - reading.MissingIfTyped;
        var plan =
            typed == 0 || words.IsAlwaysText(name) ? null
            : reading.Booleans == typed ? Of(name, FacetType.Boolean, "BOOLEAN")
            : PlanDate(name, reading, typed, table, words) ?? PlanNumber(name, reading, typed, table, words);
        return (plan ?? Of(name, FacetType.Text, "VARCHAR")) with
        {
            MeanLength = reading.Values == 0 ? 0 : (double)reading.Length / reading.Values,
            IsEmail = reading.Emails * 2 > reading.Values,
        };
    }

    private static ColumnPlan? PlanDate(
        string name,
        ColumnReading reading,
        long typed,
        TableForm table,
        TableWords words
    )
    {
        var dates = reading.Dates;
        if (dates.Compact > 1 && dates.Compact == typed && (words.IsDate(name) || dates.Compact >= 20))
        {
            return Of(name, FacetType.Date, "DATE") with
            {
                CompactDates = true,
                Recognised = $"{name}: dates as yyyymmdd.",
            };
        }

        if (dates.All == 0 || dates.All < 0.8 * typed)
        {
            return null;
        }

        var tie = dates.Open > 0 && dates.DayFirst == dates.MonthFirst;
        var dayFirst = tie ? table.DayFirst : dates.DayFirst > dates.MonthFirst;
        var hasTime = dates.WithTime > 0;
        return Of(name, hasTime ? FacetType.DateTime : FacetType.Date, hasTime ? "TIMESTAMP" : "DATE") with
        {
            DayFirst = dayFirst,
            Zone = table.Zone,
            Recognised = Describe(name, dates, dayFirst, tie, table.Zone),
        };
    }

    private static string? Describe(string name, DateCount dates, bool dayFirst, bool tie, DateTimeZone zone)
    {
        var offset = dates.WithOffset > 0 ? $", times with an offset kept in {zone.Id}" : "";
        if (dates.Open == 0)
        {
            var named = dates.Named > 0 ? "dates with the month as a word" : null;
            return named is null && offset.Length == 0 ? null : $"{name}: {named ?? "times"}{offset}.";
        }

        var order = dayFirst ? "day/month/year" : "month/day/year";
        var doubt = tie ? " (every value could also be read the other way)" : "";
        return $"{name}: dates as {order}{doubt}{offset}.";
    }

    private static ColumnPlan? PlanNumber(
        string name,
        ColumnReading reading,
        long typed,
        TableForm table,
        TableWords words
    )
    {
        var comma =
            reading.Comma.Fits > reading.Point.Fits
            || (reading.Comma.Fits == reading.Point.Fits && reading.Comma.Only == 0 && table.DecimalComma);
        var numbers = comma ? reading.Comma : reading.Point;
        var unfit = typed - numbers.Fits;
        if (numbers.Fits == 0 || (reading.LeadingZero > 0 && numbers.WithScale == 0))
        {
            return null;
        }

        if (unfit > 0 && !IsMostlyNumbers(numbers.Fits, unfit, reading, words.IsCode(name)))
        {
            return null;
        }

        var unit =
            reading.Percent * 2 > numbers.Fits ? "percent"
            : reading.Currencies.Count == 1 ? reading.Currencies.Keys.Single()
            : null;
        return Type(name, numbers) is not { } plan
            ? null
            : plan with
            {
                DecimalComma = comma,
                Unit = unit,
                Recognised = Describe(plan.Type, name, reading, comma, unit, unfit),
            };
    }

    /// <summary>A few cells that do not fit are mistakes; codes among numbers, in a column that names things, are not.</summary>
    private static bool IsMostlyNumbers(long fits, long unfit, ColumnReading reading, bool isCode)
    {
        var total = fits + unfit;
        if (isCode && (reading.Codes > 0 || unfit * 100 > total))
        {
            return false;
        }

        if (total < Few)
        {
            return (unfit == 1 && fits >= 2) || fits >= 0.8 * total;
        }

        return reading.Codes * 50 <= total && unfit * 20 <= total;
    }

    private static ColumnPlan? Type(string name, NumberCount numbers)
    {
        if (numbers is { Fractions: 0, Scale: <= 2 } && (numbers.Scale == 0 || numbers.Scale == 1))
        {
            return numbers.Digits <= 18 ? Of(name, FacetType.Integer, "BIGINT") : null;
        }

        if (numbers.Scale <= 6 && numbers.Digits + numbers.Scale <= 18)
        {
            return Of(
                name,
                FacetType.Decimal,
                FormattableString.Invariant($"DECIMAL(18,{numbers.Scale})")
            ) with
            {
                Scale = numbers.Scale,
            };
        }

        return numbers is { Scale: 0, Digits: > 18 } ? null : Of(name, FacetType.Decimal, "DOUBLE");
    }

    private static string? Describe(
        FacetType type,
        string name,
        ColumnReading reading,
        bool comma,
        string? unit,
        long unfit
    )
    {
        List<string> parts = [];
        if (unit is not null)
        {
            parts.Add(
                string.Equals(unit, "percent", StringComparison.Ordinal)
                    ? "percentages"
                    : $"amounts in {unit}"
            );
        }
        else if (reading.Currencies.Count > 1)
        {
            parts.Add($"amounts in several currencies ({string.Join(", ", reading.Currencies.Keys)})");
        }

        if ((comma ? reading.Comma : reading.Point).Grouped > 0)
        {
            parts.Add("thousands separated");
        }

        if (comma && reading.Comma.Only > 0)
        {
            parts.Add("decimal comma");
        }

        if (unfit > 0)
        {
            parts.Add("a few cells are no numbers and count as missing");
        }

        if (parts.Count == 0 && reading.Padded == 0)
        {
            return null;
        }

        var kind = type == FacetType.Integer ? "whole numbers" : "numbers";
        var list = parts.Count == 0 ? "kept with blanks around them" : string.Join(", ", parts);
        return $"{name}: {kind}, {list}.";
    }

    private static ColumnPlan Of(string name, FacetType type, string sqlType) =>
        new()
        {
            Name = name,
            Type = type,
            SqlType = sqlType,
        };

    private sealed record TableForm(bool DecimalComma, bool DayFirst, DateTimeZone Zone);
}
