using System.Collections.Immutable;
using System.Numerics.Tensors;
using SmartSegmentation.Grains.Facets.Embedding;
using SmartSegmentation.Grains.Interfaces.Knowledge;
using SmartSegmentation.Grains.Knowledge.Domain;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Knowledge;

/// <summary>A document that speaks of what was asked.</summary>
/// <param name="Document">It.</param>
/// <param name="Excerpt">The sentences that do, verbatim.</param>
/// <param name="Score">Nearness to the question, 0 to 1.</param>
internal sealed record FoundKnowledge(KnowledgeDocument Document, string Excerpt, double Score);

/// <summary>Finds the passages of a tenant's documents that speak of what is asked, by words and by meaning.</summary>
/// <param name="embedder">Meaning of passages; without it words alone decide.</param>
/// <param name="policy">Limits.</param>
internal sealed class KnowledgeSearch(IEmbedder embedder, KnowledgePolicy policy)
{
    private const double WordsShare = 0.6;
    private const double Named = 0.9;
    private const double Close = 0.2;
    private static readonly string[] Ends = [". ", "! ", "? ", ".\n", "\n"];

    /// <summary>True when the document's title is what was asked about.</summary>
    public static bool Names(KnowledgeDocument document, string about) =>
        Stems(about) is { Count: > 0 } asked && asked.SetEquals(Stems(document.Title));

    /// <summary>The documents that are as near as they ask for, nearest first. CPU-bound.</summary>
    public ImmutableArray<FoundKnowledge> Find(string about, ImmutableArray<KnowledgeDocument> documents)
    {
        var passages = documents
            .SelectMany(document => PassagesOf(document).Select(passage => (document, passage)))
            .ToList();
        if (passages.Count == 0)
        {
            return [];
        }

        var asked = Stems(about);
        passages.RemoveAll(pair => IsOfAnother(pair.document, pair.passage, asked));
        if (passages.Count == 0)
        {
            return [];
        }

        var likeness = Likeness(about, [.. passages.Select(pair => pair.passage)]);
        return
        [
            .. passages
                .Select((pair, number) => Score(pair.document, pair.passage, about, asked, likeness?[number]))
                .GroupBy(found => found.Document.Id, StringComparer.Ordinal)
                .Select(FirstOfBest)
                .Where(found => found.Score >= (found.Document.ConfidenceThreshold ?? policy.Threshold))
                .OrderByDescending(found => found.Score)
                .ThenBy(found => found.Document.Id, StringComparer.Ordinal)
                .Take(policy.Sources),
        ];
    }

    /// <summary>The first passage that is about as near as the nearest: a document says first what a thing is.</summary>
    private static FoundKnowledge FirstOfBest(IEnumerable<FoundKnowledge> passages)
    {
        var all = passages.ToList();
        var best = all.Max(found => found.Score);
        var first = all.First(found => found.Score >= best - Close);
        return first with { Score = best };
    }

    /// <summary>
    /// "Basic plan" is not what is asked by "Gold plan": a title that shares a word with the question and names something else by the others. Unless
    /// the passage speaks of all that is asked.
    /// </summary>
    private static bool IsOfAnother(KnowledgeDocument document, string passage, HashSet<string> asked)
    {
        var title = Stems(document.Title);
        return title.Overlaps(asked)
            && !title.IsSubsetOf(asked)
            && !title.IsSupersetOf(asked)
            && !Stems(passage).IsSupersetOf(asked);
    }

    private double[]? Likeness(string about, ImmutableArray<string> passages)
    {
        if (!embedder.IsAvailable)
        {
            return null;
        }

        var vectors = embedder.Embed([about, .. passages]);
        return [.. vectors.Skip(1).Select(vector => (double)TensorPrimitives.Dot<float>(vectors[0], vector))];
    }

    private FoundKnowledge Score(
        KnowledgeDocument document,
        string passage,
        string about,
        HashSet<string> asked,
        double? likeness
    )
    {
        var title = Stems(document.Title);
        var held = Stems(passage);
        held.UnionWith(title);
        // A passage that does not speak of the words at all is none, however near it sounds.
        var shared = asked.Count == 0 ? 0 : asked.Count(held.Contains) / (double)asked.Count;
        var score =
            Names(document, about) ? Named + ((1 - Named) * Math.Max(0, likeness ?? 1))
            : shared == 0 ? 0
            : likeness is { } near ? (WordsShare * shared) + ((1 - WordsShare) * Math.Max(0, near))
            : shared;
        return new FoundKnowledge(document, Excerpt(passage, asked), Math.Round(Math.Min(1, score), 3));
    }

    /// <summary>The sentences of a passage from the first that holds most of the asked words on.</summary>
    private string Excerpt(string passage, HashSet<string> asked)
    {
        var sentences = Sentences(passage);
        var best = Enumerable
            .Range(0, sentences.Count)
            .OrderByDescending(number => Stems(sentences[number]).Count(asked.Contains))
            .ThenBy(number => number)
            .First();
        return string.Join(' ', sentences.Skip(best).Take(policy.Sentences)).Trim();
    }

    private static List<string> Sentences(string passage)
    {
        var sentences = new List<string>();
        var start = 0;
        for (var at = 0; at < passage.Length; at++)
        {
            var end = Ends.FirstOrDefault(mark =>
                string.CompareOrdinal(passage, at, mark, 0, mark.Length) == 0
            );
            if (end is not null)
            {
                Add(at + end.Length);
            }
        }

        Add(passage.Length);
        return sentences;

        void Add(int end)
        {
            if (passage[start..end].Trim() is { Length: > 0 } sentence)
            {
                sentences.Add(sentence);
            }

            start = end;
        }
    }

    /// <summary>Paragraphs, long ones cut at sentences.</summary>
    private IEnumerable<string> PassagesOf(KnowledgeDocument document)
    {
        foreach (var paragraph in document.Content.ReplaceLineEndings("\n").Split("\n\n"))
        {
            var passage = "";
            foreach (var sentence in Sentences(paragraph))
            {
                if (passage.Length > 0 && passage.Length + sentence.Length > policy.Passage)
                {
                    yield return passage;
                    passage = "";
                }

                passage = passage.Length == 0 ? sentence : passage + " " + sentence;
            }

            if (passage.Length > 0)
            {
                yield return passage;
            }
        }
    }

    private static HashSet<string> Stems(string text) =>
        Tokenizer
            .Tokenize(text)
            .Where(token =>
                token.Kind is TokenKind.Word or TokenKind.Number
                && token.Folded is not ("the" or "a" or "an" or "of" or "our" or "is" or "are" or "to")
            )
            .Select(token => token.Stem)
            .ToHashSet(StringComparer.Ordinal);
}
