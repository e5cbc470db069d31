using System.Collections.Immutable;

namespace SmartSegmentation.Grains.Language.Text;

/// <summary>Expressions by class, found word by word as they are spelled.</summary>
internal sealed class ExactPhrases
{
    private readonly ImmutableDictionary<string, ImmutableArray<string[]>> _phrases;

    /// <summary>From class → expressions.</summary>
    public ExactPhrases(IEnumerable<KeyValuePair<string, List<string>>> classes) =>
        _phrases = classes.ToImmutableDictionary(
            pair => pair.Key,
            pair =>
                pair.Value.Select(phrase =>
                        Tokenizer.Tokenize(phrase).Select(token => token.Folded).ToArray()
                    )
                    .Where(words => words.Length > 0)
                    .OrderByDescending(words => words.Length)
                    .ToImmutableArray(),
            StringComparer.Ordinal
        );

    /// <summary>Index after the longest expression of a class at a token; 0 = none.</summary>
    public int EndAt(string name, ImmutableArray<Token> tokens, int at) =>
        _phrases.TryGetValue(name, out var phrases)
        && phrases.FirstOrDefault(words => StandsAt(words, tokens, at)) is { } found
            ? at + found.Length
            : 0;

    private static bool StandsAt(string[] words, ImmutableArray<Token> tokens, int at) =>
        at + words.Length <= tokens.Length
        && Enumerable
            .Range(0, words.Length)
            .All(i => string.Equals(tokens[at + i].Folded, words[i], StringComparison.Ordinal));
}
