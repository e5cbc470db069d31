using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Answers;

/// <summary>Finds the verb of a sentence, apart from those of its relative clauses.</summary>
internal sealed class VerbGroups(SpokenText said, PhraseLexicon words)
{
    /// <summary>The verb of the main clause within a stretch: first token and one past the last; null when there is none.</summary>
    public (int First, int End)? Main(int first, int end)
    {
        for (var at = first; at < end; at++)
        {
            if (!IsVerb(at, first))
            {
                continue;
            }

            var stop = at + 1;
            while (
                stop < end && (said.Is(words, "adverb", stop) || (IsVerb(stop, first) && !IsFull(at, stop)))
            )
            {
                stop++;
            }

            if (at > first && !IsInRelative(at, first))
            {
                return (at, stop);
            }

            at = stop - 1;
        }

        return null;
    }

    /// <summary>A verb that is no mere auxiliary stands in the stretch, so another one begins a new group.</summary>
    private bool IsFull(int first, int end) =>
        Enumerable.Range(first, end - first).Any(at => said.Is(words, "verb", at));

    /// <summary>The first "who", "that" or "which" of a stretch that follows a noun; -1 when there is none.</summary>
    public int Relative(int first, int end)
    {
        for (var at = first; at < end; at++)
        {
            if (!said.IsTaken(at) && said.Scope.Cues.Questions.Relatives.Has(said.Tokens[at].Folded))
            {
                return at;
            }
        }

        return -1;
    }

    private bool IsVerb(int at, int first)
    {
        if (said.IsTaken(at))
        {
            return false;
        }

        if (said.Is(words, "auxiliary", at))
        {
            return true;
        }

        if (!said.Is(words, "verb", at))
        {
            return false;
        }

        // A noun of the same form stands after an article, a preposition or a number.
        var before = at > first ? said.Tokens[at - 1].Folded : "";
        return !said.Scope.Cues.Questions.BeforeNoun.Has(before)
            && (
                at == first
                || said.Tokens[at - 1].Kind != Text.TokenKind.Number
                || !said.Tokens[at].Folded.EndsWith('s')
            );
    }

    /// <summary>The verb belongs to "who …", or goes on with it after "and".</summary>
    private bool IsInRelative(int at, int first)
    {
        var before = at - 1;
        while (before > first && (said.Is(words, "adverb", before) || said.IsTaken(before)))
        {
            before--;
        }

        return said.Scope.Cues.Questions.BeforeRelativeVerb.Has(said.Tokens[before].Folded);
    }
}
