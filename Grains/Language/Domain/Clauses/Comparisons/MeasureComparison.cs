using System.Collections.Immutable;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Clauses.Comparisons;

/// <summary>Reads one measure against another: "more in May than in April", "twice as much on meat as on fish", "above average".</summary>
internal sealed class MeasureComparison
{
    private readonly ReadingScope _scope;
    private readonly ClauseReader _clauses;
    private readonly MeasureFinder _measures;
    private readonly ComparisonMarkers _signs;
    private readonly ComparedSides _sides;
    private readonly AverageComparison _averages;
    private readonly RowComparison _rows;

    /// <summary>For one sentence.</summary>
    public MeasureComparison(ReadingScope scope, ClauseReader clauses, FrameCompiler compiler)
    {
        _scope = scope;
        _clauses = clauses;
        _measures = new MeasureFinder(scope);
        _signs = new ComparisonMarkers(scope);
        _sides = new ComparedSides(scope, clauses, compiler);
        _averages = new AverageComparison(scope, clauses, _sides);
        _rows = new RowComparison(scope);
    }

    /// <summary>The frame of both sides, their windows together, for a clause that goes on from here.</summary>
    public Frame? Frame { get; private set; }

    /// <summary>The word that compares two things in a clause that <see cref="Read"/> could not read; null when there is none.</summary>
    public Item? Unread(Clause clause)
    {
        var items = clause.Items;
        var sign = ComparisonMarkers.At(items);
        return
            sign >= 0
            && !_signs.IsPreposition(items, sign)
            && !items[(sign + 1)..].Any(item => item.Comparison is not null)
            && (
                _signs.EndsInThan(items[sign])
                || ComparisonMarkers.Index(items, item => item.Is("than"), sign + 1) >= 0
            )
            && sign + 1 < items.Length
            ? items[sign]
            : null;
    }

    /// <summary>The condition; null when the clause compares no measures.</summary>
    public ExpressionNode? Read(Clause clause, Frame? previous)
    {
        var items = clause.Items;
        var average = ComparisonMarkers.Index(
            items,
            item => item.IsKind("average.") || item.IsKind("median.")
        );
        if (average >= 0)
        {
            return _averages.Read(clause, average, previous);
        }

        var sign = ComparisonMarkers.At(items);
        if (
            sign >= 0
            && !(
                _signs.EndsInThan(items[sign])
                && items[(sign + 1)..].Any(item => item.Comparison is { Stated: true })
            )
        )
        {
            var than = _signs.EndsInThan(items[sign])
                ? sign
                : ComparisonMarkers.Index(items, item => item.Is("than"), sign + 1);
            return than >= 0 && than + 1 < items.Length && !_signs.IsPreposition(items, sign)
                ? Compare(clause, sign, than, 1, 0, ComparisonMarkers.OperatorOf(items[sign]), previous)
                : null;
        }

        var percent = ComparisonMarkers.Index(
            items,
            item =>
                item.Comparison is { Unit: NumberUnit.Percent, Stated: true }
                && _scope.Tokens.ElementAtOrDefault(item.End)?.Folded is "of"
        );
        if (percent > 0 && percent + 2 < items.Length && PartOf(clause, percent) is { } part)
        {
            return part;
        }

        var times = ComparisonMarkers.Index(
            items,
            item =>
                item.Is("twice")
                || item.Is("triple")
                || item.Is("as-much")
                || item.Is("half")
                || item.Comparison is { Unit: NumberUnit.Times }
        );
        var asMuch = times < 0 ? -1 : ComparisonMarkers.Index(items, item => item.Is("as-much"), times);
        var as2 =
            asMuch < 0
                ? -1
                : ComparisonMarkers.Index(items, item => item.Is("as") && !item.Is("as-much"), asMuch + 1);
        if (as2 >= 0)
        {
            var factor =
                items[times].Comparison is { } multiple ? multiple.Low
                : items[times].Is("twice") ? 2m
                : items[times].Is("triple") ? 3m
                : items[times].Is("half") ? 0.5m
                : 1m;
            var before = times > 0 ? items[times - 1] : null;
            var operation =
                items[times].Comparison is { Stated: true } said ? said.Operator
                : before?.Kind("compare.") is { } stated ? ComparisonReader.OperatorOf(stated)
                : factor == 1 ? ConditionOperator.Eq
                : ConditionOperator.Ge;
            return Compare(
                clause,
                before?.IsKind("compare.") == true ? times - 1 : times,
                as2,
                factor,
                asMuch,
                operation,
                previous
            );
        }

        return null;
    }

    /// <summary>"the latest order was worth less than half of what the first one was": one measure against a part of another.</summary>
    private ExpressionNode? PartOf(Clause clause, int percent)
    {
        var comparison = clause.Items[percent].Comparison!;
        var left = _clauses.Read(clause with { Items = clause.Items[..percent], Negated = false });
        var right = _clauses.Read(clause with { Items = clause.Items[(percent + 1)..], Negated = false });
        var inherited = right with
        {
            Event = right.Event ?? left.Event,
            EventClass = right.EventClass ?? left.EventClass,
            Items = [.. right.Items, .. left.Items.Where(item => item.Event is not null || item.Is("worth"))],
        };
        var (one, other) = (_measures.Of(left), _measures.Of(inherited));
        if (one is null || other is null || one == other || (left.Pick is null && left.Measure is null))
        {
            return null;
        }

        var node = new ExpressionNode.Condition
        {
            Measure = one,
            Operator = comparison.Operator,
            CompareTo = new Comparand { Measure = other, Factor = comparison.Low / 100 },
            Confidence = 0.8,
            Source = _scope.Source(clause.Items.Where(ClauseCutter.IsContent)),
        };
        return clause.Negated ? Nodes.Not(node) : node;
    }

    private ExpressionNode? Compare(
        Clause clause,
        int sign,
        int than,
        decimal factor,
        int skip,
        ConditionOperator operation,
        Frame? previous
    )
    {
        var items = clause.Items;
        // "more than 5 % higher than": the percent is a factor.
        var before = sign > 0 ? items[sign - 1].Comparison : null;
        var scaled = before is { Unit: NumberUnit.Percent, Stated: true };
        var offset =
            before is { Unit: NumberUnit.Money or NumberUnit.None, Stated: true } && sign > 0
                ? before.Low
                : 0;
        var op = scaled || offset != 0 ? before!.Operator : operation;
        if (scaled)
        {
            factor = operation is ConditionOperator.Lt or ConditionOperator.Le
                ? 1 - (before!.Low / 100)
                : 1 + (before!.Low / 100);
            op = operation;
        }

        var leftItems = items[..sign]
            .Concat(items[(sign + 1)..Math.Max(than, sign + 1)])
            .Where(item => (!scaled && offset == 0) || item.Comparison != before)
            .Where(item => !item.Is("as-much"))
            .ToImmutableArray();
        var left = _clauses.Read(clause with { Items = leftItems, Negated = false });
        if (left is { Event: null, Measure: null } && previous is not null)
        {
            left = previous with
            {
                Windows = left.Windows.IsEmpty ? previous.Windows : left.Windows,
                Rows = left.Rows.IsEmpty ? previous.Rows : left.Rows,
                Comparisons = [],
                Items = leftItems,
            };
        }

        var rightItems = items[(than + 1)..];
        var right = _clauses.Read(clause with { Items = rightItems, Negated = false });
        right = ComparedSides.InSameYear(left, right);
        if (
            _scope.Words(items[sign])
            is "more often"
                or "less often"
                or "more frequently"
                or "less frequently"
        )
        {
            left = left with { Aggregate = AggregateFunction.Count };
        }

        right = WindowShift.Before(left, right, _scope);
        if (_sides.OfTheRest(rightItems) is { } rest)
        {
            if (left.Rows is not [{ Negated: false } row])
            {
                return null;
            }

            right = left with { Rows = [row with { Negated = true }], Items = rightItems.Remove(rest) };
            rightItems = right.Items;
        }

        left = _rows.WithCounterpart(left, right, items[sign]);
        var (measure, comparand) = _sides.Of(left, right, rightItems);
        _ = skip;
        if (
            measure is null
            || comparand is null
            || ComparedMeasures.AreUnlike(measure, comparand, _scope.Model)
            || (
                comparand is { Over: null, Measure: { } other }
                && ComparedMeasures.SayNothing(measure, op, other, factor)
            )
        )
        {
            return null;
        }

        Frame = left with
        {
            Windows = [.. left.Windows.Concat(right.Windows).Distinct()],
            WindowsJoint = Joint.And,
            Comparisons = [],
            Negated = false,
        };
        comparand = comparand with
        {
            Factor = factor,
            Offset = operation is ConditionOperator.Lt && offset != 0 ? -offset : offset,
        };
        var node = (
            _rows.Of(measure, op, comparand, left, right)
            ?? new ExpressionNode.Condition
            {
                Measure = measure,
                Operator = op,
                CompareTo = comparand,
            }
        ) with
        {
            Confidence = 0.85,
            Source = _scope.Source(items.Where(ClauseCutter.IsContent)),
        };
        var members = Nodes.And(left.Members);
        var whole = Nodes.And([node, members])!;
        return clause.Negated ? Nodes.Not(whole) : whole;
    }
}
