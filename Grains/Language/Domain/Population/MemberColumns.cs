using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Population;

/// <summary>Which columns of the members say the usual things, by their names; null when none does.</summary>
/// <param name="words">Words by which they are known.</param>
internal sealed class MemberColumns(ColumnWords words)
{
    /// <summary>Date or year of birth; a date is meant before a year.</summary>
    public Facet? Birth(ImmutableArray<Facet> facets) =>
        facets
            .Where(facet => IsBirth(facet) && !facet.Pii)
            .OrderByDescending(facet => facet.Role == FacetRole.Date)
            .FirstOrDefault();

    /// <summary>Age in years.</summary>
    public Facet? Age(ImmutableArray<Facet> facets) =>
        facets.FirstOrDefault(facet =>
            PopulationModel.IsNumber(facet) && PopulationModel.Words(facet).Any(words.Age.Has)
        );

    /// <summary>Length of membership.</summary>
    public Facet? Tenure(ImmutableArray<Facet> facets) =>
        facets.FirstOrDefault(facet =>
            PopulationModel.IsNumber(facet)
            && facet.Unit is "months" or "years" or "days" or "weeks"
            && !PopulationModel.SaysAny(facet, words.Ago)
            && PopulationModel.SaysAny(facet, words.Tenure)
        );

    /// <summary>The day on which a member was last there.</summary>
    public Facet? LastSeen(ImmutableArray<Facet> facets, Thesaurus thesaurus) =>
        facets.FirstOrDefault(facet =>
            PopulationModel.IsDate(facet)
            && PopulationModel.Words(facet).ToList() is [var last, var deed, ..]
            && words.Last.Has(last)
            && (words.Seen.Has(deed) || words.SeenEvents.Has(thesaurus.EventVerb(Stemmer.Stem(deed))))
        )
        ?? facets.FirstOrDefault(facet =>
            PopulationModel.IsDate(facet) && !IsBirth(facet) && IsToldAsLast(facet, thesaurus)
        );

    /// <summary>"date of the last shopping trip", "most recent visit", as it was written of the column.</summary>
    private bool IsToldAsLast(Facet facet, Thesaurus thesaurus)
    {
        var told = Tokenizer.Tokenize(facet.Description + " . " + string.Join(" . ", facet.Synonyms));
        return Enumerable
            .Range(0, told.Length)
            .Any(at =>
                words.Last.Has(told[at].Folded)
                && told.Skip(at + 1)
                    .Take(3)
                    .TakeWhile(token => token.Kind == TokenKind.Word)
                    .Any(token =>
                        words.Seen.Has(token.Folded) || words.SeenEvents.Has(thesaurus.EventVerb(token.Stem))
                    )
            );
    }

    /// <summary>What a member earns.</summary>
    public Facet? Income(ImmutableArray<Facet> facets) =>
        facets.FirstOrDefault(facet =>
            PopulationModel.IsNumber(facet)
            && PopulationModel.Words(facet).Any(word => words.Income.Has(Stemmer.Stem(word)))
        );

    /// <summary>What a member pays a month.</summary>
    public Facet? MonthlyPay(ImmutableArray<Facet> facets) =>
        facets.FirstOrDefault(facet =>
            PopulationModel.IsNumber(facet)
            && PopulationModel.Words(facet).Contains("monthly", StringComparer.Ordinal)
            && PopulationModel.Words(facet).Any(word => words.MonthlyPay.Has(Stemmer.Stem(word)))
        );

    /// <summary>Date on which a member joined.</summary>
    public Facet? SignUp(ImmutableArray<Facet> facets)
    {
        var dates = facets.Where(facet => PopulationModel.IsDate(facet) && !IsBirth(facet)).ToList();
        return dates.FirstOrDefault(facet => PopulationModel.SaysAny(facet, words.SignUp))
            ?? dates.FirstOrDefault(facet => PopulationModel.SaysAny(facet, words.Start))
            ?? (dates.Count == 1 ? dates[0] : null);
    }

    private bool IsBirth(Facet facet) =>
        PopulationModel.SaysAny(facet, words.Birth)
        && (PopulationModel.IsDate(facet) || facet.Type == FacetType.Integer);
}
