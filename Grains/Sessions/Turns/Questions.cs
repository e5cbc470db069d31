using System.Collections.Immutable;
using SmartSegmentation.Grains.Ambiguity.Domain;
using SmartSegmentation.Grains.Interfaces.Ambiguity;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Language.Domain;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Models.Domain;
using SmartSegmentation.Grains.Segments;
using SmartSegmentation.Grains.Segments.Domain;
using SmartSegmentation.Grains.Sessions.Turns.Acting;
using SmartSegmentation.Grains.Sessions.Turns.Planning;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Sessions.Turns;

/// <summary>Asks what only the user can say, one question at a time.</summary>
/// <param name="turn">The turn.</param>
/// <param name="segments">Counts what the options lead to.</param>
internal sealed class Questions(TurnScope turn, SegmentReader segments)
{
    private const double SameForAll = 0.85;
    private readonly AnswerOptions _options = new(turn, segments);

    private ClarificationTexts Texts => turn.Texts.Questions;

    private int MostOptions => (int)turn.Texts.Asking.MostOptions;

    /// <summary>The question about words that a reading leaves open.</summary>
    /// <param name="reader">Finds what is near the words.</param>
    /// <param name="reading">The reading.</param>
    /// <param name="open">The words.</param>
    /// <param name="message">The message to go on with when they are settled.</param>
    /// <param name="intent">What the user wanted.</param>
    /// <param name="answered">Whom an answer leads to.</param>
    /// <param name="cancellationToken">Stops the turn.</param>
    public Task<TurnOutcome> AskAsync(
        MessageReader reader,
        Reading reading,
        OpenWords open,
        string message,
        TurnIntent intent,
        AnsweredTree answered,
        CancellationToken cancellationToken
    ) =>
        !open.Vague.IsEmpty ? AskMeaningAsync(reading, message, intent, answered, cancellationToken)
        : open.Item is { } alone && VagueAlone(reading, alone) is { } vague
            ? AskMeaningAsync(
                reading with
                {
                    Vague = [alone with { Vague = vague }],
                },
                message,
                intent,
                answered,
                cancellationToken
            )
        : open.Item is { } item
            ? AskAboutAsync(
                reader,
                reading,
                open.Words(reading),
                message,
                intent,
                answered,
                cancellationToken
            )
        : Task.FromResult(TurnAnswers.Say(turn, intent, Texts.Who));

    /// <summary>"best customers": a word that means too much where nothing says by what.</summary>
    private VagueWord? VagueAlone(Reading reading, Item item) =>
        turn.Words.Language.Data.VagueOf(TermOf(reading, item)) is { IsAlone: true } vague ? vague : null;

    /// <summary>The question about words that were read as something that cannot be carried out.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="words">The words, verbatim.</param>
    /// <param name="why">What is wrong with what they were read as; one sentence.</param>
    /// <param name="answered">Whom an answer leads to.</param>
    /// <param name="cancellationToken">Stops the turn.</param>
    public async Task<TurnOutcome> AskOtherwiseAsync(
        SegmentDraft draft,
        string words,
        string why,
        AnsweredTree answered,
        CancellationToken cancellationToken
    )
    {
        var reader = draft.Reader ?? turn.Readers([]);
        var reading = draft.Reading ?? reader.Read(turn.Input.Message);
        var term = words.ToLowerInvariant();
        var (options, _) = await _options.CountAsync(
            Nearest(reader, words),
            [term],
            answered,
            cancellationToken
        );
        return await PoseAsync(
            reading,
            new ClarifyingQuestion(
                "q-" + turn.Input.TurnId,
                "condition",
                words,
                Texts.Otherwise.Fill(("words", words), ("why", why)),
                options
            ),
            draft.Definition.Query,
            draft.Intent,
            [term],
            null,
            cancellationToken
        );
    }

    /// <summary>A segment of the past was spoken of and there is none.</summary>
    public Task<TurnOutcome> NoPastAsync(TurnTask.LastTimeAgain again, CancellationToken cancellationToken)
    {
        var (about, text) =
            again.Like is { } words ? (words, turn.Texts.Memory.LikeNone.Fill(("words", words)))
            : again.Usual ? ("the usual", turn.Texts.Memory.UsualNone)
            : ("last time", Texts.NoLastTime);
        return PoseAsync(
            null,
            new ClarifyingQuestion("q-" + turn.Input.TurnId, "unknownWord", about, text, []),
            turn.Input.Message,
            TurnIntent.Create,
            [about.ToLowerInvariant()],
            null,
            cancellationToken
        );
    }

    /// <summary>Several segments of the past could be meant.</summary>
    public async Task<TurnOutcome> WhichPastAsync(
        ImmutableArray<SegmentDefinition> likest,
        CancellationToken cancellationToken
    )
    {
        var question = new ClarifyingQuestion(
            "q-" + turn.Input.TurnId,
            "segment",
            turn.Input.Message,
            turn.Texts.Memory.LikeWhich,
            [.. likest.Select(one => new QuestionOption(one.Name, one.EstimatedSize?.Count))]
        );
        var decision = await DecideAsync(
            ReadingKey(turn.Input.Message),
            turn.Input.Message,
            question,
            null,
            cancellationToken
        );
        var shown = decision.Pending?.Question ?? question;
        return new(
            turn.Result(TurnIntent.Create, TurnAction.Clarify) with
            {
                Question = shown,
            },
            turn.Dialogue with
            {
                Pending = new PendingQuestion(
                    shown,
                    turn.Input.Message,
                    TurnIntent.Create,
                    [.. likest.Select(one => one.Expression)]
                ),
            },
            []
        );
    }

    /// <summary>Key under which the ledger keeps which reading of a sentence is meant.</summary>
    public static string ReadingKey(string query) => MeaningKeys.KeyOf("interpretation", query);

    /// <summary>Two readings to choose from, or the one that was chosen when the same words were read before.</summary>
    public async Task<(TurnOutcome Offer, ExpressionNode? Taken)> OfferAsync(
        SegmentDefinition draft,
        ExpressionNode rival,
        SegmentCounts counts,
        ExpressionText text,
        Reading reading,
        CancellationToken cancellationToken
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
        var decision = await DecideAsync(
            ReadingKey(draft.Query),
            draft.Query,
            question,
            null,
            cancellationToken
        );
        var taken = decision.Resolution is { } chosen
            ? interpretations.ToList().FindIndex(choice => choice.Text == chosen) is var number and >= 0
                ? choices[number].Expression
                : Nodes.Or([draft.Expression, rival])
            : null;
        return (
            new(
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
                [
                    .. choices.Select(choice =>
                        (TurnCommand)new TurnCommand.Save(choice, "created", Draft: true)
                    ),
                ]
            ),
            taken
        );
    }

    /// <summary>Asks for the meaning of the first vague word; the answer may say what the others mean too.</summary>
    private async Task<TurnOutcome> AskMeaningAsync(
        Reading reading,
        string message,
        TurnIntent intent,
        AnsweredTree answered,
        CancellationToken cancellationToken
    )
    {
        var terms = reading
            .Vague.Select(item => TermOf(reading, item))
            .Distinct(StringComparer.Ordinal)
            .ToImmutableArray();
        var first = reading.Vague[0];
        var key = turn.Words.Meanings.KeyOf(terms[0]);
        var texts = turn.Known.Doubts.TryGetValue(key, out var doubt)
            ?
            [
                doubt.Meaning,
                .. first.Vague!.Options.Where(option =>
                    !string.Equals(
                        turn.Whole(key, option),
                        turn.Whole(key, doubt.Meaning),
                        StringComparison.OrdinalIgnoreCase
                    )
                ),
            ]
            : first.Vague!.Options;
        var documented = await DocumentedMeaning.FindAsync(turn, terms[0]);
        texts = documented?.Meaning is { } told ? [told, .. texts.Where(option => option != told)] : texts;
        var (options, same) = await _options.CountAsync(texts, terms, answered, cancellationToken);
        if (options.IsEmpty && _options.Forbidden(texts, terms, answered) is { } forbidden)
        {
            return TurnAnswers.Reject(turn, intent, forbidden);
        }

        var text = first.Vague.Text.Replace("{term}", terms[0], StringComparison.Ordinal);
        if (doubt is not null)
        {
            text += " " + Texts.StillSo.Fill(("meaning", doubt.Meaning));
        }

        if (LostText(key) is { } lost)
        {
            text = lost + " " + text;
        }

        if (documented is not null)
        {
            text = documented.Said + " " + text;
        }

        var posed = await PoseAsync(
            reading,
            new ClarifyingQuestion("q-" + turn.Input.TurnId, first.Vague.Type, terms[0], text, options),
            message,
            intent,
            terms,
            same && terms.Length == 1 ? new AmbiguityHint(options[0].Text, SameForAll, "consequence") : null,
            cancellationToken
        );
        return documented?.Cite(posed) ?? posed;
    }

    private string? LostText(string key) =>
        turn.Known.Lost.FirstOrDefault(memory => memory.Key == key) is { } lost
            ? turn.Texts.Memory.Lost.Fill(("term", lost.Term), ("meaning", lost.Meaning))
        : turn.Unreadable.FirstOrDefault(term => turn.Words.Meanings.KeyOf(term.Term) == key) is { } unread
            ? turn.Texts.Memory.UnreadDefinition.Fill(("term", unread.Term), ("meaning", unread.Meaning))
        : null;

    private static string TermOf(Reading reading, Item item) => reading.Scope.Words(item);

    private async Task<TurnOutcome> AskAboutAsync(
        MessageReader reader,
        Reading reading,
        string words,
        string message,
        TurnIntent intent,
        AnsweredTree answered,
        CancellationToken cancellationToken
    )
    {
        var near = Nearest(reader, words);
        var term = words.ToLowerInvariant();
        var documented = await DocumentedMeaning.FindAsync(turn, term);
        var proposed = new ProposedOption(turn);
        var proposing = proposed.BeginAsync(
            words,
            RequestOf(turn.Words.Meanings.KeyOf(term), term, null),
            message,
            cancellationToken
        );
        ImmutableArray<QuestionOption> options;
        ModelProposal? proposal;
        try
        {
            (options, _) = await _options.CountAsync(
                documented?.Meaning is { } told ? [told, .. near] : near,
                [term],
                answered,
                cancellationToken
            );
        }
        finally
        {
            // Also where counting fails: nothing of this turn goes on behind it.
            proposal = await proposing;
        }

        if (proposed.Words(proposal, term, message, options) is { } added)
        {
            // Behind the engine's own: nothing that it offers is moved or left out.
            var (counted, _) = await _options.CountAsync([added], [term], answered, cancellationToken);
            options =
            [
                .. options,
                .. counted.Select(option => option with { ProposedBy = ProposedOption.Model }),
            ];
        }

        var hint = near.IsEmpty ? "" : Texts.Nearest.Fill(("values", string.Join(", ", near)));
        var lost = LostText(turn.Words.Meanings.KeyOf(term)) is { } gone ? gone + " " : "";
        lost += documented is null ? "" : documented.Said + " ";
        var posed = await PoseAsync(
            reading,
            new ClarifyingQuestion(
                "q-" + turn.Input.TurnId,
                "unknownWord",
                words,
                lost + Texts.Meaning.Fill(("term", words), ("hint", hint)),
                options
            ),
            message,
            intent,
            [term],
            null,
            cancellationToken
        );
        return documented?.Cite(posed) ?? posed;
    }

    private ImmutableArray<string> Nearest(MessageReader reader, string words) =>
        [
            .. reader
                .Index.Search(words, MostOptions)
                .Select(hit => hit.Value ?? reader.Model.Find(hit.FacetId)?.Label)
                .OfType<string>()
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];

    /// <summary>
    /// Puts a question as far as the ledger lets it: what is settled is used and the message read again; while another question is open, that
    /// one is shown.
    /// </summary>
    private async Task<TurnOutcome> PoseAsync(
        Reading? reading,
        ClarifyingQuestion question,
        string message,
        TurnIntent intent,
        ImmutableArray<string> terms,
        AmbiguityHint? inference,
        CancellationToken cancellationToken
    )
    {
        var key = turn.Words.Meanings.KeyOf(terms[0]);
        var decision = await DecideAsync(key, terms[0], question, inference, cancellationToken);
        if (decision.Resolution is { } meaning && !turn.Known.All.Any(known => known.Term == terms[0]))
        {
            turn.Known.Add(
                new KnownMeaning(
                    terms[0],
                    meaning,
                    key,
                    decision.Action == AmbiguityAction.Infer ? "inferred" : "session"
                )
            );
        }

        var shown = decision.Pending?.Question ?? question;
        return new(
            turn.Result(intent, TurnAction.Clarify) with
            {
                Question = shown,
                Coverage = reading is null ? [] : CoverageReport.Of(reading, turn.Input.Message),
            },
            turn.Dialogue with
            {
                // A question about the same word goes on with the later message, one about another with its own.
                Pending =
                    shown.Id != question.Id
                    && decision.Pending?.Key != key
                    && turn.Dialogue.Pending is { } open
                    && open.Question.Id == shown.Id
                        ? open
                        : new PendingQuestion(shown, message, intent, []) { Terms = terms },
            },
            []
        );
    }

    private Task<AmbiguityDecision> DecideAsync(
        string key,
        string term,
        ClarifyingQuestion question,
        AmbiguityHint? inference,
        CancellationToken cancellationToken
    ) =>
        turn.Input.Clarifications.DecideAsync(
            RequestOf(key, term, question) with
            {
                Inference = inference,
            },
            cancellationToken
        );

    private AmbiguityRequest RequestOf(string key, string term, ClarifyingQuestion? question) =>
        new()
        {
            Key = key,
            Term = term,
            TurnId = turn.Input.TurnId,
            Step = "decompose",
            Question = question,
            Preference = PreferenceOf(key),
            Since = SinceOf(key),
        };

    /// <summary>From when on the ledger knows of a word: what was settled before the session began afresh, or before the user forgot it, is gone.</summary>
    private DateTimeOffset? SinceOf(string key)
    {
        DateTimeOffset? forgotten = turn.Input.Memory.Forgotten.TryGetValue(key, out var at) ? at : null;
        return new[] { turn.Dialogue.Since, forgotten, turn.Input.Memory.ErasedAt }.Max();
    }

    private AmbiguityHint? PreferenceOf(string key) =>
        turn.Input.Memory.Memories.LastOrDefault(memory => memory.Key == key) is { } memory
        && turn.Words.Memory.ConfidenceAt(memory, turn.Input.Now) is var confidence
        && confidence >= turn.Words.Memory.Sure
        && !turn.Known.Lost.Contains(memory)
            ? new AmbiguityHint(
                memory.Meaning,
                confidence,
                memory.MemoryId,
                memory.Evidence.FirstOrDefault()?.At
            )
            : null;
}
