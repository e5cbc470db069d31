using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses.Measures;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Clauses.Comparisons;

/// <summary>Holds a measure against an average or a median: of all, of a group, of those who are like the member.</summary>
internal sealed class AverageComparison(ReadingScope scope, ClauseReader clauses, ComparedSides sides)
{
    private readonly MeasureFinder _measures = new(scope);

    /// <summary>The condition; null when nothing can be measured so.</summary>
    public ExpressionNode? Read(Clause clause, int at, Frame? previous)
    {
        var node = AgainstPeers(clause, at) ?? AgainstGroup(clause, at) ?? AgainstAll(clause, at, previous);
        return node is not null && clause.Negated ? Nodes.Not(node) : node;
    }

    /// <summary>"20 more than the average for their own plan".</summary>
    private ExpressionNode.Condition? AgainstPeers(Clause clause, int at)
    {
        var rest = clause.Items[(at + 1)..];
        var own = rest.Any(item =>
            scope.Words(item) is "own" or "same"
            || (item.First > 0 && scope.Tokens[item.First - 1].Folded is "own" or "same")
        );
        var peers = rest.SelectMany(item => item.Matches)
            .Where(match => match.Kind is Facets.Domain.MatchKind.Facet or Facets.Domain.MatchKind.FlagFacet)
            .MaxBy(match => match.Score);
        if (at == 0 || !own || peers is null)
        {
            return null;
        }

        var offset = clause
            .Items[..at]
            .LastOrDefault(item => item.Comparison is { Stated: true, Unit: not NumberUnit.Percent });
        var mine = clauses.Read(
            clause with
            {
                Items = [.. clause.Items[..at].Where(item => item != offset)],
                Negated = false,
            }
        );
        if ((_measures.Of(mine) ?? _measures.Default(mine)) is not { } measure)
        {
            return null;
        }

        var above = IsAbove(clause.Items[at]);
        return Against(
            clause,
            measure,
            offset?.Comparison!.Operator ?? (above ? ConditionOperator.Gt : ConditionOperator.Lt),
            new Comparand
            {
                Measure = measure,
                Over = Over(clause.Items[at]),
                Within = [peers.FacetId],
                Offset = (offset?.Comparison!.Low ?? 0) * (above ? 1 : -1),
            }
        );
    }

    /// <summary>"more than the median 2019 buyer", "above the average of two-year customers".</summary>
    private ExpressionNode.Condition? AgainstGroup(Clause clause, int at)
    {
        var rest = clause.Items[(at + 1)..];
        if (
            at == 0
            || !rest.Any(item =>
                item.Date is not null
                || item.Of(Facets.Domain.MatchKind.Value).Any(match => match.Score >= 0.7)
            )
        )
        {
            return null;
        }

        var left = clauses.Read(clause with { Items = clause.Items[..at], Negated = false });
        var right = clauses.Read(clause with { Items = rest, Negated = false });
        if ((_measures.Of(left) ?? (left.Event is null ? null : _measures.Default(left))) is not { } own)
        {
            return null;
        }

        var group = sides.AmongOf(right with { Event = right.Event ?? left.Event });
        own =
            own.Aggregate is not null && own.Window is null && right.Windows.Length > 0
                ? own with
                {
                    Window = EventMeasures.WindowOf(right.Windows[0]),
                }
                : own;
        return Against(
            clause,
            own,
            IsAbove(clause.Items[at]) ? ConditionOperator.Gt : ConditionOperator.Lt,
            new Comparand
            {
                Measure = own,
                Over = Over(clause.Items[at]),
                Among = group,
            }
        );
    }

    private ExpressionNode? AgainstAll(Clause clause, int at, Frame? previous)
    {
        var item = clause.Items[at];
        var frame = clauses.Read(clause with { Items = clause.Items.RemoveAt(at), Negated = false });
        if (
            frame is { Event: null, Measure: null }
            && previous is not null
            && !frame.Items.Any(ClauseCutter.IsContent)
        )
        {
            frame = previous with { Comparisons = [], Items = frame.Items };
        }

        var measure =
            _measures.Of(frame)
            ?? (
                previous?.Event is not null || frame.Items.Any(other => other.Event is not null)
                    ? _measures.Default(frame)
                    : null
            );
        if (measure is null)
        {
            return null;
        }

        var median = item.IsKind("median.");
        var above = IsAbove(item);
        var condition = new ExpressionNode.Condition
        {
            Measure = measure,
            Operator = above ? ConditionOperator.Gt : ConditionOperator.Lt,
            Rank = new Rank
            {
                AboveAverage = above && !median,
                BelowAverage = !above && !median,
                AboveMedian = above && median,
                BelowMedian = !above && median,
            },
            Confidence = 0.9,
            Source = scope.Source(clause.Items.Where(ClauseCutter.IsContent)),
        };
        return Nodes.And([condition, .. frame.Members]);
    }

    private ExpressionNode.Condition Against(
        Clause clause,
        Measure measure,
        ConditionOperator operation,
        Comparand other
    ) =>
        new()
        {
            Measure = measure,
            Operator = operation,
            CompareTo = other,
            Confidence = 0.85,
            Source = scope.Source(clause.Items.Where(ClauseCutter.IsContent)),
        };

    private static bool IsAbove(Item item) =>
        (item.Kind("average.") ?? item.Kind("median.")!).EndsWith("above", StringComparison.Ordinal);

    private static AggregateFunction Over(Item item) =>
        item.IsKind("median.") ? AggregateFunction.Median : AggregateFunction.Avg;
}
