using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Dates.Domain;

/// <summary>Turns the words of the skill into tables.</summary>
internal sealed class DateLexiconBuilder(DateVocabulary vocabulary)
{
    public static PhraseTable<T> Table<T>(IEnumerable<KeyValuePair<string, T>> phrases)
    {
        var table = new PhraseTable<T>();
        foreach (var (phrase, value) in phrases)
        {
            table.Add(phrase, value);
        }

        return table;
    }

    /// <summary>A table of phrases that mean no more than that they are there.</summary>
    public static PhraseTable<bool> Set(IEnumerable<string> phrases) =>
        Table(phrases.Select(phrase => KeyValuePair.Create(phrase, true)));

    /// <summary>A table from lists by the name of an enum member.</summary>
    public static PhraseTable<T> Kinds<T>(Dictionary<string, List<string>> lists)
        where T : struct, Enum
    {
        var table = new PhraseTable<T>();
        foreach (var (name, phrases) in lists.Reverse())
        {
            phrases.ForEach(phrase => table.Add(phrase, Enum.Parse<T>(name, ignoreCase: true)));
        }

        return table;
    }

    public Dictionary<string, WordSense> Senses()
    {
        var senses = new Dictionary<string, WordSense>(StringComparer.Ordinal);
        void Set(string word, Func<WordSense, WordSense> change) =>
            senses[word] = change(senses.GetValueOrDefault(word) ?? new WordSense());
        for (var i = 0; i < vocabulary.Months.Count; i++)
        {
            vocabulary.Months[i].ForEach(word => Set(word, sense => sense with { Month = i + 1 }));
        }

        for (var i = 0; i < vocabulary.Weekdays.Count; i++)
        {
            var day = (IsoDayOfWeek)(i + 1);
            vocabulary.Weekdays[i].ForEach(word => Set(word, sense => sense with { Weekday = day }));
            Set(vocabulary.PluralWeekdays[i], sense => sense with { Weekday = day, PluralWeekday = true });
        }

        foreach (var (name, words) in vocabulary.Units)
        {
            words.ForEach(word => Set(word, sense => sense with { Unit = UnitOf(name) }));
        }

        foreach (var (letter, unit) in vocabulary.UnitLetters)
        {
            Set(letter, sense => sense with { UnitLetter = UnitOf(unit) });
        }

        AddNumbers(Set);
        vocabulary.Countables.ForEach(word => Set(word, sense => sense with { Countable = true }));
        vocabulary.Prepositions.ForEach(word => Set(word, sense => sense with { Preposition = true }));
        vocabulary.Negations.ForEach(word => Set(word, sense => sense with { Negation = true }));
        vocabulary.Weak.ForEach(word => Set(word, sense => sense with { Weak = true }));
        return senses;
    }

    /// <summary>Long words whose mistyped forms are understood, by first letter.</summary>
    public Dictionary<string, List<string>> Typos() =>
        vocabulary
            .Months.Concat(vocabulary.Weekdays)
            .SelectMany(words => words)
            .Where(word => word.Length >= 6)
            .GroupBy(word => word[..1], StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);

    public Dictionary<ConnectorKind, PhraseTable<bool>> Connectors() =>
        vocabulary.Connectors.ToDictionary(
            entry => Enum.Parse<ConnectorKind>(entry.Key, ignoreCase: true),
            entry => Set(entry.Value)
        );

    public PhraseTable<(PeriodPart Part, TimeUnit Unit)> Abbreviations() =>
        Table(
            vocabulary.Abbreviations.Select(entry =>
                KeyValuePair.Create(
                    entry.Key,
                    (
                        Enum.Parse<PeriodPart>(entry.Value.Split(' ')[0], ignoreCase: true),
                        UnitOf(entry.Value.Split(' ')[1])
                    )
                )
            )
        );

    public PhraseTable<TimeUnit> ToDateWords() =>
        Table(vocabulary.ToDate.Select(entry => KeyValuePair.Create(entry.Key, UnitOf(entry.Value))));

    public PhraseTable<(AnnualPeriodOf Period, bool Weak)> Seasons()
    {
        var table = new PhraseTable<(AnnualPeriodOf, bool)>();
        foreach (var season in vocabulary.Seasons.Values)
        {
            var period = new AnnualPeriodOf(DateOf(season.Start), DateOf(season.End));
            season.Names.ForEach(name => table.Add(name, (period, vocabulary.WeakSeasons.Contains(name))));
        }

        return table;
    }

    public PhraseTable<HolidayRule> Holidays()
    {
        var table = new PhraseTable<HolidayRule>();
        foreach (var holiday in vocabulary.Holidays)
        {
            var rule = RuleOf(holiday) with
            {
                Plus = holiday.Plus,
                Days = Math.Max(1, holiday.Days + (29 * holiday.Months)),
            };
            holiday.Names.ForEach(name => table.Add(name, rule));
        }

        return table;
    }

    public PhraseTable<FrequencySpec> Adverbs() =>
        Table(
            vocabulary.Adverbs.Select(entry =>
                KeyValuePair.Create(
                    entry.Key,
                    new FrequencySpec(
                        decimal.Parse(entry.Value[0], CultureInfo.InvariantCulture),
                        FrequencyComparator.Exactly,
                        UnitOf(entry.Value[1]).Unit,
                        entry.Value.Count > 2
                            ? decimal.Parse(entry.Value[2], CultureInfo.InvariantCulture)
                            : 1
                    )
                )
            )
        );

    private void AddNumbers(Action<string, Func<WordSense, WordSense>> set)
    {
        foreach (var (word, value) in vocabulary.Cardinals)
        {
            set(word, sense => sense with { Cardinal = value });
        }

        foreach (var (word, value) in vocabulary.Scales)
        {
            set(word, sense => sense with { Scale = value });
        }

        foreach (var (word, value) in vocabulary.Ordinals)
        {
            set(word, sense => sense with { Ordinal = value });
        }

        foreach (var (word, value) in vocabulary.Decades)
        {
            set(word, sense => sense with { Decade = value });
        }
    }

    private static HolidayRule RuleOf(HolidayWords words) =>
        words switch
        {
            { WeekdayNear: true, Fixed: { } day } => new NearestWorkday(DateOf(day)),
            { WeekdayBefore: { } weekday, Fixed: { } day } => new WeekdayBefore(
                DayOfWeek(weekday),
                DateOf(day)
            ),
            { Fixed: { } day } => new FixedHoliday(DateOf(day)),
            { Nth: { } nth, Weekday: { } weekday } => new NthWeekdayHoliday(
                nth,
                DayOfWeek(weekday),
                words.Month
            ),
            { Easter: { } offset } => new EasterHoliday(offset, Orthodox: false),
            { OrthodoxEaster: { } offset } => new EasterHoliday(offset, Orthodox: true),
            { Calendar: "chinese" } => new ChineseHoliday(words.Month, words.Day),
            { Calendar: { } calendar } => new CalendarHoliday(
                string.Equals(calendar, "hebrew", StringComparison.Ordinal)
                    ? CalendarHoliday.Hebrew
                    : CalendarHoliday.Islamic,
                words.Month,
                words.Day
            ),
            { Table: { } table } => new TabledHoliday(
                table.ToImmutableDictionary(entry => entry.Key, entry => DateOf(entry.Value))
            ),
            _ => throw new FormatException($"The holiday '{words.Names.FirstOrDefault()}' has no rule."),
        };

    private static IsoDayOfWeek DayOfWeek(string name) => Enum.Parse<IsoDayOfWeek>(name, ignoreCase: true);

    private static AnnualDate DateOf(string text) =>
        NodaTime.Text.AnnualDatePattern.Iso.Parse(text).GetValueOrThrow();

    private static TimeUnit UnitOf(string name) =>
        name switch
        {
            "day" => TimeUnit.Day,
            "week" => TimeUnit.Week,
            "fortnight" => new(CalendarUnit.Week, 2),
            "month" => TimeUnit.Month,
            "quarter" => TimeUnit.Quarter,
            "halfYear" => new(CalendarUnit.Month, 6),
            "year" => TimeUnit.Year,
            "decade" => new(CalendarUnit.Year, 10),
            "century" => new(CalendarUnit.Year, 100),
            "weekend" => new(CalendarUnit.Week, 1, UnitStyle.Weekend),
            "businessDay" => new(CalendarUnit.Day, 1, UnitStyle.Business),
            "season" => new(CalendarUnit.Quarter, 1, UnitStyle.Season),
            _ => throw new FormatException($"The unit '{name}' is not known."),
        };
}
