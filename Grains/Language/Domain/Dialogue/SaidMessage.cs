using System.Collections.Immutable;
using SmartSegmentation.Grains.Language.Domain.Cues;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Dialogue;

/// <summary>A message cut into words, and what stands at each of them. Places are indexes of words.</summary>
/// <param name="text">The message.</param>
/// <param name="data">Words of the dialogue.</param>
/// <param name="reader">Knows the words that somebody defined.</param>
internal sealed class SaidMessage(string text, DialogueData data, MessageReader reader)
{
    private const int LongestClosing = 4;

    /// <summary>The message as it was written.</summary>
    public string Text => text;

    /// <summary>Words by which changes are read.</summary>
    public EditCues Cues => data.Cues;

    /// <summary>Its words.</summary>
    public ImmutableArray<Token> Tokens { get; } = Tokenizer.Tokenize(text);

    /// <summary>"and of these …", "but only …": the message goes on from the one before.</summary>
    public bool IsJoint(int at) =>
        at + 1 < Tokens.Length && Tokens[at].Folded is "and" or "but" or "also" or "plus";

    /// <summary>The message with everything but some tokens blank.</summary>
    public string Keep(int first, int end)
    {
        if (first >= end)
        {
            return "";
        }

        var from = Tokens[first].Start;
        var to = Tokens[end - 1].End;
        return string.Concat(new string(' ', from), text.AsSpan(from, to - from));
    }

    /// <summary>Behind a word that only joins the message to the one before.</summary>
    public int SkipAnd(int at) =>
        at < Tokens.Length && Tokens[at].Folded is "and" or "so" or "but" or "then" ? at + 1 : at;

    /// <summary>The first word that says something: behind "ok", "please", "no wait:".</summary>
    public int SkipLeadIn(int at)
    {
        while (at < Tokens.Length)
        {
            if (Tokens[at].Kind == TokenKind.Punctuation && Tokens[at].Text is not "(")
            {
                at++;
                continue;
            }

            var lead = data
                .Remarks.At(Tokens, at)
                .Where(found => found.Class is "lead-in")
                .Select(found => found.End)
                .DefaultIfEmpty(-1)
                .Max();
            if (lead >= 0 && IsOfWord(at, lead))
            {
                return at;
            }

            var command = data.Commands.At(Tokens, at).Select(found => found.End).DefaultIfEmpty(-1).Max();
            // "no wait: …" leads in; "make it …", "only …" are commands though their first word could lead in.
            if (
                lead < 0
                || command > lead
                || (
                    command >= lead
                    && data.Commands.At(Tokens, at)
                        .Any(found => found.Class is not ("change" or "narrow") && found.End == command)
                )
            )
            {
                return at;
            }

            // "and over 50", "just the women": a lone connective belongs to what follows.
            if (
                lead == at + 1
                && Tokens[at].Folded is "and" or "but" or "just" or "no" or "rather" or "or"
                && !(lead < Tokens.Length && Tokens[lead].Kind == TokenKind.Punctuation)
            )
            {
                return at;
            }

            at = lead;
        }

        return at;
    }

    /// <summary>"well-off couples", "so-so", a defined term: what could lead in is a part of a longer word.</summary>
    private bool IsOfWord(int at, int end) =>
        (end < Tokens.Length && Tokens[end] is { Kind: TokenKind.Word, JoinedToPrevious: true })
        || reader.BeginsTerm(Tokens, at);

    /// <summary>Behind marks.</summary>
    public int SkipPunctuation(int at)
    {
        while (at < Tokens.Length && Tokens[at].Kind == TokenKind.Punctuation)
        {
            at++;
        }

        return at;
    }

    /// <summary>How many of the words before one say that what stands before them suffices: "will do", "is enough"; 0 = none.</summary>
    public int SufficeBefore(int last)
    {
        for (var at = Math.Max(0, last - LongestClosing); at < last; at++)
        {
            if (data.Remarks.At(Tokens, at).Any(found => found.Class is "suffices" && found.End == last))
            {
                return last - at;
            }
        }

        return 0;
    }

    /// <summary>The longest command that stands at a word, and where it ends; null = none.</summary>
    public (string Class, int End)? CommandAt(int at) =>
        at >= Tokens.Length
            ? null
            : data
                .Commands.At(Tokens, at)
                .OrderByDescending(found => found.End)
                .Select(found => ((string, int)?)found)
                .FirstOrDefault();
}
