using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Facets.Domain.Values;

/// <summary>Stretches of a sentence that are a part of one value or of several.</summary>
internal sealed class PartialValues(ValueIndex values, Thesaurus thesaurus, PartialReader parts)
{
    /// <summary>Those that begin at a slot.</summary>
    public void Find(Sentence sentence, int first, int only, List<ValueReading> found)
    {
        var slot = sentence.Slots[first];
        if (only < 0 && slot.Token.Kind != TokenKind.Word && !NextIsJoined(sentence, first))
        {
            return;
        }

        foreach (var reading in slot.Readings.Where(reading => !reading.OfName))
        {
            var forms = values.With(reading.Term);
            if (forms.IsEmpty)
            {
                continue;
            }

            var candidates = new List<PartCandidate>(forms.Length);
            foreach (var form in forms)
            {
                if (only < 0 || values[form].Facet == only)
                {
                    candidates.Add(new PartCandidate(form, Array.IndexOf(values[form].Terms, reading.Term)));
                }
            }

            Extend(
                sentence,
                first,
                first + 1,
                candidates,
                new TermPath(0, reading.Factor, reading.Way, reading.Negated),
                only,
                found
            );
        }
    }

    private void Extend(
        Sentence sentence,
        int first,
        int end,
        List<PartCandidate> candidates,
        TermPath path,
        int only,
        List<ValueReading> found
    )
    {
        AddParts(sentence, first, end, candidates, path, only, found);
        if (end >= sentence.Slots.Length || sentence.Slots[end].Breaks || end - first >= 8)
        {
            return;
        }

        foreach (var reading in sentence.Slots[end].Readings.Where(reading => !reading.OfName))
        {
            var longer = new List<PartCandidate>();
            foreach (var (form, at) in candidates)
            {
                var terms = values[form].Terms;
                for (var start = at; start >= 0; start = Next(terms, start, end - first, sentence, first))
                {
                    var position = start + end - first;
                    if (position < terms.Length && terms[position] == reading.Term)
                    {
                        longer.Add(new PartCandidate(form, start));
                        break;
                    }
                }
            }

            if (longer.Count > 0)
            {
                var way = reading.Way == MatchWay.Stem ? path.Way : reading.Way;
                var on = new TermPath(0, path.Factor * reading.Factor, way, path.Negated || reading.Negated);
                Extend(sentence, first, end + 1, longer, on, only, found);
            }
        }
    }

    // A first word may occur twice in a value; only for one word is the later place tried.
    private static int Next(int[] terms, int start, int length, Sentence sentence, int first) =>
        length == 1 ? Array.IndexOf(terms, terms[start], start + 1)
        : first >= sentence.Slots.Length ? start
        : -1;

    private void AddParts(
        Sentence sentence,
        int first,
        int end,
        List<PartCandidate> candidates,
        TermPath path,
        int only,
        List<ValueReading> found
    )
    {
        if (only < 0 && !IsTelling(sentence, first, end))
        {
            return;
        }

        for (var from = 0; from < candidates.Count; )
        {
            var facet = values[candidates[from].Form].Facet;
            var to = from;
            while (to < candidates.Count && values[candidates[to].Form].Facet == facet)
            {
                to++;
            }

            parts.Add(sentence, first, end, candidates.GetRange(from, to - from), path, only, found);
            from = to;
        }
    }

    private bool IsTelling(Sentence sentence, int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            var slot = sentence.Slots[i];
            if (slot.Token.Kind == TokenKind.Word && !thesaurus.IsFiller(slot.Token.Stem))
            {
                // A part neither begins nor ends with a small word.
                return !thesaurus.IsFiller(sentence.Slots[first].Token.Stem)
                    && !thesaurus.IsFiller(sentence.Slots[end - 1].Token.Stem);
            }
        }

        return false;
    }

    private static bool NextIsJoined(Sentence sentence, int first) =>
        first + 1 < sentence.Slots.Length && sentence.Slots[first + 1].Token.Kind == TokenKind.Word;
}
