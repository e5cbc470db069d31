using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Segments.Domain;
using SmartSegmentation.Grains.Sessions.Turns.Acting;

namespace SmartSegmentation.Grains.Sessions.Turns.Verifying;

/// <summary>What speaks against a reading. Each sign is 0 when it is absent, and the more of it, the less is the reading to be trusted.</summary>
internal static class ReadingSigns
{
    /// <summary>Signs by name, as <c>confidence.yaml</c> weighs them.</summary>
    public static ImmutableSortedDictionary<string, double> Of(TurnWork work, SegmentDraft draft)
    {
        var conditions = Nodes.Conditions(draft.Definition.Expression).ToList();
        var counts = (work.Counted as Outcome<SegmentCounts>.Done)?.Value;
        var items = draft.Reading?.Items ?? [];
        return new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["doubt"] = conditions.Count == 0 ? 0 : 1 - draft.Definition.Confidence,
            ["inner"] = conditions.Count(condition => !condition.Measure.Where.IsEmpty),
            ["nobody"] = counts?.Trees[0].Count == 0 ? 1 : 0,
            ["parts"] = items.Count(item => IsPart(item)),
            ["silent"] = items.IsEmpty ? 0 : items.Count(item => item.Filler) / (double)items.Length,
        }.ToImmutableSortedDictionary(StringComparer.Ordinal);
    }

    private static bool IsPart(Item item) => !item.Filler && item.Matches is [{ Way: MatchWay.Partial }, ..];
}
