using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Cues;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Spans;

/// <summary>Finds days counted from an event of the member's own: "within 30 days of their first order", "in the 90 days after joining".</summary>
internal static class RelativeSpans
{
    /// <summary>Every such phrase with its tokens.</summary>
    public static IEnumerable<(int First, int End, RelativeTo Relative)> In(
        ImmutableArray<Token> tokens,
        PopulationModel model,
        Thesaurus thesaurus,
        DayCues cues
    )
    {
        for (var at = 0; at < tokens.Length; at++)
        {
            if (Read(tokens, at, model, thesaurus, cues) is var (end, relative))
            {
                yield return (at, end, relative);
            }
        }
    }

    private static (int End, RelativeTo Relative)? Read(
        ImmutableArray<Token> tokens,
        int first,
        PopulationModel model,
        Thesaurus thesaurus,
        DayCues cues
    )
    {
        var at = first;
        if (!cues.Openings.Has(tokens[at].Folded))
        {
            return null;
        }

        at++;
        while (at < tokens.Length && cues.BeforeNumber.Has(tokens[at].Folded))
        {
            at++;
        }

        if (
            at >= tokens.Length
            || NumberReader.At(tokens, at) is not { } number
            || number.End >= tokens.Length
        )
        {
            return null;
        }

        var days = tokens[number.End].Stem switch
        {
            "day" => 1,
            "week" => 7,
            "month" => 30,
            "year" => 365,
            _ => 0,
        };
        at = number.End + 1;
        if (days == 0 || at >= tokens.Length || !cues.Links.Has(tokens[at].Folded))
        {
            return null;
        }

        at++;
        var order = EventOrder.First;
        while (
            at < tokens.Length
            && (
                cues.AnchorFillers.Has(tokens[at].Folded)
                || cues.EventFillers.Has(tokens[at].Folded)
                || cues.Picks.Has(tokens[at].Folded)
            )
        )
        {
            order = cues.LastPicks.Has(tokens[at].Folded) ? EventOrder.Last : order;
            at++;
        }

        var anchor = Anchor(tokens, first, at, model, thesaurus, cues, out var end);
        return anchor is null
            ? null
            : (
                end,
                new RelativeTo
                {
                    Event = order,
                    FacetId = anchor,
                    WithinDays = WholeNumber.Back(number.Value, 2_000_000) * days,
                }
            );
    }

    private static string? Anchor(
        ImmutableArray<Token> tokens,
        int first,
        int at,
        PopulationModel model,
        Thesaurus thesaurus,
        DayCues cues,
        out int end
    )
    {
        end = at;
        var spoken = Spoken(tokens[..first], model);
        var main = (spoken ?? model.MainEvent?.Timestamp)?.FacetId;
        if (at >= tokens.Length || tokens[at].Kind == TokenKind.Punctuation)
        {
            return main;
        }

        if (DayNamed(tokens, at, model, cues) is var (day, past))
        {
            end = past;
            return day.FacetId;
        }

        if (Named(tokens[at], model) is { } noun)
        {
            end = at + 1;
            return noun.FacetId;
        }

        if (thesaurus.EventAt(tokens, at) is var (name, after))
        {
            end = after;
            return name is "signup" && model.SignUp is { } joined ? joined.FacetId
                : name is "purchase"
                && spoken is not null
                && Purchases(spoken, model, thesaurus) is { } bought
                    ? bought.FacetId
                : model.Events.FirstOrDefault(events =>
                    events.Timestamp is not null && events.IsOfClass(name, thesaurus)
                )
                    is { } named
                && name is not "purchase"
                    ? named.Timestamp!.FacetId
                : main;
        }

        return cues.BareAnchors.Has(tokens[at - 1].Folded) ? main : null;
    }

    /// <summary>"a service within 90 days of their first purchase": the time of what was bought, where the rows before it are no purchases.</summary>
    private static Facet? Purchases(Facet spoken, PopulationModel model, Thesaurus thesaurus) =>
        model.EventNamed(spoken.Table)?.IsOfClass("purchase", thesaurus) == true
            ? spoken
            : model
                .Events.Where(events =>
                    events.Timestamp is not null && events.IsOfClass("purchase", thesaurus)
                )
                .OrderByDescending(events => events == model.MainEvent)
                .FirstOrDefault()
                ?.Timestamp;

    /// <summary>"within a week of checking out": a day of the events that has a column of that name.</summary>
    private static (Facet Day, int End)? DayNamed(
        ImmutableArray<Token> tokens,
        int at,
        PopulationModel model,
        DayCues cues
    )
    {
        foreach (var events in model.Events)
        {
            foreach (var day in events.Days)
            {
                var words = PopulationModel
                    .Words(day)
                    .Select(Stemmer.Stem)
                    .Where(stem => !cues.Unsaid.Has(stem))
                    .ToList();
                if (
                    words.Count > 0
                    && day != events.Timestamp
                    && at + words.Count <= tokens.Length
                    && words.Select((word, place) => tokens[at + place].Stem == word).All(same => same)
                )
                {
                    return (day, at + words.Count);
                }
            }
        }

        return null;
    }

    /// <summary>"whose second appointment was within 60 days of the first": the first appointment.</summary>
    private static Facet? Spoken(ImmutableArray<Token> before, PopulationModel model) =>
        before.Reverse().Select(token => Named(token, model)).FirstOrDefault(time => time is not null);

    /// <summary>The time of the events that a noun is the name of.</summary>
    private static Facet? Named(Token token, PopulationModel model) =>
        model
            .Events.FirstOrDefault(events =>
                events.Timestamp is not null
                && events.NameStems is [var stem]
                && string.Equals(stem, token.Stem, StringComparison.Ordinal)
            )
            ?.Timestamp;
}
