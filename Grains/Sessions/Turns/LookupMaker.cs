using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Language.Domain;
using SmartSegmentation.Grains.Language.Domain.Lookups;
using SmartSegmentation.Grains.Language.Text;
using SmartSegmentation.Grains.Safety.Domain;
using SmartSegmentation.Grains.Segments;
using SmartSegmentation.Grains.Segments.Domain;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Sessions.Turns;

/// <summary>Answers questions that look up rows of the one table that there is ("what is the capacity of the stadium named …").</summary>
internal sealed class LookupMaker(TurnScope turn, SegmentReader segments)
{
    /// <summary>
    /// The outcome with the conditions that its words state, where nothing was counted by others: an answer says by itself what its number was
    /// computed from.
    /// </summary>
    public static TurnOutcome WithFilter(TurnScope turn, TurnOutcome outcome)
    {
        var result = outcome.Result;
        if (
            result
                is not {
                    Segment: null,
                    Filter: null,
                    Interpretations.IsEmpty: true,
                    Action: not TurnAction.Answer
                }
            || turn.Dialogue is not { Current: null, Pending: null }
            || turn.Input.Catalog.Tables.Length != 1
            || result.Rejection is { Code: not ("pii" or "out_of_scope") }
        )
        {
            return outcome;
        }

        var reading = LookupReader.Read(turn.Readers([]), turn.Input.Message);
        return outcome with { Result = result with { Filter = reading.Filter } };
    }

    /// <summary>The rows that a message asks for; null when it asks for none.</summary>
    public LookupReading? Read()
    {
        if (
            turn.Dialogue.Current is not null
            || turn.Input.Catalog.Tables.Length != 1
            || !IsQuestion(turn.Words.Language, turn.Input.Message)
        )
        {
            return null;
        }

        var reading = turn.Steps.Run("lookup", () => LookupReader.Read(turn.Readers([]), turn.Input.Message));
        return reading is { Filter: not null, Complete: true } ? reading : null;
    }

    /// <summary>The rows, or why they are not shown.</summary>
    /// <param name="reading">What is asked for.</param>
    /// <param name="cancellationToken">Stops the turn.</param>
    public async Task<TurnOutcome> AnswerAsync(LookupReading reading, CancellationToken cancellationToken)
    {
        var filter = reading.Filter!;
        if (Judge(filter, reading.Asked) is { } rejection)
        {
            var refused = TurnAnswers.Reject(turn, TurnIntent.Query, rejection);
            return refused with { Result = refused.Result with { Filter = filter } };
        }

        return await ListAsync(
            filter,
            [.. reading.Asked.Take((int)turn.Texts.Listing.MostColumns)],
            cancellationToken
        );
    }

    private Rejection? Judge(ExpressionNode filter, ImmutableArray<Facet> asked) =>
        turn.Words.Safety.JudgeTree(filter, turn.Input.Catalog, turn.Input.Config, turn.Dialogue.Purpose)
        ?? turn.Words.Safety.JudgeFacets(
            asked.Select(facet => facet.FacetId),
            turn.Input.Catalog,
            turn.Input.Config,
            turn.Dialogue.Purpose
        );

    /// <summary>True for a message that asks for something and speaks of no people.</summary>
    private static bool IsQuestion(LanguageWords language, string message)
    {
        var tokens = Tokenizer.Tokenize(message);
        var words = language.Lookups;
        return (words.Is("ask", tokens, 0) || message.TrimEnd().EndsWith('?'))
            && !tokens.Any(token =>
                language.Thesaurus.IsEntityWord(token.Stem) || token.Folded is "our" or "my"
            );
    }

    private async Task<TurnOutcome> ListAsync(
        ExpressionNode filter,
        ImmutableArray<Facet> asked,
        CancellationToken cancellationToken
    )
    {
        var spec = new SummarySpec
        {
            Among = filter,
            Function = SummaryFunction.Count,
            GroupBy = [.. asked.Select(facet => new GroupKey(new Measure { FacetId = facet.FacetId }))],
            Limit = (int)turn.Texts.Listing.MostRows,
        };
        var found = await turn.Steps.RunAsync(
            "query",
            () => segments.SummariseAsync(turn.Input.TenantId, turn.Context, spec, cancellationToken)
        );
        var outcome = found switch
        {
            Outcome<IReadOnlyList<object?[]>>.Done(var rows) => LookupAnswer.Of(turn, asked, rows),
            Outcome<IReadOnlyList<object?[]>>.Refused(var why) => TurnAnswers.Say(
                turn,
                TurnIntent.Query,
                turn.Texts.Formatting.Unanswerable.Fill(("why", why.Detail))
            ),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return outcome with
        {
            Result = outcome.Result with { Filter = filter },
            Dialogue = outcome.Dialogue with { Group = filter, Pending = null },
        };
    }
}
