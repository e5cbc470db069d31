using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Dialogue.Editing;

/// <summary>Widens the tests of a tree by further values: "also platinum", "men too".</summary>
internal static class TreeValues
{
    private const double Sure = 0.6;

    /// <summary>The tree with every value of the items beside those that its facet is tested for; null when one of them fits no test.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="items">What was said, without words that say nothing.</param>
    public static ExpressionNode? Widen(ExpressionNode tree, IReadOnlyList<Item> items)
    {
        if (items.Count == 0)
        {
            return null;
        }

        var wide = tree;
        foreach (var item in items)
        {
            var match = item.Of(MatchKind.Value)
                .Where(match => match is { Negated: false, Values.Length: > 0 } && match.Score >= Sure)
                .Where(match =>
                    match.SuggestedOperator is ConditionOperator.Eq or ConditionOperator.In
                    && Tests(wide, match.FacetId)
                )
                .MaxBy(match => match.Score);
            if (match is null || item.Comparison is not null || item.Date is not null)
            {
                return null;
            }

            wide = Widened(wide, match.FacetId, [.. match.Values.Select(value => (Literal)value)]);
        }

        return wide;
    }

    /// <summary>The test of a value of the member; null when a node is something else.</summary>
    public static ExpressionNode.Condition? TestOf(ExpressionNode node) =>
        node
            is ExpressionNode.Condition
            {
                Measure.Aggregate: null,
                Operator: ConditionOperator.Eq or ConditionOperator.In
            } test
            ? test
            : null;

    /// <summary>The first condition of a tree on a measure for which more holds; null when there is none.</summary>
    public static ExpressionNode.Condition? FirstOf(
        ExpressionNode tree,
        Measure measure,
        Func<ExpressionNode.Condition, bool> holds
    ) => Nodes.Conditions(tree).FirstOrDefault(condition => condition.Measure == measure && holds(condition));

    /// <summary>
    /// The reading of a change that names one value of what the tree tests and nothing else, though its words have another meaning:
    /// "or high" where priorities are asked for. Null for any other change.
    /// </summary>
    /// <param name="tree">The tree.</param>
    /// <param name="step">The change.</param>
    /// <param name="reader">Knows the values.</param>
    public static Reading? Named(ExpressionNode? tree, EditStep step, MessageReader reader)
    {
        var content = Tokenizer
            .Tokenize(step.Text)
            .Where(token => token.Kind != TokenKind.Punctuation && token.Folded is not ("the" or "ones"))
            .ToList();
        if (content is not [{ Kind: TokenKind.Word } word])
        {
            return null;
        }

        var (scope, _) = reader.ReadItems(step.Text);
        var match = reader
            .Index.Annotate([word with { Index = 0 }])
            .Where(match =>
                match is { Kind: MatchKind.Value, Negated: false }
                && match.Values.Contains(word.Folded, StringComparer.OrdinalIgnoreCase)
            )
            .Where(match => Tests(tree, match.FacetId))
            .MaxBy(match => match.Score);
        return match is null || scope.Tokens.Length <= word.Index
            ? null
            : MessageReader.Read(
                scope,
                [
                    new Item(word.Index, word.Index + 1)
                    {
                        Matches = [match with { First = word.Index, End = word.Index + 1 }],
                    },
                ]
            );
    }

    /// <summary>The tree without values that it asks for beside others; null when one of the items is no such value: "drop silver".</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="items">What was said, without words that say nothing.</param>
    public static ExpressionNode? Without(ExpressionNode tree, IReadOnlyList<Item> items)
    {
        var less = tree;
        foreach (var item in items)
        {
            var match = item.Of(MatchKind.Value)
                .Where(match => match is { Negated: false, Values.Length: > 0 } && match.Score >= Sure)
                .Where(match => Lists(less, match))
                .MaxBy(match => match.Score);
            if (match is null || item.Comparison is not null || item.Date is not null)
            {
                return null;
            }

            less = Less(less, match);
        }

        return items.Count == 0 ? null : less;
    }

    /// <summary>The condition with a value of a list, its own or one of its rows, replaced by another; null when there is no such list.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="old">What the words of the old value are read as.</param>
    /// <param name="wanted">What the words of the new one are read as.</param>
    public static ExpressionNode.Condition? Exchanged(
        ExpressionNode.Condition condition,
        IEnumerable<ExpressionNode.Condition> old,
        ExpressionNode.Condition wanted
    )
    {
        var gone = old.SelectMany(said => said.Measure.Where.OfType<ExpressionNode.Condition>().Append(said));
        var come = wanted.Measure.Where.OfType<ExpressionNode.Condition>().Append(wanted).ToList();
        foreach (var said in gone)
        {
            if (come.Find(test => test.Measure == said.Measure) is not { } fresh)
            {
                continue;
            }

            if (Listed(condition, said) is { } listed)
            {
                return Joined(listed, fresh.Values);
            }

            var at = condition
                .Measure.Where.ToList()
                .FindIndex(node => node is ExpressionNode.Condition test && Listed(test, said) is not null);
            if (at >= 0)
            {
                var rest = Listed((ExpressionNode.Condition)condition.Measure.Where[at], said)!;
                return condition with
                {
                    Measure = condition.Measure with
                    {
                        Where = condition.Measure.Where.SetItem(at, Joined(rest, fresh.Values)),
                    },
                };
            }
        }

        return null;
    }

    /// <summary>The list without the values of another test of its facet; null when it has none of them, or no others.</summary>
    private static ExpressionNode.Condition? Listed(
        ExpressionNode.Condition list,
        ExpressionNode.Condition said
    )
    {
        if (list.Measure != said.Measure || list.Operator != ConditionOperator.In)
        {
            return null;
        }

        var rest = list.Values.Except(said.Values).ToImmutableArray();
        return rest.Length == list.Values.Length || rest.IsEmpty
            ? null
            : list with
            {
                Values = rest,
                Operator = rest.Length == 1 ? ConditionOperator.Eq : ConditionOperator.In,
            };
    }

    private static bool Lists(ExpressionNode? node, FacetMatch match) =>
        node switch
        {
            ExpressionNode.Condition condition => Less(condition, match) is not null
                || condition.Measure.Where.Any(row => Lists(row, match)),
            ExpressionNode.Group { Op: not GroupOperator.Not } group => group.Children.Any(child =>
                Lists(child, match)
            ),
            _ => false,
        };

    private static ExpressionNode.Condition? Less(ExpressionNode.Condition condition, FacetMatch match) =>
        IsTest(condition, match.FacetId)
            ? Listed(condition, condition with { Values = [.. match.Values.Select(value => (Literal)value)] })
            : null;

    private static ExpressionNode Less(ExpressionNode node, FacetMatch match) =>
        node switch
        {
            ExpressionNode.Condition condition => Less(condition, match)
                ?? condition with
                {
                    Measure = condition.Measure with
                    {
                        Where = [.. condition.Measure.Where.Select(row => Less(row, match))],
                    },
                },
            ExpressionNode.Group { Op: not GroupOperator.Not } group => group with
            {
                Children = [.. group.Children.Select(child => Less(child, match))],
            },
            _ => node,
        };

    private static bool Tests(ExpressionNode? node, string facetId) =>
        node switch
        {
            ExpressionNode.Condition condition => IsTest(condition, facetId)
                || condition.Measure.Where.Any(row => Tests(row, facetId)),
            ExpressionNode.Group { Op: not GroupOperator.Not } group => group.Children.Any(child =>
                Tests(child, facetId)
            ),
            _ => false,
        };

    private static ExpressionNode Widened(
        ExpressionNode node,
        string facetId,
        ImmutableArray<Literal> values
    ) =>
        node switch
        {
            ExpressionNode.Condition condition when IsTest(condition, facetId) => Joined(condition, values),
            ExpressionNode.Condition condition when condition.Measure.Where.Any(row => Tests(row, facetId)) =>
                condition with
                {
                    Measure = condition.Measure with
                    {
                        Where = [.. condition.Measure.Where.Select(row => Widened(row, facetId, values))],
                    },
                },
            ExpressionNode.Group { Op: not GroupOperator.Not } group => group with
            {
                Children = [.. group.Children.Select(child => Widened(child, facetId, values))],
            },
            _ => node,
        };

    /// <summary>A test whether a facet has one of some values.</summary>
    private static bool IsTest(ExpressionNode.Condition condition, string facetId) =>
        condition
            is {
                Rank: null,
                CompareTo: null,
                Operator: ConditionOperator.Eq or ConditionOperator.In,
                Measure: { Aggregate: null, Transform: null, Arithmetic: null }
            }
        && condition.Measure.FacetId == facetId;

    /// <summary>The test for its own values and further ones.</summary>
    public static ExpressionNode.Condition Joined(
        ExpressionNode.Condition condition,
        ImmutableArray<Literal> more
    )
    {
        ImmutableArray<Literal> values = [.. condition.Values.Concat(more).Distinct()];
        return condition with
        {
            Operator = values.Length == 1 ? condition.Operator : ConditionOperator.In,
            Values = values,
        };
    }
}
