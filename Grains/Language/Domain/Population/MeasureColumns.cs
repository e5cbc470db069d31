using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Population;

/// <summary>Which columns say what a row is worth and how many pieces it has, by their names.</summary>
internal static class MeasureColumns
{
    /// <summary>The money of a row; null when no column says it well enough.</summary>
    public static Facet? MoneyOf(IEnumerable<Facet> facets) =>
        facets
            .Where(facet => PopulationModel.IsNumber(facet) && !facet.Pii)
            .Select(facet => (facet, Score: MoneyScore(facet)))
            .Where(pair => pair.Score >= 4)
            .OrderByDescending(pair => pair.Score)
            .Select(pair => pair.facet)
            .FirstOrDefault();

    /// <summary>The only money of the rows is what a row is worth, though its name is that of a part elsewhere: the cost of a repair.</summary>
    public static Facet? SoleMoneyOf(IEnumerable<Facet> facets) =>
        facets.Where(facet => PopulationModel.IsMoney(facet) && !facet.Pii).Take(2).ToList() is [var sole]
        && !PopulationModel
            .Words(sole)
            .Any(word =>
                Stemmer.Stem(word)
                    is "unit"
                        or "price"
                        or "discount"
                        or "tax"
                        or "tip"
                        or "balance"
                        or "limit"
                        or "budget"
                        or "target"
                        or "income"
                        or "salary"
            )
            ? sole
            : null;

    /// <summary>The pieces of a row; null when no column says it.</summary>
    public static Facet? QuantityOf(IEnumerable<Facet> facets) =>
        facets
            .Where(facet => PopulationModel.IsNumber(facet) && QuantityScore(facet) > 0)
            .OrderByDescending(QuantityScore)
            .FirstOrDefault();

    private static double MoneyScore(Facet facet)
    {
        double score = PopulationModel.IsMoney(facet) ? 3 : 0;
        score += facet.Expression is not null && score > 0 ? 2 : 0;
        score -= facet.Unit is "cents" ? 2 : 0;
        foreach (var word in PopulationModel.Words(facet))
        {
            score += Stemmer.Stem(word) switch
            {
                "revenue" or "spend" or "spent" or "turnover" => 6,
                "sale" or "principal" or "amount" or "amt" or "mnt" => 5,
                "total" or "value" or "payment" or "paid" => 4,
                "charge" or "gmv" or "subtotal" or "fare" or "donation" => 3,
                "price" => 1.5,
                "gross" or "net" => 2,
                "fee" or "refund" => 1,
                "profit"
                or "cost"
                or "discount"
                or "tax"
                or "margin"
                or "shipping"
                or "freight"
                or "balance"
                or "income"
                or "salary"
                or "unit"
                or "limit"
                or "budget"
                or "target"
                or "monthly"
                or "quantity"
                or "tip"
                or "number"
                or "count"
                or "contact" => -8,
                _ => 0,
            };
        }

        return score;
    }

    private static double QuantityScore(Facet facet)
    {
        if (PopulationModel.IsMoney(facet))
        {
            return 0;
        }

        double score = 0;
        foreach (var word in PopulationModel.Words(facet))
        {
            score += Stemmer.Stem(word) switch
            {
                "quantity" or "qty" => 6,
                "unit" or "item" or "piece" => 5,
                "number" => 3,
                "count" => 2,
                "order" or "line" or "id" or "row" or "price" or "discount" => -4,
                _ => 0,
            };
        }

        return score;
    }
}
