using NodaTime;
using SmartSegmentation.Grains.Interfaces.Facets;

namespace SmartSegmentation.Grains.Tables.Domain;

/// <summary>How the cells of one column are stored.</summary>
internal sealed record ColumnPlan
{
    /// <summary>Name in the catalog and in the engine.</summary>
    public required string Name { get; init; }

    /// <summary>Type of the facet.</summary>
    public required FacetType Type { get; init; }

    /// <summary>Type in the engine.</summary>
    public required string SqlType { get; init; }

    /// <summary>Digits after the decimal point; null = stored as a floating point number.</summary>
    public int? Scale { get; init; }

    /// <summary>Numbers have a decimal comma.</summary>
    public bool DecimalComma { get; init; }

    /// <summary>Dates of two numbers and a year begin with the day.</summary>
    public bool DayFirst { get; init; }

    /// <summary>Dates are <c>yyyyMMdd</c>.</summary>
    public bool CompactDates { get; init; }

    /// <summary>Zone in which times with an offset are kept.</summary>
    public DateTimeZone Zone { get; init; } = DateTimeZone.Utc;

    /// <summary>Unit that stands beside the values: a currency code or <c>percent</c>.</summary>
    public string? Unit { get; init; }

    /// <summary>What was recognised, for people; null = nothing to tell.</summary>
    public string? Recognised { get; init; }

    /// <summary>Mean number of characters of a value.</summary>
    public double MeanLength { get; init; }

    /// <summary>Most values are e-mail addresses.</summary>
    public bool IsEmail { get; init; }
}
