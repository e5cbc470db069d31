using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Language.Domain;
using SmartSegmentation.Grains.Language.Domain.Answers;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Safety.Domain;
using SmartSegmentation.Grains.Segments;
using SmartSegmentation.Grains.Segments.Domain;
using SmartSegmentation.Grains.Sessions.Turns.Acting;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Sessions.Turns;

/// <summary>Answers questions and tests claims.</summary>
internal sealed class AnswerMaker(TurnScope turn, SegmentReader segments)
{
    /// <summary>The answer to a question, or what has to be asked first.</summary>
    /// <param name="reader">Reads the ready answers of a question.</param>
    /// <param name="text">The question.</param>
    /// <param name="plan">How it is answered.</param>
    /// <param name="cancellationToken">Stops the turn.</param>
    public async Task<TurnOutcome> AskAsync(
        MessageReader reader,
        string text,
        QuestionPlan plan,
        CancellationToken cancellationToken
    )
    {
        if (
            await UnclearAsync(
                reader,
                plan.Reading,
                TurnIntent.Query,
                other => Asked(other, text)?.Reading.Expression,
                cancellationToken
            ) is
            { } unclear
        )
        {
            return unclear;
        }

        var (rows, refused) = await RunAsync(plan.Specs, TurnIntent.Query, cancellationToken);
        if (refused is not null)
        {
            return refused;
        }

        var answer = plan.Write(rows);
        var outcome = new TurnOutcome(
            turn.Result(TurnIntent.Query, TurnAction.Answer) with
            {
                Answer = answer.Answer,
                Result = answer.Result,
                Filter = Nodes.And([plan.Specs[0].Among, .. plan.Specs[0].Measure?.Where ?? []]),
                Coverage = CoverageReport.Of(plan.Reading, turn.Input.Message),
            },
            turn.Dialogue with
            {
                Group = plan.Specs[0].Among ?? turn.Dialogue.Group,
            },
            []
        );
        return UsedMeanings.Note(turn, outcome, plan.Reading);
    }

    /// <summary>The verdict on a claim, or what has to be asked first.</summary>
    public async Task<TurnOutcome> ClaimAsync(
        MessageReader reader,
        string text,
        HypothesisPlan plan,
        CancellationToken cancellationToken
    )
    {
        if (
            await UnclearAsync(
                reader,
                plan.Reading,
                TurnIntent.Hypothesis,
                other => HypothesisReader.Read(other, text)?.Specs[0].Among,
                cancellationToken
            ) is
            { } unclear
        )
        {
            return unclear;
        }

        var (rows, refused) = await RunAsync(plan.Specs, TurnIntent.Hypothesis, cancellationToken);
        if (refused is not null)
        {
            return refused;
        }

        var result = plan.Conclude(rows);
        var outcome = new TurnOutcome(
            turn.Result(TurnIntent.Hypothesis, TurnAction.Answer) with
            {
                Hypothesis = result,
                Answer = Verdict(result),
                Coverage = CoverageReport.Of(plan.Reading, turn.Input.Message),
            },
            turn.Dialogue,
            []
        );
        return UsedMeanings.Note(turn, outcome, plan.Reading);
    }

    private QuestionPlan? Asked(MessageReader reader, string text)
    {
        var segment = turn.Dialogue.Current?.Expression;
        return QuestionReader.Read(reader, text, turn.Dialogue.Group ?? segment, segment);
    }

    private string Verdict(HypothesisResult result) =>
        result.Verdict switch
        {
            HypothesisVerdict.Supported => turn.Texts.Verdicts.Supported,
            HypothesisVerdict.NotSupported => turn.Texts.Verdicts.NotSupported,
            _ => turn.Texts.Verdicts.CannotTell,
        };

    private async Task<TurnOutcome?> UnclearAsync(
        MessageReader reader,
        Reading reading,
        TurnIntent intent,
        AnsweredTree answered,
        CancellationToken cancellationToken
    ) =>
        OpenWords.Find(reading, turn.Texts.Asking, needsTree: false) is { } open
            ? await new Questions(turn, segments).AskAsync(
                reader,
                reading,
                open,
                turn.Input.Message,
                intent,
                answered,
                cancellationToken
            )
            : null;

    private async Task<(IReadOnlyList<IReadOnlyList<object?[]>> Rows, TurnOutcome? Refused)> RunAsync(
        ImmutableArray<SummarySpec> specs,
        TurnIntent intent,
        CancellationToken cancellationToken
    )
    {
        var facets = specs.SelectMany(FacetsOf).Distinct(StringComparer.Ordinal);
        var trees = specs
            .SelectMany(spec => new[] { spec.Among, spec.Condition })
            .OfType<ExpressionNode>()
            .ToList();
        var rejection =
            specs
                .Select(spec => spec.Among)
                .OfType<ExpressionNode>()
                .Select(tree =>
                    turn.Words.Safety.JudgeTree(
                        tree,
                        turn.Input.Catalog,
                        turn.Input.Config,
                        turn.Dialogue.Purpose
                    )
                )
                .FirstOrDefault(found => found is not null)
            ?? turn.Words.Safety.JudgeFacets(
                facets,
                turn.Input.Catalog,
                turn.Input.Config,
                turn.Dialogue.Purpose
            );
        if (rejection is not null)
        {
            return ([], TurnAnswers.Reject(turn, intent, rejection));
        }

        var context = turn.Context with
        {
            Find = await segments.FindReferencesAsync(turn.Input.TenantId, [.. trees]),
        };
        var results = new List<IReadOnlyList<object?[]>>(specs.Length);
        foreach (var spec in specs)
        {
            switch (
                await turn.Steps.RunAsync(
                    "query",
                    () => segments.SummariseAsync(turn.Input.TenantId, context, spec, cancellationToken)
                )
            )
            {
                case Outcome<IReadOnlyList<object?[]>>.Done(var rows):
                    results.Add(rows);
                    break;
                case Outcome<IReadOnlyList<object?[]>>.Refused(var why):
                    return (
                        [],
                        TurnAnswers.Say(
                            turn,
                            intent,
                            turn.Texts.Formatting.Unanswerable.Fill(("why", why.Detail))
                        )
                    );
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }

        return (results, null);
    }

    /// <summary>All that a summary reads, what filters its rows and the references it reads by included.</summary>
    private static IEnumerable<string> FacetsOf(SummarySpec spec)
    {
        var rows = spec is { OverRows: true, Measure: { } measured } ? measured.RowsOf(null) : null;
        return spec
            .GroupBy.SelectMany(key => FacetLineage.FacetsOf(key.Measure, rows))
            .Concat(spec.Measure is { } measure ? FacetLineage.FacetsOf(measure, null) : [])
            .Concat(spec.Condition is { } condition ? FacetLineage.FacetsOf(condition, rows) : []);
    }
}
