using SmartSegmentation.Grains.Facets.Domain.Rows;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Segments.Domain.Sql;

/// <summary>Which rows of an event table a measure takes: one order, a window, days around an event of the member's own, conditions.</summary>
internal sealed class RowFilter(TreeCompiler compiler)
{
    /// <summary>The tests that a row must meet, never none; joins what they need.</summary>
    public List<string> Tests(EventRows rows, Measure measure)
    {
        var tests = new List<string> { $"{rows.Owner} IS NOT NULL" };
        if (measure.Pick is { } pick)
        {
            var (order, owner) = (rows.Order.Sql, rows.Owner);
            rows.Source.Join(
                Picked(rows, pick),
                required: true,
                at => $"{at}.k = {owner} AND {at}.o IS NOT DISTINCT FROM {order}"
            );
        }

        AddWindow(tests, rows, measure.Window);
        if (measure.RelativeTo is { } relative)
        {
            AddRelative(tests, rows, relative);
        }

        AddWhere(tests, rows, measure.Where);
        return tests;
    }

    private void AddWindow(List<string> tests, EventRows rows, Window? window)
    {
        if (
            window is not null
            && window is not { Start: null, End: null }
            && compiler.Values.InWindow(rows.Time, window) is { } inside
        )
        {
            tests.Add(inside);
        }
    }

    private void AddWhere(
        List<string> tests,
        EventRows rows,
        System.Collections.Immutable.ImmutableArray<ExpressionNode> where
    )
    {
        if (!where.IsDefaultOrEmpty)
        {
            var scope = new RowScope(compiler, rows);
            tests.AddRange(where.Select(node => compiler.Test(node, scope)));
        }
    }

    /// <summary>Each member's n-th order: its number is <c>o</c>.</summary>
    private string Picked(EventRows like, EventPick pick)
    {
        var rows = Again(like);
        var tests = new List<string> { $"{rows.Owner} IS NOT NULL", $"{rows.Time.Sql} IS NOT NULL" };
        AddWindow(tests, rows, pick.Window);
        AddWhere(tests, rows, pick.Among);
        var down = pick.Event == EventOrder.Last ? " DESC" : "";
        return compiler.Plan.Part(
            "picked",
            $"SELECT k, o FROM (SELECT k, o, row_number() OVER (PARTITION BY k ORDER BY t{down}, o{down}) AS n "
                + $"FROM (SELECT {rows.Owner} AS k, {rows.Order.Sql} AS o, min({rows.Time.Sql}) AS t FROM {rows.Source.From} "
                + $"WHERE {string.Join(" AND ", tests)} GROUP BY 1, 2) AS orders) AS numbered "
                + $"WHERE n = {compiler.Plan.Value((long)Math.Max(1, pick.Nth))}"
        );
    }

    private void AddRelative(List<string> tests, EventRows rows, RelativeTo relative)
    {
        var facet =
            compiler.Map.FindFacet(relative.FacetId)
            ?? throw new TreeFault("facet-unknown", $"There is no facet '{relative.FacetId}'.");
        var day = SqlDialect.Day(rows.Time.Sql);
        if (
            relative.Event == EventOrder.Any
            && !compiler.IsMemberFacet(facet, new Measure { FacetId = relative.FacetId })
        )
        {
            tests.Add(NearAny(rows, relative, facet, day));
            return;
        }

        string? other = null;
        string x;
        if (compiler.IsMemberFacet(facet, new Measure { FacetId = relative.FacetId }))
        {
            var members = new MemberScope(compiler);
            var date = compiler.Values.AsDay(
                members.Attribute(facet, new Measure { FacetId = facet.FacetId })
            );
            var part = compiler.Plan.Part(
                "anchor",
                $"SELECT {members.Key} AS k, {SqlDialect.Day(date.Sql)} AS x FROM {members.From} WHERE {date.Sql} IS NOT NULL"
            );
            x = $"{JoinOwner(rows, part)}.x";
        }
        else
        {
            var table = compiler.EventTable(new Measure { FacetId = relative.FacetId });
            var anchors = new EventRows(compiler.Map, compiler.Keys, compiler.Plan.Dialect, table);
            var own =
                relative.Where.IsDefaultOrEmpty
                && string.Equals(anchors.OrderKind, rows.OrderKind, StringComparison.OrdinalIgnoreCase);
            var part = Anchor(anchors, relative, facet, own);
            var at = JoinOwner(rows, part);
            x = $"{at}.x";
            other = own ? $"{rows.Order.Sql} IS DISTINCT FROM {at}.o" : null;
        }

        tests.AddRange(Distance(relative, day, x));
        if (other is not null)
        {
            tests.Add(other);
        }
    }

    /// <summary>The days between the row and an anchor <c>x</c>.</summary>
    private IEnumerable<string> Distance(RelativeTo relative, string day, string x)
    {
        var distance = relative.Before ? $"({x} - {day})" : $"({day} - {x})";
        yield return $"{distance} >= {compiler.Plan.Value((long)relative.MinDays)}";
        if (relative.WithinDays is { } within)
        {
            yield return $"{distance} <= {compiler.Plan.Value((long)within)}";
        }
    }

    /// <summary>The row lies so many days from any of the member's anchors.</summary>
    private string NearAny(EventRows rows, RelativeTo relative, Interfaces.Facets.Facet facet, string day)
    {
        var anchors = new EventRows(
            compiler.Map,
            compiler.Keys,
            compiler.Plan.Dialect,
            compiler.EventTable(new Measure { FacetId = relative.FacetId })
        );
        var own =
            relative.Where.IsDefaultOrEmpty
            && string.Equals(anchors.OrderKind, rows.OrderKind, StringComparison.OrdinalIgnoreCase);
        var part = compiler.Plan.Part(
            "anchors",
            $"SELECT DISTINCT k, {SqlDialect.Day("t")} AS x{(own ? ", o" : "")} FROM ({Anchors(anchors, relative, facet, own)}) AS events"
        );
        var tests = Distance(relative, day, "a.x").Prepend($"a.k = {rows.Owner}");
        if (own)
        {
            tests = tests.Append($"a.o IS DISTINCT FROM {rows.Order.Sql}");
        }

        return $"EXISTS (SELECT 1 FROM {part} AS a WHERE {string.Join(" AND ", tests)})";
    }

    /// <summary>Day <c>x</c> of each member's first (last) event and, when asked for, the number <c>o</c> of its order.</summary>
    private string Anchor(EventRows rows, RelativeTo relative, Interfaces.Facets.Facet facet, bool withOrder)
    {
        var (function, sql) =
            relative.Event == EventOrder.Last
                ? ("max", Anchors(rows, relative, facet, withOrder))
                : ("min", Anchors(rows, relative, facet, withOrder));
        var part = compiler.Plan.Part(
            "anchor",
            $"SELECT k, {SqlDialect.Day($"{function}(t)")} AS x, {function}(t) AS t FROM ({sql}) AS events GROUP BY k"
        );
        if (!withOrder)
        {
            return part;
        }

        return compiler.Plan.Part(
            "anchor",
            $"SELECT e.k, a.x, {function}(e.o) AS o FROM ({sql}) AS e JOIN {part} AS a ON a.k = e.k AND a.t = e.t GROUP BY e.k, a.x"
        );
    }

    /// <summary>The query of the events that days can be counted from: member <c>k</c>, time <c>t</c>, order <c>o</c> when asked for.</summary>
    private string Anchors(EventRows like, RelativeTo relative, Interfaces.Facets.Facet facet, bool withOrder)
    {
        var again = Again(like);
        var time = compiler.Values.AsDay(
            again.Source.Read(facet)
                ?? throw new TreeFault(
                    "facet-unreachable",
                    $"Rows of '{like.Table.Name}' do not have '{facet.FacetId}'."
                )
        );
        var tests = new List<string> { $"{again.Owner} IS NOT NULL", $"{time.Sql} IS NOT NULL" };
        AddWindow(tests, again, relative.Window);
        AddWhere(tests, again, relative.Where);
        var order = withOrder ? $", {again.Order.Sql} AS o" : "";
        return $"SELECT {again.Owner} AS k, {time.Sql} AS t{order} FROM {again.Source.From} WHERE {string.Join(" AND ", tests)}";
    }

    private static string JoinOwner(EventRows rows, string part)
    {
        var owner = rows.Owner;
        return rows.Source.Join(part, required: true, at => $"{at}.k = {owner}");
    }

    private EventRows Again(EventRows rows) =>
        new(compiler.Map, compiler.Keys, compiler.Plan.Dialect, rows.Table);
}
