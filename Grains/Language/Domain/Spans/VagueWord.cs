using System.Collections.Immutable;
using SmartSegmentation.Grains.Language.Text;

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

    /// <summary>True when a bare number says what the word means.</summary>
    public bool TakesNumbers => Type is not "definition" || Number.Length > 0;

    /// <summary>An answer as the sentence that it stands for: "5" of something frequent is "at least 5 times".</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="isDuration">Tells bare lengths of time.</param>
    /// <param name="isBare">Tells comparisons with nothing but a number.</param>
    public string Whole(string answer, Func<string, bool> isDuration, Func<string, bool> isBare)
    {
        var tokens = Tokenizer.Tokenize(answer);
        return Duration.Length > 0 && isDuration(answer)
                ? Duration.Replace("{duration}", answer, StringComparison.Ordinal)
            : Number.Length > 0 && IsNumber(tokens)
                ? Number.Replace("{number}", answer, StringComparison.Ordinal)
            : Comparison.Length > 0
            && HasOneNumber(tokens)
            && tokens[^1].Kind is TokenKind.Number
            && isBare(answer)
                ? Comparison.Replace("{comparison}", answer, StringComparison.Ordinal)
            : answer;
    }

    private static bool IsNumber(ImmutableArray<Token> tokens) =>
        !tokens.IsEmpty
        && NumberReader.At(tokens, 0) is { Unit: not NumberUnit.Percent } number
        && number.End == tokens.Length;

    private static bool HasOneNumber(ImmutableArray<Token> tokens) =>
        tokens.Count(token => token.Kind is TokenKind.Number) == 1;
}
