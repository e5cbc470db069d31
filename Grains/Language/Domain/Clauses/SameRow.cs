using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>Tells when a clause goes on about the very event that the clause before it spoke of.</summary>
internal sealed class SameRow(ReadingScope scope)
{
    /// <summary>
    /// The earlier frame with what the clause says of its event: "booked a suite and cancelled it", "a pledge that hasn't ended".
    /// Null when the clause speaks of an event of its own.
    /// </summary>
    /// <param name="told">The frame before.</param>
    /// <param name="before">Its clause.</param>
    /// <param name="frame">What the clause says.</param>
    /// <param name="clause">The clause.</param>
    public Frame? Joined(Frame told, Clause before, Frame frame, Clause clause)
    {
        if (
            told is not { Event: { } events, Negated: false, Lapsed: false, SeparateRows: false, Pick: null }
            || frame
                is not { Comparisons.Length: 0, Members.Length: 0, Relative: null, Pick: null, Lapsed: false }
            || !(frame.Windows.IsEmpty || frame.Windows.SequenceEqual(told.Windows))
            || (
                frame.Event is { } own
                && own != events
                && (!frame.Rows.IsEmpty || !Describes(before, clause) || DoneOn(events, clause).IsEmpty)
            )
            || clause.Joint is Joint.Or
            || before.Negated
        )
        {
            return null;
        }

        if (frame is { RowNodes.IsEmpty: false, Rows.IsEmpty: true } && Describes(before, clause))
        {
            return told with
            {
                RowNodes =
                [
                    .. told.RowNodes,
                    .. frame.RowNodes.Select(node => clause.Negated ? Nodes.Not(node) : node),
                ],
                Items = [.. told.Items, .. frame.Items],
            };
        }

        var rows = frame.Rows.IsEmpty ? Ended(events, frame) : frame.Rows;
        rows = rows.IsEmpty && Describes(before, clause) ? DoneOn(events, clause) : rows;
        return
            !rows.IsEmpty
            && (
                (told.Rows.Length > 0 && IsBeside(before, frame, clause))
                || ((told.Rows.Length > 0 || HasAmounts(told)) && EndsInPronoun(clause))
                || Describes(before, clause)
            )
            ? told with
            {
                Rows =
                [
                    .. told.Rows,
                    .. rows.Select(row => row with { Negated = row.Negated != clause.Negated }),
                ],
                Items = [.. told.Items, .. frame.Items],
            }
            : null;
    }

    /// <summary>
    /// The earlier frame with an amount that the clause says of its event: "had a repair, but only if it cost more than 700", "hired a kayak and
    /// left a deposit over 50". Null when the amount is of no single row that was spoken of.
    /// </summary>
    /// <param name="told">The frame before.</param>
    /// <param name="before">Its clause.</param>
    /// <param name="frame">What the clause says.</param>
    /// <param name="clause">The clause.</param>
    public Frame? WithAmount(Frame told, Clause before, Frame frame, Clause clause)
    {
        if (
            told
                is not {
                    Event: { } events,
                    Negated: false,
                    Lapsed: false,
                    SeparateRows: false,
                    Quantifier: null,
                    Relative: null,
                    Comparisons.IsEmpty: true,
                    Aggregate: null,
                    Per: null
                }
            || frame
                is not {
                    Comparisons: [{ Comparison.Unit: not NumberUnit.Times, Plus.IsEmpty: true } bound],
                    Rows.IsEmpty: true,
                    Members.IsEmpty: true,
                    Windows.IsEmpty: true,
                    Relative: null,
                    Pick: null,
                    Length: null,
                    Aggregate: null,
                    Per: null,
                    Lapsed: false
                }
            || clause.Joint is Joint.Or
            || clause.Negated
            || before.Negated
            || AmountOf(events, bound, frame, clause) is not { } amount
        )
        {
            return null;
        }

        return told with
        {
            SingleOrder = true,
            Counted = CountedNoun.None,
            Comparisons = [amount],
            Items = [.. told.Items, .. frame.Items],
        };
    }

    private BoundComparison? AmountOf(EventTable events, BoundComparison bound, Frame frame, Clause clause)
    {
        var it = SaysIt(clause, bound.Item);
        if (bound.Facet is not { } facet)
        {
            return it && bound.Comparison.Stated && events.Money is not null ? bound : null;
        }

        if (events.Reaches(facet.Table) && !scope.Model.IsOfMember(facet.FacetId))
        {
            return it || IsItsOwn(frame, bound, events) ? bound : null;
        }

        // "it cost": what the row itself was worth, though rows of another table have a cost.
        return it && PopulationModel.IsMoney(facet) && events.Money is { } money
            ? bound with
            {
                Facet = money,
            }
            : null;
    }

    /// <summary>"left a deposit over 50": no other deed, and a column of the very rows.</summary>
    private bool IsItsOwn(Frame frame, BoundComparison bound, EventTable events) =>
        (frame.Event is null || frame.Event == events)
        && bound.Facet is { } facet
        && events.IsOwn(facet)
        && bound.MeasureItem is { } measured
        && scope.Tokens.ElementAtOrDefault(measured.First - 1)?.Folded is "a" or "an"
        && frame.Items.All(item => item == measured || !item.NamesEvent || item.Is("support-verb"));

    /// <summary>"if it cost more than 700": the pronoun is what the amount is of.</summary>
    private bool SaysIt(Clause clause, Item amount) =>
        clause.Items is [var first, ..]
        && scope.Tokens[Math.Max(0, first.First - 1)..amount.First].Any(token => token.Folded is "it");

    /// <summary>"a car with a model year before 2018": numbers of one row, not how many there are.</summary>
    private bool HasAmounts(Frame told) =>
        told.Comparisons.Length > 0
        && told.Comparisons.All(bound =>
            bound.Facet is { } facet
            && PopulationModel.IsNumber(facet)
            && !scope.Model.IsOfMember(facet.FacetId)
        );

    /// <summary>"raised a bug with high priority": "with" follows what it is about.</summary>
    private static bool IsBeside(Clause before, Frame frame, Clause clause) =>
        clause is { Joint: Joint.With, Negated: false, CommaBefore: false }
        && frame.EventClass is null
        && frame.Rows.Length > 0
        && before.Items.LastOrDefault(ClauseCutter.IsContent) is { } last
        && last.Of(Facets.Domain.MatchKind.Value).Any();

    // A day that some rows have and others have not yet is told by its verb alone ("that ended").
    private ImmutableArray<RowTest> Ended(EventTable events, Frame frame) =>
        frame is { Measure: { MissingShare: > 0 } day }
        && PopulationModel.IsDate(day)
        && events.Reaches(day.Table)
        && !scope.Model.IsOfMember(day.FacetId)
        && frame.Items.FirstOrDefault(item => item.Matches.Any(match => match.FacetId == day.FacetId))
            is { } item
            ? [new RowTest(day.FacetId, ConditionOperator.Exists, [], item, 0.85)]
            : [];

    /// <summary>"appointments that haven't been paid" where rows hold the day of paying.</summary>
    private ImmutableArray<RowTest> DoneOn(EventTable events, Clause clause) =>
        clause.Items.FirstOrDefault(item => item is { Length: 1, Event: not null }) is { } verb
        && events.Days.FirstOrDefault(day =>
            day.MissingShare > 0
            && PopulationModel
                .Words(day)
                .Any(word =>
                    Text.Stemmer.Stem(word).Equals(scope.Tokens[verb.First].Stem, StringComparison.Ordinal)
                )
        )
            is { } found
            ? [new RowTest(found.FacetId, ConditionOperator.Exists, [], verb, 0.85)]
            : [];

    /// <summary>"… and cancelled it": the pronoun stands right after what is said.</summary>
    private bool EndsInPronoun(Clause clause) =>
        clause.Items.LastOrDefault(ClauseCutter.IsContent) is { } last
        && clause
            .Items.Where(ClauseCutter.IsContent)
            .All(item =>
                item == last || item.Event is "purchase" && !item.Of(Facets.Domain.MatchKind.Value).Any()
            )
        && (
            scope.Tokens.ElementAtOrDefault(last.End)?.Folded is "it"
            || (
                scope.Tokens.ElementAtOrDefault(last.End)?.Folded is "for" or "with" or "of"
                && scope.Tokens.ElementAtOrDefault(last.End + 1)?.Folded is "it"
            )
            || (
                scope.Tokens.ElementAtOrDefault(last.End)?.Folded is "that" or "this" or "the"
                && NamesEventAt(last.End + 1)
            )
        );

    private bool NamesEventAt(int at) =>
        scope.Tokens.ElementAtOrDefault(at) is { } token
        && scope.Model.Events.Any(events => events.NameStems.Contains(token.Stem, StringComparer.Ordinal));

    /// <summary>"a pledge that hasn't ended", "orders which were not returned": the relative stands right after the noun.</summary>
    private bool Describes(Clause before, Clause clause)
    {
        var first = Math.Min(
            clause.Negation?.First ?? int.MaxValue,
            clause.Items.IsEmpty ? int.MaxValue : clause.Items.Min(item => item.First)
        );
        return first is > 1 and < int.MaxValue
            && Relative(first) is { } at
            && before.Items.Any(item => item.End == at && item.NamesEvent);
    }

    private int? Relative(int first)
    {
        for (var at = first; at >= Math.Max(1, first - 2); at--)
        {
            if (scope.Tokens[at].Folded is "that" or "which")
            {
                return at;
            }
        }

        return null;
    }
}
