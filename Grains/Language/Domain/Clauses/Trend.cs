using System.Collections.Immutable;
using NodaTime;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>Reads how a number went from one calendar unit to another: "spend went up from 2016 to 2017", "doubled from Q1 to Q2".</summary>
internal sealed class Trend(ReadingScope scope, ClauseReader clauses)
{
    private readonly MeasureFinder _measures = new(scope);
    private (Frame Frame, Item Word)? _last;

    /// <summary>The condition; null when the clause says nothing of the kind, or not of what.</summary>
    public ExpressionNode? Read(Clause clause)
    {
        var items = clause.Items;
        if (items.FirstOrDefault(item => item.Date is not null && Ends(item) is not null) is not { } span)
        {
            return null;
        }

        if (items.FirstOrDefault(IsTrend) is { } word)
        {
            var rest = items.RemoveAll(item => item == word || item == span);
            _last = (clauses.Read(clause with { Items = rest, Negated = false }), word);
        }
        else if (
            _last is null
            || items.Any(item => item != span && ClauseCutter.IsContent(item) && !item.Is("visit-again"))
        )
        {
            return null;
        }

        var (before, after) = Ends(span)!.Value;
        var (frame, trend) = _last.Value;
        if (Of(frame, before) is not { } earlier || Of(frame, after) is not { } later)
        {
            return null;
        }

        var falls = trend.Is("trend.down") || trend.Is("trend.half");
        var node = new ExpressionNode.Condition
        {
            Measure = later,
            Operator =
                trend.Is("trend.double") ? ConditionOperator.Ge
                : trend.Is("trend.half") ? ConditionOperator.Le
                : falls ? ConditionOperator.Lt
                : ConditionOperator.Gt,
            CompareTo = new Comparand
            {
                Measure = earlier,
                Factor =
                    trend.Is("trend.double") ? 2
                    : trend.Is("trend.half") ? 0.5m
                    : 1,
            },
            Confidence = 0.8,
            Source = scope.Source(items.Where(ClauseCutter.IsContent)),
        };
        return clause.Negated ? Nodes.Not(node) : node;
    }

    private static bool IsTrend(Item item) => item.IsKind("trend.");

    private Measure? Of(Frame frame, DateMatch window) =>
        _measures.Of(frame with { Windows = [window], Comparisons = [] }) is { Aggregate: not null } measure
            ? measure
            : null;

    /// <summary>The first and the last calendar unit of "from 2016 to 2017", "from Q1 to Q3 2017".</summary>
    private (DateMatch Before, DateMatch After)? Ends(Item item)
    {
        if (
            item.Date is not { Kind: DateKind.Range, From: { } from, To: { } to } date
            || scope.Tokens[item.First].Folded is not "from"
            || !scope.Tokens[item.First..item.End].Any(token => token.Folded is "to")
        )
        {
            return null;
        }

        var words = scope.Tokens[item.First..item.End];
        var months =
            words.Any(token => token.Stem is "quarter" || token.Folded is ['q', >= '1' and <= '4']) ? 3
            : words.All(token => token.Folded is "from" or "to" || token.Folded.All(char.IsAsciiDigit)) ? 12
            : 1;
        var (first, last) = (from.PlusMonths(months), to.PlusMonths(-months));
        return from.Day == 1 && to.Day == 1 && first <= last
            ? (
                date with
                {
                    To = first,
                    Text = Name(from, months),
                },
                date with
                {
                    From = last,
                    Text = Name(last, months),
                }
            )
            : null;
    }

    private static string Name(LocalDate day, int months) =>
        months switch
        {
            12 => day.ToString("uuuu", null),
            3 => $"Q{((day.Month - 1) / 3) + 1} {day.Year}",
            _ => day.ToString("MMMM uuuu", System.Globalization.CultureInfo.InvariantCulture),
        };
}
