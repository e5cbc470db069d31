using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Sessions.Turns.Acting;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Sessions.Turns;

/// <summary>What a person should know before using a segment.</summary>
internal static class SegmentWarnings
{
    /// <summary>Warnings, one sentence each.</summary>
    /// <param name="work">The work that made the segment.</param>
    /// <param name="segment">The segment, counted.</param>
    public static ImmutableArray<string> For(TurnWork work, SegmentDefinition segment)
    {
        var texts = work.Turn.Texts;
        var warnings = ImmutableArray.CreateBuilder<string>();
        if (segment.EstimatedSize is { } size)
        {
            warnings.AddRange(OfSize(size, segment, work));
        }

        if (work.Draft!.Reading is { } reading)
        {
            warnings.AddRange(
                reading.Unknown.Select(item =>
                    texts.Reading.LeftOut.Fill(("words", reading.Scope.Source(item).Text))
                )
            );
        }

        if (segment.Confidence < texts.ReadingLimits.Sure)
        {
            warnings.Add(texts.Reading.Unsure);
        }

        return warnings.ToImmutable();
    }

    private static IEnumerable<string> OfSize(EstimatedSize size, SegmentDefinition segment, TurnWork work)
    {
        var texts = work.Turn.Texts;
        if (size.Count == 0)
        {
            yield return texts.Size.Nobody;
        }
        else if (size.Count == size.Population && segment.Expression is not null)
        {
            yield return texts.Size.Everyone;
        }

        var limits = work.Turn.Input.Config.SegmentSizeLimits;
        if (limits?.Min is { } min && size.Count < min)
        {
            yield return Said(texts.Size.TooFew, min);
        }

        if (limits?.Max is { } max && size.Count > max)
        {
            yield return Said(texts.Size.TooMany, max);
        }

        if (size.Count > 0 && size.Count < texts.SizeLimits.Small)
        {
            yield return texts.Size.Small.Fill(("count", size.Count.Said()));
        }

        string Said(string sentence, long limit) =>
            sentence.Fill(("count", size.Count.Said()), ("limit", limit.Said()));
    }
}
