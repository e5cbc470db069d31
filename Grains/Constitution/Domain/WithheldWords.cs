using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using SmartSegmentation.Grains.Facets.Domain.Search;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Tenancy;

namespace SmartSegmentation.Grains.Constitution.Domain;

/// <summary>
/// Names and values of the facets that a model is not told of: personal, restricted and not allowed ones. A line that speaks of one is left out
/// of a prompt.
/// </summary>
internal sealed class WithheldWords
{
    private const int LongestTerm = 6;
    private readonly FrozenSet<string> _terms;

    private WithheldWords(IEnumerable<string> terms) => _terms = terms.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Those of a tenant.</summary>
    public static WithheldWords Of(Catalog catalog, TenantConfig config)
    {
        var shown = catalog
            .Allowed(config)
            .Facets.Select(facet => facet.FacetId)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new WithheldWords(
            catalog
                .Facets.Where(facet => !shown.Contains(facet.FacetId))
                .SelectMany(TermsOf)
                .Select(term => string.Join(' ', WordsOf(term).Take(LongestTerm)))
                .Where(term => term.Length > 1)
        );
    }

    /// <summary>True for a text that has one of them among its words; case and a plural <c>s</c> make no difference.</summary>
    public bool Mentions(string text)
    {
        if (_terms.Count == 0)
        {
            return false;
        }

        var words = WordsOf(text).ToList();
        return Enumerable
            .Range(0, words.Count)
            .Any(first =>
                Enumerable
                    .Range(1, Math.Min(LongestTerm, words.Count - first))
                    .Any(length => _terms.Contains(string.Join(' ', words.Skip(first).Take(length))))
            );
    }

    /// <summary>Numbers are not told apart from all the other numbers that people say.</summary>
    private static IEnumerable<string> TermsOf(Facet facet) =>
        new[] { facet.Column, facet.Label, facet.FacetId }
            .Concat(facet.Synonyms)
            .Concat(facet.ValueLabels.Values)
            .Concat(
                facet
                    .Values.Select(value => value.Value)
                    .Where(value => value.Length > 2 && value.Any(char.IsLetter))
            );

    private static IEnumerable<string> WordsOf(string text)
    {
        var word = new StringBuilder();
        foreach (var letter in text.Append(' '))
        {
            if (char.IsLetterOrDigit(letter))
            {
                word.Append(char.ToLower(letter, CultureInfo.InvariantCulture));
            }
            else if (word.Length > 0)
            {
                yield return word.Length > 3 && word[^1] == 's'
                    ? word.ToString(0, word.Length - 1)
                    : word.ToString();
                word.Clear();
            }
        }
    }
}
