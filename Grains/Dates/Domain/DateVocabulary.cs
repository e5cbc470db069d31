namespace SmartSegmentation.Grains.Dates.Domain;

/// <summary>The words of the skill, as its files have them.</summary>
internal sealed class DateVocabulary
{
    public List<List<string>> Months { get; set; } = [];

    public List<List<string>> Weekdays { get; set; } = [];

    public List<string> PluralWeekdays { get; set; } = [];

    public List<string> Weak { get; set; } = [];

    public Dictionary<string, List<string>> Units { get; set; } = [];

    public Dictionary<string, string> UnitLetters { get; set; } = [];

    public Dictionary<string, int> Cardinals { get; set; } = [];

    public Dictionary<string, int> Scales { get; set; } = [];

    public Dictionary<string, int> Ordinals { get; set; } = [];

    public Dictionary<string, int> Decades { get; set; } = [];

    public Dictionary<string, decimal> Amounts { get; set; } = [];

    public Dictionary<string, List<string>> Relations { get; set; } = [];

    public Dictionary<string, List<string>> Parts { get; set; } = [];

    public Dictionary<string, string> Abbreviations { get; set; } = [];

    public Dictionary<string, string> ToDate { get; set; } = [];

    public Dictionary<string, int> Deixis { get; set; } = [];

    public Dictionary<string, SeasonWords> Seasons { get; set; } = [];

    public List<string> WeakSeasons { get; set; } = [];

    public Dictionary<string, List<string>> Connectors { get; set; } = [];

    public List<string> Prepositions { get; set; } = [];

    public List<string> Negations { get; set; } = [];

    public List<string> Future { get; set; } = [];

    public List<string> Countables { get; set; } = [];

    public Dictionary<string, List<string>> Adverbs { get; set; } = [];

    public Dictionary<string, int> Times { get; set; } = [];

    public List<string> Every { get; set; } = [];

    public List<string> Per { get; set; } = [];

    public List<HolidayWords> Holidays { get; set; } = [];
}

/// <summary>A season; days as <c>MM-dd</c>, the end exclusive.</summary>
internal sealed class SeasonWords
{
    public List<string> Names { get; set; } = [];

    public string Start { get; set; } = "";

    public string End { get; set; } = "";
}

/// <summary>A holiday: its names and exactly one kind of rule.</summary>
internal sealed class HolidayWords
{
    public List<string> Names { get; set; } = [];

    /// <summary><c>MM-dd</c>.</summary>
    public string? Fixed { get; set; }

    public bool WeekdayNear { get; set; }

    public string? WeekdayBefore { get; set; }

    public int? Nth { get; set; }

    public string? Weekday { get; set; }

    public int Month { get; set; }

    public int? Easter { get; set; }

    public int? OrthodoxEaster { get; set; }

    /// <summary><c>hebrew</c>, <c>islamic</c> or <c>chinese</c>.</summary>
    public string? Calendar { get; set; }

    public int Day { get; set; } = 1;

    public int Months { get; set; }

    public Dictionary<int, string>? Table { get; set; }

    public int Plus { get; set; }

    public int Days { get; set; } = 1;
}
