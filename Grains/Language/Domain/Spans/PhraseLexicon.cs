using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Spans;

/// <summary>Expressions by class, found in a sentence word by word: by spelling first, then by stem.</summary>
internal sealed class PhraseLexicon
{
    private readonly Dictionary<string, List<(string[] Words, string Class)>> _byFirst = new(
        StringComparer.Ordinal
    );

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

    /// <summary>Every word of the expressions.</summary>
    public IEnumerable<string> Words =>
        _byFirst
            .Values.SelectMany(list => list)
            .SelectMany(entry => entry.Words)
            .Distinct(StringComparer.Ordinal);

    /// <summary>Every expression that begins at a token, longest first, with the index after it.</summary>
    public IEnumerable<(string Class, int End)> At(IReadOnlyList<Token> tokens, int first)
    {
        var token = tokens[first];
        return string.Equals(token.Folded, token.Stem, StringComparison.Ordinal)
            ? Find(token.Folded, tokens, first)
            : Find(token.Folded, tokens, first).Concat(Find(token.Stem, tokens, first)).Distinct();
    }

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
    }
}
