namespace SmartSegmentation.Grains.Dates.Domain;

/// <summary>Phrases of several words, found by their first word; the longest wins.</summary>
/// <typeparam name="T">What a phrase stands for.</typeparam>
internal sealed class PhraseTable<T>
{
    private readonly Dictionary<string, List<(string[] Words, T Value)>> _phrases = new(
        StringComparer.Ordinal
    );

    /// <summary>Adds a phrase; the first meaning of a phrase stays.</summary>
    public void Add(string phrase, T value)
    {
        var words = DateTokenizer
            .Tokenize(phrase, null)
            .Where(token => !token.IsEnd)
            .Select(token => token.Text)
            .ToArray();
        if (words.Length == 0)
        {
            return;
        }

        if (!_phrases.TryGetValue(words[0], out var list))
        {
            _phrases[words[0]] = list = [];
        }

        if (list.Exists(known => known.Words.AsSpan().SequenceEqual(words)))
        {
            return;
        }

        list.Add((words, value));
        list.Sort((a, b) => b.Words.Length - a.Words.Length);
    }

    /// <summary>The longest phrase that begins at a token.</summary>
    public bool TryMatch(DateToken[] tokens, int at, out int end, out T value)
    {
        if (_phrases.TryGetValue(tokens[at].Text, out var list))
        {
            foreach (var (words, meaning) in list)
            {
                if (Matches(tokens, at, words))
                {
                    (end, value) = (at + words.Length, meaning);
                    return true;
                }
            }
        }

        (end, value) = (at, default!);
        return false;
    }

    private static bool Matches(DateToken[] tokens, int at, string[] words)
    {
        if (at + words.Length >= tokens.Length)
        {
            return false;
        }

        for (var i = 0; i < words.Length; i++)
        {
            if (!tokens[at + i].Is(words[i]))
            {
                return false;
            }
        }

        return true;
    }
}
