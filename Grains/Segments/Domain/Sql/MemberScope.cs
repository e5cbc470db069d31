using SmartSegmentation.Grains.Facets.Domain.Rows;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Segments.Domain.Sql;

/// <summary>The population: every member once, with what is measured of them joined as it is asked for.</summary>
internal sealed class MemberScope : Scope
{
    private readonly RowSource _rows;

    public MemberScope(TreeCompiler compiler)
        : base(compiler)
    {
        if (compiler.Map.Entity is { } entity)
        {
            _rows = new(compiler.Map, compiler.Plan.Dialect, entity, "m");
            RawKey = _rows.Column(entity, entity.Key ?? CatalogMap.RowNumber)!.Value;
            Key = compiler.Keys.Join(RawKey);
            return;
        }

        var part = compiler.Plan.Part("population", Distinct(compiler));
        _rows = new(
            compiler.Map,
            compiler.Plan.Dialect,
            new CatalogTable
            {
                Name = part,
                PhysicalName = part,
                Role = TableRole.Entity,
            },
            "m"
        );
        Key = "m.k";
        RawKey = new("m.k", compiler.Keys.Type);
    }

    /// <summary>Key of the member as joins take it.</summary>
    public string Key { get; }

    /// <summary>Key of the member as it is stored, in whose order members are listed.</summary>
    public SqlValue RawKey { get; }

    /// <summary>What stands after FROM; ask for it last.</summary>
    public string From => _rows.From;

    /// <summary>Joins a part with the column <c>k</c>.</summary>
    public string Join(string part, bool required = false) =>
        _rows.Join(part, required, at => $"{at}.k = {Key}");

    /// <summary>Joins a part on a condition of its own.</summary>
    public string Join(string part, bool required, Func<string, string> on) => _rows.Join(part, required, on);

    /// <inheritdoc/>
    public override string TestMember(string part) => $"{Join(part)}.k IS NOT NULL";

    /// <inheritdoc/>
    protected override Measured Plain(Measure measure)
    {
        var facet = Compiler.FacetOf(measure);
        if (facet is not null && Compiler.IsMemberFacet(facet, measure))
        {
            return Measured.Same(Attribute(facet, measure));
        }

        if (facet is null && Compiler.IsEntity(Compiler.EventTable(measure)))
        {
            return Measured.Same(new("1", FacetType.Integer));
        }

        var (part, type, zero) = Compiler.Events.Aggregate(measure);
        var value = new SqlValue($"{Join(part)}.v", type);
        return zero ? new(value with { Sql = $"coalesce({value.Sql}, 0)" }, value) : Measured.Same(value);
    }

    /// <inheritdoc/>
    protected override string? TestIndirect(ExpressionNode.Condition condition)
    {
        var measure = condition.Measure;
        if (measure.Aggregate?.Per is not null and not CalendarUnit.Unknown)
        {
            return Compiler.Events.PerPeriod(condition, this);
        }

        var facet = Compiler.FacetOf(measure);
        if (
            TreeCompiler.IsAggregate(measure)
            || (facet is not null && Compiler.IsMemberFacet(facet, measure))
            || (facet is null && Compiler.IsEntity(Compiler.EventTable(measure)))
        )
        {
            return null;
        }

        return condition.Operator switch
        {
            ConditionOperator.Ne => ComparisonSql.No(Any(condition, ConditionOperator.Eq)),
            ConditionOperator.NotIn => ComparisonSql.No(Any(condition, ConditionOperator.In)),
            ConditionOperator.Missing => ComparisonSql.No(Any(condition, ConditionOperator.Exists)),
            var op => Any(condition, op),
        };
    }

    /// <inheritdoc/>
    protected override string Ranked(ExpressionNode.Condition condition, Rank rank) =>
        TestMember(Compiler.Ranks.Rank(condition.Measure, rank));

    /// <inheritdoc/>
    protected override SqlValue Over(Comparand comparand, AggregateFunction over)
    {
        var (part, type, within) = Compiler.Ranks.Over(comparand, over);
        var keys = within
            .Select(one => MemberRanks.Key(one, Attribute(one, new Measure { FacetId = one.FacetId }).Sql))
            .ToList();
        var at = Join(
            part,
            required: false,
            name =>
                keys.Count == 0
                    ? "TRUE"
                    : string.Join(" AND ", keys.Select((key, index) => $"{name}.w{index + 1} = {key}"))
        );
        return new($"{at}.v", type);
    }

    /// <summary>The value of a column of the member.</summary>
    public SqlValue Attribute(Facet facet, Measure measure)
    {
        var value =
            _rows.Read(facet, measure.Via)
            ?? throw new TreeFault("facet-unreachable", $"Members do not have '{facet.FacetId}'.");
        if (Compiler.Values.InWindow(value, measure.Window) is { } inside)
        {
            value = ValueSql.Within(value, inside);
        }

        value = Compiler.Values.Apply(value, measure.Transform);
        return measure.Aggregate?.Function is AggregateFunction.Count or AggregateFunction.CountDistinct
            ? new($"CASE WHEN {value.Sql} IS NULL THEN 0 ELSE 1 END", FacetType.Integer)
            : value;
    }

    private string Any(ExpressionNode.Condition condition, ConditionOperator op) =>
        TestMember(Compiler.Events.Any(condition with { Operator = op }));

    /// <summary>The comparison of a value that was taken in one period.</summary>
    public string TestPeriod(ExpressionNode.Condition condition, SqlValue value) =>
        condition.CompareTo is { } comparand
            ? Compiler.Comparisons.Test(value, condition.Operator, Value(comparand))
            : Compiler.Comparisons.Test(value, condition.Operator, condition.Values);

    private static string Distinct(TreeCompiler compiler)
    {
        var keys = compiler
            .Keys.Events.Select(events =>
            {
                var rows = new RowSource(compiler.Map, compiler.Plan.Dialect, events.Table, "r");
                var key = rows.Column(events.Table, events.Column)!.Value;
                return $"SELECT DISTINCT {compiler.Keys.Join(key)} AS k FROM {rows.From} WHERE {key.Sql} IS NOT NULL";
            })
            .ToList();
        return keys.Count == 0
            ? throw new TreeFault("population-missing", "No table says who the members are.")
            : string.Join(" UNION ", keys);
    }
}
