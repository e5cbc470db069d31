using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Language.Domain.Lookups;

/// <summary>Words that compare a time: before, after, since, or later.</summary>
internal sealed class TimeWords(LookupQuestion question)
{
    /// <summary>The comparison that stands before a time or after it ("or later"); null for none.</summary>
    public ConditionOperator? Operator(LookupPart part, LookupPart? mention = null)
    {
        var at = part.First - 1;
        var inclusive =
            at > 1 && question.Tokens[at].Folded is "in" && question.Tokens[at - 1].Folded is "or";
        while (
            at > 0
            && (
                question.Reader.Words.Cues.Questions.BeforeTime.Has(question.Tokens[at].Folded)
                || (mention is not null && mention.First <= at && at < mention.End)
            )
        )
        {
            at--;
        }

        var later = part.End + 1 < question.Tokens.Length && question.Tokens[part.End].Folded is "or";
        return later && question.Words.Is("or-after", question.Tokens, part.End + 1) ? ConditionOperator.Ge
            : later && question.Words.Is("or-before", question.Tokens, part.End + 1) ? ConditionOperator.Le
            : question.Words.Is("before", question.Tokens, at)
                ? (inclusive ? ConditionOperator.Le : ConditionOperator.Lt)
            : question.Words.Is("after", question.Tokens, at)
                ? (inclusive ? ConditionOperator.Ge : ConditionOperator.Gt)
            : question.Words.Is("since", question.Tokens, at) && question.Tokens[at].Folded is "since"
                ? ConditionOperator.Ge
            : question.Words.Is("until", question.Tokens, at) ? ConditionOperator.Le
            : null;
    }
}
