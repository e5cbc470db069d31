using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Knowledge;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Knowledge;
using SmartSegmentation.Grains.Knowledge.Domain;
using SmartSegmentation.Grains.Sessions.Turns.Acting;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Sessions.Turns;

/// <summary>What a document of the tenant says of a word that is asked about.</summary>
/// <param name="Said">It, for the question; ends where the question begins.</param>
/// <param name="Meaning">The meaning that it gives, where it can be an answer; null = it only speaks of the word.</param>
/// <param name="Source">Where it stands.</param>
internal sealed record DocumentedMeaning(string Said, string? Meaning, Citation Source)
{
    private const string Mark = "[1]";

    /// <summary>Of the nearest document that somebody owns and that is fresh; null when none speaks of the word.</summary>
    public static async Task<DocumentedMeaning?> FindAsync(TurnScope turn, string term)
    {
        var documents = (await turn.Input.Library())
            .Where(document => KnowledgeRules.IsOwned(document) && KnowledgeRules.IsFresh(document, turn.Day))
            // By its words alone, and all of them.
            .Select(document => document with { ConfidenceThreshold = 1 })
            .ToImmutableArray();
        var found = new KnowledgeSearch(NoEmbedder.Instance, turn.Words.KnowledgePolicy).Find(
            term,
            documents
        );
        return found is [var first, ..] ? Of(turn, term, first) : null;
    }

    private static DocumentedMeaning Of(TurnScope turn, string term, FoundKnowledge found)
    {
        var document = found.Document;
        var meaning = turn.Words.Knowledge.MeaningIn(found.Excerpt, term);
        return new DocumentedMeaning(
            turn.Texts.Knowledge.Says.Fill(
                ("title", document.Title),
                ("text", found.Excerpt),
                ("mark", Mark)
            ),
            meaning is not null && turn.Readers([]).IsMeaning(meaning) ? meaning : null,
            new Citation(Mark, "document", document.Id, document.Title, document.Owner, found.Excerpt)
            {
                Source = document.Source.Length > 0 ? document.Source : null,
                FreshnessDate = document.FreshnessDate,
                Version = document.Version,
                Score = found.Score,
            }
        );
    }

    /// <summary>The question with what the document says before it.</summary>
    public TurnOutcome Cite(TurnOutcome outcome) =>
        outcome.Result is { Action: TurnAction.Clarify }
            ? outcome with
            {
                Result = outcome.Result with { Citations = [Source] },
            }
            : outcome;
}
