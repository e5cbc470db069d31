using System.Collections.Immutable;
using SmartSegmentation.Grains.Language.Text;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Memory.Domain;

/// <summary>What a message wants of memory.</summary>
internal abstract record MemoryRequest
{
    private MemoryRequest() { }

    /// <summary>Everything that is remembered.</summary>
    internal sealed record Tell : MemoryRequest;

    /// <summary>What a word means to the user.</summary>
    /// <param name="Term">The word, as written.</param>
    internal sealed record Explain(string Term) : MemoryRequest;

    /// <summary>Gives a word a meaning.</summary>
    /// <param name="Term">The word, lower case.</param>
    /// <param name="Meaning">Its meaning, as written.</param>
    /// <param name="ForEveryone">For all users of the tenant.</param>
    internal sealed record Define(string Term, string Meaning, bool ForEveryone) : MemoryRequest
    {
        /// <summary>True for words that define only where nothing else is known of the term: "regulars are customers with …".</summary>
        public bool IsOfNewWord { get; init; }

        /// <summary>True for words that can do nothing but define: "X means …", "by X I mean …".</summary>
        public bool IsSure { get; init; }
    }
}

/// <summary>How people speak of what is remembered: the words of the skill <c>memory</c>.</summary>
/// <param name="classes">Class → expressions.</param>
internal sealed class MemoryWords(Dictionary<string, List<string>> classes)
{
    private const int MostWords = MemoryRules.MostWords;
    private readonly ExactPhrases _phrases = new(classes);
    private readonly DefinitionWords _definitions = new(new ExactPhrases(classes));

    /// <summary>Those of a set of skills.</summary>
    public static MemoryWords Of(SkillSet skills) =>
        skills.Part(["memory"], set => new MemoryWords(set.Table("memory", "references/words.yaml")));

    /// <summary>What the message wants of memory; null = nothing.</summary>
    public MemoryRequest? Read(string message)
    {
        var tokens = Bare(message);
        if (tokens.IsEmpty)
        {
            return null;
        }

        if (_phrases.EndAt("tell", tokens, 0) == tokens.Length)
        {
            return new MemoryRequest.Tell();
        }

        if (
            _phrases.EndAt("explain", tokens, 0) is var before and > 0
            && Term(message, tokens, before, tokens.Length) is { } asked
        )
        {
            return new MemoryRequest.Explain(asked);
        }

        return (MemoryRequest?)Between(message, tokens, "explain")
            ?? (MemoryRequest?)Between(message, tokens, "said")
            ?? _definitions.Read(message, tokens);
    }

    /// <summary>True for words that mean everything that is remembered.</summary>
    public bool IsEverything(string words) =>
        Bare(words) is var tokens && _phrases.EndAt("everything", tokens, 0) == tokens.Length;

    /// <summary>Where an expression of a class stands in a message, the longest one of the first place.</summary>
    public (int Start, int End)? Find(string name, string message)
    {
        var tokens = Tokenizer.Tokenize(message);
        for (var at = 0; at < tokens.Length; at++)
        {
            if (_phrases.EndAt(name, tokens, at) is var end and > 0)
            {
                return (tokens[at].Start, tokens[end - 1].End);
            }
        }

        return null;
    }

    /// <summary>"… like the one I made for lapsed Germans, but in Austria": what is said of the segment, and the message without it.</summary>
    public (string Words, string Beside)? Like(string message)
    {
        var tokens = Tokenizer.Tokenize(message);
        for (var at = 0; at < tokens.Length; at++)
        {
            if (_phrases.EndAt("like", tokens, at) is not (var from and > 0) || from >= tokens.Length)
            {
                continue;
            }

            var end = from;
            while (end < tokens.Length && !IsEnd(tokens, end))
            {
                end++;
            }

            return end == from
                ? null
                : (
                    message[tokens[from].Start..tokens[end - 1].End],
                    Blank(message, 0, end < tokens.Length ? tokens[end].Start : message.Length)
                );
        }

        return null;
    }

    /// <summary>"the usual", "the usual but only in Austria": the message without it; null when it is not said.</summary>
    public string? Usual(string message)
    {
        var tokens = Tokenizer.Tokenize(message);
        for (var at = 0; at < tokens.Length; at++)
        {
            if (
                Math.Max(
                    _phrases.EndAt("usual", tokens, at),
                    at == 0 ? _phrases.EndAt("usual-first", tokens, at) : 0
                )
                    is var end
                        and > 0
                && (end >= tokens.Length || IsEnd(tokens, end))
            )
            {
                return Blank(message, 0, end < tokens.Length ? tokens[end].Start : message.Length);
            }
        }

        return null;
    }

    private bool IsEnd(ImmutableArray<Token> tokens, int at) =>
        tokens[at].Kind == TokenKind.Punctuation || _phrases.EndAt("like-end", tokens, at) > 0;

    private static string Blank(string message, int start, int end) =>
        string.Concat(message.AsSpan(0, start), new string(' ', end - start), message.AsSpan(end));

    /// <summary>"what does … mean to you?"</summary>
    private MemoryRequest.Explain? Between(string message, ImmutableArray<Token> tokens, string kind)
    {
        var open = _phrases.EndAt(kind + "-open", tokens, 0);
        if (open <= 0)
        {
            return null;
        }

        for (var at = open + 1; at < tokens.Length; at++)
        {
            if (
                _phrases.EndAt(kind + "-close", tokens, at) == tokens.Length
                && Term(message, tokens, open, at) is { } term
            )
            {
                return new MemoryRequest.Explain(term);
            }
        }

        return null;
    }

    /// <summary>A term of 1 to 5 words between two tokens, quotes left out; null when it is none.</summary>
    internal static string? Term(string message, ImmutableArray<Token> tokens, int first, int end)
    {
        while (first < end && tokens[first].Kind is TokenKind.Quote or TokenKind.Punctuation)
        {
            first++;
        }

        while (end > first && tokens[end - 1].Kind is TokenKind.Quote or TokenKind.Punctuation)
        {
            end--;
        }

        var words = tokens[first..end].Count(token => token.Kind is TokenKind.Word or TokenKind.Number);
        return words is 0 or > MostWords || tokens[first..end].Any(token => token.Kind is TokenKind.Quote)
            ? null
            : message[tokens[first].Start..tokens[end - 1].End];
    }

    /// <summary>The words between two tokens, without marks at their end.</summary>
    internal static string Between(string message, ImmutableArray<Token> tokens, int first, int end)
    {
        while (
            end > first + 1
            && tokens[end - 1].Kind is TokenKind.Punctuation
            && tokens[end - 1].Text is not ")"
        )
        {
            end--;
        }

        return message[tokens[first].Start..tokens[end - 1].End].Trim();
    }

    /// <summary>The message without greetings and marks around it.</summary>
    internal static ImmutableArray<Token> Bare(string message)
    {
        var tokens = Tokenizer.Tokenize(message);
        var (first, end) = (0, tokens.Length);
        while (
            first < end
            && (
                tokens[first].Kind is TokenKind.Punctuation
                || tokens[first].Folded is "please" or "ok" or "okay" or "so" or "and" or "hey" or "hi"
            )
        )
        {
            first++;
        }

        while (
            end > first
            && (tokens[end - 1].Kind is TokenKind.Punctuation || tokens[end - 1].Folded is "please")
        )
        {
            end--;
        }

        return tokens[first..end];
    }
}
