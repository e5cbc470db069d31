using System.Runtime.InteropServices;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Facets.Domain;

/// <summary>Reads stretches of a sentence as values.</summary>
internal sealed class ValueMatcher(ValueIndex values, IReadOnlyList<IndexedFacet> facets, Thesaurus thesaurus)
{
    private const double Least = 0.3;
    private const int MaxListed = 200;
    private const int MaxIn = 25;
    private const int FrequentRank = 300;

    /// <summary>All readings, unordered.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="only">Number of the only facet asked for; −1 for all. When one is asked for, numbers and small words count too.</param>
    public List<ValueReading> Match(Sentence sentence, int only = -1)
    {
        var found = new List<ValueReading>();
        for (var first = 0; first < sentence.Slots.Length; first++)
        {
            Whole(sentence, first, only, found);
            Parts(sentence, first, only, found);
            Joined(sentence, first, only, found);
        }

        return found;
    }

    private void Whole(Sentence sentence, int first, int only, List<ValueReading> found)
    {
        var paths = new List<Path> { new(TermTrie.Root, 1, MatchWay.Stem, false) };
        for (var i = first; i < sentence.Slots.Length && paths.Count > 0; i++)
        {
            var next = new List<Path>();
            foreach (var path in paths)
            {
                foreach (var reading in sentence.Slots[i].Readings.Where(reading => !reading.OfName))
                {
                    if (values.Phrases.Step(path.Node, reading.Term) is var node and >= 0)
                    {
                        next.Add(
                            new Path(
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

    private void AddWhole(
        Sentence sentence,
        int first,
        int end,
        ValueForm form,
        Path path,
        int only,
        List<ValueReading> found
    )
    {
        var facet = facets[form.Facet];
        if (
            only >= 0
                ? form.Facet != only
                : !MaySpeak(sentence, first, end, facet) || (form.InCapitals && !IsMarked(sentence, first))
        )
        {
            return;
        }

        var score = form.Quality * path.Factor * Plausibility(sentence, first, end, facet, only);
        if (score < Least)
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

    private void Parts(Sentence sentence, int first, int only, List<ValueReading> found)
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

            var candidates = new List<Candidate>(forms.Length);
            foreach (var form in forms)
            {
                if (only < 0 || values[form].Facet == only)
                {
                    candidates.Add(new Candidate(form, Array.IndexOf(values[form].Terms, reading.Term)));
                }
            }

            Extend(
                sentence,
                first,
                first + 1,
                candidates,
                new Path(0, reading.Factor, reading.Way, reading.Negated),
                only,
                found
            );
        }
    }

    private void Extend(
        Sentence sentence,
        int first,
        int end,
        List<Candidate> candidates,
        Path path,
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
            var longer = new List<Candidate>();
            foreach (var (form, at) in candidates)
            {
                var terms = values[form].Terms;
                for (var start = at; start >= 0; start = Next(terms, start, end - first, sentence, first))
                {
                    var position = start + end - first;
                    if (position < terms.Length && terms[position] == reading.Term)
                    {
                        longer.Add(new Candidate(form, start));
                        break;
                    }
                }
            }

            if (longer.Count > 0)
            {
                var way = reading.Way == MatchWay.Stem ? path.Way : reading.Way;
                var on = new Path(0, path.Factor * reading.Factor, way, path.Negated || reading.Negated);
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
        List<Candidate> candidates,
        Path path,
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

            AddPartsOf(sentence, first, end, candidates.GetRange(from, to - from), path, only, found);
            from = to;
        }
    }

    private void AddPartsOf(
        Sentence sentence,
        int first,
        int end,
        List<Candidate> candidates,
        Path path,
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
        if (only < 0 && !MaySpeak(sentence, first, end, facet))
        {
            return;
        }

        var heads = candidates.FindAll(candidate => candidate.At + length == values[candidate.Form].HeadEnd);
        Add(candidates, heads.Count == candidates.Count ? 0.62 : 0.5);
        if (heads.Count > 0 && heads.Count < candidates.Count)
        {
            Add(heads, 0.62);
        }

        void Add(List<Candidate> part, double ground)
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
        List<Candidate> part,
        Path path,
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
            * Plausibility(sentence, first, end, facet, only)
            * (facet.IsProse ? 0.7 : 1)
            * (SaysOtherForm(sentence, first, end, stored) ? 0.4 : 1)
            * (NamesColumn(sentence, first, end, facet, stored) ? 0.4 : 1)
            * (stored.Length > 0.6 * facet.ValueCount && facet.ValueCount >= 4 ? 0.5 : 1);
        if (score < Least)
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

    private void Joined(Sentence sentence, int first, int only, List<ValueReading> found)
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
                        new Path(0, 0.96, MatchWay.Stem, false),
                        only,
                        found
                    );
                }
            }

            letters += slot.Token.Folded;
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

    private bool MaySpeak(Sentence sentence, int first, int end, IndexedFacet facet)
    {
        if (end - first > 1)
        {
            return !facet.Facet.Pii || sentence.Slots[first].Token.Text.Any(char.IsUpper);
        }

        var token = sentence.Slots[first].Token;
        if (token.Kind == TokenKind.Number)
        {
            return facet.IsTextual;
        }

        if (facet.Facet.Pii && !char.IsUpper(token.Text[0]))
        {
            return false;
        }

        var isSmall =
            token.Folded.Length <= 3
            && !thesaurus.IsPlain(token.Stem)
            && WordList.Rank(token.Folded)
                < (token.Folded.Length <= 2 ? 2 * FrequentRank : FrequentRank * 2 / 3);
        return isSmall || token.Folded.Length == 1
            ? IsMarked(sentence, first)
            : !thesaurus.IsFiller(token.Stem);
    }

    // Short forms that are also English words are believed in capitals, or after "the" ("the us").
    private static bool IsMarked(Sentence sentence, int at)
    {
        var token = sentence.Slots[at].Token;
        return (
                !sentence.AllCapitals
                && token.Text.Where(char.IsLetter).All(char.IsUpper)
                && token.Text is not "I"
            ) || (at > 0 && token.Folded.Length > 1 && sentence.Slots[at - 1].Token.Folded is "the");
    }

    private double Plausibility(Sentence sentence, int first, int end, IndexedFacet facet, int only)
    {
        if (only >= 0 || end - first > 1)
        {
            return 1;
        }

        var token = sentence.Slots[first].Token;
        return token.Kind == TokenKind.Number ? 0.45
            : facet.Facet.Pii ? 0.6
            : token.Folded.Length == 1 ? 0.6
            : thesaurus.IsEntityWord(token.Stem) ? 0.8
            : !thesaurus.IsPlain(token.Stem)
            && WordList.Rank(token.Folded) < FrequentRank
            && string.Equals(token.Text, token.Folded, StringComparison.Ordinal)
                ? 0.75
            : 1;
    }

    private static bool NextIsJoined(Sentence sentence, int first) =>
        first + 1 < sentence.Slots.Length && sentence.Slots[first + 1].Token.Kind == TokenKind.Word;

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

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Path(int Node, double Factor, MatchWay Way, bool Negated);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Candidate(int Form, int At);
}

/// <summary>A stretch of slots read as values of a facet.</summary>
internal sealed record ValueReading(
    int First,
    int End,
    int Facet,
    string[] Values,
    MatchWay Way,
    double Score,
    bool Negated,
    ConditionOperator Operator,
    int Covers,
    bool Whole
);
