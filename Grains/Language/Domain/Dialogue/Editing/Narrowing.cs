using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Population;

namespace SmartSegmentation.Grains.Language.Domain.Dialogue.Editing;

/// <summary>Fewer people: a further condition, a stricter bound, or another value where a member can have but one.</summary>
/// <param name="reader">Knows the tables.</param>
internal sealed class Narrowing(MessageReader reader)
{
    /// <summary>The tree with a further condition.</summary>
    /// <param name="current">The tree; null = everyone.</param>
    /// <param name="words">What was said.</param>
    /// <param name="context">What it goes on from.</param>
    /// <param name="ofSameRows">True for a bare "paid by card": what the rows that are asked for were.</param>
    public ExpressionNode? Apply(
        ExpressionNode? current,
        EditWords words,
        TreeContext? context,
        bool ofSameRows = false
    )
    {
        if (current is null)
        {
            return words.Expression;
        }

        if (words.Window is { } window && context is not null)
        {
            return TreeWindows.Replace(
                current,
                WindowChange.Extended(window, context, words.Reading),
                context.Dated
            );
        }

        if (words.SaysFirstPart)
        {
            return TreeParts.First(current);
        }

        if (
            words.Number is { Stated: false } number
            && TreeNumbers.Replace(current, number, null) is { } renumbered
        )
        {
            return renumbered;
        }

        return Tested(current, words, context, ofSameRows)
            ?? (
                words.Expression is not { } further
                    ? current
                    : Bounded(current, further) ?? Revalued(current, further) ?? Nodes.And([current, further])
            );
    }

    /// <summary>"by card" after "orders on Sundays", "and renewed it", "insured ones": further tests of the same rows.</summary>
    private ExpressionNode? Tested(
        ExpressionNode current,
        EditWords words,
        TreeContext? context,
        bool ofSameRows
    )
    {
        if (context?.Event is not { } target)
        {
            return null;
        }

        var tests =
            (target.Measure.Where.Length > 0 || (!TreeCounts.IsExistence(target) && !words.NamesPeople))
            && words.Rows is { } rows
            && rows.All(row => Reaches(target, row.FacetId))
                ? [.. rows.Select(Test)]
            : RepeatedRows.Tests(words, target) is { IsEmpty: false } again ? again
            : OfThem(words, target, ofSameRows);
        tests = tests.IsEmpty ? AmountOfIt(words, target) : tests;
        return tests.IsEmpty ? null : Nodes.Replace(current, target, WithTests(target, tests));
    }

    /// <summary>Tests of rows that words point back to: "it", or nothing that they did.</summary>
    private ImmutableArray<ExpressionNode> OfThem(
        EditWords words,
        ExpressionNode.Condition target,
        bool ofSameRows
    ) =>
        words.Expression
            is ExpressionNode.Condition
            {
                Measure:
                {
                    Aggregate: { Function: AggregateFunction.Count, Per: null },
                    RelativeTo: null,
                    Pick: null,
                    Groups: null,
                    Where.Length: > 0
                } measure
            } more
        && TreeCounts.IsExistence(more)
        && (
            string.Equals(measure.FacetId, target.Measure.FacetId, StringComparison.Ordinal)
            || (ofSameRows && TreeParts.Facets(more).All(facetId => Reaches(target, facetId)))
        )
        && (measure.Window is null || measure.Window == target.Measure.Window)
        && (
            words.Reading.Scope.Tokens.Any(token => token.Folded is "it")
            || (ofSameRows && !TreeParts.Facets(more).Any(TreeParts.Facets(target).Contains))
            || (
                target.Measure.Where.Length > 0
                && !words.Contents.Any(item => item.NamesEvent && !item.Is("support-verb"))
            )
        )
            ? measure.Where
            : [];

    /// <summary>"only if it cost more than 700": an amount of the row that is asked for, not of all rows together.</summary>
    private ImmutableArray<ExpressionNode> AmountOfIt(EditWords words, ExpressionNode.Condition target)
    {
        if (
            AmountIn(words.Expression) is not { } amount
            || !TreeCounts.IsExistence(target)
            || target.Measure.Groups is not null
            || !words.Reading.Scope.Tokens.Any(token => token.Folded is "it")
            || reader.Model.EventNamed(
                target.Measure.Table ?? PopulationModel.TableOf(target.Measure.FacetId)
            )
                is not { } events
        )
        {
            return [];
        }

        var facetId = Reaches(target, amount.Measure.FacetId)
            ? amount.Measure.FacetId
            : events.Money?.FacetId;
        return facetId is null ? [] : [amount with { Measure = new Measure { FacetId = facetId } }];
    }

    /// <summary>The sum of a column, or a row with so much in it, as a test of one row; null when something else is said.</summary>
    private static ExpressionNode.Condition? AmountIn(ExpressionNode? said) =>
        said
            is not ExpressionNode.Condition
            {
                Measure: { RelativeTo: null, Pick: null, Groups: null, Window: null } measure,
                CompareTo: null,
                Rank: null
            } amount
            ? null
        : measure is { Aggregate: { Function: AggregateFunction.Sum, Per: null }, Where.IsEmpty: true }
            ? amount
        : TreeCounts.IsExistence(amount)
        && measure.Where
            is [
                ExpressionNode.Condition
                {
                    CompareTo: null,
                    Operator: ConditionOperator.Gt
                        or ConditionOperator.Ge
                        or ConditionOperator.Lt
                        or ConditionOperator.Le
                        or ConditionOperator.Between
                } test,
            ]
            ? test
        : null;

    /// <summary>
    /// A further bound in the same direction takes the place of the old one: the stricter of the two would else be left alone.
    /// </summary>
    private static ExpressionNode? Bounded(ExpressionNode current, ExpressionNode further)
    {
        if (
            further
            is not ExpressionNode.Condition
            {
                Rank: null,
                CompareTo: null,
                Values: [{ Number: not null }]
            } bound
        )
        {
            return null;
        }

        var old = Nodes
            .Conditions(current)
            .LastOrDefault(condition =>
                condition.Measure == bound.Measure
                && Direction(condition.Operator) == Direction(bound.Operator)
                && Direction(bound.Operator) != 0
            );
        return old is not null && TreeParts.IsPlain(current, old) ? Nodes.Replace(current, old, bound) : null;
    }

    /// <summary>"women only" where it said men: a member has one value, so the new one replaces the old.</summary>
    private static ExpressionNode? Revalued(ExpressionNode current, ExpressionNode further)
    {
        if (TreeValues.TestOf(further) is not { } own)
        {
            return null;
        }

        var same = TreeValues.FirstOf(
            current,
            own.Measure,
            condition =>
                condition.Operator is ConditionOperator.Eq && !condition.Values.SequenceEqual(own.Values)
        );
        return same is not null && TreeParts.IsPlain(current, same)
            ? Nodes.Replace(current, same, own)
            : null;
    }

    private static int Direction(ConditionOperator operation) =>
        operation switch
        {
            ConditionOperator.Gt or ConditionOperator.Ge => 1,
            ConditionOperator.Lt or ConditionOperator.Le => -1,
            _ => 0,
        };

    private bool Reaches(ExpressionNode.Condition target, string facetId) =>
        reader.Model.EventNamed(target.Measure.Table ?? PopulationModel.TableOf(target.Measure.FacetId))
            is { } events
        && events.Reaches(PopulationModel.TableOf(facetId));

    private static ExpressionNode Test(RowTest row) =>
        new ExpressionNode.Condition
        {
            Measure = new Measure { FacetId = row.FacetId },
            Operator = row.Operator,
            Values = row.Values,
            Confidence = row.Confidence,
        };

    /// <summary>A test of a column that is tested already takes the place of the old one.</summary>
    private static ExpressionNode.Condition WithTests(
        ExpressionNode.Condition condition,
        ImmutableArray<ExpressionNode> tests
    )
    {
        var where = condition.Measure.Where;
        foreach (var test in tests)
        {
            var at = where
                .ToList()
                .FindIndex(node =>
                    node is ExpressionNode.Condition old
                    && test is ExpressionNode.Condition further
                    && old.Measure.FacetId == further.Measure.FacetId
                );
            where = at < 0 ? where.Add(test) : where.SetItem(at, test);
        }

        return condition with
        {
            Measure = condition.Measure with { Where = where },
        };
    }
}
