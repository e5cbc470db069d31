using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Language.Domain;
using SmartSegmentation.Grains.Skills.Domain;

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
        TurnTexts texts
    )
    {
        var warnings = ImmutableArray.CreateBuilder<string>();
        if (size.Count == 0)
        {
            warnings.Add(texts.Size.Nobody);
        }
        else if (size.Count == size.Population && segment.Expression is not null)
        {
            warnings.Add(texts.Size.Everyone);
        }

        if (config.SegmentSizeLimits is { Min: { } min } && size.Count < min)
        {
            warnings.Add(Said(texts.Size.TooFew, min));
        }

        if (config.SegmentSizeLimits is { Max: { } max } && size.Count > max)
        {
            warnings.Add(Said(texts.Size.TooMany, max));
        }

        if (size.Count > 0 && size.Count < texts.SizeLimits.Small)
        {
            warnings.Add(texts.Size.Small.Fill(("count", size.Count.Said())));
        }

        foreach (var item in reading.Unknown)
        {
            warnings.Add(texts.Reading.LeftOut.Fill(("words", reading.Scope.Source(item).Text)));
        }

        if (segment.Confidence < texts.ReadingLimits.Sure)
        {
            warnings.Add(texts.Reading.Unsure);
        }

        return warnings.ToImmutable();

        string Said(string sentence, long limit) =>
            sentence.Fill(("count", size.Count.Said()), ("limit", limit.Said()));
    }
}
