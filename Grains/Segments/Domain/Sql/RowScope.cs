using SmartSegmentation.Grains.Facets.Domain.Rows;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Segments.Domain.Sql;

/// <summary>One row of an event table, with what it refers to, what refers to it, and its member.</summary>
internal sealed class RowScope(TreeCompiler compiler, EventRows rows) : Scope(compiler)
{
    /// <inheritdoc/>
    public override string TestMember(string part) => $"{JoinOwner(part)}.k IS NOT NULL";

    /// <inheritdoc/>
    protected override Measured Plain(Measure measure)
    {
        if (TreeCompiler.IsAggregate(measure))
        {
            return Aggregated(measure);
        }

        var facet = Compiler.FacetOf(measure);
        if (facet is null)
        {
            return Measured.Same(new("1", FacetType.Integer));
        }

        var value =
            rows.Source.Read(facet, measure.Via)
            ?? throw new TreeFault(
                "facet-unreachable",
                $"Rows of '{rows.Table.Name}' do not have '{facet.FacetId}'."
            );
        if (Compiler.Values.InWindow(value, measure.Window) is { } inside)
        {
            value = ValueSql.Within(value, inside);
        }

        return Measured.Same(Compiler.Values.Apply(value, measure.Transform));
    }

    /// <summary>A condition on rows that refer to this one (the payments of an order): any of them.</summary>
    protected override string? TestIndirect(ExpressionNode.Condition condition)
    {
        if (TreeCompiler.IsAggregate(condition.Measure) || Back(condition.Measure) is not { } way)
        {
            return null;
        }

        var other = new EventRows(Compiler.Map, Compiler.Keys, Compiler.Plan.Dialect, way.Other);
        var key = other.Source.Column(way.Last.From, way.Last.Column)!.Value;
        var test = new RowScope(Compiler, other).Test(condition);
        var part = Compiler.Plan.Part(
            "any",
            $"SELECT DISTINCT {key.Sql} AS k FROM {other.Source.From} WHERE {test} AND {key.Sql} IS NOT NULL"
        );
        return $"{JoinBack(part, way, key)}.k IS NOT NULL";
    }

    /// <inheritdoc/>
    protected override SqlValue Over(Comparand comparand, AggregateFunction over)
    {
        var all = new EventRows(Compiler.Map, Compiler.Keys, Compiler.Plan.Dialect, rows.Table);
        var scope = new RowScope(Compiler, all);
        var value = Compiler.Values.Settle(scope.Measure(comparand.Measure).Ranked);
        var where = comparand.Among is { } among ? $" WHERE {Compiler.Test(among, scope)}" : "";
        var (sql, type) = Compiler.Events.Function(over, value, null, null);
        var part = Compiler.Plan.Part("typical", $"SELECT {sql} AS v FROM {all.Source.From}{where}");
        return new($"{rows.Source.Join(part, required: false, _ => "TRUE")}.v", type);
    }

    private Measured Aggregated(Measure measure)
    {
        if (Back(measure) is { } way)
        {
            var (part, type, zero) = Compiler.Events.Aggregate(
                measure,
                other =>
                    Compiler.Map.PathOf(other.Table, rows.Table) is [.., var last]
                        ? other.Source.Column(last.From, last.Column)!.Value.Sql
                        : other.Owner
            );
            var key = new SqlValue("", Compiler.Map.TypeOf(way.Last.From, way.Last.Column));
            return Zero(new($"{JoinBack(part, way, key)}.v", type), zero);
        }

        var own = Compiler.Events.Aggregate(measure);
        return Zero(new($"{JoinOwner(own.Part)}.v", own.Type), own.Zero);
    }

    private static Measured Zero(SqlValue value, bool zero) =>
        zero ? new(value with { Sql = $"coalesce({value.Sql}, 0)" }, value) : Measured.Same(value);

    private string JoinOwner(string part) =>
        rows.Source.Join(part, required: false, at => $"{at}.k = {rows.Owner}");

    private string JoinBack(string part, (CatalogTable Other, ReferenceStep Last) way, SqlValue key)
    {
        var own = rows.Source.Column(rows.Table, way.Last.ToColumn)!.Value;
        return rows.Source.Join(
            part,
            required: false,
            at => RowSource.Equal(key with { Sql = $"{at}.k" }, own)
        );
    }

    /// <summary>The table of the measure when its rows refer to this one and not the other way round.</summary>
    private (CatalogTable Other, ReferenceStep Last)? Back(Measure measure)
    {
        var other = Compiler.TableOf(measure.Table ?? Compiler.TableName(measure.FacetId));
        return
            Compiler.Map.PathOf(rows.Table, other) is null
            && Compiler.Map.PathOf(other, rows.Table) is [.., var last]
            ? (other, last)
            : null;
    }
}
