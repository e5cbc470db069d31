using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses.Measures;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Clauses.Conditions;

/// <summary>Columns that are named and of which nothing is said: there is a value, or more than nothing.</summary>
internal sealed class MentionedColumns(ReadingScope scope, EventMeasures measures)
{
    /// <summary>"with children", "no debts": a count or an amount is there when it is more than zero; a score of zero is one.</summary>
    public ExpressionNode? Condition(Facet facet, Item item)
    {
        var counts =
            PopulationModel.IsNumber(facet)
            && !(
                facet.MissingShare > 0
                && PopulationModel.Words(facet).Any(word => scope.Cues.Amounts.Scores.Has(word))
            )
            && facet.Min is { } min
            && decimal.TryParse(min, System.Globalization.CultureInfo.InvariantCulture, out var least)
            && least == 0
            && !IsAnswer(facet);
        if (!counts)
        {
            return facet.MissingShare > 0 && !IsOnlyListed(item) ? Filled(facet) : null;
        }

        if (scope.Model.IsOfMember(facet.FacetId))
        {
            return new ExpressionNode.Condition
            {
                Measure = new Measure { FacetId = facet.FacetId },
                Operator = ConditionOperator.Gt,
                Values = [0],
                Unit = facet.Unit,
                Confidence = 0.85,
            };
        }

        return scope.Model.EventsWith(facet.FacetId).FirstOrDefault() is { } events
            ? measures.Exists(
                new Frame
                {
                    Event = events,
                    Rows = [new RowTest(facet.FacetId, ConditionOperator.Gt, [0], new Item(0, 0), 0.8)],
                }
            )
            : null;
    }

    /// <summary>A mark that not all have given: "no NPS" says that there is none, not that it is 0.</summary>
    private bool IsAnswer(Facet facet) =>
        facet.MissingShare > 0
        && !PopulationModel.IsMoney(facet)
        && PopulationModel
            .Words(facet)
            .Concat(Tokenizer.Tokenize(facet.Description).Select(token => token.Folded))
            .Any(scope.Cues.Amounts.Answers.Has);

    /// <summary>"what are the city and state of …": nothing before the column says that somebody has it.</summary>
    private bool IsOnlyListed(Item item) =>
        scope.Cues.Clauses.Listing.Has(scope.Tokens[0].Folded)
        && !scope
            .Tokens[1..Math.Max(1, item.First)]
            .Any(token => scope.Cues.Clauses.Having.Has(token.Folded));

    /// <summary>"with a discount code", "without an account manager": a value is there or it is not.</summary>
    private ExpressionNode? Filled(Facet facet) =>
        scope.Model.IsOfMember(facet.FacetId)
            ? new ExpressionNode.Condition
            {
                Measure = new Measure { FacetId = facet.FacetId },
                Operator = ConditionOperator.Exists,
                Confidence = 0.85,
            }
        : scope.Model.EventsWith(facet.FacetId).FirstOrDefault() is { } events
            ? measures.Exists(
                new Frame
                {
                    Event = events,
                    Rows = [new RowTest(facet.FacetId, ConditionOperator.Exists, [], new Item(0, 0), 0.8)],
                }
            )
        : null;
}
