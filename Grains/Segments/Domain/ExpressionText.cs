using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain.Rows;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Segments.Domain;

/// <summary>A tree in words: one line for people who like formulas, sentences for all others.</summary>
/// <param name="context">Whose names and labels are used.</param>
/// <param name="longestName">Characters of a name at most.</param>
internal sealed class ExpressionText(SegmentContext context, int longestName = 80)
{
    private readonly CatalogMap _map = new(context.Catalog);

    /// <summary>The tree as one line: <c>sum(orders.amount) &gt; 200 AND NOT (Country = 'France')</c>; empty for everyone.</summary>
    public string Logic(ExpressionNode? node) =>
        node switch
        {
            null => "",
            ExpressionNode.Reference reference => $"IN SEGMENT '{NameOf(reference)}'",
            ExpressionNode.Condition condition => Logic(condition),
            ExpressionNode.Group { Op: GroupOperator.Not } group => $"NOT ({Logic(group.Children[0])})",
            ExpressionNode.Group { Op: GroupOperator.AtLeast } group =>
                $"AT LEAST {ConditionWords.Number(group.AtLeast ?? 1)} OF ({string.Join("; ", group.Children.Select(Logic))})",
            ExpressionNode.Group group => string.Join(
                group.Op == GroupOperator.Or ? " OR " : " AND ",
                group.Children.Select(child => NeedsBrackets(child) ? $"({Logic(child)})" : Logic(child))
            ),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>The node in plain words: "total amount last year is more than 200".</summary>
    public string Words(ExpressionNode? node) =>
        node switch
        {
            null => "everyone",
            ExpressionNode.Reference reference => $"in the segment '{NameOf(reference)}'",
            ExpressionNode.Condition condition => Words(condition),
            ExpressionNode.Group
            {
                Op: GroupOperator.Not,
                Children: [
                    ExpressionNode.Condition
                    {
                        Rank: null,
                        CompareTo: null,
                        Operator: ConditionOperator.Exists
                    } inner,
                ]
            } => $"no {Noun(inner.Measure)}",
            ExpressionNode.Group { Op: GroupOperator.Not } group => $"not ({Words(group.Children[0])})",
            ExpressionNode.Group { Op: GroupOperator.AtLeast } group =>
                $"at least {ConditionWords.Number(group.AtLeast ?? 1)} of: {string.Join("; ", group.Children.Select(Words))}",
            ExpressionNode.Group group => string.Join(
                group.Op == GroupOperator.Or ? " or " : " and ",
                group.Children.Select(child => NeedsBrackets(child) ? $"({Words(child)})" : Words(child))
            ),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>A name for a segment that nobody named.</summary>
    public string Name(ExpressionNode? node)
    {
        var words = node is null ? "Everyone" : Words(node);
        words = char.ToUpperInvariant(words[0]) + words[1..];
        return words.Length <= longestName ? words : words[..(longestName - 1)].TrimEnd() + "…";
    }

    /// <summary>What a measure measures: "total amount last year".</summary>
    public string Noun(Measure measure)
    {
        var facet = _map.FindFacet(measure.FacetId);
        var table = facet?.Table ?? measure.FacetId.Split('.')[0];
        var plain = facet is null ? Plain(table) : ConditionWords.Transformed(facet.Label, measure.Transform);
        plain = measure.Via is { } via ? $"{plain} of {via.Replace('_', ' ')}" : plain;
        var function = measure.Aggregate?.Function ?? AggregateFunction.None;
        if (function == AggregateFunction.Count)
        {
            plain = measure.Groups is { } counted
                ? counted.By switch
                {
                    "order" => "orders",
                    "day" or "week" or "month" or "quarter" or "year" =>
                        $"{counted.By}s with {Plain(measure.Table ?? table)}",
                    var by => $"different {_map.FindFacet(by)?.Label ?? by}",
                }
                : Plain(measure.Table ?? table);
        }

        var words = $"{ConditionWords.Adjective(function)} {plain}".Trim();
        if (measure.Groups is { } groups && function != AggregateFunction.Count)
        {
            words +=
                groups.Gaps ? $" gap in days between {groups.By}s"
                : groups.By is "order" ? " per order"
                : $" per {_map.FindFacet(groups.By)?.Label ?? groups.By}";
        }

        words += Filters(measure, Words, ConditionWords.Days);
        if (measure.Aggregate?.Per is { } per and not CalendarUnit.Unknown)
        {
            words += $" in every {Lower(per)}";
        }

        return measure.Arithmetic is { } arithmetic
            ? $"{words} {Sign(arithmetic.Op)} {Noun(arithmetic.Right)}"
            : words;
    }

    private string Words(ExpressionNode.Condition condition)
    {
        var noun = Noun(condition.Measure);
        if (condition.Rank is { } rank)
        {
            var among = rank.Among is { } node ? $" among ({Words(node)})" : "";
            var within = rank.Within.IsDefaultOrEmpty
                ? ""
                : $" inside of each {string.Join(" and ", rank.Within.Select(Label))}";
            return $"{noun} is {ConditionWords.Ranked(rank)}{among}{within}";
        }

        switch (condition.Operator)
        {
            case ConditionOperator.Exists:
                return $"has {noun}";
            case ConditionOperator.Missing:
                return $"has no {noun}";
        }

        var facet = _map.FindFacet(condition.Measure.FacetId);
        var date = facet?.Type is FacetType.Date or FacetType.DateTime && condition.Measure.Transform is null;
        var verb = ConditionWords.Verb(condition.Operator, date);
        return condition.CompareTo is { } other
            ? $"{noun} {verb} {Words(other)}"
            : $"{noun} {verb} {Values(condition, facet, value => value)}";
    }

    private string Words(Comparand other)
    {
        var noun = other.Over is { } over
            ? $"the {ConditionWords.Adjective(over)} {Noun(other.Measure)}"
            : Noun(other.Measure);
        if (other.Among is { } among)
        {
            noun += $" among ({Words(among)})";
        }

        if (!other.Within.IsDefaultOrEmpty)
        {
            noun += $" inside of their {string.Join(" and ", other.Within.Select(Label))}";
        }

        noun = other.Factor == 1 ? noun : $"{ConditionWords.Number(other.Factor)} times {noun}";
        return other.Offset switch
        {
            0 => noun,
            > 0 => $"{noun} plus {ConditionWords.Number(other.Offset)}",
            _ => $"{noun} minus {ConditionWords.Number(-other.Offset)}",
        };
    }

    private string Logic(ExpressionNode.Condition condition)
    {
        var measure = LogicOf(condition.Measure);
        if (condition.Rank is { } rank)
        {
            var among = rank.Among is { } node ? $" AMONG ({Logic(node)})" : "";
            var within = rank.Within.IsDefaultOrEmpty ? "" : $" WITHIN ({string.Join(", ", rank.Within)})";
            return $"{measure} {ConditionWords.Ranked(rank).ToUpperInvariant()}{among}{within}";
        }

        if (condition.Operator is ConditionOperator.Exists or ConditionOperator.Missing)
        {
            return $"{measure} {(condition.Operator == ConditionOperator.Exists ? "EXISTS" : "IS MISSING")}";
        }

        var sign = ConditionWords.Sign(condition.Operator);
        if (condition.CompareTo is { } other)
        {
            var right = other.Over is { } over
                ? $"{Lower(over)}({LogicOf(other.Measure)})"
                : LogicOf(other.Measure);
            right += other.Among is { } among ? $" AMONG ({Logic(among)})" : "";
            right += other.Within.IsDefaultOrEmpty ? "" : $" WITHIN ({string.Join(", ", other.Within)})";
            right = other.Factor == 1 ? right : $"{ConditionWords.Number(other.Factor)} * {right}";
            right = other.Offset == 0 ? right : $"{right} + {ConditionWords.Number(other.Offset)}";
            return $"{measure} {sign} {right}";
        }

        var values = Values(condition, null, value => value.Text is { } text ? Quoted(text) : value);
        return condition.Operator is ConditionOperator.In or ConditionOperator.NotIn
            ? $"{measure} {sign} ({values})"
            : $"{measure} {sign} {values}";
    }

    private string LogicOf(Measure measure)
    {
        var facet = _map.FindFacet(measure.FacetId);
        var aggregate = measure.Aggregate is { Function: not AggregateFunction.None } given ? given : null;
        var table = _map.Entity?.Name;
        var name =
            facet is null ? measure.FacetId.Replace(".*", "", StringComparison.Ordinal)
            : string.Equals(facet.Table, table, StringComparison.OrdinalIgnoreCase) ? facet.Column
            : facet.FacetId;
        name = measure.Via is { } via ? $"{via}>{name}" : name;
        name = measure.Transform is { } transform and not Transform.Unknown
            ? $"{Lower(transform)}({name})"
            : name;
        if (aggregate is not null)
        {
            var by = measure.Groups is { } groups ? $" BY {groups.By}{(groups.Gaps ? " GAPS" : "")}" : "";
            var per = aggregate.Per is { } unit and not CalendarUnit.Unknown
                ? $" IN EVERY {Lower(unit)}"
                : "";
            name = $"{Lower(aggregate.Function)}({name}{by}){per}";
        }

        var filters = Filters(
            measure,
            Logic,
            window => $"{window.Start:yyyy-MM-dd}..{window.End?.AddDays(-1):yyyy-MM-dd}"
        );
        name += filters.Length == 0 ? "" : $" [{filters.Trim()}]";
        return measure.Arithmetic is { } arithmetic
            ? $"({name} {Sign(arithmetic.Op)} {LogicOf(arithmetic.Right)})"
            : name;
    }

    private static string Filters(
        Measure measure,
        Func<ExpressionNode, string> say,
        Func<Window, string> days
    )
    {
        var words = "";
        if (measure.Pick is { } pick)
        {
            words +=
                $" of the {(pick.Nth == 1 ? "" : ConditionWords.Ordinal(pick.Nth) + " ")}{Lower(pick.Event)} order";
            words += All(pick.Among, say) is { Length: > 0 } among ? $" with {among}" : "";
            words += pick.Window is { } picked ? $" {days(picked)}" : "";
        }

        words += measure.Window is { } window ? $" {days(window)}" : "";
        if (measure.RelativeTo is { } relative)
        {
            var span =
                relative.WithinDays is { } within
                    ? $"{(relative.MinDays > 0 ? $"{ConditionWords.Number(relative.MinDays)} to " : "within ")}{ConditionWords.Number(within)} days"
                : relative.MinDays > 0 ? $"{ConditionWords.Number(relative.MinDays)} days or more"
                : "any time";
            words +=
                $" {span} {(relative.Before ? "before" : "after")} the {Lower(relative.Event)} {relative.FacetId}";
            words += All(relative.Where, say) is { Length: > 0 } of ? $" with {of}" : "";
        }

        if (All(measure.Where, say) is { Length: > 0 } where)
        {
            words += $" where {where}";
        }

        if (measure.Groups?.Having is { } having)
        {
            words += $" having {say(having)}";
        }

        return words;
    }

    private static string All(ImmutableArray<ExpressionNode> nodes, Func<ExpressionNode, string> say) =>
        nodes.IsDefaultOrEmpty ? "" : string.Join(" and ", nodes.Select(say));

    private static string Values(
        ExpressionNode.Condition condition,
        Facet? facet,
        Func<Literal, Literal> shape
    )
    {
        // "money" says that it is an amount; of which currency, nobody knows.
        var unit = condition.Unit is null or "money" ? "" : condition.Unit;
        var values = condition
            .Values.Select(value =>
                facet?.ValueLabels.GetValueOrDefault(value.ToString()) ?? shape(value).ToString()
            )
            .ToList();
        var joined = condition.Operator switch
        {
            ConditionOperator.Between when values.Count == 2 => $"{values[0]} and {values[1]}",
            _ when facet is null => string.Join(", ", values),
            _ => string.Join(" or ", values),
        };
        return facet is null || unit.Length == 0 ? joined : $"{joined} {unit}";
    }

    private string Label(string facetId) => _map.FindFacet(facetId)?.Label ?? facetId;

    private string NameOf(ExpressionNode.Reference reference) =>
        context.Find?.Invoke(reference.SegmentId)?.Name ?? reference.SegmentId;

    private static bool NeedsBrackets(ExpressionNode node) =>
        node is ExpressionNode.Group { Op: GroupOperator.And or GroupOperator.Or, Children.Length: > 1 };

    private static Literal Quoted(string text) =>
        Literal.FromString($"'{text.Replace("'", "''", StringComparison.Ordinal)}'");

    private static string Plain(string table) => table.Replace('_', ' ').ToLowerInvariant();

    private static string Lower<T>(T value)
        where T : struct, Enum => char.ToLowerInvariant(value.ToString()[0]) + value.ToString()[1..];

    private static char Sign(ArithmeticOperator op) =>
        op switch
        {
            ArithmeticOperator.Add => '+',
            ArithmeticOperator.Subtract => '-',
            ArithmeticOperator.Multiply => '×',
            _ => '÷',
        };
}
