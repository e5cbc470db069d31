using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Facets;

namespace SmartSegmentation.Grains.Facets.Domain;

/// <summary>What the values of a facet say when its name alone is mentioned.</summary>
/// <param name="IsFlag">True when the facet is a plain yes or no.</param>
/// <param name="Yes">Stored values that say yes, or that there is one.</param>
internal sealed record FlagReading(bool IsFlag, ImmutableArray<string> Yes)
{
    /// <summary>The reading of a facet; null when its name says nothing about its value.</summary>
    public static FlagReading? Of(Facet facet, Thesaurus thesaurus)
    {
        if (facet.Values.IsEmpty)
        {
            return facet.Type == FacetType.Boolean ? new FlagReading(true, ["true"]) : null;
        }

        var answers = facet
            .Values.Select(value => (value.Value, Answer: AnswerOf(facet, value.Value, thesaurus)))
            .ToList();
        var yes = answers
            .Where(pair => pair.Answer == Answer.Yes)
            .Select(pair => pair.Value)
            .ToImmutableArray();
        var no = answers.Count(pair => pair.Answer == Answer.No);
        var other = answers
            .Where(pair => pair.Answer == Answer.Other)
            .Select(pair => pair.Value)
            .ToImmutableArray();
        var complete = facet.ValuesComplete || facet.Role == FacetRole.Flag;
        if (!yes.IsEmpty && other.IsEmpty && (no > 0 || facet.Role == FacetRole.Flag) && complete)
        {
            return new FlagReading(true, yes);
        }

        return
            facet.Type == FacetType.Text && yes.IsEmpty && no > 0 && other.Length is > 1 and <= 20 && complete
            ? new FlagReading(false, other)
            : null;
    }

    private static Answer AnswerOf(Facet facet, string value, Thesaurus thesaurus)
    {
        var answer = thesaurus.AnswerIn(value);
        return answer == Answer.Other && facet.ValueLabels.TryGetValue(value, out var label)
            ? thesaurus.AnswerIn(label)
            : answer;
    }
}

/// <summary>What a stored value says to a yes-or-no question.</summary>
internal enum Answer
{
    /// <summary>Neither.</summary>
    Other = 0,

    /// <summary>Yes.</summary>
    Yes = 1,

    /// <summary>No, also a structural one ("No service").</summary>
    No = 2,
}
