using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Clauses.Words;

/// <summary>What defined terms bring to a clause: tests of its rows, or conditions of the member.</summary>
internal sealed class DefinedTerms(ReadingScope scope)
{
    /// <summary>Adds the meaning of one term; a term that cannot be read adds nothing.</summary>
    public void Take(KnownTerm term, Item item, Gathering gathered)
    {
        var meaning = scope.Meaning(term);
        if (meaning is null)
        {
            return;
        }

        if (
            meaning
                is ExpressionNode.Condition
                {
                    Measure: { Aggregate: null } measure,
                    CompareTo: null,
                    Rank: null
                } row
            && !scope.Model.IsOfMember(measure.FacetId)
        )
        {
            gathered.AddRow(
                new RowTest(measure.FacetId, row.Operator, row.Values, item, row.Confidence),
                scope.Model
            );
        }
        else
        {
            gathered.AddMember(Provenanced(meaning, term.Provenance, scope.Source(item)));
        }
    }

    /// <summary>The meaning of a term, marked as such.</summary>
    private static ExpressionNode Provenanced(
        ExpressionNode node,
        Provenance provenance,
        SourceSpan source
    ) =>
        node switch
        {
            ExpressionNode.Group group => group with
            {
                Children = [.. group.Children.Select(child => Provenanced(child, provenance, source))],
            },
            ExpressionNode.Condition condition => condition with { Provenance = provenance, Source = source },
            _ => node,
        };
}
