using System.Collections.Immutable;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>Reads "only": did it so, and never otherwise ("who only order by phone").</summary>
internal static class Exclusive
{
    /// <summary>The frame without its "only" and the frame of everything else; empty when nothing is exclusive.</summary>
    public static ImmutableArray<Frame> RowsOf(Frame frame, ReadingScope scope)
    {
        if (
            frame
                is not {
                    Negated: false,
                    Pick: null,
                    Relative: null,
                    Comparisons.IsEmpty: true,
                    Event: not null
                }
            || frame.Rows is not [{ Negated: false } row]
            || frame.Items.FirstOrDefault(item => item.Is("only")) is not { } only
            || scope.Word(only) is "just" or "alone" or "merely"
            || !StandsBefore(frame, only, row, scope)
        )
        {
            return [];
        }

        var items = frame.Items.Remove(only);
        return
        [
            frame with
            {
                Items = items,
            },
            frame with
            {
                Items = items,
                Rows = [row with { Negated = true }],
            },
        ];
    }

    private static bool IsOfPeople(Item item, ReadingScope scope) =>
        scope.Cues.Events.ExclusivePeople.Has(scope.Word(item))
        || scope.Thesaurus.IsEntityWord(scope.Tokens[item.First].Stem);

    /// <summary>"only in store", "only order by phone"; not "only the ones that ordered".</summary>
    private static bool StandsBefore(Frame frame, Item only, RowTest row, ReadingScope scope)
    {
        var next = frame.Items.FirstOrDefault(item =>
            item.First >= only.End && item is { Filler: false, Unknown: false }
        );
        return next is not null
            && (next.First == row.Item.First || (next.Event is not null && frame.EventClass is not null))
            && frame
                .Items.Where(item => item.First >= only.End && item.First < next.First)
                .All(item =>
                    item.Unknown
                    || item.Event is not null
                    || (item.Filler && !IsOfPeople(item, scope))
                    || scope
                        .Tokens[item.First..item.End]
                        .All(token => scope.Cues.Events.ExclusiveLinks.Has(token.Folded))
                );
    }
}
