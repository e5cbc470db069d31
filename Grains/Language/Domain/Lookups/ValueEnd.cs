using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Lookups;

/// <summary>Where a value that is written without quotation marks ends.</summary>
internal sealed class ValueEnd(LookupQuestion question)
{
    /// <summary>One past the last token of the value that starts there.</summary>
    public int Of(int start)
    {
        var capitals = question.IsCapital(start);
        var at = start + 1;
        for (; at < question.Tokens.Length; at++)
        {
            if (IsGlued(at))
            {
                at++;
                continue;
            }

            if (question.IsEnd(at))
            {
                var initial =
                    question.Tokens[at].Folded is "."
                    && at + 1 < question.Tokens.Length
                    && question.Tokens[at].Start == question.Tokens[at - 1].End
                    && question.IsCapital(at + 1)
                    && question.Tokens[at - 1].Text.Length <= 3;
                if (!initial)
                {
                    break;
                }

                continue;
            }

            if (question.Tokens[at].JoinedToPrevious && question.Tokens[at].Kind != TokenKind.Symbol)
            {
                continue;
            }

            if (question.Words.Is("stop", question.Tokens, at) && !(capitals && question.IsCapital(at)))
            {
                var bridges =
                    question.Reader.Words.Cues.Questions.NameBridges.Has(question.Tokens[at].Folded)
                    && capitals
                    && at + 1 < question.Tokens.Length
                    && (
                        question.IsCapital(at + 1)
                        || (
                            question.Tokens[at + 1].Folded is "the"
                            && at + 2 < question.Tokens.Length
                            && question.IsCapital(at + 2)
                        )
                    )
                    && question.PartAt(at + 1) is null;
                if (!bridges)
                {
                    break;
                }
            }

            if (question.PartAt(at) is { } part && part.First == at)
            {
                if (
                    part.Kind is LookupKind.Mention
                        && part.Facets[0].Score >= 0.55
                        && !(capitals && question.IsCapital(at) && part.Facets[0].Score < 0.9)
                    || part.Kind is LookupKind.Quoted
                    || (part.Kind is LookupKind.Number && part.Comparison!.Stated)
                )
                {
                    break;
                }
            }
        }

        return at;
    }

    /// <summary>Punctuation inside a figure, such as 2:14.95, 16-20 or 14.9 (93).</summary>
    public bool IsGlued(int at) =>
        at > 0
        && at + 1 < question.Tokens.Length
        && question.Tokens[at].Kind is TokenKind.Punctuation or TokenKind.Symbol
        && (
            (
                question.Tokens[at].Start == question.Tokens[at - 1].End
                && question.Tokens[at + 1].Start == question.Tokens[at].End
            )
            || (
                question.Tokens[at].Folded is "("
                && question.Tokens[at - 1].Kind == TokenKind.Number
                && question.Tokens[at + 1].Kind == TokenKind.Number
            )
        );
}
