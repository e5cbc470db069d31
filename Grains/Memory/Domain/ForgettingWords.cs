using System.Collections.Immutable;
using SmartSegmentation.Grains.Language.Text;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Memory.Domain;

/// <summary>What a message wants to be forgotten.</summary>
/// <param name="Term">The words said of it, as written; empty = what was spoken of last.</param>
/// <param name="IsOfMeaning">True where the words can only speak of a meaning: "forget my definition of …".</param>
/// <param name="ForEveryone">True for what the tenant's administrator defined for all.</param>
internal sealed record ForgetRequest(string Term, bool IsOfMeaning, bool ForEveryone);

/// <summary>How people ask to forget what a word means: the words of the skill <c>memory</c>.</summary>
/// <param name="classes">Class → expressions.</param>
internal sealed class ForgettingWords(Dictionary<string, List<string>> classes)
{
    private const int Behind = 6;
    private readonly ExactPhrases _phrases = new(classes);

    /// <summary>Those of a set of skills.</summary>
    public static ForgettingWords Of(SkillSet skills) =>
        skills.Part(["memory"], set => new ForgettingWords(set.Table("memory", "references/words.yaml")));

    /// <summary>What the message wants forgotten; null = nothing.</summary>
    public ForgetRequest? Read(string message)
    {
        var tokens = MemoryWords.Bare(message);
        var everyone = false;
        var at = _phrases.EndAt("everyone", tokens, 0);
        if (at > 0)
        {
            everyone = true;
            at = at < tokens.Length && tokens[at].Kind is TokenKind.Punctuation ? at + 1 : at;
        }

        var from = _phrases.EndAt("forget", tokens, at);
        var needsMeaning = from <= 0;
        from = needsMeaning ? _phrases.EndAt("forget-too", tokens, at) : from;
        if (from <= 0)
        {
            return null;
        }

        var end = Ending(tokens, from, ref everyone);
        var of = _phrases.EndAt("forget-of", tokens, from);
        if (of <= 0 && What(tokens, from, end) is var (first, last))
        {
            (of, end) = (first, last);
        }

        if ((needsMeaning && of <= 0) || of > end)
        {
            return null;
        }

        var rest = Math.Max(of, from);
        var isThat =
            rest >= end
            || _phrases.EndAt("forget-that", tokens, rest) == end
            || _phrases.EndAt("forget-that", tokens, from) == end;
        return isThat ? new ForgetRequest("", of > 0, everyone)
            : MemoryWords.Term(message, tokens, rest, end) is { } term
                ? new ForgetRequest(term, of > 0, everyone)
            : null;
    }

    /// <summary>"forget what foodies means": the word between.</summary>
    private (int First, int End)? What(ImmutableArray<Token> tokens, int from, int end)
    {
        var first = _phrases.EndAt("forget-what", tokens, from);
        for (var at = first + 1; first > 0 && at < end; at++)
        {
            if (_phrases.EndAt("forget-means", tokens, at) == end)
            {
                return (first, at);
            }
        }

        return null;
    }

    private int Ending(ImmutableArray<Token> tokens, int from, ref bool everyone)
    {
        var end = tokens.Length;
        for (var at = Math.Max(from + 1, end - Behind); at < end; at++)
        {
            if (_phrases.EndAt("everyone", tokens, at) == end)
            {
                (end, everyone) = (at, true);
            }
            else if (_phrases.EndAt("forget-end", tokens, at) == end)
            {
                end = at;
            }
        }

        return end;
    }
}
