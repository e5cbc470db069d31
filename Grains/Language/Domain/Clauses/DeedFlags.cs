using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>
/// Verbs of which rows say yes or no: "came to the gala" where a row is a place at an event and a column tells who attended. The row alone is
/// not the deed.
/// </summary>
internal static class DeedFlags
{
    /// <summary>The frame with the test that its verb calls for.</summary>
    /// <param name="frame">What the clause says.</param>
    /// <param name="verb">The words of the event; null for none.</param>
    /// <param name="scope">The sentence.</param>
    public static Frame With(Frame frame, Item? verb, ReadingScope scope)
    {
        if (
            frame.Event is not { } events
            || (verb?.Event is not null ? verb : VerbOf(frame, scope)) is not { Event: { } deed } word
            || !scope.Cues.Events.FlagDeeds.Has(deed)
            || word.Of(MatchKind.Table).Any(match => match.Way is MatchWay.Label)
        )
        {
            return frame;
        }

        var flag = Of(events, deed, scope);
        return
            flag is null
            || frame.Rows.Any(row => row.FacetId.Equals(flag.FacetId, StringComparison.Ordinal))
            || frame.Measure?.FacetId == flag.FacetId
            ? frame
            : frame with
            {
                Rows = frame.Rows.Add(
                    new RowTest(
                        flag.FacetId,
                        ConditionOperator.Eq,
                        [.. flag.Values.Take(1).Select(value => scope.ValueOf(flag.FacetId, value))],
                        word,
                        0.85
                    )
                ),
            };
    }

    /// <summary>The values that the verbs of a sentence call for: column and value.</summary>
    /// <param name="items">The sentence's items.</param>
    /// <param name="scope">The sentence.</param>
    public static IEnumerable<(string FacetId, string Value)> Called(
        IEnumerable<Item> items,
        ReadingScope scope
    ) =>
        items
            .Select(item => item.Event)
            .OfType<string>()
            .Where(scope.Cues.Events.FlagDeeds.Has)
            .Distinct(StringComparer.Ordinal)
            .SelectMany(deed => scope.Model.Events.Select(events => Of(events, deed, scope)))
            .OfType<FacetMatch>()
            .Select(match => (match.FacetId, match.Values[0]));

    private static FacetMatch? Of(EventTable events, string deed, ReadingScope scope) =>
        events
            .Facets.Where(events.IsOwn)
            .Where(facet =>
                PopulationModel
                    .Words(facet)
                    .Any(name => scope.Thesaurus.EventVerb(Stemmer.Stem(name)) is { } own && own == deed)
            )
            .Select(facet => Yes(facet.FacetId, facet.Label, scope))
            .FirstOrDefault(match => match is not null);

    private static Item? VerbOf(Frame frame, ReadingScope scope) =>
        frame.Items.FirstOrDefault(item => item.Event is { } deed && scope.Cues.Events.FlagDeeds.Has(deed));

    private static FacetMatch? Yes(string facetId, string label, ReadingScope scope) =>
        scope
            .Index.Annotate(Tokenizer.Tokenize(label))
            .FirstOrDefault(match =>
                match is { Kind: MatchKind.FlagFacet, Negated: false, Values.IsEmpty: false }
                && match.FacetId.Equals(facetId, StringComparison.Ordinal)
            );
}
