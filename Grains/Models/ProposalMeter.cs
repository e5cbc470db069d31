using System.Diagnostics.Metrics;
using SmartSegmentation.Grains.Models.Domain;

namespace SmartSegmentation.Grains.Models;

/// <summary>Counts proposals by their outcome, and how long they took.</summary>
internal sealed class ProposalMeter : IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "SmartSegmentation.Models";

    /// <summary>Name of the histogram; its count is the number of proposals.</summary>
    public const string Duration = "smartseg.models.proposal.duration";

    private readonly Meter _meter = new(Name);
    private readonly Histogram<double> _duration;

    public ProposalMeter() => _duration = _meter.CreateHistogram<double>(Duration, "s");

    /// <summary>Counts one.</summary>
    public void Count(ModelProposal proposal, TimeSpan took) =>
        _duration.Record(
            took.TotalSeconds,
            new KeyValuePair<string, object?>("outcome", ModelLedger.NameOf(proposal.Outcome))
        );

    public void Dispose() => _meter.Dispose();
}
