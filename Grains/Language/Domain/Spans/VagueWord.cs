using System.Collections.Immutable;

namespace SmartSegmentation.Grains.Language.Domain.Spans;

/// <summary>A word whose meaning only the user or the tenant knows.</summary>
/// <param name="Type">Kind of the question.</param>
/// <param name="Text">The question, with <c>{term}</c> for the words.</param>
/// <param name="Options">Ready answers in words.</param>
/// <param name="Measure">What a bare comparison as the answer measures, in words; empty = what stands beside the word.</param>
internal sealed record VagueWord(string Type, string Text, ImmutableArray<string> Options, string Measure)
{
    /// <summary>What a bare number as the answer means, with <c>{number}</c> for it; empty = just the number.</summary>
    public string Number { get; init; } = "";

    /// <summary>What a comparison with a bare number means, with <c>{comparison}</c> for it; empty = as it stands.</summary>
    public string Comparison { get; init; } = "";

    /// <summary>What a bare length of time means, with <c>{duration}</c> for it; empty = as it stands.</summary>
    public string Duration { get; init; } = "";

    /// <summary>True for "expensive" and "large": the answer is the price or the amount of what stands beside the word.</summary>
    public bool IsAmount { get; init; }

    /// <summary>True for "best": vague only where nothing else is made of the word.</summary>
    public bool IsAlone { get; init; }
}
