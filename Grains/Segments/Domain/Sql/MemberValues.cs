using SmartSegmentation.Grains.Facets.Domain.Rows;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Segments.Domain.Sql;

/// <summary>What a condition measures of a member, for people to read.</summary>
/// <param name="compiler">The query.</param>
/// <param name="members">The members.</param>
internal sealed class MemberValues(TreeCompiler compiler, MemberScope members)
{
    private const string Nothing = "CAST(NULL AS VARCHAR)";
    private const int MostValues = 5;

    /// <summary>The member's value as text; null where there is none to show.</summary>
    public string Value(ExpressionNode.Condition condition)
    {
        var measure = condition.Measure;
        if (measure.Aggregate?.Per is not null)
        {
            measure = measure with { Aggregate = measure.Aggregate with { Per = null } };
        }

        return Shown(() =>
        {
            var facet = compiler.FacetOf(measure);
            if (
                TreeCompiler.IsAggregate(measure)
                || (facet is not null && compiler.IsMemberFacet(facet, measure))
                || (facet is null && compiler.IsEntity(compiler.EventTable(measure)))
            )
            {
                return Text(members.Measure(measure).Compared);
            }

            return facet is null
                ? Text(
                    members
                        .Measure(measure with { Aggregate = new Aggregate(AggregateFunction.Count) })
                        .Compared
                )
                : ValuesOfRows(measure);
        });
    }

    /// <summary>What the value is compared with, as text; null where that is a literal.</summary>
    public string Against(ExpressionNode.Condition condition) =>
        condition.CompareTo is { } other ? Shown(() => Text(members.Other(other))) : Nothing;

    private string ValuesOfRows(Measure measure)
    {
        var (values, _) = compiler.Events.Values(measure, compiler.Values.Settle);
        var listed = compiler.Plan.Part(
            "listed",
            $"SELECT k, array_to_string(list_slice(list_sort(list({SqlDialect.Text("v")})), 1, {MostValues}), ', ') AS v FROM {values} GROUP BY k"
        );
        return $"{members.Join(listed)}.v";
    }

    private string Text(SqlValue value) => SqlDialect.Text(compiler.Values.Settle(value).Sql);

    /// <summary>What can be tested can nearly always be shown; what cannot is left out.</summary>
    private static string Shown(Func<string> show)
    {
        try
        {
            return show();
        }
        catch (TreeFault)
        {
            return Nothing;
        }
    }
}
