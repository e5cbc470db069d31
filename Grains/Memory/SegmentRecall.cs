using System.Collections.Immutable;
using System.Numerics.Tensors;
using SmartSegmentation.Grains.Facets.Embedding;
using SmartSegmentation.Grains.Interfaces.Memory;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Memory;

/// <summary>Finds segments of the past by what is said of them.</summary>
/// <param name="embedder">Meaning of sentences; without it words alone decide.</param>
internal sealed class SegmentRecall(IEmbedder embedder)
{
    private const double WordsShare = 0.4;

    /// <summary>The segments, likest first. CPU-bound.</summary>
    public ImmutableArray<RecalledSegment> Find(string words, ImmutableArray<RememberedSegment> segments)
    {
        var stems = Stems(words);
        var texts = segments.Select(segment => segment.Query).ToList();
        var shared = segments
            .Select(segment => Shared(stems, Stems(segment.Query + " " + segment.Name)))
            .ToList();
        if (!embedder.IsAvailable)
        {
            return Ranked(segments, shared, "words");
        }

        var vectors = embedder.Embed([words, .. texts]);
        return Ranked(
            segments,
            [
                .. shared.Select(
                    (share, number) =>
                        (WordsShare * share)
                        + (
                            (1 - WordsShare)
                            * Math.Max(0, TensorPrimitives.Dot<float>(vectors[0], vectors[number + 1]))
                        )
                ),
            ],
            "embedded"
        );
    }

    private static ImmutableArray<RecalledSegment> Ranked(
        ImmutableArray<RememberedSegment> segments,
        List<double> scores,
        string source
    ) =>
        [
            .. segments
                .Select(
                    (segment, number) => new RecalledSegment(segment, Math.Round(scores[number], 3), source)
                )
                .OrderByDescending(found => found.Likeness),
        ];

    private static double Shared(HashSet<string> asked, HashSet<string> held) =>
        asked.Count == 0 ? 0 : asked.Count(held.Contains) / (double)asked.Count;

    private static HashSet<string> Stems(string text) =>
        Tokenizer
            .Tokenize(text)
            .Where(token => token.Kind is TokenKind.Word or TokenKind.Number && token.Folded.Length > 1)
            .Select(token => token.Stem)
            .ToHashSet(StringComparer.Ordinal);
}
