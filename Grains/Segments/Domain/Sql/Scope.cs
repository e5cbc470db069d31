using SmartSegmentation.Grains.Facets.Domain.Rows;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Segments.Domain.Sql;

/// <summary>That of which a condition is tested: a member, a row or a group of rows.</summary>
internal abstract class Scope(TreeCompiler compiler)
{
    /// <summary>The compiler.</summary>
    protected TreeCompiler Compiler => compiler;

    /// <summary>The condition as a test that may be null, which means no.</summary>
    public string Test(ExpressionNode.Condition condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        if (condition.Rank is { } rank)
        {
            return Ranked(condition, rank);
        }

        return TestIndirect(condition) ?? TestValue(condition);
    }

    /// <summary>The members of another segment.</summary>
    public abstract string TestMember(string part);

    /// <summary>The measure in this scope.</summary>
    public Measured Measure(Measure measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        if (measure.Arithmetic is not { } arithmetic || InsideAggregate(measure))
        {
            return Plain(measure);
        }

        var left = Plain(measure with { Arithmetic = null });
        var right = Measure(arithmetic.Right);
        var combined = Compiler.Values.Combine(left.Compared, arithmetic.Op, right.Compared);
        return left == Measured.Same(left.Compared) && right == Measured.Same(right.Compared)
            ? Measured.Same(combined)
            : new(
                combined,
                combined with
                {
                    Sql =
                        $"CASE WHEN {left.Ranked.Sql} IS NOT NULL OR {right.Ranked.Sql} IS NOT NULL THEN {combined.Sql} END",
                }
            );
    }

    /// <summary>True when the arithmetic is reckoned on each row before the rows are aggregated: the right side is an attribute of the row.</summary>
    protected bool InsideAggregate(Measure measure) =>
        measure.Arithmetic is { } arithmetic
        && TreeCompiler.IsAggregate(measure)
        && !TreeCompiler.IsAggregate(arithmetic.Right)
        && Compiler.Map.FindFacet(arithmetic.Right.FacetId) is { } facet
        && !Compiler.IsMemberFacet(facet, arithmetic.Right);

    /// <summary>The measure without its arithmetic, unless that belongs inside of its aggregate.</summary>
    protected abstract Measured Plain(Measure measure);

    /// <summary>A condition that is not a comparison of one value in this scope; null when it is.</summary>
    protected virtual string? TestIndirect(ExpressionNode.Condition condition) => null;

    /// <summary>A rank.</summary>
    protected virtual string Ranked(ExpressionNode.Condition condition, Rank rank) =>
        throw new TreeFault("condition-invalid", "Only members can be ranked.");

    /// <summary>The mean (median …) of a measure over all that the scope has, as a value in this scope.</summary>
    protected abstract SqlValue Over(Comparand comparand, AggregateFunction over);

    /// <summary>A comparison of one value.</summary>
    protected string TestValue(ExpressionNode.Condition condition)
    {
        var value = Measure(condition.Measure).Compared;
        return condition.CompareTo is { } comparand
            ? Compiler.Comparisons.Test(value, condition.Operator, Value(comparand))
            : Compiler.Comparisons.Test(
                value,
                condition.Operator,
                condition.Values.IsDefault ? [] : condition.Values,
                Stored(condition.Measure)
            );
    }

    /// <summary>The other side of a comparison.</summary>
    public SqlValue Other(Comparand comparand) => Value(comparand);

    /// <summary>The other side of a comparison.</summary>
    protected SqlValue Value(Comparand comparand)
    {
        var value = comparand.Over is { } over and not AggregateFunction.None
            ? Over(comparand, over)
            : Measure(comparand.Measure).Compared;
        if (comparand is { Factor: 1, Offset: 0 })
        {
            return value;
        }

        if (value.IsDate)
        {
            return comparand.Factor == 1 && comparand.Offset == decimal.Truncate(comparand.Offset)
                ? new(
                    $"({SqlDialect.Day(value.Sql)} + CAST({Compiler.Plan.Number(comparand.Offset)} AS INTEGER))",
                    FacetType.Date
                )
                : throw new TreeFault("condition-invalid", "To a date only whole days can be added.");
        }

        var sql = Compiler.Values.AsNumber(value).Sql;
        sql =
            comparand.Factor == 1
                ? sql
                : $"CAST({sql} AS {Compiler.Plan.Dialect.Double}) * {Compiler.Plan.Number(comparand.Factor)}";
        return new(
            comparand.Offset == 0 ? $"({sql})" : $"({sql} + {Compiler.Plan.Number(comparand.Offset)})",
            FacetType.Decimal,
            Computed: true
        );
    }

    private Facet? Stored(Measure measure) =>
        measure
            is { Aggregate: null or { Function: AggregateFunction.None }, Transform: null, Arithmetic: null }
        && Compiler.Map.FindFacet(measure.FacetId) is { Expression: null, Type: FacetType.Text } facet
            ? facet
            : null;
}
