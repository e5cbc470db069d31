using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Lookups;

/// <summary>Tells the columns that a question asks for from those that it tests.</summary>
internal sealed class AskedColumns(LookupQuestion question)
{
    /// <summary>True for a column of the answer: a question word stands before it with nothing but small words between.</summary>
    public bool Is(LookupPart mention)
    {
        if (
            mention.End - mention.First > 1
            && question.Tokens[mention.End - 1].Folded is "by" or "at" or "in" or "from"
        )
        {
            return false;
        }

        for (var at = mention.First - 1; at >= 0; at--)
        {
            if (question.PartAt(at) is { } other)
            {
                if (other.Kind != LookupKind.Mention)
                {
                    return false;
                }

                at = other.First;
                if (at == 0)
                {
                    return true;
                }

                continue;
            }

            if (question.Words.Is("ask", question.Tokens, at) && Opens(at))
            {
                return true;
            }

            if (
                question.Words.Is("introducer", question.Tokens, at)
                && !(
                    question.Tokens[at].Folded is "is" or "are" or "was" or "were"
                    && at > 0
                    && question.Words.Is("ask", question.Tokens, at - 1)
                    && Opens(at - 1)
                )
            )
            {
                return false;
            }
        }

        return mention.First == 0;
    }

    /// <summary>The one column of texts that is asked for; null for none and for several.</summary>
    public Interfaces.Facets.Facet? Names() =>
        question.Parts.Where(part => part.Kind == LookupKind.Mention && Is(part)).ToList() is [var only]
            ? question.Columns.Text(only)
            : null;

    /// <summary>True for a question word that is no relative ("people who …").</summary>
    private bool Opens(int at) =>
        (
            at == 0
            && (
                question.Tokens[at].Folded is not ("when" or "where")
                || question.Words.Is("auxiliary", question.Tokens, at + 1)
            )
        )
        || at > 0 && OpensWithin(at);

    private bool OpensWithin(int at) =>
        !question.Words.Is("relative", question.Tokens, at)
        || question.Tokens[at - 1].Kind == TokenKind.Punctuation
        || question.Reader.Words.Cues.Questions.WithinOpenings.Has(question.Tokens[at - 1].Folded);
}
