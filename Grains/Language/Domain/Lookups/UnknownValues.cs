using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Lookups;

/// <summary>Values without quotation marks that the table is not known to hold, beside the name of their column.</summary>
internal sealed class UnknownValues(
    LookupQuestion question,
    Neighbours beside,
    AskedColumns asked,
    ValueEnd valueEnd
)
{
    /// <summary>Puts each value beside a column in the place of what its words were read as.</summary>
    public void Add()
    {
        foreach (var mention in question.Parts.Where(part => part.Kind == LookupKind.Mention).ToList())
        {
            var start = beside.SkipLinks(mention.End, out var strong);
            if (
                start >= question.Tokens.Length
                || question.IsEnd(start)
                || question.Tests.Exists(test => test.Part.First <= start && start < test.Part.End)
                || (asked.Is(mention) && !strong)
                || (start == mention.End && asked.Is(mention))
                || (
                    question.PartAt(start) is { Kind: not LookupKind.Number } and not null
                    && !Repeats(mention, start)
                )
            )
            {
                continue;
            }

            if (question.PartAt(start) is { Kind: LookupKind.Number } number)
            {
                var bare = !number.Comparison!.Stated || question.Columns.Text(mention) is not null;
                if (!bare || !ContinuesText(number.End) || question.Columns.Text(mention) is null)
                {
                    continue;
                }
            }
            else if (!question.IsContent(start))
            {
                continue;
            }

            var end = valueEnd.Of(start);
            var named = Enumerable
                .Range(mention.End, start - mention.End)
                .Any(at =>
                    question.Reader.Words.Cues.Questions.ValueLinks.Has(question.Tokens[at].Folded)
                    || question.Words.Is("naming", question.Tokens, at)
                    || question.Words.Is("deny", question.Tokens, at)
                    || question.Words.Is("contain", question.Tokens, at)
                );
            if (
                question.IsPlain(start, end)
                && !(named && mention.Facets[0].Score >= 0.9 && !question.IsVerbal(start))
            )
            {
                continue;
            }

            if (question.Columns.Text(mention) is null)
            {
                continue;
            }

            Replace(start, end);
        }
    }

    /// <summary>"nation of china": the value itself speaks of the column.</summary>
    private bool Repeats(LookupPart mention, int start) =>
        question.PartAt(start) is { Kind: LookupKind.Mention } other
        && other.First == start
        && start > mention.End
        && other.Facets[0].Score < 0.9
        && LookupQuestion.Same(other.Facets[0].Facet.FacetId, mention.Facets[0].Facet)
        && !LabelForms.Find(mention.Facets[0].Facet, question.Tokens).Any(form => form.First == start);

    /// <summary>Puts a free value in the place of what the stretch was read as.</summary>
    private void Replace(int start, int end)
    {
        question.Parts.RemoveAll(part => part.First < end && part.End > start);
        question.Parts.Add(
            new LookupPart(start, end, LookupKind.Free)
            {
                Text = question
                    .Text[question.Tokens[start].Start..question.Tokens[end - 1].End]
                    .Trim('.', ',', '?', ' '),
            }
        );
        question.Parts.Sort((left, right) => left.First.CompareTo(right.First));
    }

    private bool ContinuesText(int at) =>
        valueEnd.IsGlued(at)
        || at < question.Tokens.Length
            && !question.IsEnd(at)
            && !question.Words.Is("stop", question.Tokens, at)
            && (
                question.Tokens[at].JoinedToPrevious
                || (question.PartAt(at) is null && question.Tokens[at].Kind == TokenKind.Word)
            );
}
