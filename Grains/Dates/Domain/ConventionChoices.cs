namespace SmartSegmentation.Grains.Dates.Domain;

/// <summary>What "this month" is.</summary>
public enum CurrentUnit
{
    /// <summary>Not set.</summary>
    Unknown = 0,

    /// <summary>All of it, days to come included.</summary>
    Whole = 1,

    /// <summary>From its first day to today.</summary>
    ToDate = 2,
}

/// <summary>Which one a phrase without its year or week means: "Monday", "March", "5/12".</summary>
public enum UndatedReading
{
    /// <summary>Not set.</summary>
    Unknown = 0,

    /// <summary>The most recent one; where the words before speak of the future, the coming one.</summary>
    ByTense = 1,

    /// <summary>The most recent one.</summary>
    Latest = 2,

    /// <summary>The earliest that is not over.</summary>
    Coming = 3,

    /// <summary>The earliest that begins after today.</summary>
    Next = 4,
}

/// <summary>Which day "last", "this" and "next Friday" are.</summary>
public enum RelatedWeekday
{
    /// <summary>Not set.</summary>
    Unknown = 0,

    /// <summary>"Last" is the most recent one; "this" and "next" are those of this and of next week.</summary>
    Usual = 1,

    /// <summary>The nearest one before or after today.</summary>
    Nearest = 2,

    /// <summary>That of the last, of this and of the next week.</summary>
    OfWeek = 3,
}

/// <summary>Which month, season or holiday "last" and "next" point to: "last September", said in November.</summary>
public enum RelatedYear
{
    /// <summary>Not set.</summary>
    Unknown = 0,

    /// <summary>The nearest one before or after today.</summary>
    Usual = 1,

    /// <summary>That of the last and of the next calendar year.</summary>
    OfYear = 2,
}

/// <summary>What "in two weeks since D" is.</summary>
public enum LengthSinceReading
{
    /// <summary>Not set.</summary>
    Unknown = 0,

    /// <summary>D and the two weeks after it.</summary>
    Window = 1,

    /// <summary>The day that is two weeks after D.</summary>
    Day = 2,
}

/// <summary>How long "early", "late", "the beginning" and "the end" of a period are.</summary>
public enum PartSize
{
    /// <summary>Not set.</summary>
    Unknown = 0,

    /// <summary>Thirds of a named year and halves of "last year"; ten days of a month, its second half for "late"; half a week.</summary>
    Usual = 1,

    /// <summary>Thirds of years and months, three days of a week.</summary>
    Thirds = 2,

    /// <summary>Quarters of years; of shorter periods as usual.</summary>
    Quarters = 3,

    /// <summary>Halves.</summary>
    Halves = 4,
}
