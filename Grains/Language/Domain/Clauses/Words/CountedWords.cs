using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Clauses.Words;

/// <summary>What a clause counts: pieces, lines, times, gaps, different things, units of the calendar.</summary>
internal sealed class CountedWords(ReadingScope scope)
{
    /// <summary>Adds what the word at a place says of it.</summary>
    public void Take(ImmutableArray<Item> items, int at, Gathering gathered)
    {
        var item = items[at];
        if (item.Is("unit-words"))
        {
            gathered.Count(CountedNoun.Units);
        }

        if (item.Is("lines"))
        {
            gathered.Count(CountedNoun.Lines);
        }

        if (item.Is("times"))
        {
            gathered.Count(CountedNoun.Orders);
        }

        if (item.Is("gap"))
        {
            gathered.Change(frame => frame with { Counted = CountedNoun.Gap });
        }

        if (item.Is("each-time") && NextUnit(items, at) is { } unit)
        {
            gathered.Change(frame => frame with { Per = unit });
        }

        if (item.Is("distinct") && NextLookup(items, at) is { } key)
        {
            // "three different hotels" where the rows lead to a table of hotels.
            gathered.Change(frame =>
                frame with
                {
                    Measure = frame.Measure ?? key,
                    Counted = CountedNoun.Values,
                    Event = frame.Event ?? scope.Model.EventsWith(key.FacetId).FirstOrDefault(),
                }
            );
        }

        if (item.Is("distinct") && NextUnit(items, at) is { } counted)
        {
            gathered.Change(frame => frame with { CountedUnit = counted });
        }
    }

    private Facet? NextLookup(ImmutableArray<Item> items, int at) =>
        items.Skip(at + 1).FirstOrDefault(item => !item.Filler) is { } noun
        && noun.Of(MatchKind.Table).FirstOrDefault(match => match.Score >= 0.8) is { } table
        && scope.Model.EventNamed(table.FacetId) is null
        && scope.Model.Catalog.Tables.FirstOrDefault(known =>
            known.Role == TableRole.Lookup
            && string.Equals(known.Name, table.FacetId, StringComparison.OrdinalIgnoreCase)
        )
            is { Key: { } key } lookup
        && scope.Model.Find(lookup.Name + "." + key) is { } facet
        && scope.Model.EventsWith(facet.FacetId).Any()
            ? facet
            : null;

    private CalendarUnit? NextUnit(ImmutableArray<Item> items, int at)
    {
        for (var next = at + 1; next < items.Length && next <= at + 3; next++)
        {
            for (var token = items[next].First; token < items[next].End; token++)
            {
                if (CalendarWords.UnitOf(scope.Tokens[token].Stem) is { } unit)
                {
                    return unit;
                }
            }
        }

        return null;
    }
}
