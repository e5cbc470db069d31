using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Facets.Domain.Values;

/// <summary>Stretches of a sentence that are a whole value.</summary>
internal sealed class WholeValues(
    ValueIndex values,
    IReadOnlyList<IndexedFacet> facets,
    ValuePlausibility plausibility
)
{
    /// <summary>Those that begin at a slot, word by word.</summary>
    public void Find(Sentence sentence, int first, int only, List<ValueReading> found)
    {
        var paths = new List<TermPath> { new(TermTrie.Root, 1, MatchWay.Stem, false) };
        for (var i = first; i < sentence.Slots.Length && paths.Count > 0; i++)
        {
            var next = new List<TermPath>();
            foreach (var path in paths)
            {
                foreach (var reading in sentence.Slots[i].Readings.Where(reading => !reading.OfName))
                {
                    if (values.Phrases.Step(path.Node, reading.Term) is var node and >= 0)
                    {
                        next.Add(
                            new TermPath(
                                node,
                                path.Factor * reading.Factor,
                                reading.Way == MatchWay.Stem ? path.Way : reading.Way,
                                path.Negated || reading.Negated
                            )
                        );
                    }
                }
            }

            foreach (var path in next)
            {
                foreach (var form in values.Phrases.Payloads(path.Node))
                {
                    AddWhole(sentence, first, i + 1, values[form], path, only, found);
                }
            }

            paths = next;
        }
    }

    /// <summary>Those that begin at a slot, written together or apart ("e mail").</summary>
    public void FindJoined(Sentence sentence, int first, int only, List<ValueReading> found)
    {
        var letters = "";
        for (var end = first + 1; end <= Math.Min(first + 3, sentence.Slots.Length); end++)
        {
            var slot = sentence.Slots[end - 1];
            if (end - 1 > first && slot.Breaks)
            {
                return;
            }

            foreach (var id in values.Compact(letters + slot.Term))
            {
                var form = values[id];
                if (form.Terms.Length != end - first)
                {
                    AddWhole(
                        sentence,
                        first,
                        end,
                        form,
                        new TermPath(0, 0.96, MatchWay.Stem, false),
                        only,
                        found
                    );
                }
            }

            letters += slot.Token.Folded;
        }
    }

    private void AddWhole(
        Sentence sentence,
        int first,
        int end,
        ValueForm form,
        TermPath path,
        int only,
        List<ValueReading> found
    )
    {
        var facet = facets[form.Facet];
        if (
            only >= 0
                ? form.Facet != only
                : !plausibility.MaySpeak(sentence, first, end, facet)
                    || (form.InCapitals && !ValuePlausibility.IsMarked(sentence, first))
        )
        {
            return;
        }

        var score = form.Quality * path.Factor * plausibility.Plausibility(sentence, first, end, facet, only);
        if (score < ValueMatcher.Least)
        {
            return;
        }

        var verbatim = path.Factor >= 1 && IsVerbatim(sentence, first, end, form.Surface);
        var way =
            path.Way != MatchWay.Stem ? path.Way
            : form.Way != MatchWay.Exact ? form.Way
            : verbatim ? MatchWay.Exact
            : MatchWay.Stem;
        found.Add(
            new ValueReading(
                first,
                end,
                form.Facet,
                form.Values,
                way,
                verbatim ? score : score * 0.97,
                path.Negated,
                form.Values.Length == 1 ? ConditionOperator.Eq : ConditionOperator.In,
                form.Values.Length,
                Whole: true
            )
        );
    }

    private static bool IsVerbatim(Sentence sentence, int first, int end, string surface)
    {
        var rest = surface.AsSpan();
        for (var i = first; i < end; i++)
        {
            var word = sentence.Slots[i].Token.Folded;
            if (!rest.StartsWith(word, StringComparison.Ordinal))
            {
                return false;
            }

            rest = rest[word.Length..].TrimStart(' ');
        }

        return rest.IsEmpty;
    }
}
