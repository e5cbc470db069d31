using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses.Measures;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Clauses.Comparisons;

/// <summary>
/// Holds two columns of one row against each other: "paid more than the list price", "a visit where they spent more than planned". Sums are held
/// against each other only where the words add up.
/// </summary>
internal sealed class RowComparison(ReadingScope scope)
{
    /// <summary>That there is such a row; null when the two sides are not of one row, or are added up.</summary>
    /// <param name="left">What is compared.</param>
    /// <param name="operation">How.</param>
    /// <param name="right">What it is compared with.</param>
    /// <param name="one">What the left side says.</param>
    /// <param name="other">What the right side says.</param>
    public ExpressionNode.Condition? Of(
        Measure left,
        ConditionOperator operation,
        Comparand right,
        Frame one,
        Frame other
    )
    {
        if (
            !IsPlain(left)
            || !IsPlain(right.Measure)
            || right.Over is not null
            || EventsOf(left) is not { } events
            || EventsOf(right.Measure) != events
            || string.Equals(left.FacetId, right.Measure.FacetId, StringComparison.OrdinalIgnoreCase)
            || left.Window != right.Measure.Window
            || left.Pick != right.Measure.Pick
            || AddsUp(one)
            || AddsUp(other)
            || !TestsAgree(one, other)
            || (events.OrderBy is not null && IsAdditive(left, events) && IsAdditive(right.Measure, events))
            || (SaysMany(one) && SaysMany(other))
        )
        {
            return null;
        }

        var test = new ExpressionNode.Condition
        {
            Measure = new Measure { FacetId = left.FacetId },
            Operator = operation,
            CompareTo = right with { Measure = new Measure { FacetId = right.Measure.FacetId } },
            Confidence = 0.85,
        };
        return Nodes.Test(
            left with
            {
                FacetId = events.Rows,
                Table = null,
                Aggregate = EventMeasures.Count(),
                Where = [.. left.Where, test],
            },
            ConditionOperator.Ge,
            1
        );
    }

    /// <summary>
    /// "paid more than the list price", "over their quota", "an order above budget": where only the one side is named, the other is what is of its
    /// kind, in the same row or of the same member.
    /// </summary>
    /// <param name="left">What the left side says.</param>
    /// <param name="right">What the right side says.</param>
    /// <param name="sign">The word that compares them.</param>
    public Frame WithCounterpart(Frame left, Frame right, Item sign)
    {
        if (
            (left.Measure is { } named && PopulationModel.IsNumber(named))
            || left.Counted != CountedNoun.None
            || left.Aggregate is not null
            || left.Per is not null
            || right is not { Measure: { } limit, Aggregate: null, Counted: CountedNoun.None }
            || !PopulationModel.IsNumber(limit)
        )
        {
            return left;
        }

        var spent = left.Items.Any(item => item.Is("sum-words") || item.Is("money-verbs"));
        var ofMember = scope.Model.IsOfMember(limit.FacetId);
        var holder = ofMember ? null : scope.Model.EventsWith(limit.FacetId).FirstOrDefault();
        if (
            ofMember
                ? left.Event is not null || spent
                : holder is null || (NamesRows(left) && left.Event != holder) || (!spent && sign.Is("more"))
        )
        {
            return left;
        }

        return Counterpart(limit) is { } counterpart
            ? left with
            {
                Measure = counterpart,
                Event = holder ?? left.Event,
            }
            : left;
    }

    private bool NamesRows(Frame frame) =>
        frame.Items.Any(item =>
            item.Of(MatchKind.Table)
                .Any(match =>
                    match.Way is not MatchWay.Synonym && scope.Model.EventNamed(match.FacetId) is not null
                )
        );

    /// <summary>
    /// What is set against a column that is named, where the words name nothing for it: the price that was paid for a list price, what is used of a
    /// quota. Null when nothing in the data is of its kind, or more than one thing is.
    /// </summary>
    private Facet? Counterpart(Facet limit)
    {
        if (scope.Model.IsOfMember(limit.FacetId))
        {
            return Sole(
                scope.Model.MemberFacets.Where(facet => IsOfKind(facet, limit)).ToList(),
                Stems(limit)
            );
        }

        if (scope.Model.EventsWith(limit.FacetId).FirstOrDefault() is not { } events)
        {
            return null;
        }

        var own = events.Facets.Where(facet => events.IsOwn(facet) && IsOfKind(facet, limit)).ToList();
        return own.Where(facet => Stems(facet).Overlaps(Stems(limit))).Take(2).ToList() is [var akin] ? akin
            : own.Contains(events.Money!) ? events.Money
            : own is [var only] ? only
            : null;
    }

    private Facet? Sole(List<Facet> facets, HashSet<string> stems)
    {
        var akin = facets.FindAll(facet => Stems(facet).Overlaps(stems));
        var taken = (akin.Count > 0 ? akin : facets).FindAll(facet =>
            PopulationModel.Words(facet).Any(scope.Cues.Amounts.Taken.Has)
        );
        return taken is [var only] ? only : null;
    }

    private static bool IsOfKind(Facet facet, Facet limit) =>
        PopulationModel.IsNumber(facet)
        && facet.FacetId != limit.FacetId
        && (
            PopulationModel.IsMoney(limit)
                ? PopulationModel.IsMoney(facet)
                : string.Equals(facet.Unit, limit.Unit, StringComparison.Ordinal)
        );

    /// <summary>Words of a column's name without those of its unit.</summary>
    private static HashSet<string> Stems(Facet facet) =>
        PopulationModel
            .Words(facet)
            .Where(word => word.Length > 2)
            .Select(Stemmer.Stem)
            .ToHashSet(StringComparer.Ordinal);

    private EventTable? EventsOf(Measure measure) =>
        scope.Model.EventNamed(measure.Table ?? PopulationModel.TableOf(measure.FacetId));

    private bool IsAdditive(Measure measure, EventTable events) =>
        scope.Model.Find(measure.FacetId) is { } facet && events.IsAdditive(facet);

    private static bool IsPlain(Measure measure) =>
        measure
            is {
                Aggregate: { Function: AggregateFunction.Sum or AggregateFunction.Avg, Per: null },
                Groups: null,
                Arithmetic: null,
                RelativeTo: null
            };

    private static bool AddsUp(Frame frame) =>
        frame.Aggregate is not null
        || frame.Per is not null
        || frame.Items.Any(item => item.IsKind("aggregate.") || item.Is("list-together"));

    /// <summary>Tests of other rows make other amounts: "more on shoes than on hats".</summary>
    private static bool TestsAgree(Frame one, Frame other) =>
        one.Rows.IsEmpty
        || other.Rows.IsEmpty
        || one.Rows.Select(row => row.Item).SequenceEqual(other.Rows.Select(row => row.Item));

    /// <summary>"whose fees are higher than their deposits": all of them together.</summary>
    private bool SaysMany(Frame frame) =>
        frame.Measure is { } facet
        && frame.Items.Any(item =>
            item.Matches.Any(match => match.FacetId == facet.FacetId)
            && scope.Tokens[item.End - 1] is var token
            && token.Folded.EndsWith('s')
            && !PopulationModel.Words(facet).Contains(token.Folded, StringComparer.OrdinalIgnoreCase)
        );
}
