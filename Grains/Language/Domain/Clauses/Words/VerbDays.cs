using System.Collections.Immutable;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Clauses.Words;

/// <summary>The day of a row that a verb means: "completed in 2025" where rows have a day of completion, "stayed last summer" where they have one of arrival.</summary>
internal sealed class VerbDays(ReadingScope scope)
{
    /// <summary>The frame with the day that its window is of, where that is not the one its rows are dated by.</summary>
    public Frame Settle(Frame frame, Item? eventItem) => OnNamedDay(OnItsDay(frame, eventItem));

    /// <summary>"posted in 2025" where rows have a day of posting: what is dated by it; null for other words.</summary>
    public EventTable? DatedBy(ImmutableArray<Item> items) =>
        Enumerable
            .Range(0, items.Length)
            .Where(at => IsDatedVerb(items, at))
            .Select(at =>
                scope.Model.Events.FirstOrDefault(events =>
                    events.Timestamp is { } time && Says(time, items[at])
                )
            )
            .FirstOrDefault(events => events is not null);

    /// <summary>"leaving in July" where only the rows of one event have such a day, and no column of the members: that day.</summary>
    public Frame OfVerb(Frame frame)
    {
        if (frame is not { Event: null, Measure: null, Windows.IsEmpty: false })
        {
            return frame;
        }

        foreach (var (verb, next) in frame.Items.Zip(frame.Items.Skip(1)))
        {
            if (
                next.Date is { Kind: DateKind.Range }
                && scope.DayWords.TryGetValue(scope.Tokens[verb.First].Stem, out var words)
                && !scope.Model.MemberFacets.Any(facet =>
                    PopulationModel.IsDate(facet) && words.Any(word => HasWord(facet, word))
                )
                && scope
                    .Model.Events.Select(events => (events, Day: DayOf(events, words)))
                    .Where(pair => pair.Day is not null)
                    .ToList()
                    is [var (only, day)]
            )
            {
                return frame with { Event = only, Measure = day };
            }
        }

        return frame;
    }

    private static Facet? DayOf(EventTable events, ImmutableArray<string> words) =>
        words
            .Select(word => events.Days.FirstOrDefault(facet => HasWord(facet, word)))
            .FirstOrDefault(facet => facet is not null);

    private static bool HasWord(Facet facet, string word) =>
        string.Join(' ', PopulationModel.Words(facet)).Contains(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>"opened before March": the verb of the time of the rows, though a value may sound so.</summary>
    public bool IsDatedVerb(ImmutableArray<Item> items, int at) =>
        at > 0
        && at + 1 < items.Length
        && items[at + 1].Date is not null
        && scope.Word(items[at]).EndsWith("ed", StringComparison.Ordinal)
        && scope.Model.Events.Any(events => events.Timestamp is { } time && Says(time, items[at]));

    /// <summary>"checked out last month": the day of that name, though a state is called so too.</summary>
    public Facet? Before(ImmutableArray<Item> items, int at, EventTable? events) =>
        at + 1 < items.Length
        && items[at + 1].Date is { Kind: DateKind.Range }
        && items[at].Of(MatchKind.Value).Any()
            ? items[at]
                .Of(MatchKind.Facet)
                .Where(match => match.Way == MatchWay.Label && match.Score >= 0.97)
                .Select(match => scope.Model.Find(match.FacetId))
                .FirstOrDefault(facet =>
                    facet is not null
                    && PopulationModel.IsDate(facet)
                    && scope.Model.EventsWith(facet.FacetId).FirstOrDefault() is { } holder
                    && (events is null || events == holder)
                )
            : null;

    /// <summary>"trips cancelled last month" where trips have such a state, and something else a day of cancelling.</summary>
    public static bool IsOfOthers(Item item, Facet day, EventTable? events) =>
        events is not null
        && !events.Reaches(day.Table)
        && item.Of(MatchKind.Value)
            .Any(match => match.Score >= 0.75 && events.Reaches(PopulationModel.TableOf(match.FacetId)));

    /// <summary>"completed a course in 2025" where rows have a day of completion: that day, not the one of the row.</summary>
    private Frame OnNamedDay(Frame frame) =>
        frame is { Event: { Timestamp: { } time } events, Windows.Length: > 0 }
        && frame.Measure is null or { Role: FacetRole.Key }
        && !frame.Items.Any(item => Says(time, item))
        && frame
            .Items.Where(item =>
                item.Length == 1 && scope.Word(item).EndsWith("ed", StringComparison.Ordinal)
            )
            .Select(item => events.Days.FirstOrDefault(day => day != time && Says(day, item)))
            .FirstOrDefault(facet => facet is not null)
            is { } day
            ? frame with
            {
                Measure = day,
            }
            : frame;

    /// <summary>"stayed last summer" where a booking has a day of arrival: that day, not the one it was booked on.</summary>
    private Frame OnItsDay(Frame frame, Item? eventItem) =>
        frame is { Event: { } events, Windows.Length: > 0, Measure: null }
        && (VerbOf(frame) ?? eventItem) is { } verb
        && scope.DayWords.TryGetValue(scope.Tokens[verb.First].Stem, out var words)
        && words
            .Select(word =>
                events.Days.FirstOrDefault(facet =>
                    string.Join(' ', PopulationModel.Words(facet))
                        .Contains(word, StringComparison.OrdinalIgnoreCase)
                )
            )
            .FirstOrDefault(facet => facet is not null)
            is { } day
            ? frame with
            {
                Measure = day,
            }
            : frame;

    /// <summary>"a booking arriving in the next 14 days": the verb beside the window, though the noun comes first.</summary>
    private Item? VerbOf(Frame frame) =>
        frame
            .Items.Zip(frame.Items.Skip(1))
            .Where(pair => pair.First.Event is not null && pair.Second.Date is not null)
            .Select(pair => pair.First)
            .FirstOrDefault(item => scope.DayWords.ContainsKey(scope.Tokens[item.First].Stem));

    private bool Says(Facet facet, Item item) =>
        item.Length == 1
        && PopulationModel.Words(facet).Contains(scope.Word(item), StringComparer.OrdinalIgnoreCase);
}
