using SmartSegmentation.Grains.Language.Hypotheses;

namespace SmartSegmentation.Grains.Language.Domain.Answers;

/// <summary>A stretch of tokens.</summary>
/// <param name="First">Its first.</param>
/// <param name="End">One past its last.</param>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct Stretch(int First, int End)
{
    /// <summary>True when it holds nothing.</summary>
    public bool IsEmpty => End <= First;
}

/// <summary>Where the parts of a claim stand.</summary>
/// <param name="First">The first group.</param>
/// <param name="Measure">What is compared.</param>
/// <param name="Second">The second group; empty for the others.</param>
/// <param name="Direction">What is claimed.</param>
internal sealed record ClaimParts(Stretch First, Stretch Measure, Stretch Second, ClaimedDirection Direction)
{
    /// <summary>A share of members is compared: "more likely to".</summary>
    public bool Likely { get; init; }

    /// <summary>How often is compared: "more often".</summary>
    public bool Often { get; init; }

    /// <summary>The word of comparison itself, for measures that it names ("older", "longer").</summary>
    public string Word { get; init; } = "";
}

/// <summary>Cuts a claim at its word of comparison, at its verb and at "than".</summary>
internal sealed class ClaimCutter(SpokenText said, AnswerWords words)
{
    private readonly VerbGroups _verbs = new(said, words.Claims);

    /// <summary>The parts; null when nothing is compared.</summary>
    public ClaimParts? Cut()
    {
        var start = TakeOpening(out var inverted);
        var end = said.Tokens.Length;
        while (end > start && said.Tokens[end - 1].Kind == Text.TokenKind.Punctuation)
        {
            said.Take(end - 1, end, "claim.mark");
            end--;
        }

        var than = Than(start, end);
        if (Comparative(start, than?.First ?? end) is not { } sign)
        {
            return null;
        }

        var second = than is var (_, after) ? new Stretch(after, end) : new Stretch(end, end);
        if (than is { } found)
        {
            said.Take(found.First, found.End, "claim.than");
        }

        said.Take(sign.First, sign.End, "claim.compare");
        TakeDegrees(start, end);
        var stop = than?.First ?? end;
        var parts = Divide(start, stop, sign, second, inverted);
        return parts with
        {
            Direction = sign.Less ? ClaimedDirection.Less : ClaimedDirection.Greater,
            Often = sign.Often,
            Likely = sign.Likely,
            Word = said.Tokens[sign.First].Folded,
        };
    }

    private ClaimParts Divide(int start, int stop, Sign sign, Stretch second, bool inverted)
    {
        var none = ClaimedDirection.Different;
        if (sign.Likely)
        {
            var verb = _verbs.Main(start, sign.First);
            if (verb is { } be)
            {
                said.Take(be.First, be.End, "claim.verb");
            }

            var first = new Stretch(start, verb?.First ?? sign.First);
            if (HasWords(sign.End, stop))
            {
                return new ClaimParts(first, new Stretch(sign.End, stop), second, none);
            }

            // "more likely than men to have bought": the predicate follows the second group.
            var to = Infinitive(second);
            return new ClaimParts(first, new Stretch(to, second.End), new Stretch(second.First, to), none);
        }

        // "is churn higher among women than among men".
        if (
            sign.End < stop
            && !said.IsTaken(sign.End)
            && said.Scope.Cues.Questions.GroupLinks.Has(said.Tokens[sign.End].Folded)
        )
        {
            return new ClaimParts(new Stretch(sign.End, stop), new Stretch(start, sign.First), second, none);
        }

        var main = _verbs.Main(start, sign.First);
        if (Of(start, main?.First ?? sign.First) is var of && of > 0 && !HasWords(sign.End, stop))
        {
            // "the average income of men is higher than that of women".
            if (main is { } is1)
            {
                said.Take(is1.First, is1.End, "claim.verb");
            }

            return new ClaimParts(
                new Stretch(of, main?.First ?? sign.First),
                new Stretch(start, of),
                second,
                none
            );
        }

        var cut = main?.First ?? sign.First;
        _ = inverted;
        return new ClaimParts(new Stretch(start, cut), new Stretch(cut, stop), second, none);
    }

    /// <summary>"of" between a measure and its group; -1 when there is none.</summary>
    private int Of(int first, int end)
    {
        for (var at = first + 1; at < end; at++)
        {
            if (!said.IsTaken(at) && said.Tokens[at].Folded is "of" or "among" or "for")
            {
                return at;
            }

            if (said.Tokens[at].Folded is "who" or "with" or "that")
            {
                return -1;
            }
        }

        return -1;
    }

    private int Infinitive(Stretch second)
    {
        var relative = false;
        for (var at = second.First; at < second.End; at++)
        {
            relative |= said.Tokens[at].Folded is "who" or "that";
            if (
                said.Tokens[at].Folded is "to"
                && at > second.First
                && at + 1 < second.End
                && (
                    said.Is(words.Claims, "verb", at + 1)
                    || said.Is(words.Claims, "auxiliary", at + 1)
                    || !relative
                )
            )
            {
                return at;
            }
        }

        return second.End;
    }

    private bool HasWords(int first, int end) =>
        Enumerable
            .Range(first, Math.Max(0, end - first))
            .Any(at =>
                !said.IsTaken(at)
                && said.Tokens[at].Kind != Text.TokenKind.Punctuation
                && said.Tokens[at].Folded is not ("to" or "that" or "is" or "be")
            );

    private int TakeOpening(out bool inverted)
    {
        var at = 0;
        while (at < said.Tokens.Length)
        {
            var found = words
                .Claims.At(said.Tokens, at)
                .Where(found => found.Class is "opening")
                .Select(found => found.End)
                .DefaultIfEmpty(at)
                .Max();
            if (
                found == at
                && at > 0
                && said.Tokens[at].Folded
                    is ":"
                        or ","
                        or "that"
                        or "is"
                        or "-"
                        or "–"
                        or "—"
                        or "."
                        or "and"
                        or "so"
            )
            {
                found = at + 1;
            }

            if (found == at)
            {
                break;
            }

            said.Take(at, found, "claim.opening");
            at = found;
        }

        inverted = at < said.Tokens.Length && said.Is(words.Claims, "opening-verb", at);
        if (inverted)
        {
            said.Take(at, at + 1, "claim.opening");
            at++;
        }

        return at;
    }

    /// <summary>The last "than" that belongs to no number.</summary>
    private (int First, int End)? Than(int start, int end)
    {
        var all = said.Find(words.Claims, "than", start, end)
            .Where(found => said.ItemAt(found.First).Comparison is null)
            .ToList();
        return all.Count == 0 ? null : all[^1];
    }

    private void TakeDegrees(int start, int end)
    {
        foreach (var (first, stop) in said.Find(words.Claims, "degree", start, end).ToList())
        {
            said.Take(first, stop, "claim.degree");
        }
    }

    /// <summary>The word of comparison nearest before "than".</summary>
    private Sign? Comparative(int start, int end)
    {
        Sign? best = null;
        foreach (var name in new[] { "greater", "less" })
        {
            foreach (var (first, stop) in said.Find(words.Claims, name, start, end))
            {
                if (said.ItemAt(first).Comparison is null && (best is null || first > best.Value.First))
                {
                    best = Whole(first, stop, name is "less", end);
                }
            }
        }

        return best;
    }

    private Sign Whole(int first, int end, bool less, int limit)
    {
        var likely = false;
        var often = Enumerable.Range(first, end - first).Any(at => said.Is(words.Claims, "often", at));
        while (end < limit && (said.Is(words.Claims, "likely", end) || said.Is(words.Claims, "often", end)))
        {
            likely |= said.Is(words.Claims, "likely", end);
            often |= said.Is(words.Claims, "often", end);
            end++;
        }

        return new Sign(first, end, less, likely, often);
    }

    [System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
    private readonly record struct Sign(int First, int End, bool Less, bool Likely, bool Often);
}
