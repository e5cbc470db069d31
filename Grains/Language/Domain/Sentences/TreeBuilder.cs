using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Sentences;

/// <summary>Joins conditions by the words between them.</summary>
/// <remarks>
/// From loosest to tightest: full stop, semicolon and "but"; "or" after a comma or "either"; "who" and "with"; "or"; "and". Where "and" and
/// "or" stand side by side without any of these, the other grouping is a rival reading.
/// </remarks>
internal static class TreeBuilder
{
    /// <summary>The tree; null for no parts.</summary>
    /// <param name="parts">Conditions in order.</param>
    /// <param name="rival">The other grouping, where the words leave it open.</param>
    public static ExpressionNode? Build(List<Part> parts, out ExpressionNode? rival)
    {
        var groups = Split(parts, part => part.Clause.Joint is Joint.Break or Joint.But)
            .Select(Outer)
            .ToList();
        rival = groups.Exists(group => group.Rival is not null)
            ? Nodes.And(groups.Select(group => group.Rival ?? group.Node))
            : null;
        return Nodes.And(groups.Select(group => group.Node));
    }

    private static (ExpressionNode? Node, ExpressionNode? Rival) Outer(List<Part> parts)
    {
        var either = parts.FindIndex(part => part.Clause.Either);
        if (either >= 0 || parts.Skip(1).Any(part => part.Clause is { Joint: Joint.Or, CommaBefore: true }))
        {
            var before = either > 0 ? parts[..either] : [];
            var rest = either > 0 ? parts[either..] : parts;
            var comma = rest.Skip(1).Any(part => part.Clause is { Joint: Joint.Or, CommaBefore: true });
            var choices = Split(
                rest,
                part => part.Clause.Joint == Joint.Or && (!comma || part.Clause.CommaBefore)
            );
            if (choices.Count > 1)
            {
                var choice = Nodes.Or(choices.Select(group => Inner(group).Node));
                return (Nodes.And([.. before.Select(part => part.Node), choice]), null);
            }
        }

        return Inner(parts);
    }

    private static (ExpressionNode? Node, ExpressionNode? Rival) Inner(List<Part> parts)
    {
        parts = Chained(parts);
        var groups = Split(
                parts,
                part =>
                    part.Clause.Joint is Joint.Who or Joint.With or Joint.Comma
                    || part.Clause is { Joint: Joint.And, CommaBefore: true }
            )
            .Select(Junctions)
            .ToList();
        return (
            Nodes.And(groups.Select(group => group.Node)),
            groups.Exists(group => group.Rival is not null)
                ? Nodes.And(groups.Select(group => group.Rival ?? group.Node))
                : null
        );
    }

    /// <summary>"A, B or C": the commas of a list say what its last joint says.</summary>
    private static List<Part> Chained(List<Part> parts)
    {
        var chained = parts.ToList();
        for (var at = 1; at < chained.Count; at++)
        {
            if (
                chained[at].Clause.Joint != Joint.Or
                || chained.Take(at).Any(part => part.Clause.Joint == Joint.Or)
            )
            {
                continue;
            }

            for (var before = at - 1; before >= 1 && chained[before].Clause.Joint == Joint.Comma; before--)
            {
                chained[before] = chained[before] with
                {
                    Clause = chained[before].Clause with { Joint = Joint.Or },
                };
            }
        }

        return chained;
    }

    private static (ExpressionNode? Node, ExpressionNode? Rival) Junctions(List<Part> parts)
    {
        var tight = Nodes.Or(
            Split(parts, part => part.Clause.Joint == Joint.Or)
                .Select(group => Nodes.And(group.Select(part => part.Node)))
        );
        var joints = parts.Skip(1).Select(part => part.Clause.Joint).ToList();
        var open = joints.Contains(Joint.Or) && joints.Contains(Joint.And);
        var loose = open
            ? Nodes.And(
                Split(parts, part => part.Clause.Joint != Joint.Or)
                    .Select(group => Nodes.Or(group.Select(part => part.Node)))
            )
            : null;
        return (tight, loose);
    }

    private static List<List<Part>> Split(List<Part> parts, Func<Part, bool> begins)
    {
        var groups = new List<List<Part>>();
        foreach (var part in parts)
        {
            if (groups.Count == 0 || begins(part))
            {
                groups.Add([]);
            }

            groups[^1].Add(part);
        }

        return groups;
    }
}
