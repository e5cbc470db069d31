using SmartSegmentation.Grains.Facets.Domain.Rows;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Segments.Domain.Sql;

/// <summary>A group of a member's rows, inside a query that groups them.</summary>
internal sealed class GroupScope(TreeCompiler compiler, EventRows rows) : Scope(compiler)
{
    private readonly RowScope _row = new(compiler, rows);

    /// <inheritdoc/>
    public override string TestMember(string part) => $"bool_or({_row.TestMember(part)})";

    /// <inheritdoc/>
    protected override Measured Plain(Measure measure)
    {
        if (measure.Pick is not null || measure.RelativeTo is not null || measure.Groups is not null)
        {
            throw new TreeFault("condition-invalid", "Inside of a group its rows can only be filtered.");
        }

        var tests = new List<string>();
        if (measure.Window is not null && Compiler.Values.InWindow(rows.Time, measure.Window) is { } inside)
        {
            tests.Add(inside);
        }

        tests.AddRange(
            measure.Where.IsDefault ? [] : measure.Where.Select(node => Compiler.Test(node, _row))
        );
        var filter = tests.Count == 0 ? null : string.Join(" AND ", tests);
        var function = TreeCompiler.IsAggregate(measure)
            ? measure.Aggregate!.Function
            : AggregateFunction.Min;
        var value = Compiler.Events.RowValue(measure, _row);
        var (sql, type) = Compiler.Events.Function(function, value, filter, rows);
        var result = new SqlValue(sql, type);
        return EventMeasures.IsZero(function)
            ? new(result with { Sql = $"coalesce({sql}, 0)" }, result)
            : Measured.Same(result);
    }

    /// <summary>An attribute of a row holds for the group when it holds for any of its rows.</summary>
    protected override string? TestIndirect(ExpressionNode.Condition condition)
    {
        if (TreeCompiler.IsAggregate(condition.Measure) || condition.Measure.Arithmetic is not null)
        {
            return null;
        }

        return condition.Operator switch
        {
            ConditionOperator.Ne => $"NOT {Any(condition, ConditionOperator.Eq)}",
            ConditionOperator.NotIn => $"NOT {Any(condition, ConditionOperator.In)}",
            ConditionOperator.Missing => $"NOT {Any(condition, ConditionOperator.Exists)}",
            var op => Any(condition, op),
        };
    }

    /// <inheritdoc/>
    protected override SqlValue Over(Comparand comparand, AggregateFunction over) =>
        throw new TreeFault("condition-invalid", "A group cannot be compared with the average of groups.");

    private string Any(ExpressionNode.Condition condition, ConditionOperator op) =>
        $"coalesce(bool_or({_row.Test(condition with { Operator = op })}), FALSE)";
}
