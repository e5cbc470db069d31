namespace SmartSegmentation.Grains.Dates.Domain;

/// <summary>A phrase that was read, not yet settled.</summary>
/// <param name="Start">First token.</param>
/// <param name="End">Token after the last.</param>
/// <param name="Period">What it says of days; null for lengths and frequencies.</param>
internal sealed record Statement(int Start, int End, DateExpression? Period)
{
    public DateModifier Modifier { get; init; }

    /// <summary>The word before the period that made it a date; empty when there is none.</summary>
    public string Preposition { get; init; } = "";

    /// <summary>Which occurrence is meant, when the phrase says so.</summary>
    public Occurrence? Occurrence { get; init; }

    public TimeLength? Length { get; init; }

    public FrequencySpec? Frequency { get; init; }

    public Weekdays Weekdays { get; init; }

    public string Rule { get; init; } = "";
}
