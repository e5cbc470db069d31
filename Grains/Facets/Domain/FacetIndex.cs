using System.Collections.Concurrent;
using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain.Values;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Facets.Domain;

/// <summary>Finds facets, values and tables of one catalog in sentences.</summary>
/// <remarks>Built once per catalog version; immutable and safe to share afterwards.</remarks>
public sealed class FacetIndex
{
    private const int MaxPerSpan = 16;
    private readonly Catalog _catalog;
    private readonly SentenceReader _reader;
    private readonly NameMatcher _names;
    private readonly ValueMatcher _values;
    private readonly List<IndexedFacet> _facets;
    private readonly Dictionary<string, int> _numbers;
    private readonly NearestTerms _nearest;
    private readonly ConcurrentDictionary<ImmutableArray<Token>, ImmutableArray<FacetMatch>>? _annotated;

    private FacetIndex(Catalog catalog, Thesaurus thesaurus)
    {
        var built = new FacetIndexBuilder(catalog, thesaurus);
        _catalog = catalog;
        _facets = built.Facets;
        _names = new NameMatcher(built.Names);
        _values = new ValueMatcher(built.Values, built.Facets, thesaurus);
        _reader = new SentenceReader(built.Terms, thesaurus);
        _reader.Complete(built.Values.Surfaces);
        _nearest = new NearestTerms(built.Terms);
        _numbers = catalog
            .Facets.Select((facet, number) => (facet.FacetId, number))
            .DistinctBy(pair => pair.FacetId, StringComparer.Ordinal)
            .ToDictionary(pair => pair.FacetId, pair => pair.number, StringComparer.Ordinal);
    }

    private FacetIndex(FacetIndex whole)
    {
        (_catalog, _reader, _names, _values) = (whole._catalog, whole._reader, whole._names, whole._values);
        (_facets, _numbers, _nearest) = (whole._facets, whole._numbers, whole._nearest);
        _annotated = new(new SameTokens());
    }

    /// <summary>Version of the catalog that it was built from.</summary>
    public int CatalogVersion => _catalog.Version;

    /// <summary>An index of a catalog. Pure; takes milliseconds for small catalogs and up to two seconds for large ones.</summary>
    public static FacetIndex Build(Catalog catalog, Thesaurus thesaurus) => new(catalog, thesaurus);

    /// <summary>Every plausible reading of every stretch of the tokens, by first token, longer stretches first, best first.</summary>
    public ImmutableArray<FacetMatch> Annotate(ImmutableArray<Token> tokens) =>
        _annotated?.GetOrAdd(tokens, Read) ?? Read(tokens);

    /// <summary>The same index, which does not read the same words twice; for one turn, since it keeps what was said.</summary>
    public FacetIndex ForTurn() => new(this);

    private ImmutableArray<FacetMatch> Read(ImmutableArray<Token> tokens) =>
        Pruned(Matches(_reader.Read(tokens)));

    /// <summary>Readings of a phrase as values of one facet, best first; empty when it names none.</summary>
    /// <param name="facetId">The facet.</param>
    /// <param name="tokens">The sentence.</param>
    /// <param name="first">First token of the phrase.</param>
    /// <param name="end">One past its last token.</param>
    /// <remarks>Numbers, single letters and small words count here, since the facet is given; articles at the edges do not.</remarks>
    public ImmutableArray<FacetMatch> MatchValue(
        string facetId,
        ImmutableArray<Token> tokens,
        int first,
        int end
    )
    {
        if (!_numbers.TryGetValue(facetId, out var number))
        {
            return [];
        }

        while (first < end && tokens[first].Folded is "the" or "a" or "an")
        {
            first++;
        }

        var sentence = _reader.Read(tokens[first..end], strict: false);
        if (sentence.Slots.Length == 0)
        {
            return [];
        }

        var readings = _values
            .Match(sentence, number)
            .Where(reading => reading.First == 0 && reading.End == sentence.Slots.Length);
        return Pruned([
            .. Stored(sentence, number),
            .. readings.Select(reading => MatchOf(sentence, reading)),
        ]);
    }

    /// <summary>Facets and values nearest to a query, best first; each facet once without a value and once per value.</summary>
    public ImmutableArray<FacetHit> Search(string query, int topK)
    {
        var tokens = Tokenizer.Tokenize(query);
        var found = Matches(_reader.Read(tokens, strict: false));
        var hits = found.SelectMany(match => HitsOf(match, tokens)).ToList();
        if (hits.Count < topK)
        {
            var similar = tokens
                .Where(token => token.Kind == TokenKind.Word && token.Folded.Length > 3)
                .SelectMany(token => _nearest.To(token.Stem))
                .SelectMany(near =>
                    Matches(_reader.Read(Tokenizer.Tokenize(near.Term)))
                        .SelectMany(match => Faded(match, near.Likeness))
                );
            hits.AddRange(similar);
        }

        return
        [
            .. hits.GroupBy(hit => (hit.FacetId, hit.Value))
                .Select(group => group.MaxBy(hit => hit.Score)!)
                .OrderByDescending(hit => hit.Score)
                .ThenBy(hit => hit.FacetId, StringComparer.Ordinal)
                .Take(topK),
        ];
    }

    private List<FacetMatch> Matches(Sentence sentence)
    {
        var found = new List<FacetMatch>();
        foreach (var reading in _names.Match(sentence))
        {
            AddName(sentence, reading, found);
        }

        found.AddRange(_values.Match(sentence).Select(reading => MatchOf(sentence, reading)));
        return found;
    }

    private void AddName(Sentence sentence, NameReading reading, List<FacetMatch> found)
    {
        var first = sentence.Slots[reading.First].Token.Index;
        var end = sentence.Slots[reading.End - 1].Token.Index + 1;
        var negated = reading.Negated || IsDenied(sentence, reading.First);
        first = negated && !reading.Negated ? sentence.Slots[reading.First - 1].Token.Index : first;
        if (reading.Entry.Kind == MatchKind.Table)
        {
            var name = _catalog.Tables[reading.Entry.Owner].Name;
            found.Add(
                new FacetMatch(
                    first,
                    end,
                    MatchKind.Table,
                    name,
                    [],
                    reading.Way,
                    reading.Score,
                    false,
                    ConditionOperator.Exists
                )
            );
            return;
        }

        found.AddRange(NameMatches(_facets[reading.Entry.Owner], reading, first, end, negated));
    }

    private static IEnumerable<FacetMatch> NameMatches(
        IndexedFacet facet,
        NameReading reading,
        int first,
        int end,
        bool negated
    )
    {
        var id = facet.Facet.FacetId;
        if (facet.Flag is not { IsFlag: true })
        {
            yield return new FacetMatch(
                first,
                end,
                MatchKind.Facet,
                id,
                [],
                reading.Way,
                reading.Score,
                negated,
                ConditionOperator.Exists
            );
        }

        if (facet.Flag is { } flag)
        {
            var operation = flag.Yes.Length == 1 ? ConditionOperator.Eq : ConditionOperator.In;
            var score = flag.IsFlag ? reading.Score : reading.Score * 0.9;
            yield return new FacetMatch(
                first,
                end,
                MatchKind.FlagFacet,
                id,
                flag.Yes,
                reading.Way,
                score,
                negated,
                operation
            )
            {
                Covers = flag.Yes.Length,
            };
        }
    }

    private FacetMatch MatchOf(Sentence sentence, ValueReading reading)
    {
        var denied = !reading.Negated && IsDenied(sentence, reading.First);
        var first = sentence.Slots[denied ? reading.First - 1 : reading.First].Token.Index;
        var end = sentence.Slots[reading.End - 1].Token.Index + 1;
        return new FacetMatch(
            first,
            end,
            MatchKind.Value,
            _facets[reading.Facet].Facet.FacetId,
            [.. reading.Values],
            reading.Way,
            Math.Min(1, reading.Score),
            denied || reading.Negated,
            reading.Operator
        )
        {
            Covers = reading.Covers,
        };
    }

    // "non-smokers": the denial is a token of its own, joined by a hyphen.
    private static bool IsDenied(Sentence sentence, int slot) =>
        slot > 0
        && sentence.Slots[slot].Token.JoinedToPrevious
        && sentence.Slots[slot - 1].Token.Folded is "non";

    // Stored values of a numeric facet, and yes and no of a flag, are asked for by themselves.
    private IEnumerable<FacetMatch> Stored(Sentence sentence, int number)
    {
        var facet = _facets[number].Facet;
        var text = string.Join(' ', sentence.Slots.Select(slot => slot.Term));
        var first = sentence.Slots[0].Token.Index;
        var end = sentence.Slots[^1].Token.Index + 1;
        foreach (var value in facet.Values)
        {
            if (string.Equals(string.Join(' ', Phrase.Of(value.Value).Terms), text, StringComparison.Ordinal))
            {
                yield return new FacetMatch(
                    first,
                    end,
                    MatchKind.Value,
                    facet.FacetId,
                    [value.Value],
                    MatchWay.Exact,
                    1,
                    false,
                    ConditionOperator.Eq
                )
                {
                    Covers = 1,
                };
            }
        }
    }

    private static ImmutableArray<FacetMatch> Pruned(List<FacetMatch> found) =>
        [
            .. found
                .GroupBy(match => (match.First, match.End))
                .OrderBy(group => group.Key.First)
                .ThenByDescending(group => group.Key.End)
                .SelectMany(group =>
                    group.OrderByDescending(match => match.Score).DistinctBy(Identity).Take(MaxPerSpan)
                ),
        ];

    private static (MatchKind, string, string, ConditionOperator) Identity(FacetMatch match) =>
        (
            match.Kind,
            match.FacetId,
            string.Join('\u001f', match.Values.Take(MaxPerSpan)),
            match.SuggestedOperator
        );

    private static IEnumerable<FacetHit> HitsOf(FacetMatch match, ImmutableArray<Token> tokens)
    {
        if (match.Kind == MatchKind.Table)
        {
            return [];
        }

        var share = 0.5 + (0.5 * (match.End - match.First) / tokens.Length);
        return match.Kind == MatchKind.Value
            ? match
                .Values.Take(5)
                .Select(value => new FacetHit(match.FacetId, value, match.Score * share, match.Way))
            : [new FacetHit(match.FacetId, null, match.Score * share, match.Way)];
    }

    private static IEnumerable<FacetHit> Faded(FacetMatch match, double likeness) =>
        match.Kind == MatchKind.Table ? []
        : match.Kind == MatchKind.Value
            ? match
                .Values.Take(3)
                .Select(value => new FacetHit(
                    match.FacetId,
                    value,
                    match.Score * likeness * 0.7,
                    MatchWay.Typo
                ))
        : [new FacetHit(match.FacetId, null, match.Score * likeness * 0.7, MatchWay.Typo)];

    private sealed class SameTokens : IEqualityComparer<ImmutableArray<Token>>
    {
        public bool Equals(ImmutableArray<Token> one, ImmutableArray<Token> other) =>
            one.AsSpan().SequenceEqual(other.AsSpan());

        public int GetHashCode(ImmutableArray<Token> tokens) =>
            tokens.IsEmpty
                ? 0
                : HashCode.Combine(
                    tokens.Length,
                    string.GetHashCode(tokens[0].Text, StringComparison.Ordinal),
                    string.GetHashCode(tokens[^1].Text, StringComparison.Ordinal),
                    tokens[^1].End
                );
    }
}
