using System.Collections.Immutable;
using System.Text.Json;

namespace SmartSegmentation.Grains.Models.Domain;

/// <summary>Reads what a model answered, strictly: anything but one id of the shortlist, or <c>none</c>, is no answer.</summary>
internal static class ModelAnswer
{
    private const int Longest = 1_000;

    /// <summary>What was chosen.</summary>
    /// <param name="text">The whole answer.</param>
    /// <param name="choices">What could be chosen.</param>
    /// <returns><see cref="ProposalOutcome.Chosen"/> with the choice; else <see cref="ProposalOutcome.None"/> or <see cref="ProposalOutcome.Invalid"/>.</returns>
    public static (ProposalOutcome Outcome, ShortlistChoice? Choice) Read(
        string? text,
        ImmutableArray<ShortlistChoice> choices
    )
    {
        var id = IdIn(text);
        return id is ProposalPrompt.None ? (ProposalOutcome.None, null)
            : choices.FirstOrDefault(choice => choice.Id == id) is { } choice
                ? (ProposalOutcome.Chosen, choice)
            : (ProposalOutcome.Invalid, null);
    }

    private static string? IdIn(string? text)
    {
        if (text is null or { Length: > Longest })
        {
            return null;
        }

        try
        {
            using var answer = JsonDocument.Parse(text);
            return
                answer.RootElement.ValueKind == JsonValueKind.Object
                && answer.RootElement.EnumerateObject().ToArray()
                    is [{ Name: "choice", Value: { ValueKind: JsonValueKind.String } id }]
                ? id.GetString()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
