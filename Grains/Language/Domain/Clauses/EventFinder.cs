using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>Finds the table of events that a verb or noun speaks of.</summary>
internal sealed class EventFinder(ReadingScope scope)
{
    private const int MostBetween = 9;

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
        if (stem is "spend" or "pay" && SpentOn(item) is { } bought)
        {
            return bought;
        }

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

    /// <summary>"spent over 300 on appointments": the money of the appointments, where they have any.</summary>
    private EventTable? SpentOn(Item verb)
    {
        var at = verb.End;
        while (at < scope.Tokens.Length && at < verb.End + MostBetween && !Ends(scope.Tokens[at]))
        {
            if (scope.Tokens[at].Folded is "on" or "for")
            {
                var noun = at + 1;
                while (scope.Cues.Events.SpentOn.Has(scope.Tokens.ElementAtOrDefault(noun)?.Folded))
                {
                    noun++;
                }

                return scope.Tokens.ElementAtOrDefault(noun) is { } named
                    ? scope.Model.Events.FirstOrDefault(events =>
                        events is { Money: not null, NameStems: [var stem] }
                        && stem.Equals(named.Stem, StringComparison.Ordinal)
                    )
                    : null;
            }

            at++;
        }

        return null;
    }

    private bool Ends(Text.Token token) =>
        token.Kind == Text.TokenKind.Punctuation && token.Text is "," or ";"
        || scope.Cues.Events.SpentOnEnds.Has(token.Folded);

    private EventTable? Named(string modifier) =>
        scope.Model.Events.FirstOrDefault(events =>
            events.NameStems is [var first, _, ..] && first.Equals(modifier, StringComparison.Ordinal)
        );

    private static bool Names(EventTable events, string word) =>
        events.Table.Name.Contains(word, StringComparison.OrdinalIgnoreCase);
}
