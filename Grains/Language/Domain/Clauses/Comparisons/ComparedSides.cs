using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses.Measures;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Clauses.Comparisons;

/// <summary>What stands on the two sides of a comparison; the right one takes over from the left what it leaves out.</summary>
internal sealed class ComparedSides(ReadingScope scope, ClauseReader clauses, FrameCompiler compiler)
{
    private readonly MeasureFinder _measures = new(scope);

    /// <summary>Both; nulls when one of them cannot be measured, or they are the same.</summary>
    public (Measure? Measure, Comparand? Comparand) Of(
        Frame left,
        Frame right,
        ImmutableArray<Item> rightItems
    )
    {
        var measure = _measures.Of(left) ?? _measures.Default(left);
        var average = rightItems.FirstOrDefault(item =>
            item.Is("aggregate.avg") || item.Is("aggregate.median")
        );
        if (average is not null && measure is not null)
        {
            var among = AmongOf(right);
            return (
                measure,
                new Comparand
                {
                    Measure = Same(measure, right),
                    Over = average.Is("aggregate.median") ? AggregateFunction.Median : AggregateFunction.Avg,
                    Among = among,
                }
            );
        }

        var inherited = right with
        {
            Event = right.Event ?? left.Event,
            EventClass = right.EventClass ?? left.EventClass,
            Measure =
                right.Measure ?? (right.Event is null || right.Event == left.Event ? left.Measure : null),
            Counted = right.Counted == CountedNoun.None ? left.Counted : right.Counted,
            Aggregate = right.Aggregate ?? left.Aggregate,
            Rows = right.Rows.IsEmpty && !NamesOtherDeed(left, right) ? left.Rows : right.Rows,
            Windows = right.Windows.IsEmpty ? left.Windows : right.Windows,
            Items =
            [
                .. right.Items,
                .. left.Items.Where(item =>
                    item.Event is not null
                    || item.Is("more")
                    || item.Is("aggregate.sum")
                    || item.Matches.IsEmpty
                ),
            ],
        };
        var other = Product(rightItems) ?? _measures.Of(inherited);
        if (measure is null || other is null || measure == other)
        {
            return (null, null);
        }

        return (measure, new Comparand { Measure = other });
    }

    /// <summary>Those over whom an average is taken; null = everyone.</summary>
    public ExpressionNode? AmongOf(Frame right)
    {
        if (right.Event is not null && right.Members.IsEmpty)
        {
            return compiler.Compile(right with { Comparisons = [], Aggregate = null, Measure = null });
        }

        return compiler.Compile(
            right with
            {
                Event = right.Rows.IsEmpty ? null : right.Event,
                Comparisons = [],
                Measure = null,
                Windows = right.Rows.IsEmpty ? [] : right.Windows,
            }
        );
    }

    /// <summary>"more in the second quarter of 2019 than in the first": the first quarter of the same year.</summary>
    public static Frame InSameYear(Frame left, Frame right)
    {
        if (
            right is not { Windows.Length: 0, Pick: { Event: EventOrder.First } pick }
            || left.Windows is not [{ From: { } from, To: { } to } window]
            || window.Granularity is not (CalendarUnit.Quarter or CalendarUnit.Month)
        )
        {
            return right;
        }

        var months = window.Granularity == CalendarUnit.Quarter ? 3 : 1;
        var start = new NodaTime.LocalDate(from.Year, 1, 1).PlusMonths(months * (pick.Nth - 1));
        _ = to;
        return right with
        {
            Pick = null,
            Windows =
            [
                window with
                {
                    From = start,
                    To = start.PlusMonths(months),
                    Text = "the same unit earlier in the year",
                },
            ],
        };
    }

    /// <summary>"than on all other vehicles", "than on anything else": the word for what is left of the rows; null when it is not said.</summary>
    public Item? OfTheRest(ImmutableArray<Item> items) =>
        items.FirstOrDefault(item =>
            scope.Tokens[item.First..item.End].Any(token => scope.Cues.Amounts.Rest.Has(token.Folded))
        );

    /// <summary>"cancelled more often than they stayed": staying is not of the cancelled ones, as a gift is of no e-mail.</summary>
    private bool NamesOtherDeed(Frame left, Frame right) =>
        left.Rows.Any(row =>
            (right.Event is { } events && !events.Reaches(PopulationModel.TableOf(row.FacetId)))
            || (
                row.Item.Event is not null
                && right.Items.Any(item =>
                    item is { Event: not null, Filler: false }
                    && !left.Items.Any(other =>
                        string.Equals(scope.Word(other), scope.Word(item), StringComparison.Ordinal)
                    )
                )
            )
        );

    /// <summary>"tenure times monthly charge".</summary>
    private Measure? Product(ImmutableArray<Item> items)
    {
        var times = ComparisonMarkers.Index(
            items,
            item => scope.Word(item) is "times" or "multiplied" or "x" || scope.Tokens[item.First].Text is "*"
        );
        if (times <= 0 || times + 1 >= items.Length)
        {
            return null;
        }

        var left = clauses.Read(new Clause(items[..times], Joint.Start, false)).Measure;
        var right = clauses.Read(new Clause(items[(times + 1)..], Joint.Start, false)).Measure;
        return left is null || right is null
            ? null
            : new Measure
            {
                FacetId = left.FacetId,
                Arithmetic = new Arithmetic(
                    ArithmeticOperator.Multiply,
                    new Measure { FacetId = right.FacetId }
                ),
            };
    }

    private static Measure Same(Measure measure, Frame right) =>
        measure.Aggregate is not null && right.Windows.Length > 0
            ? measure with
            {
                Window = EventMeasures.WindowOf(right.Windows[0]),
            }
            : measure;
}
