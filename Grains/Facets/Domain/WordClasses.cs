using System.Collections.Immutable;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Facets.Domain;

/// <summary>Words and short expressions, each with its class.</summary>
internal sealed class WordClasses
{
    private readonly Dictionary<string, string> _classes = new(StringComparer.Ordinal);
    private readonly int _longest = 1;

    /// <summary>From class → expressions; an expression listed twice keeps its first class.</summary>
    public WordClasses(Dictionary<string, List<string>> data)
    {
        foreach (var (name, expressions) in data)
        {
            foreach (var expression in expressions)
            {
                var terms = Tokenizer.Tokenize(expression).Select(token => token.Stem).ToArray();
                _classes.TryAdd(string.Join(' ', terms), name);
                _longest = Math.Max(_longest, terms.Length);
            }
        }
    }

    /// <summary>Stems of the single words.</summary>
    public IEnumerable<string> Words => _classes.Keys.SelectMany(key => key.Split(' '));

    /// <summary>Class of a single word.</summary>
    public string? ClassOf(string stem) => _classes.GetValueOrDefault(stem);

    /// <summary>Class of the longest expression that begins at a token.</summary>
    public (string Class, int End)? At(ImmutableArray<Token> tokens, int first)
    {
        for (var end = Math.Min(first + _longest, tokens.Length); end > first; end--)
        {
            var key = string.Join(' ', tokens[first..end].Select(token => token.Stem));
            if (_classes.TryGetValue(key, out var name))
            {
                return (name, end);
            }
        }

        return null;
    }
}
