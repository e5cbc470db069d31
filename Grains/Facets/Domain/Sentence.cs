using System.Collections.Immutable;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Facets.Domain;

/// <summary>The words of a sentence, each with the terms of a catalog that it may stand for.</summary>
internal sealed class Sentence
{
    /// <summary>Words, numbers and signs with a term; punctuation and quotation marks are left out.</summary>
    public required Slot[] Slots { get; init; }

    /// <summary>True when its letters are all capitals, so that capitals mean nothing.</summary>
    public required bool AllCapitals { get; init; }
}

/// <summary>One word of a sentence.</summary>
/// <param name="Token">The token.</param>
/// <param name="Readings">Terms that it may stand for, the likeliest first; empty when the catalog knows none.</param>
/// <param name="Breaks">True when punctuation stands between it and the word before.</param>
internal sealed record Slot(Token Token, TermReading[] Readings, bool Breaks)
{
    /// <summary>Term of the word itself.</summary>
    public string Term => Phrase.TermOf(Token)!;
}

/// <summary>A term that a word may stand for.</summary>
/// <param name="Term">Number of the term.</param>
/// <param name="Factor">How surely, 0 to 1.</param>
/// <param name="Way">How it relates to the word.</param>
/// <param name="Negated">True when the word denies it ("nonsmoker").</param>
/// <param name="OfName">True when only a name may be meant: "second" of "campaign 2", never of a value 2.</param>
internal readonly record struct TermReading(
    int Term,
    double Factor,
    MatchWay Way,
    bool Negated = false,
    bool OfName = false
);

/// <summary>Finds the catalog terms that the words of a sentence may stand for.</summary>
internal sealed class SentenceReader(TermTable terms, Thesaurus thesaurus)
{
    private const int MaxReadings = 6;
    private readonly Dictionary<string, List<int>> _roots = new(StringComparer.Ordinal);
    private SpellingIndex _spelling = new([]);

    /// <summary>Prepares roots and spellings once all terms are known.</summary>
    /// <param name="surfaces">Words as they are written, beside the terms.</param>
    public void Complete(IEnumerable<string> surfaces)
    {
        for (var id = 0; id < terms.Count; id++)
        {
            var root = WordRoot.Of(terms[id]);
            if (!_roots.TryGetValue(root, out var same))
            {
                _roots[root] = same = [];
            }

            same.Add(id);
        }

        var known = Enumerable.Range(0, terms.Count).Select(id => terms[id]);
        _spelling = new SpellingIndex(known.Concat(surfaces));
    }

    /// <summary>Reads tokens; <paramref name="strict"/> corrects no frequent English word.</summary>
    public Sentence Read(ImmutableArray<Token> tokens, bool strict = true)
    {
        var slots = new List<Slot>(tokens.Length);
        var breaks = false;
        foreach (var token in tokens)
        {
            if (Phrase.TermOf(token) is { } term)
            {
                slots.Add(new Slot(token, ReadingsOf(token, term, strict), breaks));
                breaks = false;
            }
            else
            {
                breaks |= token.Kind == TokenKind.Punctuation;
            }
        }

        var words = slots.Where(slot => slot.Token.Kind == TokenKind.Word).ToList();
        return new Sentence
        {
            Slots = [.. slots],
            AllCapitals = words.Count > 2 && words.TrueForAll(slot => slot.Token.Text.All(char.IsUpper)),
        };
    }

    private TermReading[] ReadingsOf(Token token, string term, bool strict)
    {
        var readings = new List<TermReading>(4);
        var own = terms.Find(term);
        Add(own, 1, MatchWay.Stem);
        if (token.Kind != TokenKind.Word)
        {
            return [.. readings];
        }

        foreach (var full in thesaurus.Expansions(token.Folded))
        {
            Add(terms.Find(Phrase.TermOf(full)), 0.92, MatchWay.Abbreviation);
        }

        if (Ordinals.NumberOf(token.Folded) is { } number && terms.Find(number) is var numbered and >= 0)
        {
            readings.Add(new TermReading(numbered, 0.97, MatchWay.Inflected, OfName: true));
        }

        AddDerivations(readings, term, own);
        if (own < 0 && readings.Count == 0)
        {
            AddNegated(readings, token);
        }

        // What only has the root of a known word may be its misspelling: "profesional" is no form of "profession".
        if (
            own < 0
            && (
                readings.Count == 0
                || (
                    readings.TrueForAll(reading => reading.Way == MatchWay.Inflected)
                    && !WordList.Contains(token.Folded)
                )
            )
            && !thesaurus.Knows(term)
            && !(strict && WordList.Contains(token.Folded))
        )
        {
            AddCorrections(readings, token.Folded, term);
        }

        return readings.Count <= MaxReadings ? [.. readings] : [.. readings.Take(MaxReadings)];

        void Add(int id, double factor, MatchWay way)
        {
            if (id >= 0 && !readings.Exists(reading => reading.Term == id))
            {
                readings.Add(new TermReading(id, factor, way));
            }
        }
    }

    private void AddDerivations(List<TermReading> readings, string term, int own)
    {
        if (term.Length < 4 || !_roots.TryGetValue(WordRoot.Of(term), out var same))
        {
            return;
        }

        foreach (var id in same.Where(id => id != own))
        {
            readings.Add(new TermReading(id, 0.8, MatchWay.Inflected));
        }
    }

    // "nonsmoker", and "unresolved" of what has been done or not.
    private void AddNegated(List<TermReading> readings, Token token)
    {
        var word = token.Folded;
        var denied =
            word.Length > 6 && word.StartsWith("non", StringComparison.Ordinal) ? word[3..]
            : word.Length > 5 && word.StartsWith("un", StringComparison.Ordinal) && IsDone(word) ? word[2..]
            : null;
        if (denied is not null && terms.Find(Stemmer.Stem(denied)) is var id and >= 0)
        {
            readings.Add(new TermReading(id, 0.95, MatchWay.Stem, Negated: true));
        }
    }

    private static bool IsDone(string word) =>
        word.EndsWith("ed", StringComparison.Ordinal)
        || word.EndsWith("id", StringComparison.Ordinal)
        || word.EndsWith("en", StringComparison.Ordinal)
        || word.EndsWith('t');

    private void AddCorrections(List<TermReading> readings, string folded, string term)
    {
        // "profesionals" is one letter from "professional", though two from it as it stands.
        var near = _spelling.Near(folded);
        if (!string.Equals(term, folded, StringComparison.Ordinal))
        {
            near =
            [
                .. near.Concat(_spelling.Near(term))
                    .GroupBy(found => found.Word, StringComparer.Ordinal)
                    .Select(found => found.MinBy(each => each.Distance))
                    .OrderBy(found => found.Distance),
            ];
        }

        foreach (var (word, distance) in near.Take(MaxReadings))
        {
            var id = terms.Find(Phrase.TermOf(word));
            var factor = (distance == 1 ? 0.86 : 0.76) - (word[0] == folded[0] ? 0 : 0.08);
            if (id >= 0 && !readings.Exists(reading => reading.Term == id))
            {
                readings.Add(new TermReading(id, factor, MatchWay.Typo));
            }
        }
    }
}
