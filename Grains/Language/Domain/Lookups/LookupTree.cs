using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Lookups;

/// <summary>Joins tests into a tree: values of one column are alternatives, "or" binds weaker than "and".</summary>
internal static class LookupTree
{
    /// <summary>The tree; null for no tests.</summary>
    public static ExpressionNode? Of(
        IReadOnlyList<LookupTest> tests,
        ImmutableArray<Token> tokens,
        string text
    )
    {
        var alternatives = new List<List<ExpressionNode?>>();
        LookupTest? before = null;
        var said = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var test in tests.OrderBy(test => test.First))
        {
            if (
                !said.Add(
                    $"{test.Facet.FacetId}|{test.Operator}|{test.Denied}|{string.Join('|', test.Values)}"
                )
            )
            {
                continue;
            }

            var node = NodeOf(test, tokens, text);
            if (before is not null && Alternates(before, test, tokens))
            {
                var last = alternatives[^1];
                last[^1] = Nodes.Or([last[^1], node]);
            }
            else if (before is not null && SaysOr(before, test, tokens))
            {
                alternatives.Add([node]);
            }
            else if (before is null)
            {
                alternatives.Add([node]);
            }
            else
            {
                alternatives[^1].Add(node);
            }

            before = test;
        }

        return Nodes.Or(alternatives.Select(Nodes.And));
    }

    private static bool Alternates(LookupTest before, LookupTest test, ImmutableArray<Token> tokens) =>
        string.Equals(before.Facet.FacetId, test.Facet.FacetId, StringComparison.Ordinal)
        && !before.Denied
        && !test.Denied
        && (
            (before.Operator == ConditionOperator.Eq && test.Operator == ConditionOperator.Eq)
            || SaysOr(before, test, tokens)
        );

    private static bool SaysOr(LookupTest before, LookupTest test, ImmutableArray<Token> tokens) =>
        Enumerable
            .Range(before.Part.End, Math.Max(0, test.Part.First - before.Part.End))
            .Any(at => tokens[at].Folded is "or");

    private static ExpressionNode NodeOf(LookupTest test, ImmutableArray<Token> tokens, string text)
    {
        var start = tokens[test.First].Start;
        var end = tokens[test.End - 1].End;
        var denied = test.Denied && test.Operator == ConditionOperator.Eq;
        var condition = new ExpressionNode.Condition
        {
            Measure = new Measure { FacetId = test.Facet.FacetId },
            Operator = denied ? ConditionOperator.Ne : test.Operator,
            Values = test.Values,
            Unit = test.Facet.Unit,
            Source = new SourceSpan(start, end, text[start..end]),
        };
        return test.Denied && !denied ? Nodes.Not(condition) : condition;
    }
}
