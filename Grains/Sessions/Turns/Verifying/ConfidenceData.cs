using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Sessions.Turns.Verifying;

/// <summary>How the signs against a reading become the probability that it selects the people meant. File <c>references/confidence.yaml</c>, where each is described.</summary>
internal sealed class ConfidenceData
{
    /// <summary>Log odds of a reading against which nothing speaks.</summary>
    public double Start { get; set; } = double.NaN;

    /// <summary>Log odds that go with each sign; none is negative.</summary>
    public Dictionary<string, double> Signs { get; set; } = [];

    /// <summary>Probability of a reading with these signs.</summary>
    /// <returns>0 to 1; falls with every sign.</returns>
    public double Of(IReadOnlyDictionary<string, double> signs) =>
        1 / (1 + Math.Exp(Signs.Sum(sign => sign.Value * signs.GetValueOrDefault(sign.Key)) - Start));
}
