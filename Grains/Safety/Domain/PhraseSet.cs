using System.Collections.Immutable;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Safety.Domain;

/// <summary>A stretch of tokens that is an expression of a set.</summary>
/// <param name="First">First token.</param>
/// <param name="End">One past the last.</param>
/// <param name="Class">Class of the expression.</param>
internal readonly record struct PhraseHit(int First, int End, string Class);

/// <summary>Expressions with their class, compared by stems; "=word" stands for that very form.</summary>
internal sealed class PhraseSet
{
    private readonly Dictionary<string, string> _classes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _verbatim = new(StringComparer.Ordinal);
    private readonly int _longest = 1;

    /// <summary>From class → expressions; an expression listed twice keeps its first class.</summary>
    public PhraseSet(IEnumerable<KeyValuePair<string, List<string>>> data)
    {
        foreach (var (name, expressions) in data)
        {
            foreach (var expression in expressions)
            {
                if (expression.StartsWith('='))
                {
                    _verbatim.TryAdd(expression[1..], name);
                    continue;
                }

                var terms = Tokenizer
                    .Tokenize(expression)
                    .Where(IsWord)
                    .Select(token => token.Stem)
                    .ToArray();
                _classes.TryAdd(string.Join(' ', terms), name);
                _longest = Math.Max(_longest, terms.Length);
            }
        }
    }

    /// <summary>Expressions of one class.</summary>
    public static PhraseSet Of(IEnumerable<string> expressions) =>
        new([KeyValuePair.Create("", expressions.ToList())]);

    /// <summary>The longest expression at each token that is not part of an earlier one, in order.</summary>
    public ImmutableArray<PhraseHit> In(ImmutableArray<Token> tokens)
    {
        var hits = ImmutableArray.CreateBuilder<PhraseHit>();
        for (var first = 0; first < tokens.Length; first++)
        {
            if (At(tokens, first) is { } hit)
            {
                hits.Add(hit);
                first = hit.End - 1;
            }
        }

        return hits.ToImmutable();
    }

    /// <summary>The longest expression that begins at a token.</summary>
    public PhraseHit? At(ImmutableArray<Token> tokens, int first)
    {
        PhraseHit? found = null;
        if (!IsWord(tokens[first]))
        {
            return null;
        }

        if (_verbatim.TryGetValue(tokens[first].Folded, out var exact))
        {
            found = new PhraseHit(first, first + 1, exact);
        }

        var key = new System.Text.StringBuilder();
        for (var (at, words) = (first, 0); at < tokens.Length && words < _longest; at++)
        {
            if (!IsWord(tokens[at]))
            {
                break;
            }

            key.Append(words == 0 ? "" : " ").Append(tokens[at].Stem);
            words++;
            if (_classes.TryGetValue(key.ToString(), out var name))
            {
                found = new PhraseHit(first, at + 1, name);
            }
        }

        return found;
    }

    /// <summary>True when a single word, or an expression that begins there, is in the set.</summary>
    public bool Has(Token token) => _classes.ContainsKey(token.Stem);

    private static bool IsWord(Token token) =>
        token.Kind is TokenKind.Word or TokenKind.Number or TokenKind.Ordinal or TokenKind.Symbol;
}
