using SmartSegmentation.Grains.Interfaces.Reviews;

namespace SmartSegmentation.Grains.Reviews;

/// <summary>Stored: one review.</summary>
[GenerateSerializer, Immutable, Alias("smartseg.ReviewRecord")]
internal sealed record ReviewRecord
{
    /// <summary>The review.</summary>
    [Id(0)]
    public ReviewView? Review { get; init; }

    /// <summary>True when its session knows the decision.</summary>
    [Id(1)]
    public bool Carried { get; init; }
}
