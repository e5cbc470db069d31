using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Embedding;
using SmartSegmentation.Grains.Interfaces.Memory;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Memory;
using SmartSegmentation.Grains.Memory.Domain;
using SmartSegmentation.Grains.Segments;
using SmartSegmentation.Grains.Sessions.Turns.Planning;

namespace SmartSegmentation.Grains.Sessions.Turns.Acting;

/// <summary>Finds a segment of the user's past: the last one, the usual one, or the one that is spoken of.</summary>
/// <param name="turn">The turn.</param>
/// <param name="segments">Finds saved segments.</param>
/// <param name="embedder">Meaning of what is said of them.</param>
internal sealed class PastSegments(TurnScope turn, SegmentReader segments, IEmbedder embedder)
{
    private const int MostLooked = 100;
    private const int MostOffered = 3;
    private const double SameConditions = 0.4;

    /// <summary>The segment that is meant, or the likest ones where several could be; neither when there is none.</summary>
    public async Task<(SegmentDefinition? Found, ImmutableArray<SegmentDefinition> Likest)> FindAsync(
        TurnTask.LastTimeAgain again
    )
    {
        var mine = turn
            .Input.Segments.Where(segment =>
                string.Equals(segment.CreatedBy, turn.Input.UserId, StringComparison.Ordinal)
                && !string.Equals(
                    segment.SegmentId,
                    turn.Dialogue.Current?.SegmentId,
                    StringComparison.Ordinal
                )
            )
            .Select(segment => segment.SegmentId)
            .ToList();
        if (again.Like is { } words)
        {
            return await LikestAsync(words, [.. mine.TakeLast(MostLooked)]);
        }

        var usual = again.Usual
            ? new SegmentMemory(turn.Words.Memory).Usual(turn.Input.Worked.Value)?.SegmentId
            : null;
        var last =
            usual is not null && mine.Contains(usual, StringComparer.Ordinal) ? usual : mine.LastOrDefault();
        return last is null ? (null, []) : ((await DefinitionsAsync([last])).FirstOrDefault(), []);
    }

    private async Task<(SegmentDefinition? Found, ImmutableArray<SegmentDefinition> Likest)> LikestAsync(
        string words,
        ImmutableArray<string> mine
    )
    {
        var noted = turn
            .Input.Worked.Value.DistinctBy(segment => segment.SegmentId, StringComparer.Ordinal)
            .ToDictionary(segment => segment.SegmentId, StringComparer.Ordinal);
        var definitions = (await DefinitionsAsync(mine))
            .Where(segment => segment.Expression is not null)
            .Where(segment => noted.GetValueOrDefault(segment.SegmentId) is not { Rating: < 4 })
            .DistinctBy(segment => segment.LogicExpression, StringComparer.Ordinal)
            .ToDictionary(segment => segment.SegmentId, StringComparer.Ordinal);
        ImmutableArray<RememberedSegment> candidates =
        [
            .. definitions.Values.Select(segment =>
                noted.GetValueOrDefault(segment.SegmentId)
                ?? new RememberedSegment
                {
                    SegmentId = segment.SegmentId,
                    Name = segment.Name,
                    Query = segment.Query,
                }
            ),
        ];
        // Up to a hundred sentences are given their meaning: beside the turn of the grain.
        var found = await Task.Run(() => new SegmentRecall(embedder).Find(words, candidates));
        var policy = turn.Words.Memory;
        var said = Nodes.Conditions(turn.Readers([]).Read(words).Expression).ToList();
        var likely = found
            .Select(one =>
                one with
                {
                    Likeness = Math.Min(
                        1,
                        one.Likeness + (SameConditions * Shared(said, definitions[one.Segment.SegmentId]))
                    ),
                }
            )
            .Where(one => one.Likeness >= policy.Like)
            .OrderByDescending(one => one.Likeness)
            .ToList();
        if (likely.Count == 0)
        {
            return (null, []);
        }

        return likely.Count == 1 || likely[0].Likeness - likely[1].Likeness >= policy.Lead
            ? (definitions[likely[0].Segment.SegmentId], [])
            : (null, [.. likely.Take(MostOffered).Select(one => definitions[one.Segment.SegmentId])]);
    }

    /// <summary>Share of the conditions said that a segment has: "Germans" is a condition on the country.</summary>
    private static double Shared(List<ExpressionNode.Condition> said, SegmentDefinition segment)
    {
        var held = Nodes.Conditions(segment.Expression).ToList();
        return said.Count == 0
            ? 0
            : said.Count(condition =>
                held.Any(other =>
                    string.Equals(other.Measure.FacetId, condition.Measure.FacetId, StringComparison.Ordinal)
                    && other.Values.Intersect(condition.Values).Any()
                )
            ) / (double)said.Count;
    }

    private async Task<ImmutableArray<SegmentDefinition>> DefinitionsAsync(ImmutableArray<string> ids)
    {
        var find = await segments.FindReferencesAsync(
            turn.Input.TenantId,
            [.. ids.Select(id => new ExpressionNode.Reference(id))],
            turn.Input.Known
        );
        return [.. ids.Select(find).OfType<SegmentDefinition>()];
    }
}
