using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Dialogue;

/// <summary>Tells a whole sentence from a fragment that goes on from the one before.</summary>
/// <param name="said">The message.</param>
/// <param name="reader">Knows the words for members.</param>
internal sealed class SentenceOpening(SaidMessage said, MessageReader reader)
{
    private const int Fragment = 7;

    /// <summary>True for a message that goes on from the segment that is there: a few words, or "… instead".</summary>
    public bool IsFragment(int at) =>
        HasMark()
        || (
            said.Tokens.Skip(at).Count(token => token.Kind is TokenKind.Word or TokenKind.Number) <= Fragment
            && !IsFullSentence(at)
        );

    private bool HasMark() =>
        said.SufficeBefore(
            said.Tokens.Length
                - said.Tokens.Reverse().TakeWhile(token => token.Kind == TokenKind.Punctuation).Count()
        ) > 0
        || said.Tokens.Any(token => token.Folded is "instead" or "rather")
        || (
            said.Tokens.Length > 1
            && said.Tokens[^1].Folded is "only" or "please"
            && said.Tokens.Any(token => token.Folded is "only")
        );

    /// <summary>True when the message speaks of members from its beginning: "customers who …", "find everyone …".</summary>
    public bool IsFullSentence(int at)
    {
        var seen = 0;
        for (var i = at; i < said.Tokens.Length && seen < 5; i++)
        {
            var token = said.Tokens[i];
            if (
                IsEntity(token)
                && reader.Index.Annotate([token with { Index = 0 }]).All(match => match.Score < 0.8)
            )
            {
                return true;
            }

            if (
                reader
                    .Data.FunctionWords.At(said.Tokens, i)
                    .Any(found => found.Class is "with" or "relative" or "negation" or "only")
                && !said.Cues.Requests.Has(token.Folded)
            )
            {
                return false;
            }

            seen += said.Cues.Requests.Has(token.Folded) ? 0 : 1;
        }

        return false;
    }

    /// <summary>A word for members: "customers", not "those".</summary>
    public bool IsEntity(Token token) =>
        !said.Cues.Pointers.Has(token.Folded) && reader.Words.Thesaurus.IsEntityWord(token.Stem);
}
