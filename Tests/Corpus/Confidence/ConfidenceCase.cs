using SmartSegmentation.Tests.Corpus.Language;

namespace SmartSegmentation.Tests.Corpus.Confidence;

/// <summary>A turn that made a segment.</summary>
/// <param name="Population">Whose members were selected.</param>
/// <param name="Right">True when they are the people meant.</param>
/// <param name="Confidence">What the product said of it.</param>
/// <param name="Signs">What spoke against the reading.</param>
internal sealed record ConfidenceCase(
    string Population,
    bool Right,
    double Confidence,
    IReadOnlyDictionary<string, double> Signs
)
{
    /// <summary>The segments among the turns of a corpus.</summary>
    public static IEnumerable<ConfidenceCase> Of(string population, IEnumerable<CorpusResult> results) =>
        results
            .Where(result => result is { Action: "segment", Confidence: not null, Signs: not null })
            .Select(result => new ConfidenceCase(
                population,
                result.Right,
                result.Confidence!.Value,
                result.Signs!
            ));
}
