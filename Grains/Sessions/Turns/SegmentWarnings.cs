using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Language.Domain;

namespace SmartSegmentation.Grains.Sessions.Turns;

/// <summary>What a person should know before using a segment.</summary>
internal static class SegmentWarnings
{
    /// <summary>Warnings, one sentence each.</summary>
    public static ImmutableArray<string> For(
        EstimatedSize size,
        TenantConfig config,
        Reading reading,
        SegmentDefinition segment,
        double sure
    )
    {
        var warnings = ImmutableArray.CreateBuilder<string>();
        if (size.Count == 0)
        {
            warnings.Add("Nobody meets these conditions.");
        }
        else if (size.Count == size.Population && segment.Expression is not null)
        {
            warnings.Add("Everyone meets these conditions.");
        }

        if (config.SegmentSizeLimits is { Min: { } min } && size.Count < min)
        {
            warnings.Add($"The segment has {size.Count} members, fewer than the {min} that are asked for.");
        }

        if (config.SegmentSizeLimits is { Max: { } max } && size.Count > max)
        {
            warnings.Add($"The segment has {size.Count} members, more than the {max} that are allowed.");
        }

        foreach (var item in reading.Unknown)
        {
            warnings.Add($"“{reading.Scope.Source(item).Text}” was not understood and left out.");
        }

        if (segment.Confidence < sure)
        {
            warnings.Add("The reading is unsure: check the conditions.");
        }

        return warnings.ToImmutable();
    }
}
