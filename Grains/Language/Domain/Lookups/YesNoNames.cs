using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Lookups;

/// <summary>What the name of a column of yes and no says, and what its opposite says.</summary>
internal static class YesNoNames
{
    private const double SureOpposite = 0.85;
    private const int ShortestRest = 4;

    /// <summary>The yes of a column that holds nothing but yes and no.</summary>
    public static FacetMatch? YesOf((Facet Facet, double Score) named, int first, int end)
    {
        var values = named.Facet.Values.Select(value => value.Value).ToList();
        var yes = values.Find(value => value.ToUpperInvariant() is "1" or "Y" or "YES" or "T" or "TRUE");
        var no = values.Find(value => value.ToUpperInvariant() is "0" or "N" or "NO" or "F" or "FALSE");
        var held = (yes is null ? 0 : 1) + (no is null ? 0 : 1);
        return held > 0 && held == values.Count && named.Score >= 0.75
            ? new FacetMatch(
                first,
                end,
                MatchKind.FlagFacet,
                named.Facet.FacetId,
                [
                    yes
                        ?? (
                            no is "0" ? "1"
                            : no is "n" ? "y"
                            : no is "no" ? "yes"
                            : no is "No" ? "Yes"
                            : "Y"
                        ),
                ],
                MatchWay.Label,
                named.Score,
                false,
                ConditionOperator.Eq
            )
            : null;
    }

    /// <summary>"available" where the column is "unavailable", and the other way round: its no.</summary>
    public static IEnumerable<LookupPart> Opposites(
        ImmutableArray<Facet> facets,
        ImmutableArray<Token> tokens
    ) =>
        from facet in facets
        let words = Tokenizer.Tokenize(facet.Label)
        where words.Length == 1
        from token in tokens
        where IsOpposite(token, words[0])
        let yes = YesOf((facet, SureOpposite), token.Index, token.Index + 1)
        where yes is not null && NoOf(facet) is not null
        select new LookupPart(token.Index, token.Index + 1, LookupKind.Mention)
        {
            Facets = [(facet, SureOpposite)],
            Flag = yes with { Values = [NoOf(facet)!] },
            Text = token.Text,
            Weight = SureOpposite,
        };

    private static string? NoOf(Facet facet) =>
        facet
            .Values.Select(value => value.Value)
            .FirstOrDefault(value => value.ToUpperInvariant() is "0" or "N" or "NO" or "F" or "FALSE");

    private static bool IsOpposite(Token said, Token name) =>
        Negates(said.Folded, name.Folded) || Negates(name.Folded, said.Folded);

    private static bool Negates(string longer, string shorter) =>
        shorter.Length >= ShortestRest
        && longer.EndsWith(shorter, StringComparison.Ordinal)
        && longer[..^shorter.Length] is "un" or "in" or "im" or "ir" or "il" or "non" or "dis";
}
