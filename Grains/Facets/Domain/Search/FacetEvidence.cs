using System.Collections.Immutable;

namespace SmartSegmentation.Grains.Facets.Domain.Search;

/// <summary>What speaks for a facet being the one that a question asks for.</summary>
internal sealed class FacetEvidence(SearchQuery query, FacetProfile profile, HashSet<string> nameShapes)
{
    /// <summary>Likeness of each free group of words to the facet's names, greatest first.</summary>
    public ImmutableArray<(double Likeness, string Text)> Words { get; init; } = [];

    /// <summary>Likeness of each name in the question to the facet's values, greatest first.</summary>
    public ImmutableArray<(double Likeness, string Text)> Values { get; init; } = [];

    /// <summary>How surely a stored value stands in the question.</summary>
    public double NamedValue { get; init; }

    /// <summary>The weighted sum; about 3 for an even chance.</summary>
    public double Score(SearchWords words) => Parts().Sum(part => words.Weight(part.Name) * part.Value);

    private IEnumerable<(string Name, double Value)> Parts()
    {
        var names = query.HasLiterals;
        var ranges = query.Numbers.Select(profile.Holds).ToList();
        yield return ("words", Words.FirstOrDefault().Likeness);
        yield return ("manyWords", Words.Take(3).Select(word => word.Likeness).DefaultIfEmpty(0).Average());
        yield return ("values", Values.FirstOrDefault().Likeness);
        yield return ("valueNamed", NamedValue);
        yield return ("shape", One(!profile.IsNumber && nameShapes.Overlaps(profile.Shapes)));
        yield return ("numberInRange", One(ranges.Exists(range => range.Inside)));
        yield return ("numberNear", One(ranges.Exists(range => range.Near)));
        yield return ("year", One(profile.IsYear && query.NamesYear));
        yield return ("date", One(profile.IsDate && query.Numbers.Length > 0));
        yield return ("yearOfDate", One(profile.IsDate && query.NamesYear));
        yield return ("nameColumn", One(names && profile.Label.IsOfNames));
        yield return ("textColumn", One(names && !profile.IsNumber));
        yield return ("longText", One(profile.HasLongTexts));
        yield return ("labelWords", Math.Min(4, profile.Label.Count));
        yield return ("explained", One(profile.Label.IsNamedBy(query.Stems)));
    }

    private static double One(bool value) => value ? 1 : 0;
}
