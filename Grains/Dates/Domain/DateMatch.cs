using NodaTime;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Dates.Domain;

/// <summary>One phrase of time in a text and what it means.</summary>
public sealed record DateMatch
{
    /// <summary>First character, in UTF-16 units from 0.</summary>
    public required int Start { get; init; }

    /// <summary>One past the last character.</summary>
    public required int End { get; init; }

    /// <summary>The words themselves, the words that connect the phrase included ("since", "in the last").</summary>
    public required string Text { get; init; }

    /// <summary>What it is.</summary>
    public required DateKind Kind { get; init; }

    /// <summary>First day of a range; null = open.</summary>
    public LocalDate? From { get; init; }

    /// <summary>Day after the last of a range; null = open.</summary>
    public LocalDate? To { get; init; }

    /// <summary>Length of a duration, or of the span that a relative range was counted by ("last 90 days").</summary>
    public decimal? Amount { get; init; }

    /// <summary>Unit of <see cref="Amount"/>.</summary>
    public CalendarUnit? Unit { get; init; }

    /// <summary>How often, of a frequency.</summary>
    public FrequencySpec? Frequency { get; init; }

    /// <summary>True when the range moves with today.</summary>
    public bool RelativeToToday { get; init; }

    /// <summary>Name of the rule that read it, such as <c>rolling</c> or <c>month</c>.</summary>
    public string Rule { get; init; } = "";

    /// <summary>The convention that decided between readings, as one short sentence; empty when none had to.</summary>
    public string Convention { get; init; } = "";

    /// <summary>Unit in which the phrase names its range; null when it names none.</summary>
    public CalendarUnit? Granularity { get; init; }

    /// <summary>False for a weak reading: a bare number, or a word that is more often something else ("may", "sun").</summary>
    public bool Explicit { get; init; } = true;

    /// <summary>How the phrase bounds its date.</summary>
    public DateModifier Modifier { get; init; }

    /// <summary>True for what the phrase means by a convention that is not the tenant's.</summary>
    public bool Rival { get; init; }

    /// <summary>Days of the week that recur ("on weekends", "on a Saturday or Sunday"); <see cref="Weekdays.None"/> otherwise.</summary>
    public Weekdays Weekdays { get; init; }
}

/// <summary>What a phrase of time is.</summary>
public enum DateKind
{
    /// <summary>Not set.</summary>
    Unknown = 0,

    /// <summary>Days of the calendar.</summary>
    Range = 1,

    /// <summary>A length of time, without a place in the calendar.</summary>
    Duration = 2,

    /// <summary>How often.</summary>
    Frequency = 3,
}

/// <summary>How a phrase bounds its date.</summary>
public enum DateModifier
{
    /// <summary>Not at all.</summary>
    None = 0,

    /// <summary>Earlier than the date.</summary>
    Before = 1,

    /// <summary>Later than the end of the date.</summary>
    After = 2,

    /// <summary>From the date on.</summary>
    Since = 3,

    /// <summary>Up to the end of the date.</summary>
    Until = 4,

    /// <summary>From one date to another, both included.</summary>
    Between = 5,

    /// <summary>Longer ago than a length.</summary>
    MoreThanAgo = 6,

    /// <summary>Less long ago than a length.</summary>
    LessThanAgo = 7,

    /// <summary>Inside a length.</summary>
    Within = 8,

    /// <summary>A length that must be exceeded ("for more than 60 days").</summary>
    MoreThan = 9,

    /// <summary>A length that must not be reached.</summary>
    LessThan = 10,

    /// <summary>A length that must at least be reached.</summary>
    AtLeast = 11,

    /// <summary>A length that must not be exceeded.</summary>
    AtMost = 12,
}

/// <summary>How often.</summary>
/// <param name="Times">Number of times; 1 for "weekly".</param>
/// <param name="Comparator">How the count is compared.</param>
/// <param name="Per">Unit in which it is counted.</param>
/// <param name="Every">Number of units in which it is counted: 2 for "every other week".</param>
public sealed record FrequencySpec(
    decimal Times,
    FrequencyComparator Comparator,
    CalendarUnit Per,
    decimal Every = 1
);

/// <summary>How a count of times is compared.</summary>
public enum FrequencyComparator
{
    /// <summary>Not set.</summary>
    Unknown = 0,

    /// <summary>So many times.</summary>
    Exactly = 1,

    /// <summary>So many times or more.</summary>
    AtLeast = 2,

    /// <summary>So many times or fewer.</summary>
    AtMost = 3,

    /// <summary>More often.</summary>
    MoreThan = 4,

    /// <summary>Less often.</summary>
    LessThan = 5,
}

/// <summary>Days of the week.</summary>
[Flags]
public enum Weekdays
{
    /// <summary>No day.</summary>
    None = 0,

    /// <summary>Monday.</summary>
    Monday = 1,

    /// <summary>Tuesday.</summary>
    Tuesday = 2,

    /// <summary>Wednesday.</summary>
    Wednesday = 4,

    /// <summary>Thursday.</summary>
    Thursday = 8,

    /// <summary>Friday.</summary>
    Friday = 16,

    /// <summary>Saturday.</summary>
    Saturday = 32,

    /// <summary>Sunday.</summary>
    Sunday = 64,

    /// <summary>Saturday and Sunday.</summary>
    Weekend = Saturday | Sunday,

    /// <summary>Monday to Friday.</summary>
    Workdays = Monday | Tuesday | Wednesday | Thursday | Friday,
}
