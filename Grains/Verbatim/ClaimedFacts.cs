using System.Collections.Immutable;
using System.Globalization;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Verbatim;

/// <summary>Every number, day and text of a condition tree, inner conditions included.</summary>
internal sealed class ClaimedFacts
{
    private readonly List<(string FacetId, decimal Value)> _numbers = [];
    private readonly List<DateOnly> _days = [];
    private readonly List<(string FacetId, string Text)> _texts = [];

    private readonly HashSet<string> _facets = new(StringComparer.Ordinal);
    private readonly List<SourceSpan> _sources = [];

    /// <summary>Stands for the facet of a number of the calendar: a month, a day of the week.</summary>
    public const string Calendar = "calendar";

    /// <summary>Stands for the facet of a number of days from one day to another.</summary>
    public const string DaysApart = "days-apart";

    /// <summary>The same where the days go from none up to the number: "less than 30 days" ends at 29.</summary>
    public const string DaysUpTo = "days-up-to";

    /// <summary>Of a tree.</summary>
    public ClaimedFacts(ExpressionNode? node) => Visit(node);

    /// <summary>Numbers, with the facet that each is compared with; empty for counts of days and ranks.</summary>
    public IReadOnlyList<(string FacetId, decimal Value)> Numbers => _numbers;

    /// <summary>Days.</summary>
    public IReadOnlyList<DateOnly> Days => _days;

    /// <summary>Texts, with their facet.</summary>
    public IReadOnlyList<(string FacetId, string Text)> Texts => _texts;

    /// <summary>Facets that are measured.</summary>
    public IReadOnlySet<string> Facets => _facets;

    /// <summary>Words that conditions read, those of inner ones included.</summary>
    public IReadOnlyList<SourceSpan> Sources => _sources;

    /// <summary>The conditions of a tree in its order; inner ones belong to theirs.</summary>
    public static IEnumerable<ExpressionNode.Condition> Conditions(ExpressionNode? node) =>
        node switch
        {
            ExpressionNode.Condition condition => [condition],
            ExpressionNode.Group group => group.Children.SelectMany(Conditions),
            _ => [],
        };

    private void Visit(ExpressionNode? node)
    {
        switch (node)
        {
            case ExpressionNode.Group group:
                Number(group.AtLeast);
                VisitAll(group.Children);
                break;
            case ExpressionNode.Condition condition:
                Visit(condition);
                break;
        }
    }

    private void VisitAll(ImmutableArray<ExpressionNode> nodes)
    {
        foreach (var node in nodes.IsDefault ? [] : nodes)
        {
            Visit(node);
        }
    }

    private void Visit(ExpressionNode.Condition condition)
    {
        if (condition.Source is { } source)
        {
            _sources.Add(source);
        }

        Visit(condition.Measure);
        foreach (var value in condition.Values.IsDefault ? [] : condition.Values)
        {
            Literal(
                condition.Measure.Transform is { } part
                    && part is not (Transform.AgeYears or Transform.DaysAgo)
                        ? Calendar
                    : condition is { Unit: "days", Measure.Arithmetic: not null }
                        ? condition.Operator == ConditionOperator.Between ? DaysUpTo
                            : DaysApart
                    : condition.Measure.FacetId,
                value
            );
        }

        if (condition.CompareTo is { } other)
        {
            Visit(other.Measure);
            Number(other.Factor == 1 ? null : other.Factor, "factor");
            Number(other.Offset == 0 ? null : other.Offset, "offset");
            Visit(other.Among);
        }

        if (condition.Rank is { } rank)
        {
            Number(rank.TopPercent);
            Number(rank.TopCount);
            Number(rank.BottomPercent);
            Number(rank.BottomCount);
            Visit(rank.Among);
        }
    }

    private void Visit(Measure measure)
    {
        _facets.Add(measure.FacetId);
        Visit(measure.Window);
        VisitAll(measure.Where);
        if (measure.RelativeTo is { } relative)
        {
            Number(relative.WithinDays);
            Number(relative.MinDays);
            Visit(relative.Window);
            VisitAll(relative.Where);
        }

        if (measure.Pick is { } pick)
        {
            Number(pick.Nth);
            Visit(pick.Window);
            VisitAll(pick.Among);
        }

        if (measure.Groups is { } groups)
        {
            Visit(groups.Having);
            if (groups.Value is { } value)
            {
                Visit(value);
            }
        }

        if (measure.Arithmetic is { } arithmetic)
        {
            Visit(arithmetic.Right);
        }
    }

    private void Visit(Window? window)
    {
        _days.AddRange(new[] { window?.Start, window?.End }.OfType<DateOnly>());
    }

    private void Literal(string facetId, Literal value)
    {
        if (value.Number is { } number)
        {
            _numbers.Add((facetId, number));
        }
        else if (
            value.Text is { } day
            && DateOnly.TryParseExact(
                day.Length > 10 ? day[..10] : day,
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var parsed
            )
        )
        {
            _days.Add(parsed);
        }
        else if (value.Text is { } text)
        {
            _texts.Add((facetId, text));
        }
    }

    private void Number(decimal? number, string facetId = "")
    {
        if (number is { } value)
        {
            _numbers.Add((facetId, value));
        }
    }
}
