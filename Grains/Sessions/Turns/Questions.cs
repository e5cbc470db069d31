using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Language.Domain;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Segments;
using SmartSegmentation.Grains.Segments.Domain;
using SmartSegmentation.Grains.Sessions.Turns.Acting;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Sessions.Turns;

/// <summary>Asks what only the user can say, one question at a time.</summary>
/// <param name="turn">The turn.</param>
/// <param name="segments">Counts what the options lead to.</param>
internal sealed class Questions(TurnScope turn, SegmentReader segments)
{
    private ClarificationTexts Texts => turn.Texts.Questions;

    private int MostOptions => (int)turn.Texts.Asking.MostOptions;

    /// <summary>The question about words that a reading leaves open.</summary>
    /// <param name="reader">Reads the ready answers.</param>
    /// <param name="reading">The reading.</param>
    /// <param name="open">The words.</param>
    /// <param name="message">The message to go on with when they are settled.</param>
    /// <param name="intent">What the user wanted.</param>
    /// <param name="cancellationToken">Stops the turn.</param>
    public Task<TurnOutcome> AskAsync(
        MessageReader reader,
        Reading reading,
        OpenWords open,
        string message,
        TurnIntent intent,
        CancellationToken cancellationToken
    ) =>
        !open.Vague.IsEmpty ? AskMeaningAsync(reading, message, intent, cancellationToken)
        : open.Item is { } item
            ? AskAboutAsync(
                reader,
                reading,
                reading.Scope.Source(item).Text,
                message,
                intent,
                cancellationToken
            )
        : Task.FromResult(TurnAnswers.Say(turn, intent, Texts.Who));

    /// <summary>The question about words that were read as something that cannot be carried out.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="words">The words, verbatim.</param>
    /// <param name="why">What is wrong with what they were read as; one sentence.</param>
    /// <param name="cancellationToken">Stops the turn.</param>
    public async Task<TurnOutcome> AskOtherwiseAsync(
        SegmentDraft draft,
        string words,
        string why,
        CancellationToken cancellationToken
    )
    {
        var reader = draft.Reader ?? turn.Readers([]);
        var reading = draft.Reading ?? reader.Read(turn.Input.Message);
        var term = words.ToLowerInvariant();
        var options = await OptionsAsync(Nearest(reader, words), [term], draft.Sentence, cancellationToken);
        return Ask(
            reading,
            new ClarifyingQuestion(
                "q-" + turn.Input.TurnId,
                "condition",
                words,
                Texts.Otherwise.Fill(("words", words), ("why", why)),
                options
            ),
            draft.Sentence.Length > 0 ? draft.Sentence : turn.Input.Message,
            draft.Intent,
            [term]
        );
    }

    /// <summary>"last time" was said and there is none.</summary>
    public TurnOutcome NoLastTime()
    {
        var question = new ClarifyingQuestion(
            "q-" + turn.Input.TurnId,
            "unknownWord",
            "last time",
            Texts.NoLastTime,
            []
        );
        return new(
            turn.Result(TurnIntent.Create, TurnAction.Clarify) with
            {
                Question = question,
            },
            turn.Dialogue with
            {
                Pending = new PendingQuestion(question, turn.Input.Message, TurnIntent.Create, [])
                {
                    Terms = ["last time"],
                },
            },
            []
        );
    }

    /// <summary>Two readings to choose from.</summary>
    public TurnOutcome Offer(
        SegmentDefinition draft,
        ExpressionNode rival,
        SegmentCounts counts,
        ExpressionText text,
        Reading reading
    )
    {
        SegmentDefinition Make(ExpressionNode? tree, int number) =>
            draft with
            {
                SegmentId = draft.SegmentId + (number == 0 ? "a" : "b"),
                Expression = tree,
                Name = text.Name(tree),
                LogicExpression = text.Logic(tree),
                EstimatedSize = counts.Size(number),
                ReferenceTime = turn.Input.Now,
                Today = turn.Day,
            };
        var choices = ImmutableArray.Create(Make(draft.Expression, 0), Make(rival, 1));
        var interpretations = choices
            .Select(choice => new Interpretation(text.Words(choice.Expression), choice))
            .ToImmutableArray();
        var question = new ClarifyingQuestion(
            "q-" + turn.Input.TurnId,
            "interpretation",
            draft.Query,
            Texts.Which,
            [
                .. interpretations.Select(choice => new QuestionOption(
                    choice.Text,
                    choice.Segment.EstimatedSize?.Count
                )),
            ]
        );
        return new(
            turn.Result(TurnIntent.Create, TurnAction.Interpretations) with
            {
                Interpretations = interpretations,
                Question = question,
                Coverage = CoverageReport.Of(reading, turn.Input.Message),
            },
            turn.Dialogue with
            {
                Pending = new PendingQuestion(
                    question,
                    draft.Query,
                    TurnIntent.Create,
                    [draft.Expression, rival]
                ),
            },
            [.. choices.Select(choice => (TurnCommand)new TurnCommand.Save(choice, "created", Draft: true))]
        );
    }

    private async Task<TurnOutcome> AskMeaningAsync(
        Reading reading,
        string message,
        TurnIntent intent,
        CancellationToken cancellationToken
    )
    {
        var terms = reading
            .Vague.Select(item => TermOf(reading, item))
            .Distinct(StringComparer.Ordinal)
            .ToImmutableArray();
        var first = reading.Vague[0];
        var options = await OptionsAsync(first.Vague!.Options, terms, message, cancellationToken);
        var about = string.Join(", ", terms);
        var text =
            terms.Length == 1
                ? first.Vague.Text.Replace("{term}", terms[0], StringComparison.Ordinal)
                : Texts.Meanings.Fill(("terms", turn.Texts.Formatting.List(terms)));
        return Ask(
            reading,
            new ClarifyingQuestion("q-" + turn.Input.TurnId, first.Vague.Type, about, text, options),
            message,
            intent,
            terms
        );
    }

    private static string TermOf(Reading reading, Item item) => reading.Scope.Words(item);

    private async Task<TurnOutcome> AskAboutAsync(
        MessageReader reader,
        Reading reading,
        string words,
        string message,
        TurnIntent intent,
        CancellationToken cancellationToken
    )
    {
        var near = Nearest(reader, words);
        var term = words.ToLowerInvariant();
        var options = await OptionsAsync(near, [term], message, cancellationToken);
        var hint = near.IsEmpty ? "" : Texts.Nearest.Fill(("values", string.Join(", ", near)));
        return Ask(
            reading,
            new ClarifyingQuestion(
                "q-" + turn.Input.TurnId,
                "unknownWord",
                words,
                Texts.Meaning.Fill(("term", words), ("hint", hint)),
                options
            ),
            message,
            intent,
            [term]
        );
    }

    private ImmutableArray<string> Nearest(MessageReader reader, string words) =>
        [
            .. reader
                .Index.Search(words, MostOptions)
                .Select(hit => hit.Value ?? reader.Model.Find(hit.FacetId)?.Label)
                .OfType<string>()
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];

    private TurnOutcome Ask(
        Reading reading,
        ClarifyingQuestion question,
        string message,
        TurnIntent intent,
        ImmutableArray<string> terms
    ) =>
        new(
            turn.Result(intent, TurnAction.Clarify) with
            {
                Question = question,
                Coverage = CoverageReport.Of(reading, turn.Input.Message),
            },
            turn.Dialogue with
            {
                Pending = new PendingQuestion(question, message, intent, []) { Terms = terms },
            },
            []
        );

    /// <summary>Those ready answers that can be read here, each with the size it leads to.</summary>
    private async Task<ImmutableArray<QuestionOption>> OptionsAsync(
        ImmutableArray<string> texts,
        ImmutableArray<string> terms,
        string message,
        CancellationToken cancellationToken
    )
    {
        var readable = texts
            .Select(text =>
                (
                    text,
                    reading: turn.Readers([
                            KeyValuePair.Create(terms[0], text),
                            .. terms.Skip(1).Select(term => KeyValuePair.Create(term, "")),
                        ])
                        .Read(message)
                )
            )
            .Where(pair => pair.reading is { Expression: not null, Problems.IsEmpty: true })
            .Take(MostOptions)
            .ToList();
        if (readable.Count == 0)
        {
            return [];
        }

        var trees = readable.Select(pair => pair.reading.Expression).ToList();
        var context = turn.Context with
        {
            Find = await segments.FindReferencesAsync(turn.Input.TenantId, trees),
        };
        return
            await segments.CountAsync(turn.Input.TenantId, context, trees, cancellationToken)
                is Outcome<SegmentCounts>.Done(var counts)
            ?
            [
                .. readable.Select(
                    (pair, number) => new QuestionOption(pair.text, counts.Trees[number].Count)
                ),
            ]
            : [.. readable.Select(pair => new QuestionOption(pair.text, null))];
    }
}
