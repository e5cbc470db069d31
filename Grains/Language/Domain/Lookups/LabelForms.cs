using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Lookups;

/// <summary>Finds the name of a column, whole or its telling words, in a question.</summary>
internal static class LabelForms
{
    private static readonly HashSet<string> Weak = new(StringComparer.Ordinal)
    {
        "name",
        "id",
        "code",
        "number",
        "no",
        "type",
        "title",
        "count",
        "num",
        "total",
        "of",
        "the",
        "in",
        "by",
        "at",
        "on",
        "for",
        "and",
        "a",
        "to",
        "year",
        "date",
        "is",
        "km",
        "per",
        "yn",
        "flag",
        "indicator",
    };

    /// <summary>Stretches of the tokens that name the column.</summary>
    public static IEnumerable<(int First, int End, double Score)> Find(
        Facet facet,
        ImmutableArray<Token> tokens
    )
    {
        foreach (var (words, score) in Forms(facet))
        {
            for (var at = 0; at < tokens.Length; at++)
            {
                if (EndOf(words, tokens, at) is { } end)
                {
                    yield return (at, end, score);
                }
            }
        }
    }

    private static IEnumerable<(string[] Words, double Score)> Forms(Facet facet)
    {
        var whole = Words(facet.Label);
        yield return (whole, 1);
        var raw = Words(facet.Column);
        yield return (raw, 1);
        foreach (var synonym in facet.Synonyms)
        {
            yield return (Words(synonym), 0.95);
        }

        var bracket = facet.Column.IndexOf('(', StringComparison.Ordinal);
        if (bracket > 0)
        {
            yield return (Words(facet.Column[..bracket]), 0.97);
        }

        if (
            facet.Role == FacetRole.Key
            || (facet.Column.Length <= 4 && facet.Column.EndsWith("id", StringComparison.OrdinalIgnoreCase))
        )
        {
            yield return (["id"], 0.8);
        }

        var telling = whole.Where(word => !Weak.Contains(word)).ToArray();
        if (telling.Length > 0 && telling.Length < whole.Length)
        {
            yield return (telling, 0.8);
        }

        if (telling.Length > 1)
        {
            yield return ([telling[^1]], 0.6);
            yield return ([telling[0]], 0.5);
        }

        if (whole.Length > 1 && Weak.Contains(whole[^1]) && whole[^1].Length > 2)
        {
            yield return ([whole[^1]], 0.55);
        }
    }

    private static string[] Words(string name) =>
        [
            .. Tokenizer
                .Tokenize(name)
                .Where(token =>
                    token.Kind is not (TokenKind.Punctuation or TokenKind.Symbol or TokenKind.Quote)
                )
                .Select(token => token.Stem),
        ];

    private static int? EndOf(string[] words, ImmutableArray<Token> tokens, int first)
    {
        var at = first;
        foreach (var word in words)
        {
            while (
                at > first
                && at < tokens.Length
                && tokens[at].Folded is "/" or "." or "#" or "-" or "(" or ")"
            )
            {
                at++;
            }

            if (at >= tokens.Length || !string.Equals(tokens[at].Stem, word, StringComparison.Ordinal))
            {
                return null;
            }

            at++;
        }

        return words.Length == 0 ? null : at;
    }
}
