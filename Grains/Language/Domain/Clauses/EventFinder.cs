using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>Finds the table of events that a verb or noun speaks of.</summary>
internal sealed class EventFinder(ReadingScope scope)
{
    /// <summary>The table; null when no table holds such events.</summary>
    public EventTable? Find(Item item)
    {
        if (
            item.Of(MatchKind.Table)
                .Select(match => scope.Model.EventNamed(match.FacetId))
                .FirstOrDefault(events => events is not null) is
            { } named
        )
        {
            return named;
        }

        if (item.Event is not { } name)
        {
            return null;
        }

        if (name is "purchase" && item.First > 0 && Named(scope.Tokens[item.First - 1].Stem) is { } described)
        {
            // "a shop order" where there are shop lines.
            return described;
        }

        var stem = scope.Tokens[item.First].Stem;
        if (
            stem is "spend" or "pay"
            && scope.Model.Events.FirstOrDefault(events => stem is "pay" && Names(events, "payment"))
                is { } payments
        )
        {
            return payments;
        }

        if (stem is "spend")
        {
            return scope.Model.MoneyEvent ?? scope.Model.MainEvent;
        }

        return scope.Model.Events.FirstOrDefault(events =>
                events == scope.Model.MainEvent && events.IsOfClass(name, scope.Thesaurus)
            )
            ?? scope.Model.Events.FirstOrDefault(events => events.IsOfClass(name, scope.Thesaurus))
            ?? (name is "purchase" ? scope.Model.MainEvent : null);
    }

    private EventTable? Named(string modifier) =>
        scope.Model.Events.FirstOrDefault(events =>
            events.NameStems is [var first, _, ..] && first.Equals(modifier, StringComparison.Ordinal)
        );

    private static bool Names(EventTable events, string word) =>
        events.Table.Name.Contains(word, StringComparison.OrdinalIgnoreCase);
}
