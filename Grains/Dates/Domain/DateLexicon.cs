using NodaTime;

namespace SmartSegmentation.Grains.Dates.Domain;

/// <summary>The words of time, ready for reading. Immutable once built; safe to share.</summary>
public sealed class DateLexicon
{
    private readonly Dictionary<string, WordSense> _senses;

    internal DateLexicon(DateVocabulary vocabulary)
    {
        var builder = new DateLexiconBuilder(vocabulary);
        _senses = builder.Senses();
        Typos = builder.Typos();
        Amounts = DateLexiconBuilder.Table(vocabulary.Amounts);
        Relations = DateLexiconBuilder.Kinds<Relation>(vocabulary.Relations);
        Parts = DateLexiconBuilder.Kinds<PeriodPart>(vocabulary.Parts);
        Connectors = builder.Connectors();
        Deixis = DateLexiconBuilder.Table(vocabulary.Deixis);
        Abbreviations = builder.Abbreviations();
        ToDate = builder.ToDateWords();
        Seasons = builder.Seasons();
        Holidays = builder.Holidays();
        Adverbs = builder.Adverbs();
        Times = DateLexiconBuilder.Table(vocabulary.Times);
        Per = DateLexiconBuilder.Set(vocabulary.Per);
        Every = DateLexiconBuilder.Set(vocabulary.Every);
        Future = DateLexiconBuilder.Set(vocabulary.Future);
    }

    internal Dictionary<ConnectorKind, PhraseTable<bool>> Connectors { get; }

    internal PhraseTable<decimal> Amounts { get; }

    internal PhraseTable<Relation> Relations { get; }

    internal PhraseTable<PeriodPart> Parts { get; }

    internal PhraseTable<int> Deixis { get; }

    internal PhraseTable<(PeriodPart Part, TimeUnit Unit)> Abbreviations { get; }

    internal PhraseTable<TimeUnit> ToDate { get; }

    internal PhraseTable<(AnnualPeriodOf Period, bool Weak)> Seasons { get; }

    internal PhraseTable<HolidayRule> Holidays { get; }

    internal PhraseTable<FrequencySpec> Adverbs { get; }

    internal PhraseTable<int> Times { get; }

    internal PhraseTable<bool> Every { get; }

    internal PhraseTable<bool> Per { get; }

    internal PhraseTable<bool> Future { get; }

    private Dictionary<string, List<string>> Typos { get; }

    /// <summary>What a word can mean; a mistyped long word means what it was meant to be.</summary>
    internal WordSense? SenseOf(string word)
    {
        if (_senses.TryGetValue(word, out var sense))
        {
            return sense;
        }

        return word.Length >= 6 && Typos.TryGetValue(word[..1], out var targets)
            ? targets
                .Where(target => TypoDistance.IsTypo(word, target))
                .Select(target => _senses[target])
                .FirstOrDefault()
            : null;
    }
}

/// <summary>Where a unit lies from today.</summary>
internal enum Relation
{
    None = 0,
    Last = 1,
    Rolling = 2,
    Previous = 3,
    This = 4,
    That = 5,
    Next = 6,
    Coming = 7,
}

/// <summary>What connects dates.</summary>
internal enum ConnectorKind
{
    None = 0,
    From = 1,
    Between = 2,
    To = 3,
    And = 4,
    Since = 5,
    After = 6,
    Before = 7,
    Until = 8,
    Ago = 9,
    Hence = 10,
    OrLater = 11,
    AndAfter = 12,
    OrEarlier = 13,
    AndBefore = 14,
    ToDate = 15,
    MoreThan = 16,
    LessThan = 17,
    AtLeast = 18,
    AtMost = 19,
    Exactly = 20,
    Within = 21,
}
