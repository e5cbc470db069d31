using System.Collections.Immutable;
using SmartSegmentation.Grains.Language.Text;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Ambiguity.Domain;

/// <summary>How replies and corrections begin.</summary>
internal sealed class ReplyWords
{
    private static readonly char[] Around =
    [
        ' ',
        '.',
        ',',
        '!',
        ';',
        ':',
        '"',
        '“',
        '”',
        '„',
        '‘',
        '’',
        '\'',
        '~',
        '-',
        '–',
    ];
    private static readonly string[] Joints = [", and ", ", but ", ", ", "; ", ". ", " and ", " but "];
    private readonly ImmutableArray<(string Class, string[] Words)> _phrases;

    /// <summary>From class → expressions.</summary>
    public ReplyWords(IEnumerable<KeyValuePair<string, List<string>>> classes)
    {
        _phrases =
        [
            .. classes
                .SelectMany(pair =>
                    pair.Value.Select(phrase =>
                        (pair.Key, Tokenizer.Tokenize(phrase).Select(token => token.Folded).ToArray())
                    )
                )
                .OrderByDescending(pair => pair.Item2.Length),
        ];
    }

    /// <summary>Those of a set of skills.</summary>
    public static ReplyWords Of(SkillSet skills) =>
        skills.Part(
            ["clarification"],
            set => new ReplyWords(set.Table("clarification", "references/replies.yaml"))
        );

    /// <summary>What follows an expression of a class at the beginning of a message, punctuation between them left out; null when it does not begin so.</summary>
    /// <param name="name">Class of the expression.</param>
    /// <param name="message">The message.</param>
    public string? After(string name, string message)
    {
        var tokens = Tokenizer.Tokenize(message);
        foreach (var (of, words) in _phrases.Where(phrase => phrase.Class == name))
        {
            if (End(tokens, words) is not { } end)
            {
                continue;
            }

            while (end < tokens.Length && tokens[end].Kind == TokenKind.Punctuation)
            {
                end++;
            }

            return end < tokens.Length ? message[tokens[end].Start..].Trim() : "";
        }

        return null;
    }

    /// <summary>An answer without what stands around it and says nothing: "I think 60 days or so", "“60 days”".</summary>
    public string Bare(string answer)
    {
        var text = answer.Trim(Around);
        while (true)
        {
            var next = (Shorter("hedge-before", text) ?? text).Trim(Around);
            next = (WithoutEnd("hedge-after", next) ?? next).Trim(Around);
            if (next.Length == text.Length || next.Length == 0)
            {
                return text;
            }

            text = next;
        }
    }

    /// <summary>What stands before a bare length of time of a kind of question; empty = nothing.</summary>
    public string Before(string type) =>
        _phrases.FirstOrDefault(phrase => phrase.Class == "duration-" + type).Words is { } before
            ? string.Join(' ', before)
            : "";

    /// <summary>True when an expression of a class stands somewhere in a text.</summary>
    public bool Holds(string name, string text)
    {
        var tokens = Tokenizer.Tokenize(text);
        return _phrases
            .Where(phrase => phrase.Class == name)
            .Any(phrase =>
                Enumerable.Range(0, tokens.Length).Any(at => End(tokens[at..], phrase.Words) is not null)
            );
    }

    /// <summary>A text cut in two where a comma or a joining word lets it, the shortest first half first.</summary>
    public static IEnumerable<(string Head, string Tail)> Halves(string text)
    {
        for (var at = 1; at < text.Length; at++)
        {
            foreach (var joint in Joints)
            {
                if (text.AsSpan(at).StartsWith(joint, StringComparison.OrdinalIgnoreCase))
                {
                    yield return (text[..at].Trim(), text[(at + joint.Length)..].Trim());
                }
            }
        }
    }

    private string? Shorter(string name, string text) =>
        After(name, text) is { Length: > 0 } rest && rest.Length < text.Length ? rest : null;

    private string? WithoutEnd(string name, string text)
    {
        var tokens = Tokenizer.Tokenize(text);
        foreach (var (_, words) in _phrases.Where(phrase => phrase.Class == name))
        {
            var first = tokens.Length - words.Length;
            if (
                first > 0
                && words
                    .Index()
                    .All(word =>
                        string.Equals(tokens[first + word.Index].Folded, word.Item, StringComparison.Ordinal)
                    )
            )
            {
                return text[..tokens[first].Start];
            }
        }

        return null;
    }

    /// <summary>A bare length of time as the meaning that the kind of question gives it: "60 days" is "in the last 60 days" of something recent.</summary>
    /// <param name="type">Kind of the question.</param>
    /// <param name="meaning">The answer.</param>
    /// <param name="isDuration">Tells bare lengths of time.</param>
    public string Whole(string type, string meaning, Func<string, bool> isDuration) =>
        _phrases.FirstOrDefault(phrase => phrase.Class == "duration-" + type).Words is { } before
        && isDuration(meaning)
            ? string.Join(' ', before) + " " + meaning
            : meaning;

    /// <summary>Index after the words at the beginning, commas between them passed over; null when others stand there.</summary>
    private static int? End(ImmutableArray<Token> tokens, string[] words)
    {
        var at = 0;
        foreach (var word in words)
        {
            while (at < tokens.Length && tokens[at].Kind == TokenKind.Punctuation)
            {
                at++;
            }

            if (at >= tokens.Length || !string.Equals(tokens[at].Folded, word, StringComparison.Ordinal))
            {
                return null;
            }

            at++;
        }

        return at;
    }
}
