using System.Collections.Immutable;
using System.Globalization;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Segments.Domain;

namespace SmartSegmentation.Grains.Segments;

/// <summary>Definitions held beside each other on a tenant's rows.</summary>
internal sealed class SegmentComparer(SegmentReader reader)
{
    /// <summary>What changed from one definition to another.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="from">The one.</param>
    /// <param name="to">The other.</param>
    /// <param name="after">Key after which the page of moved members begins.</param>
    /// <param name="limit">Members of the page; 0 = none.</param>
    /// <param name="cancellationToken">Interrupts the queries.</param>
    public async Task<Outcome<SegmentDiff>> DiffAsync(
        string tenantId,
        SegmentDefinition from,
        SegmentDefinition to,
        string? after,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var context = await reader.OpenAsync(tenantId, null, [from.Expression, to.Expression]);
        if (await reader.ForbiddenAsync(tenantId, context, from, to) is { } forbidden)
        {
            return new Outcome<SegmentDiff>.Refused(forbidden);
        }

        var pair = new TreePair(context, from, to);
        var counted = await reader.QueryAsync(tenantId, MoveQueries.Counts(pair), cancellationToken);
        if (counted is Outcome<IReadOnlyList<object?[]>>.Refused(var why))
        {
            return new Outcome<SegmentDiff>.Refused(why);
        }

        var page = await reader.QueryAsync(
            tenantId,
            MoveQueries.Members(pair, after, limit + 1),
            cancellationToken
        );
        return page.Map(rows => new SegmentDiff(
            to.SegmentId,
            Show(from),
            Show(to),
            TreeChanges.Of(from.Expression, to.Expression, new ExpressionText(context)),
            People(pair, ((Outcome<IReadOnlyList<object?[]>>.Done)counted).Value, rows, limit)
        ));
    }

    /// <summary>How many members two definitions share.</summary>
    public async Task<Outcome<SegmentOverlap>> OverlapAsync(
        string tenantId,
        SegmentDefinition left,
        SegmentDefinition right,
        CancellationToken cancellationToken
    )
    {
        var context = await reader.OpenAsync(tenantId, null, [left.Expression, right.Expression]);
        if (await reader.ForbiddenAsync(tenantId, context, left, right) is { } forbidden)
        {
            return new Outcome<SegmentOverlap>.Refused(forbidden);
        }

        var pair = new TreePair(context, left, right);
        var (one, other) = (pair.Nodes[0], pair.Nodes[1]);
        var counts = await reader.CountAsync(
            tenantId,
            pair.Context,
            [one, other, new ExpressionNode.Group(GroupOperator.And, [one, other])],
            cancellationToken
        );
        return counts.Map(found =>
        {
            var (a, b, both) = (found.Trees[0].Count, found.Trees[1].Count, found.Trees[2].Count);
            var either = a + b - both;
            return new SegmentOverlap(
                new OverlapSide(left.SegmentId, left.Name, a),
                new OverlapSide(right.SegmentId, right.Name, b),
                both,
                a - both,
                b - both,
                either,
                either == 0 ? 1 : Math.Round(both / (double)either, 4),
                found.Population
            );
        });
    }

    private static PeopleDiff People(
        TreePair pair,
        IReadOnlyList<object?[]> combinations,
        IReadOnlyList<object?[]> rows,
        int limit
    )
    {
        long Sum(bool before, bool after) =>
            combinations
                .Where(row => row[0] is bool one && one == before && row[1] is bool other && other == after)
                .Sum(row => Convert.ToInt64(row[^1], CultureInfo.InvariantCulture));
        var (kept, gone, come) = (Sum(true, true), Sum(true, false), Sum(false, true));
        var causes = combinations
            .Where(row => !Equals(row[0], row[1]))
            .Select(row => (Row: row, Because: pair.Causes(Holds(row[..^1]))))
            .GroupBy(move =>
                (Moved(move.Row[1]), string.Join('\n', move.Because.Select(cause => cause.ToString())))
            )
            .Select(group => new CausedMove(
                group.Key.Item1,
                group.First().Because,
                group.Sum(move => Convert.ToInt64(move.Row[^1], CultureInfo.InvariantCulture))
            ))
            .OrderByDescending(move => move.Count);
        var members = rows.Take(limit)
            .Select(row => new MovedMember(
                (string?)row[0] ?? "",
                Moved(row[2]),
                pair.Causes(Holds(row[1..]))
            ))
            .ToImmutableArray();
        return new PeopleDiff(
            kept + gone,
            kept + come,
            come,
            gone,
            kept,
            [.. causes],
            members,
            rows.Count > limit && limit > 0 ? members[^1].Key : null
        );
    }

    private static List<bool> Holds(IEnumerable<object?> cells) => [.. cells.Select(cell => cell is true)];

    private static string Moved(object? isIn) => isIn is true ? "in" : "out";

    private static ComparedVersion Show(SegmentDefinition definition) =>
        new(
            definition.Version,
            definition.Name,
            definition.Query,
            definition.LogicExpression,
            definition.Today
        );
}
