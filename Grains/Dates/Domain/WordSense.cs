using NodaTime;

namespace SmartSegmentation.Grains.Dates.Domain;

/// <summary>What one word can mean in time.</summary>
internal sealed record WordSense
{
    /// <summary>1 to 12; 0 = not a month.</summary>
    public int Month { get; init; }

    public IsoDayOfWeek Weekday { get; init; }

    /// <summary>True for the plural of a weekday.</summary>
    public bool PluralWeekday { get; init; }

    public TimeUnit? Unit { get; init; }

    /// <summary>Unit of a letter that is glued to a number.</summary>
    public TimeUnit? UnitLetter { get; init; }

    /// <summary>-1 = not a number.</summary>
    public int Cardinal { get; init; } = -1;

    /// <summary>Hundred, thousand; 0 = none.</summary>
    public int Scale { get; init; }

    /// <summary>0 = none; -1 = the last.</summary>
    public int Ordinal { get; init; }

    /// <summary>20 for "twenties"; 0 = none.</summary>
    public int Decade { get; init; }

    /// <summary>True when the word is more often something else.</summary>
    public bool Weak { get; init; }

    /// <summary>True for a word that shows that the number before it is a count or an amount.</summary>
    public bool Countable { get; init; }

    public bool Preposition { get; init; }

    public bool Negation { get; init; }

    /// <summary>True when the word may begin a phrase of the lexicon or carry a sense; others cannot start a date.</summary>
    public bool HasTimeSense =>
        Month > 0
        || Weekday != IsoDayOfWeek.None
        || Unit is not null
        || Cardinal >= 0
        || Ordinal != 0
        || Decade > 0;
}
