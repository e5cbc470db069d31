using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Language.Text;
using SmartSegmentation.Grains.Safety.Domain;

namespace SmartSegmentation.Grains.Constitution.Domain;

/// <summary>
/// What a model is not told: names and values of facets that are personal, sensitive, restricted or not allowed, and whatever has the shape of
/// an address, a phone number or a key. A line that speaks of one is left out of a prompt. Values of personal facets are not among them: the
/// catalog has none.
/// </summary>
internal sealed class WithheldWords
{
    private const int LongestTerm = 6;
    private readonly FrozenSet<string> _terms;

    private WithheldWords(IEnumerable<string> terms) => _terms = terms.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Those of a tenant.</summary>
    public static WithheldWords Of(Catalog catalog, TenantConfig config) =>
        new(
            catalog
                .Facets.Where(facet => !FacetGuard.MayBeTold(facet, catalog, config))
                .SelectMany(TermsOf)
                .Select(term => string.Join(' ', WordsOf(term).Take(LongestTerm)))
                .Where(term => term.Length > 1)
        );

    /// <summary>True for a text that has one of them among its words; case and inflection make no difference.</summary>
    public bool Mentions(string text)
    {
        if (PersonalShapes.IsIn(text))
        {
            return true;
        }

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
                yield return Stemmer.Stem(word.ToString());
                word.Clear();
            }
        }
    }
}
