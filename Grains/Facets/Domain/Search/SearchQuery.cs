using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Facets.Domain.Search;

/// <summary>A question cut into groups of words; which of them are names and which are explained by a column's own name.</summary>
internal sealed partial class SearchQuery
{
    private const int LongestGroup = 4;
    private const int MaxTokens = 60;
    private readonly ImmutableArray<Token> _tokens;
    private readonly bool[] _literal;
    private readonly bool[] _explained;
    private readonly SearchWords _words;

    public SearchQuery(string text, SearchWords words, IEnumerable<LabelWords> labels)
    {
        _words = words;
        _tokens =
        [
            .. Tokenizer
                .Tokenize(text)
                .Where(token => token.Kind is TokenKind.Word or TokenKind.Number or TokenKind.Ordinal)
                .Take(MaxTokens),
        ];
        var quotes = Quotation().Matches(text).Select(match => match.Groups["quoted"]).ToList();
        _literal = [.. _tokens.Select((token, at) => IsLiteral(token, at, quotes))];
        _explained = new bool[_tokens.Length];
        var stems = _tokens.Select(token => token.Stem).ToHashSet(StringComparer.Ordinal);
        foreach (var label in labels.Where(label => label.IsNamedBy(stems)))
        {
            for (var at = 0; at < _tokens.Length; at++)
            {
                _explained[at] |= label.Stems.Contains(_tokens[at].Stem) && !_literal[at];
            }
        }

        Stems = stems;
        Groups = [.. GroupsOf(text)];
        Numbers =
        [
            .. _tokens.Where(token => token.Kind == TokenKind.Number).Select(NumberOf).OfType<double>(),
        ];
    }

    public HashSet<string> Stems { get; }

    /// <summary>Groups of one to four words.</summary>
    public ImmutableArray<WordGroup> Groups { get; }

    public ImmutableArray<double> Numbers { get; }

    public bool HasLiterals => Groups.Any(group => group.IsName);

    public bool NamesYear => Numbers.Any(number => number is >= 1800 and <= 2100);

    /// <summary>True when no word is left that asks for something beyond the columns that are named.</summary>
    public bool IsExplained(Thesaurus thesaurus) =>
        !_tokens
            .Where(
                (token, at) =>
                    !_explained[at]
                    && !_words.SmallWords.Contains(token.Folded)
                    && (
                        _literal[at]
                        || !(thesaurus.IsEntityWord(token.Stem) || thesaurus.IsModifier(token.Stem))
                    )
            )
            .Any();

    private IEnumerable<WordGroup> GroupsOf(string text)
    {
        var names = new List<WordGroup>();
        for (var first = 0; first < _tokens.Length; first++)
        {
            for (var length = 1; length <= LongestGroup && first + length <= _tokens.Length; length++)
            {
                var last = first + length - 1;
                if (
                    _words.SmallWords.Contains(_tokens[first].Folded)
                    || _words.SmallWords.Contains(_tokens[last].Folded)
                )
                {
                    continue;
                }

                var range = Enumerable.Range(first, length).ToList();
                var group = new WordGroup(
                    text[_tokens[first].Start.._tokens[last].End],
                    first,
                    length,
                    !range.Exists(at => _explained[at]),
                    range.TrueForAll(at => _literal[at])
                        && !range.TrueForAll(at => _tokens[at].Kind == TokenKind.Number)
                );
                if (group.IsName)
                {
                    names.Add(group);
                }

                yield return group with
                {
                    IsName = false,
                };
            }
        }

        // Of names that overlap the longest counts.
        foreach (var name in names.Where(name => !names.Exists(other => other != name && other.Holds(name))))
        {
            yield return name;
        }
    }

    private bool IsLiteral(Token token, int at, List<Group> quotes) =>
        quotes.Exists(quote => quote.Index <= token.Start && token.Start < quote.Index + quote.Length)
        || token.Kind is TokenKind.Number or TokenKind.Ordinal
        || (at > 0 && char.IsUpper(token.Text[0]) && !_words.SmallWords.Contains(token.Folded));

    private static double? NumberOf(Token token) =>
        double.TryParse(
            token.Text.Replace(",", "", StringComparison.Ordinal),
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;

    [GeneratedRegex("""(?<!\w)["“'‘](?<quoted>[^"”'’]+)["”'’](?!\w)""", RegexOptions.ExplicitCapture, 500)]
    private static partial Regex Quotation();
}

/// <summary>A group of words of a question.</summary>
/// <param name="Text">The words.</param>
/// <param name="First">Its first word.</param>
/// <param name="Length">Number of words.</param>
/// <param name="IsFree">True when none of its words is explained by a column's own name.</param>
/// <param name="IsName">True for the longest run of capitalised or quoted words.</param>
internal sealed record WordGroup(string Text, int First, int Length, bool IsFree, bool IsName)
{
    public bool Holds(WordGroup other) =>
        First <= other.First && First + Length >= other.First + other.Length && Length > other.Length;
}

/// <summary>The words of a column's label.</summary>
internal sealed class LabelWords(string label, SearchWords words)
{
    private readonly ImmutableArray<Token> _tokens =
    [
        .. Tokenizer.Tokenize(label).Where(token => token.Kind != TokenKind.Punctuation),
    ];

    public int Count => _tokens.Length;

    public HashSet<string> Stems => field ??= [.. _tokens.Select(token => token.Stem)];

    /// <summary>True when every word that matters stands in a question.</summary>
    public bool IsNamedBy(HashSet<string> stems)
    {
        var needed = _tokens.Where(token => !words.LooseLabelWords.Contains(token.Folded)).ToList();
        needed = needed.Count == 0 ? [.. _tokens] : needed;
        return needed.Count > 0 && needed.TrueForAll(token => stems.Contains(token.Stem));
    }

    public bool IsOfNames => _tokens.Any(token => words.NameWords.Contains(token.Folded));
}
