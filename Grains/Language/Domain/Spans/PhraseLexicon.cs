using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Spans;

/// <summary>Expressions by class, found in a sentence word by word: by spelling first, then by stem.</summary>
internal sealed class PhraseLexicon
{
    private readonly Dictionary<string, List<(string[] Words, string Class)>> _byFirst = new(
        StringComparer.Ordinal
    );
    private readonly Dictionary<string, string> _single = new(StringComparer.Ordinal);

    /// <summary>From class → expressions.</summary>
    public PhraseLexicon(IEnumerable<KeyValuePair<string, List<string>>> classes)
    {
        foreach (var (name, expressions) in classes)
        {
            foreach (var expression in expressions)
            {
                Add(name, expression);
            }
        }

        foreach (var list in _byFirst.Values)
        {
            list.Sort((left, right) => right.Words.Length.CompareTo(left.Words.Length));
        }
    }

    /// <summary>Single words of five letters and more, for spelling.</summary>
    public IEnumerable<string> LongWords => _single.Keys.Where(word => word.Length >= 5);

    /// <summary>Every expression that begins at a token, longest first, with the index after it.</summary>
    public IEnumerable<(string Class, int End)> At(IReadOnlyList<Token> tokens, int first)
    {
        var token = tokens[first];
        return string.Equals(token.Folded, token.Stem, StringComparison.Ordinal)
            ? Find(token.Folded, tokens, first)
            : Find(token.Folded, tokens, first).Concat(Find(token.Stem, tokens, first)).Distinct();
    }

    /// <summary>Expressions that begin at a token when its word is read as another.</summary>
    public IEnumerable<(string Class, int End)> AtAs(string word, IReadOnlyList<Token> tokens, int first) =>
        Find(word, tokens, first);

    private IEnumerable<(string Class, int End)> Find(string word, IReadOnlyList<Token> tokens, int first)
    {
        if (!_byFirst.TryGetValue(word, out var candidates))
        {
            yield break;
        }

        foreach (var (words, name) in candidates)
        {
            if (first + words.Length <= tokens.Count && Matches(words, tokens, first))
            {
                yield return (name, first + words.Length);
            }
        }
    }

    private static bool Matches(string[] words, IReadOnlyList<Token> tokens, int first)
    {
        for (var i = 1; i < words.Length; i++)
        {
            var token = tokens[first + i];
            if (
                !string.Equals(token.Folded, words[i], StringComparison.Ordinal)
                && !string.Equals(token.Stem, words[i], StringComparison.Ordinal)
            )
            {
                return false;
            }
        }

        return true;
    }

    private void Add(string name, string expression)
    {
        var words = Tokenizer.Tokenize(expression).Select(token => token.Folded).ToArray();
        if (words.Length == 0)
        {
            return;
        }

        if (!_byFirst.TryGetValue(words[0], out var list))
        {
            _byFirst[words[0]] = list = [];
        }

        list.Add((words, name));
        if (words.Length == 1)
        {
            _single.TryAdd(words[0], name);
        }
    }
}
