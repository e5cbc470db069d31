using System.Collections.Immutable;
using System.Globalization;
using System.Numerics.Tensors;
using SmartSegmentation.Grains.Ambiguity.Domain;
using SmartSegmentation.Grains.Facets.Domain.Search;
using SmartSegmentation.Grains.Facets.Embedding;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Knowledge;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Knowledge;
using SmartSegmentation.Grains.Knowledge.Domain;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Sessions.Turns.Acting;

/// <summary>Answers what a word means and which columns speak of something: from memory, vocabulary, documents and catalog, with citations.</summary>
/// <param name="turn">The turn.</param>
/// <param name="embedder">Meaning of passages; without it words alone decide.</param>
internal sealed class KnowledgeAnswers(TurnScope turn, IEmbedder embedder)
{
    private readonly List<Citation> _citations = [];

    private KnowledgeTexts Texts => turn.Texts.Knowledge;

    /// <summary>True when the words of a question name something that is known, or a passage holds all of them.</summary>
    public static bool Knows(TurnScope turn, string about) =>
        turn.Input.Config.Vocabulary.Keys.Any(term =>
            turn.Words.Meanings.KeyOf(term) == turn.Words.Meanings.KeyOf(about)
        )
        || turn.Input.Documents.Any(document => KnowledgeSearch.Names(document, about))
        || !new KnowledgeSearch(NoEmbedder.Instance, turn.Words.KnowledgePolicy)
            .Find(
                about,
                [.. turn.Input.Documents.Select(document => document with { ConfidenceThreshold = 1 })]
            )
            .IsEmpty;

    /// <summary>The answer.</summary>
    public async Task<TurnOutcome> AnswerAsync(KnowledgeQuestion question)
    {
        // Passages are given their meaning beside the turn of the grain.
        var text = await Task.Run(() =>
            question.Kind == KnowledgeKind.Columns ? Columns(question.About) : Meaning(question.About)
        );
        var said = TurnAnswers.Say(turn, TurnIntent.Query, text);
        return said with
        {
            Result = said.Result with { Citations = _citations.Count == 0 ? null : [.. _citations] },
        };
    }

    private string Meaning(string about)
    {
        var parts = new List<string>();
        var key = turn.Words.Meanings.KeyOf(about);
        var told = turn.Known.Told.FirstOrDefault(known => known.Key == key);
        if (told is not null)
        {
            var mark = Cite("memory", told.MemoryId ?? key, told.Term, turn.Input.UserId, told.Meaning);
            parts.Add(Texts.Memory.Fill(("term", about), ("text", told.Meaning), ("mark", mark)));
        }

        var shared = turn.Input.Config.Vocabulary.FirstOrDefault(pair =>
            turn.Words.Meanings.KeyOf(pair.Key) == key
        );
        if (shared.Key is not null)
        {
            var mark = Cite("vocabulary", shared.Key, shared.Key, turn.Input.TenantId, shared.Value);
            parts.Add(Texts.Vocabulary.Fill(("term", about), ("text", shared.Value), ("mark", mark)));
        }

        parts.AddRange(OfDocuments(about));
        if (_citations.Count == 0)
        {
            parts.AddRange(OfCatalog(about));
        }

        if (_citations.Count == 0)
        {
            parts.Add(Texts.Nothing.Fill(("term", about)));
        }

        return string.Join(' ', parts);
    }

    private IEnumerable<string> OfDocuments(string about)
    {
        var search = new KnowledgeSearch(embedder, turn.Words.KnowledgePolicy);
        foreach (var found in search.Find(about, turn.Input.Documents))
        {
            var document = found.Document;
            if (!KnowledgeRules.IsOwned(document))
            {
                yield return Texts.Unowned.Fill(("title", document.Title));
            }
            else if (!KnowledgeRules.IsFresh(document, turn.Day))
            {
                yield return Texts.Stale.Fill(
                    ("title", document.Title),
                    ("owner", document.Owner),
                    (
                        "day",
                        document.FreshnessDate?.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) ?? "–"
                    ),
                    ("age", document.MaxAgeDays.ToString(CultureInfo.InvariantCulture))
                );
            }
            else
            {
                yield return Texts.Document.Fill(("text", found.Excerpt), ("mark", Cite(found)));
            }
        }
    }

    /// <summary>The facets whose name the words are, with what the catalog says of them.</summary>
    private List<string> OfCatalog(string about)
    {
        var asked = MeaningKeys.StemsOf(about);
        return turn
            .Input.Catalog.Allowed(turn.Input.Config)
            .Facets.Where(facet => !facet.Pii)
            .Where(facet =>
                facet.Synonyms.Append(facet.Label).Any(name => MeaningKeys.StemsOf(name) == asked)
            )
            .OrderByDescending(facet => facet.Description.Length > 0)
            .Take(turn.Words.KnowledgePolicy.Sources)
            .Select(facet =>
                facet.Description.Length > 0
                    ? Texts.Document.Fill(("text", facet.Description), ("mark", Cite(facet)))
                    : Texts.PlainColumn.Fill(
                        ("term", about),
                        ("name", facet.FacetId),
                        ("values", ValuesOf(facet)),
                        ("mark", Cite(facet))
                    )
            )
            .ToList();
    }

    private string ValuesOf(Facet facet) =>
        facet.Sensitive ? ""
        : facet is { Type: not (FacetType.Text or FacetType.Boolean), Min: { } least, Max: { } greatest }
            ? Texts.RangeOfValues.Fill(("least", least), ("greatest", greatest))
        : facet.Values.IsEmpty ? ""
        : Texts.SomeValues.Fill(
            (
                "text",
                string.Join(
                    ", ",
                    facet.Values.Take(turn.Words.KnowledgePolicy.Columns).Select(value => value.Value)
                )
            )
        );

    private string Columns(string about)
    {
        var facets = turn
            .Input.Catalog.Allowed(turn.Input.Config)
            .Facets.ToDictionary(facet => facet.FacetId, StringComparer.Ordinal);
        var named = turn.Readers([])
            .Index.Search(about, facets.Count)
            .Where(hit => hit.Score >= turn.Words.KnowledgePolicy.Facet)
            .Select(hit => hit.FacetId);
        var near = embedder.IsAvailable ? Nearest(about, [.. facets.Values]) : [];
        var found = named
            .Concat(near)
            .Distinct(StringComparer.Ordinal)
            .Where(facets.ContainsKey)
            .Take(turn.Words.KnowledgePolicy.Columns)
            .Select(id => Texts.Column.Fill(("name", id), ("mark", Cite(facets[id]))))
            .ToList();
        return found.Count == 0
            ? Texts.NoColumns.Fill(("term", about))
            : Texts.Columns.Fill(("term", about), ("text", string.Join(", ", found)));
    }

    private IEnumerable<string> Nearest(string about, ImmutableArray<Facet> facets)
    {
        var texts = facets.Select(facet => $"{facet.Label} {facet.Description}".Trim()).ToList();
        var vectors = embedder.Embed([about, .. texts]);
        return facets
            .Select(
                (facet, number) =>
                    (facet.FacetId, Near: TensorPrimitives.Dot<float>(vectors[0], vectors[number + 1]))
            )
            .Where(pair => pair.Near >= turn.Words.KnowledgePolicy.FacetMeaning)
            .OrderByDescending(pair => pair.Near)
            .Select(pair => pair.FacetId);
    }

    private string Cite(FoundKnowledge found) =>
        Cite(
            new Citation(
                "",
                "document",
                found.Document.Id,
                found.Document.Title,
                found.Document.Owner,
                found.Excerpt
            )
            {
                Source = found.Document.Source.Length > 0 ? found.Document.Source : null,
                FreshnessDate = found.Document.FreshnessDate,
                Version = found.Document.Version,
                Score = found.Score,
            }
        );

    private string Cite(Facet facet) =>
        Cite(
            new Citation(
                "",
                "catalog",
                facet.FacetId,
                facet.Label,
                turn.Input.TenantId,
                facet.Description is { Length: > 0 } description ? description : facet.Label
            )
            {
                Source = facet.Table,
                Version = turn.Input.Catalog.Version.ToString(CultureInfo.InvariantCulture),
                Score = 1,
            }
        );

    private string Cite(string kind, string id, string title, string owner, string excerpt) =>
        Cite(new Citation("", kind, id, title, owner, excerpt) { Score = 1 });

    private string Cite(Citation citation)
    {
        var mark = FormattableString.Invariant($"[{_citations.Count + 1}]");
        _citations.Add(citation with { Mark = mark });
        return mark;
    }
}
