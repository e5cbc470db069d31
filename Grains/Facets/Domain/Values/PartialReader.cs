using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Facets.Domain.Values;

/// <summary>Reads a stretch as a part of the values of one facet.</summary>
internal sealed class PartialReader(
    ValueIndex values,
    IReadOnlyList<IndexedFacet> facets,
    ValuePlausibility plausibility
)
{
    private const int MaxListed = 200;
    private const int MaxIn = 25;

    /// <summary>Adds the reading, and one of the values that have it as their head.</summary>
    public void Add(
        Sentence sentence,
        int first,
        int end,
        List<PartCandidate> candidates,
        TermPath path,
        int only,
        List<ValueReading> found
    )
    {
        var length = end - first;
        candidates.RemoveAll(candidate => values[candidate.Form].Terms.Length == length);
        if (candidates.Count == 0)
        {
            return;
        }

        var facet = facets[values[candidates[0].Form].Facet];
        if (only < 0 && !plausibility.MaySpeak(sentence, first, end, facet))
        {
            return;
        }

        var heads = candidates.FindAll(candidate => candidate.At + length == values[candidate.Form].HeadEnd);
        AddAs(candidates, heads.Count == candidates.Count ? 0.62 : 0.5);
        if (heads.Count > 0 && heads.Count < candidates.Count)
        {
            AddAs(heads, 0.62);
        }

        void AddAs(List<PartCandidate> part, double ground)
        {
            var reading = Part(sentence, first, end, part, path, ground, only);
            if (reading is not null)
            {
                found.Add(reading);
            }
        }
    }

    private ValueReading? Part(
        Sentence sentence,
        int first,
        int end,
        List<PartCandidate> part,
        TermPath path,
        double ground,
        int only
    )
    {
        var forms = part.Select(candidate => values[candidate.Form]).ToList();
        var facet = facets[forms[0].Facet];
        var share = (end - first) / forms.Average(form => (double)form.Terms.Length);
        var stored = forms.SelectMany(form => form.Values).Distinct(StringComparer.Ordinal).ToArray();
        var score =
            (stored.Length == 1 ? 0.6 + (0.3 * share) : ground + (0.2 * share))
            * path.Factor
            * forms.Max(form => form.Quality)
            * plausibility.Plausibility(sentence, first, end, facet, only)
            * (facet.IsProse ? 0.7 : 1)
            * (SaysOtherForm(sentence, first, end, stored) ? 0.4 : 1)
            * (NamesColumn(sentence, first, end, facet, stored) ? 0.4 : 1)
            * (stored.Length > 0.6 * facet.ValueCount && facet.ValueCount >= 4 ? 0.5 : 1);
        if (score < ValueMatcher.Least)
        {
            return null;
        }

        var text = CommonText(sentence, first, end, forms);
        var contains =
            text is not null
            && stored.Length > 0
            && forms.TrueForAll(form => form.Way == MatchWay.Exact)
            && (facet.IsText || !facet.IsComplete || stored.Length > MaxIn);
        return new ValueReading(
            first,
            end,
            forms[0].Facet,
            contains ? [text!]
                : stored.Length > MaxListed ? [.. stored.Take(MaxListed)]
                : stored,
            path.Way == MatchWay.Stem ? MatchWay.Partial : path.Way,
            score,
            path.Negated,
            contains ? ConditionOperator.Contains
                : stored.Length == 1 ? ConditionOperator.Eq
                : ConditionOperator.In,
            stored.Length,
            Whole: false
        );
    }

    // "stayed" is no "Post-stay survey", "travelled" no "Travel agency": what somebody did is no part of a name.
    private static bool SaysOtherForm(Sentence sentence, int first, int end, string[] stored) =>
        end == first + 1
        && sentence.Slots[first].Token.Folded is var word
        && (
            word.EndsWith("ed", StringComparison.Ordinal)
            || word.EndsWith("ing", StringComparison.Ordinal)
            || word.EndsWith("ers", StringComparison.Ordinal)
        )
        && !Array.Exists(stored, text => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    // "rooms" is the kind of all that a column "room type" holds, not its "Family Room" alone.
    private static bool NamesColumn(
        Sentence sentence,
        int first,
        int end,
        IndexedFacet facet,
        string[] stored
    ) =>
        end == first + 1
        && stored.Length < facet.ValueCount
        && facet.NameStems.Contains(sentence.Slots[first].Token.Stem);

    // The words as typed, or their stems, when every one of the values holds them.
    private static string? CommonText(Sentence sentence, int first, int end, List<ValueForm> forms)
    {
        var slots = sentence.Slots[first..end];
        var typed = slots[0].Token.Folded;
        var stems = slots[0].Token.Stem;
        for (var i = 1; i < slots.Length; i++)
        {
            var between = slots[i].Token.JoinedToPrevious ? "-" : " ";
            stems = typed + between + slots[i].Token.Stem;
            typed += between + slots[i].Token.Folded;
        }

        return Held(typed) ? typed
            : Held(stems) ? stems
            : null;

        bool Held(string text) =>
            forms.TrueForAll(form =>
                Array.TrueForAll(
                    form.Values,
                    value => value.Contains(text, StringComparison.OrdinalIgnoreCase)
                )
            );
    }
}
