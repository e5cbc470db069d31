using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Sentences;

/// <summary>The parts of one sentence as one tree.</summary>
internal static class SentenceTree
{
    /// <summary>The tree; null for no parts.</summary>
    /// <param name="said">Conditions in order.</param>
    /// <param name="ranked">What was ranked; null = nothing.</param>
    /// <param name="rival">The other tree, where the words leave it open.</param>
    public static ExpressionNode? Of(List<Part> said, RankReading? ranked, out ExpressionNode? rival)
    {
        var node = TreeBuilder.Build(Reach(said), out rival);
        if (ranked is { SeparateGroups.Length: > 0, Condition.Rank.Within.Length: 0 } && node is not null)
        {
            rival = Nodes.Map(
                node,
                condition =>
                    condition.Rank is { Within.Length: 0 } rank
                    && condition.Measure == ranked.Condition.Measure
                        ? condition with
                        {
                            Rank = rank with { Within = ranked.SeparateGroups },
                        }
                        : condition
            );
        }

        if (node is not null && rival is null)
        {
            rival = OverTogether(node);
        }

        return node;
    }

    /// <summary>"without kids and teens": the negation of a noun reaches over the nouns of its list.</summary>
    private static List<Part> Reach(List<Part> parts)
    {
        var reached = new List<Part>(parts.Count);
        foreach (var part in parts)
        {
            var before = reached.Count > 0 ? reached[^1] : null;
            if (
                before
                    is {
                        Node: ExpressionNode.Group
                        {
                            Op: GroupOperator.Not,
                            Children: [ExpressionNode.Condition denied]
                        }
                    }
                && part.Node is ExpressionNode.Condition repeated
                && part.Clause.Joint == Joint.With
                && denied.Measure.FacetId == repeated.Measure.FacetId
                && denied.Values.SequenceEqual(repeated.Values)
            )
            {
                // "not living together with a partner": the rest of the phrase says the same.
                continue;
            }

            var extends =
                before is { Clause: { Negated: true, NounNegation: true } }
                && !part.Clause.Negated
                && part.Clause.Joint is Joint.And or Joint.Or or Joint.Comma
                && IsBareNoun(part)
                && IsBareNoun(before);
            reached.Add(
                extends
                    ? part with
                    {
                        Node = Nodes.Not(part.Node),
                        Clause = part.Clause with
                        {
                            Negated = true,
                            NounNegation = true,
                            Joint = part.Clause.Joint == Joint.Or ? Joint.And : part.Clause.Joint,
                        },
                    }
                    : part
            );
        }

        return reached;
    }

    private static bool IsBareNoun(Part part) =>
        part.Frame is { Comparisons.Length: 0, Windows.Length: 0 }
        && part.Clause.Items.Count(ClauseCutter.IsContent) == 1
        && part.Clause.Items.Where(ClauseCutter.IsContent)
            .All(item => item.Event is null || !item.Matches.IsEmpty);

    /// <summary>"spent over 3000 in 2018 or 2019": in one of them, or in both together.</summary>
    private static ExpressionNode? OverTogether(ExpressionNode node)
    {
        if (
            node
            is not ExpressionNode.Group
            {
                Op: GroupOperator.Or,
                Children: [ExpressionNode.Condition first, ExpressionNode.Condition second]
            }
        )
        {
            return null;
        }

        return
            first.Measure is { Window: { End: { } end } left, Aggregate.Function: AggregateFunction.Sum }
            && second.Measure.Window is { } right
            && right.Start == end
            && first.Measure with
            {
                Window = null,
            } == second.Measure with { Window = null, Where = first.Measure.Where }
            && first.Values.SequenceEqual(second.Values)
            ? first with
            {
                Measure = first.Measure with { Window = left with { End = right.End } },
            }
            : null;
    }
}
