using System.Collections.Immutable;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Memory.Domain;

/// <summary>How people say what a word means: "from now on X means Y", "for everyone, X means Y", "by X I mean Y".</summary>
/// <param name="phrases">Expressions of the skill <c>memory</c>, by class.</param>
internal sealed class DefinitionWords(ExactPhrases phrases)
{
    private const int NewWords = 3;
    private const int Behind = 6;

    /// <summary>The definition; null when the message is none.</summary>
    /// <param name="message">The message.</param>
    /// <param name="tokens">Its words, without greetings.</param>
    public MemoryRequest.Define? Read(string message, ImmutableArray<Token> tokens)
    {
        var (at, everyone, announced) = Opening(tokens);
        var end = tokens.Length;
        for (var from = Math.Max(at + 1, end - Behind); from < end; from++)
        {
            if (phrases.EndAt("everyone", tokens, from) == end)
            {
                (end, everyone) = (from, true);
            }
        }

        var most = everyone || announced ? MemoryRules.MostWords : NewWords;
        var by = phrases.EndAt("define-by", tokens, at);
        for (var link = Math.Max(at, by) + 1; link < end && link - at <= most + 2; link++)
        {
            if (by > 0 && phrases.EndAt("means-by", tokens, link) is var mean and > 0 && mean < end)
            {
                return Define(message, tokens, by, link, mean, end, everyone);
            }

            var meaning = phrases.EndAt("means", tokens, link);
            if (meaning <= 0 || meaning >= end)
            {
                continue;
            }

            if (everyone || announced || (at == 0 && IsPlain(tokens, link)))
            {
                return Define(message, tokens, at, link, meaning, end, everyone);
            }

            if (
                at == 0
                && IsWord(tokens, link)
                && phrases.EndAt("means-who", tokens, link) is var who and > 0
            )
            {
                return who < end && Define(message, tokens, at, link, who, end, everyone) is { } plain
                    ? plain with
                    {
                        IsOfNewWord = true,
                    }
                    : null;
            }
        }

        return null;
    }

    /// <summary>What stands before the term: for whom it is, and that it is a definition.</summary>
    private (int At, bool Everyone, bool Announced) Opening(ImmutableArray<Token> tokens)
    {
        var (at, everyone, announced) = (0, false, false);
        while (at < tokens.Length)
        {
            if (tokens[at].Kind is TokenKind.Punctuation)
            {
                at++;
            }
            else if (phrases.EndAt("everyone", tokens, at) is var all and > 0)
            {
                (at, everyone) = (all, true);
            }
            else if (phrases.EndAt("define", tokens, at) is var lead and > 0)
            {
                (at, announced) = (lead, true);
            }
            else
            {
                break;
            }
        }

        return (at, everyone, announced);
    }

    private static MemoryRequest.Define? Define(
        string message,
        ImmutableArray<Token> tokens,
        int first,
        int link,
        int meaning,
        int end,
        bool everyone
    ) =>
        MemoryWords.Term(message, tokens, first, link) is { } term
            ? new MemoryRequest.Define(
                term.ToLowerInvariant(),
                MemoryWords.Between(message, tokens, meaning, end),
                everyone
            )
            {
                IsSure = tokens[link..meaning].Any(token => token.Folded is "means" or "mean" or "="),
            }
            : null;

    /// <summary>Without an announcement only "X means Y" and "X = Y".</summary>
    private static bool IsPlain(ImmutableArray<Token> tokens, int link) =>
        tokens[link].Folded is "means" or "=" && IsWord(tokens, link);

    /// <summary>True where the words before a link are no question and no sentence.</summary>
    private static bool IsWord(ImmutableArray<Token> tokens, int link) =>
        (link == 1 || !tokens[..link].Any(token => token.Folded is "customers" or "people"))
        && tokens[..link]
            .All(token =>
                token.Kind is TokenKind.Word or TokenKind.Quote
                && token.Folded
                    is not (
                        "what"
                        or "which"
                        or "that"
                        or "this"
                        or "these"
                        or "those"
                        or "they"
                        or "there"
                        or "it"
                        or "who"
                        or "by"
                        or "how"
                        or "where"
                        or "when"
                        or "why"
                        or "all"
                    )
            );
}
