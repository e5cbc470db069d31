using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Population;

/// <summary>Which columns say what a row is worth and how many pieces it has, by their names.</summary>
/// <param name="words">Words by which they are known.</param>
internal sealed class MeasureColumns(ColumnWords words)
{
    /// <summary>The money of a row; null when no column says it well enough.</summary>
    public Facet? MoneyOf(IEnumerable<Facet> facets) =>
        facets
            .Where(facet => PopulationModel.IsNumber(facet) && !facet.Pii)
            .Select(facet => (facet, Score: MoneyScore(facet)))
            .Where(pair => pair.Score >= 4)
            .OrderByDescending(pair => pair.Score)
            .Select(pair => pair.facet)
            .FirstOrDefault();

    /// <summary>The only money of the rows is what a row is worth, though its name is that of a part elsewhere: the cost of a repair.</summary>
    public Facet? SoleMoneyOf(IEnumerable<Facet> facets) =>
        facets.Where(facet => PopulationModel.IsMoney(facet) && !facet.Pii).Take(2).ToList() is [var sole]
        && !PopulationModel.Words(sole).Any(word => words.NoWorth.Has(Stemmer.Stem(word)))
            ? sole
            : null;

    /// <summary>The pieces of a row; null when no column says it.</summary>
    public Facet? QuantityOf(IEnumerable<Facet> facets) =>
        facets
            .Where(facet => PopulationModel.IsNumber(facet) && QuantityScore(facet) > 0)
            .OrderByDescending(QuantityScore)
            .FirstOrDefault();

    private double MoneyScore(Facet facet)
    {
        double score = PopulationModel.IsMoney(facet) ? 3 : 0;
        score += facet.Expression is not null && score > 0 ? 2 : 0;
        score -= facet.Unit is "cents" ? 2 : 0;
        return score + Weight(facet, words.WorthWeights);
    }

    private double QuantityScore(Facet facet) =>
        PopulationModel.IsMoney(facet) ? 0 : Weight(facet, words.QuantityWeights);

    private static double Weight(Facet facet, Dictionary<string, double> weights) =>
        PopulationModel.Words(facet).Sum(word => weights.GetValueOrDefault(Stemmer.Stem(word)));
}
