using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Population;

/// <summary>Which columns of the members say the usual things, by their names; null when none does.</summary>
internal static class MemberColumns
{
    /// <summary>Date or year of birth; a date is meant before a year.</summary>
    public static Facet? Birth(ImmutableArray<Facet> facets) =>
        facets
            .Where(facet => PopulationModel.IsBirth(facet) && !facet.Pii)
            .OrderByDescending(facet => facet.Role == FacetRole.Date)
            .FirstOrDefault();

    /// <summary>Age in years.</summary>
    public static Facet? Age(ImmutableArray<Facet> facets) =>
        facets.FirstOrDefault(facet =>
            PopulationModel.IsNumber(facet)
            && PopulationModel.Words(facet).Contains("age", StringComparer.Ordinal)
        );

    /// <summary>Length of membership.</summary>
    public static Facet? Tenure(ImmutableArray<Facet> facets) =>
        facets.FirstOrDefault(facet =>
            PopulationModel.IsNumber(facet)
            && facet.Unit is "months" or "years" or "days" or "weeks"
            && !PopulationModel.IsAgo(facet)
            && PopulationModel.SaysAny(
                facet,
                "tenure",
                "with us",
                "since joining",
                "membership",
                "seniority",
                "service"
            )
        );

    /// <summary>The day on which a member was last there.</summary>
    public static Facet? LastSeen(ImmutableArray<Facet> facets, Thesaurus thesaurus) =>
        facets.FirstOrDefault(facet =>
            PopulationModel.IsDate(facet)
            && PopulationModel.Words(facet).ToList() is ["last" or "latest", var deed, ..]
            && (
                deed is "seen" or "active" or "activity" or "contact" or "contacted"
                || thesaurus.EventVerb(Stemmer.Stem(deed)) is "visit" or "purchase"
            )
        );

    /// <summary>What a member earns.</summary>
    public static Facet? Income(ImmutableArray<Facet> facets) =>
        facets.FirstOrDefault(facet =>
            PopulationModel.IsNumber(facet)
            && PopulationModel
                .Words(facet)
                .Any(word => Stemmer.Stem(word) is "income" or "salary" or "wage" or "earning" or "pay")
        );

    /// <summary>What a member pays a month.</summary>
    public static Facet? MonthlyPay(ImmutableArray<Facet> facets) =>
        facets.FirstOrDefault(facet =>
            PopulationModel.IsNumber(facet)
            && PopulationModel.Words(facet).Contains("monthly", StringComparer.Ordinal)
            && PopulationModel
                .Words(facet)
                .Any(word =>
                    Stemmer.Stem(word)
                        is "charge"
                            or "bill"
                            or "fee"
                            or "payment"
                            or "spend"
                            or "cost"
                            or "price"
                            or "amount"
                            or "revenue"
                            or "rent"
                )
        );

    /// <summary>Date on which a member joined.</summary>
    public static Facet? SignUp(ImmutableArray<Facet> facets)
    {
        var dates = facets
            .Where(facet => PopulationModel.IsDate(facet) && !PopulationModel.IsBirth(facet))
            .ToList();
        return dates.FirstOrDefault(facet =>
                PopulationModel.SaysAny(
                    facet,
                    "enrol",
                    "sign up",
                    "signup",
                    "signed",
                    "join",
                    "regist",
                    " reg ",
                    "customer since",
                    "member since"
                )
            )
            ?? dates.FirstOrDefault(facet =>
                PopulationModel.SaysAny(
                    facet,
                    "start",
                    "creat",
                    "became",
                    "onboard",
                    "opened",
                    "subscri",
                    "first seen",
                    "customer"
                )
            )
            ?? (dates.Count == 1 ? dates[0] : null);
    }
}
