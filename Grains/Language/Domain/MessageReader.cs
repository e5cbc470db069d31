using System.Collections.Immutable;
using NodaTime;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Clauses.Times;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Sentences;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain;

/// <summary>Reads sentences against one tenant's catalog and words.</summary>
/// <param name="words">The words of the language.</param>
/// <param name="index">The tenant's facets and values.</param>
/// <param name="model">The tenant's data.</param>
/// <param name="known">Words that somebody defined.</param>
/// <param name="today">Today and the conventions.</param>
internal sealed class MessageReader(
    LanguageWords words,
    FacetIndex index,
    PopulationModel model,
    KnownWords known,
    DateContext today
)
{
    private const int MaxDepth = 3;
    private readonly SpanReader _spans = new(words.Data, words.Thesaurus, known);
    private readonly WordSenses _senses = new(words, model);
    private int _depth;

    /// <summary>Today and the conventions.</summary>
    public DateContext Today => today;

    /// <summary>The tenant's data.</summary>
    public PopulationModel Model => model;

    /// <summary>The words of the language.</summary>
    public LanguageData Data => words.Data;

    /// <summary>All words of the language.</summary>
    public LanguageWords Words => words;

    /// <summary>The tenant's facets and values.</summary>
    public FacetIndex Index => index;

    /// <summary>The items of a text.</summary>
    public (ReadingScope Scope, ImmutableArray<Item> Items) ReadItems(
        string text,
        ImmutableDictionary<int, int>? choices = null
    )
    {
        var written = Decompose(text);
        return Map(written, Shortlist(written), DatesIn(written.Said.Text), choices);
    }

    /// <summary>A text cut into words, with terms replaced by their meaning where that is how they are read.</summary>
    public Decomposition Decompose(string text)
    {
        var said = Substitute(text);
        return new Decomposition(said, Tokenizer.Tokenize(said.Text));
    }

    /// <summary>The facets and values that words may stand for. Needs no dates.</summary>
    public FacetShortlist Shortlist(Decomposition decomposed)
    {
        var written = decomposed.Written;
        var matches = index.Annotate(written);
        var tokens = words.Data.Spoken.Correct(written, matches, known);
        var found = WithSingles(tokens == written ? matches : index.Annotate(tokens), tokens);
        return new FacetShortlist(
            tokens,
            words.Data.Consents.Read(
                tokens,
                ShortCodes.Add(
                    tokens,
                    NamedCodes.Add(tokens, found, index, model),
                    model,
                    words.Data,
                    words.Thesaurus
                ),
                index
            )
        );
    }

    /// <summary>The items that words, facets and dates make together.</summary>
    /// <param name="decomposed">The text.</param>
    /// <param name="facets">What its words may stand for.</param>
    /// <param name="found">Its phrases of time.</param>
    /// <param name="choices">Choices among the readings of stretches.</param>
    public (ReadingScope Scope, ImmutableArray<Item> Items) Map(
        Decomposition decomposed,
        FacetShortlist facets,
        ImmutableArray<DateMatch> found,
        ImmutableDictionary<int, int>? choices = null
    )
    {
        var text = decomposed.Said.Text;
        var tokens = facets.Tokens;
        var scope = new ReadingScope(text, tokens, model, index, words.Thesaurus, today, MeaningOf)
        {
            Said = decomposed.Said,
            Choices = choices ?? ImmutableDictionary<int, int>.Empty,
            DayWords = words.Data.DayWords,
            Cues = words.Cues,
        };
        var row = _spans.Read(
            tokens,
            found,
            RelativeSpans.In(tokens, model, words.Thesaurus, words.Cues.Days),
            facets.Matches.AddRange(model.Verbs.In(tokens))
        );
        row = _senses.Settle(row, tokens);
        row = RankedVerbs.Read(new YearOfClause(words.Dates, today).Settle(row), scope);
        row = new Denied(scope).Read(KnownVague.Settle(LapsedWords.Settle(row, tokens)));
        row = StateVerbs.Read(row, scope);
        row = SupportVerbs.Fade(row, scope);
        row = LeftOver.Fade(
            NamedColumns.Fade(OwnColumns.Fade(ToldColumns.Fade(row, scope), scope), scope),
            scope
        );
        row = AgeBounds.Join(NumberWords.Settle(NumberWords.SettleLengths(row), scope), scope);
        row = Preamble.Fade(row, scope);
        row = ListMerger.Merge(row, scope);
        row = new SameValues(scope).Read(new SameRoles(scope).Read(row));
        row = new YearColumns(scope).Read(row);
        row = new DueDays(scope).Read(new DayDistances(scope).Read(row));
        row = new UndoneDays(scope).Read(row);
        row = ColumnSpans.Fade(WholeSpend.Read(new FlagFamilies(scope).Read(row), scope), scope);
        return (scope, AmountLists.Merge(new FlagLists(scope).Merge(row), scope));
    }

    /// <summary>The reading of a sentence.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="choices">Choices among the readings of stretches.</param>
    /// <param name="previous">Frame that an elliptic sentence goes on from.</param>
    public Reading Read(string text, ImmutableDictionary<int, int>? choices = null, Frame? previous = null)
    {
        var (scope, items) = ReadItems(text, choices);
        return Read(scope, items, previous);
    }

    /// <summary>Phrases of time of a text.</summary>
    public ImmutableArray<DateMatch> DatesIn(string text) => ReadDates(text);

    /// <summary>The reading of items.</summary>
    public static Reading Read(ReadingScope scope, ImmutableArray<Item> items, Frame? previous = null) =>
        new SentenceAssembler(scope).Assemble(items, previous);

    /// <summary>"for the second" is an order, not a day.</summary>
    private static bool PicksOne(string text) =>
        text.Contains("first", StringComparison.OrdinalIgnoreCase)
        || text.Contains("second", StringComparison.OrdinalIgnoreCase)
        || text.Contains("third", StringComparison.OrdinalIgnoreCase)
        || text.Contains("last", StringComparison.OrdinalIgnoreCase);

    private static bool IsYear(string text) =>
        text.Length == 4 && text.All(char.IsAsciiDigit) && text[0] is '1' or '2';

    /// <summary>A word inside a longer match is also read by itself.</summary>
    private ImmutableArray<FacetMatch> WithSingles(
        ImmutableArray<FacetMatch> matches,
        ImmutableArray<Token> tokens
    )
    {
        var all = matches.ToBuilder();
        foreach (var token in tokens)
        {
            if (
                token.Kind == TokenKind.Word
                && token.Folded.Length > 2
                && !words.Data.Fillers.Contains(token.Folded)
                && matches.Any(match => match.First <= token.Index && token.Index < match.End)
                && !matches.Any(match => match.First == token.Index && match.End == token.Index + 1)
            )
            {
                all.AddRange(index.Annotate([token]));
            }
        }

        return all.ToImmutable();
    }

    /// <summary>True for words that can be the meaning of a term: conditions, or a number or a window to go with what stands beside it.</summary>
    public bool IsMeaning(string text)
    {
        var tokens = Tokenizer.Tokenize(text);
        var row = _spans.Read(tokens, ReadDates(text), [], index.Annotate(tokens));
        return (
                row.Any(item =>
                    item.Comparison is not null
                    || item.Date is not null
                    || item.Is("aggregate.sum")
                    || item.Is("times")
                ) && IsBare(text)
            )
            || IsExpression(text)
            || (!ExpressionTextReader.IsWrittenSo(text) && Read(text).Expression is not null);
    }

    /// <summary>Defined terms of a sentence, each with a reader that does not know it.</summary>
    public IEnumerable<(KnownTerm Term, MessageReader Others)> TermsIn(string text) =>
        known
            .Find(Tokenizer.Tokenize(text))
            .Select(found => found.Term)
            .Distinct()
            .Select(term => (term, WithoutTerm(term)));

    /// <summary>True where a defined term begins at a word.</summary>
    public bool BeginsTerm(ImmutableArray<Token> tokens, int at) =>
        known.Find(tokens[at..]).Any(found => found.First == 0);

    /// <summary>Where names of saved segments and defined terms stand in a sentence, by their words.</summary>
    public IEnumerable<(int First, int End)> Named(ImmutableArray<Token> tokens) => known.Named(tokens);

    /// <summary>True for a condition in the notation of expressions ("orders.amount > 50").</summary>
    public bool IsExpression(string text) => new ExpressionTextReader(model, index).Read(text) is not null;

    /// <summary>True for words with a comparison, a rank or a number of times.</summary>
    public bool HasNumber(string text)
    {
        var tokens = Tokenizer.Tokenize(text);
        return _spans
            .Read(tokens, [], [], index.Annotate(tokens))
            .Any(item =>
                item.Comparison is not null
                || item.Is("times")
                || item.IsKind("rank.top")
                || item.IsKind("rank.bottom")
            );
    }

    /// <summary>True for a number or a window without a word of what it is about ("older than 40" has one).</summary>
    public bool IsBare(string meaning)
    {
        var tokens = Tokenizer.Tokenize(meaning);
        var row = _spans.Read(tokens, ReadDates(meaning), [], index.Annotate(tokens));
        return row.Where(item => ClauseCutter.IsContent(item) || !item.Matches.IsEmpty)
            .All(item =>
                item.Comparison is { OfAge: false }
                || item.Date is not null
                || item.Is("aggregate.sum")
                || item.Is("times")
            );
    }

    /// <summary>Phrases of time that are sure, rivals included, and weak ones ("in May") only where the whole sentence is best read so.</summary>
    private ImmutableArray<DateMatch> ReadDates(string text) =>
        [
            .. words.Dates.Read(text, today).Where(date => date.Explicit || !PicksOne(date.Text)),
            .. words
                .Dates.ReadAll(text, today)
                .Where(date => date.Explicit || IsYear(date.Text) || IsSeasonOfMembers(text, date)),
        ];

    /// <summary>"fall shoppers": a season's word that could be another one is a season before those who are in the segment.</summary>
    private bool IsSeasonOfMembers(string text, DateMatch date) =>
        date is { Kind: DateKind.Range, From: { } from, To: { } to }
        && Period.DaysBetween(from, to) is > 80 and < 100
        && Tokenizer.Tokenize(text[date.End..]).FirstOrDefault() is { } next
        && words.Thesaurus.IsEntityWord(next.Stem);

    /// <summary>
    /// Terms whose meaning says nothing by itself ("recent": the last 60 days; "expensive": 100 or more) are read as if the user had said
    /// the meaning in their place.
    /// </summary>
    private Substitution Substitute(string text)
    {
        var said = Substitution.None(text);
        if (_depth >= MaxDepth)
        {
            return said;
        }

        var tokens = Tokenizer.Tokenize(text);
        var places = new MeaningPlaces(words, index, model);
        foreach (var (first, end, term) in known.Find(tokens).ToList())
        {
            if (
                new ExpressionTextReader(model, index).Read(term.Meaning) is not null
                || (!IsBare(term.Meaning) && MeaningOf(term) is not null)
            )
            {
                continue;
            }

            var (last, meaning) = places.Put(
                tokens,
                end,
                term,
                words.Dates.Read(term.Meaning, today).IsEmpty
            );
            said = said.Replace(tokens[first].Start, tokens[last - 1].End, meaning, term);
        }

        return said;
    }

    /// <summary>True when a stretch speaks of money.</summary>
    public bool ReadsMoney(ReadingScope scope, Item item) =>
        Enumerable
            .Range(item.First, item.Length)
            .Any(at => words.Thesaurus.MeasureWord(scope.Tokens[at].Stem) is "money");

    private ExpressionNode? MeaningOf(KnownTerm term)
    {
        if (_depth >= MaxDepth)
        {
            return null;
        }

        _depth++;
        try
        {
            return new ExpressionTextReader(model, index).Read(term.Meaning)
                ?? (
                    ExpressionTextReader.IsWrittenSo(term.Meaning)
                        ? null
                        : WithoutTerm(term).Read(term.Meaning).Expression
                );
        }
        finally
        {
            _depth--;
        }
    }

    /// <summary>A reader that does not know the term itself, so that "loyal means loyal for two years" ends.</summary>
    private MessageReader WithoutTerm(KnownTerm term) =>
        new(words, index, model, known.Without(term), today) { _depth = _depth };
}
