using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Language.Text;
using SmartSegmentation.Grains.Segments;
using SmartSegmentation.Grains.Segments.Domain;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Sessions.Turns;

/// <summary>Finds persons that a message names: words of it that are values of columns that identify persons.</summary>
/// <param name="segments">Reaches the rows.</param>
internal sealed class NamedPersons(SegmentReader segments)
{
    /// <summary>True when the message names one. Common words without a capital are taken for words, not for names.</summary>
    public async Task<bool> AnyAsync(TurnInput input, string message, CancellationToken cancellationToken)
    {
        var common = TurnTexts.Of(input.Skills).Asking.CommonWordRank;
        var words = Tokenizer
            .Tokenize(message)
            .Where(token => token.Kind is not (TokenKind.Punctuation or TokenKind.Quote))
            .Where(token => char.IsUpper(token.Text[0]) || WordList.Rank(token.Folded) > common)
            .SelectMany(token => new[] { token.Text, token.Folded, WithoutPossessive(token.Text) })
            .Where(word => word.Length > 1)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToImmutableArray();
        return PersonalValues.Find(input.Catalog, words) is { } query
            && await segments.QueryAsync(
                input.TenantId,
                new Outcome<CompiledQuery>.Done(query),
                cancellationToken
            )
                is not Outcome<IReadOnlyList<object?[]>>.Done
                ([[false]]);
    }

    private static string WithoutPossessive(string word) =>
        word.EndsWith("'s", StringComparison.OrdinalIgnoreCase) ? word[..^2] : word;
}
