using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Spans;

/// <summary>Words that somebody defined, and the names of saved segments.</summary>
/// <remarks>A user's own meaning comes before the tenant's; both before a value of the data.</remarks>
internal sealed class KnownWords
{
    private readonly ImmutableArray<Entry> _terms;
    private readonly ImmutableArray<Entry> _names;
    private readonly HashSet<string> _termWords;
    private readonly HashSet<string> _nameWords;

    /// <summary>The words of one user of one tenant.</summary>
    /// <param name="vocabulary">The tenant's terms.</param>
    /// <param name="definitions">The user's terms; they win.</param>
    /// <param name="segments">Id and name of each saved segment.</param>
    public KnownWords(
        IEnumerable<KeyValuePair<string, string>> vocabulary,
        IEnumerable<KeyValuePair<string, string>> definitions,
        IEnumerable<(string Id, string Name)> segments
    )
    {
        _terms = Terms(vocabulary, definitions);
        _names = [.. segments.Select(segment => new Entry(Stems(segment.Name), null, segment.Id))];
        _termWords = Words(_terms);
        _nameWords = Words(_names);
    }

    private KnownWords(ImmutableArray<Entry> terms, KnownWords named)
    {
        _terms = terms;
        _names = named._names;
        _termWords = Words(terms);
        _nameWords = named._nameWords;
    }

    /// <summary>None.</summary>
    public static KnownWords None { get; } = new([], [], []);

    private IEnumerable<Entry> Entries => _terms.Concat(_names);

    /// <summary>Other terms beside the same names of segments, which may be many and are cut into words once.</summary>
    /// <param name="vocabulary">The tenant's terms.</param>
    /// <param name="definitions">The user's terms; they win.</param>
    public KnownWords With(
        IEnumerable<KeyValuePair<string, string>> vocabulary,
        IEnumerable<KeyValuePair<string, string>> definitions
    ) => new(Terms(vocabulary, definitions), this);

    /// <summary>The same without one term.</summary>
    public KnownWords Without(KnownTerm term) => new([.. _terms.Where(entry => entry.Term != term)], this);

    private static ImmutableArray<Entry> Terms(
        IEnumerable<KeyValuePair<string, string>> vocabulary,
        IEnumerable<KeyValuePair<string, string>> definitions
    ) =>
        [
            .. definitions
                .Select(pair => new KnownTerm(pair.Key, pair.Value, Provenance.Memory))
                .Concat(vocabulary.Select(pair => new KnownTerm(pair.Key, pair.Value, Provenance.Preference)))
                .Select(term => new Entry(Stems(term.Term), term, null))
                .DistinctBy(entry => string.Join(' ', entry.Stems), StringComparer.Ordinal),
        ];

    private static HashSet<string> Words(ImmutableArray<Entry> entries) =>
        entries.SelectMany(entry => entry.Stems).ToHashSet(StringComparer.Ordinal);

    /// <summary>True for a word of a term or a name.</summary>
    public bool Holds(Token token) => _termWords.Contains(token.Stem) || _nameWords.Contains(token.Stem);

    /// <summary>Defined terms in a sentence, in order, none overlapping.</summary>
    public IEnumerable<(int First, int End, KnownTerm Term)> Find(ImmutableArray<Token> tokens)
    {
        for (var at = 0; at < tokens.Length; )
        {
            var found = _terms
                .Where(entry =>
                    entry.Stems.Length > 0
                    && at + entry.Stems.Length <= tokens.Length
                    && Matches(entry.Stems, tokens, at)
                )
                .MaxBy(entry => entry.Stems.Length);
            if (found is null)
            {
                at++;
                continue;
            }

            yield return (at, at + found.Stems.Length, found.Term!);
            at += found.Stems.Length;
        }
    }

    /// <summary>Where terms and names of segments stand in a sentence, each by itself.</summary>
    public IEnumerable<(int First, int End)> Named(ImmutableArray<Token> tokens) =>
        from entry in Entries
        where entry.Stems.Length > 0
        from at in Enumerable.Range(0, Math.Max(0, tokens.Length - entry.Stems.Length + 1))
        where Matches(entry.Stems, tokens, at)
        select (at, at + entry.Stems.Length);

    /// <summary>Puts them on a chart.</summary>
    public void AddTo(SpanChart chart, ImmutableArray<Token> tokens, LanguageData data)
    {
        foreach (var entry in Entries.Where(entry => entry.Stems.Length > 0))
        {
            for (var at = 0; at + entry.Stems.Length <= tokens.Length; at++)
            {
                if (!Matches(entry.Stems, tokens, at))
                {
                    continue;
                }

                var end = at + entry.Stems.Length;
                var first = at;
                if (
                    entry.SegmentId is not null
                    && at > 0
                    && end < tokens.Length
                    && tokens[at - 1].Kind == TokenKind.Quote
                    && tokens[end].Kind == TokenKind.Quote
                )
                {
                    (first, end) = (at - 1, end + 1);
                }

                var weight =
                    data.Weight(entry.Term is null ? "segment" : "term")
                    * (end - first)
                    * (1 + (data.Weight("length-bonus") * (end - first - 1)));
                chart.Add(
                    first,
                    end,
                    item =>
                        item with
                        {
                            Term = item.Term ?? entry.Term,
                            SegmentId = item.SegmentId ?? entry.SegmentId,
                        },
                    weight
                );
            }
        }
    }

    private static bool Matches(string[] stems, ImmutableArray<Token> tokens, int at)
    {
        var typos = 0;
        for (var i = 0; i < stems.Length; i++)
        {
            var token = tokens[at + i];
            if (
                string.Equals(token.Stem, stems[i], StringComparison.Ordinal)
                || string.Equals(token.Folded + "s", stems[i] + "s", StringComparison.Ordinal)
                || (
                    stems[i].Length >= 6
                    && token.Stem.Length >= 5
                    && string.Equals(WordRoot.Of(token.Stem), WordRoot.Of(stems[i]), StringComparison.Ordinal)
                )
                || Plural(token.Folded, stems[i])
                || (
                    stems.Length == 1
                    && token.Stem.Length >= 6
                    && stems[i].StartsWith(token.Stem, StringComparison.Ordinal)
                )
            )
            {
                continue;
            }

            var known =
                WordList.Contains(token.Folded) || stems[i].Length < 5 || token.Kind != TokenKind.Word;
            if (known || SpellingDistance.Between(token.Stem, stems[i]) > 1 || ++typos > 1)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>"foodie" and "foodies".</summary>
    private static bool Plural(string word, string stem) =>
        word.Length > 3 && string.Equals(Stemmer.Stem(word + "s"), stem, StringComparison.Ordinal);

    private static string[] Stems(string text) =>
        [
            .. Tokenizer
                .Tokenize(text)
                .Where(token => token.Kind is not (TokenKind.Punctuation or TokenKind.Quote))
                .Select(token => token.Stem),
        ];

    private sealed record Entry(string[] Stems, KnownTerm? Term, string? SegmentId);
}
