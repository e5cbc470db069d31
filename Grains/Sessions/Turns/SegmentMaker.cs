using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Language.Domain;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Dialogue;
using SmartSegmentation.Grains.Safety.Domain;
using SmartSegmentation.Grains.Segments;
using SmartSegmentation.Grains.Segments.Domain;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Sessions.Turns;

/// <summary>Makes and changes the segment of a turn.</summary>
/// <param name="turn">The turn.</param>
/// <param name="segments">Counts trees.</param>
internal sealed class SegmentMaker(TurnScope turn, SegmentReader segments)
{
    private readonly Questions _questions = new(turn, segments);

    /// <summary>A new segment.</summary>
    /// <param name="query">The user's words, verbatim.</param>
    /// <param name="sentence">The words to read, in the places where they stand.</param>
    /// <param name="name">Name to give; null = one made of the conditions.</param>
    /// <param name="local">Meanings for this sentence only.</param>
    /// <param name="commands">What else follows from the turn.</param>
    /// <param name="cancellationToken">Stops the turn.</param>
    public async Task<TurnOutcome> CreateAsync(
        string query,
        string sentence,
        string? name,
        ImmutableArray<(string Term, string Meaning)> local,
        ImmutableArray<TurnCommand> commands,
        CancellationToken cancellationToken
    )
    {
        var reader = turn.Readers(
            local.Select(meaning => KeyValuePair.Create(meaning.Term, meaning.Meaning))
        );
        var reading = turn.Steps.Run("decompose", () => reader.Read(sentence));
        if (
            await _questions.AskAsync(reader, reading, sentence, TurnIntent.Create, cancellationToken) is
            { } question
        )
        {
            return question with
            {
                Commands = commands,
                Dialogue = question.Dialogue with { Settled = Settle(local) },
            };
        }

        if (reading.Expression is { } found && Judge(found) is { } rejection)
        {
            return TurnAnswers.Reject(turn, TurnIntent.Create, rejection);
        }

        var draft = new SegmentDefinition
        {
            SegmentId = NewId(),
            Version = 1,
            Name = name ?? "",
            Query = query,
            Expression = reading.Expression,
            Confidence = reading.Confidence,
        };
        return await FinishAsync(
            draft,
            reading,
            TurnIntent.Create,
            "created",
            commands,
            Settle(local),
            cancellationToken
        );
    }

    /// <summary>The user's last segment of an earlier session, with further conditions.</summary>
    /// <param name="sentence">What is said beside "the same segment as last time", in its place.</param>
    /// <param name="cancellationToken">Stops the turn.</param>
    public async Task<TurnOutcome> LikeLastTimeAsync(string sentence, CancellationToken cancellationToken)
    {
        var reader = turn.Readers([]);
        var last = turn.Input.Segments.LastOrDefault(segment =>
            string.Equals(segment.CreatedBy, turn.Input.UserId, StringComparison.Ordinal)
            && !string.Equals(segment.SegmentId, turn.Dialogue.Current?.SegmentId, StringComparison.Ordinal)
        );
        var found = last is null
            ? null
            : (
                await segments.FindReferencesAsync(
                    turn.Input.TenantId,
                    [new ExpressionNode.Reference(last.SegmentId)]
                )
            )(last.SegmentId);
        if (found is null)
        {
            return _questions.NoLastTime();
        }

        var step = new DialogueReader(turn.Words.Language.Dialogue, reader).Read(sentence, hasCurrent: true)
            is Act.Edit(var steps)
            ? steps
            : [new EditStep(EditKind.Narrow, sentence)];
        var editor = new SegmentEditor(reader);
        var tree = found.Expression;
        foreach (var change in step.Where(change => !string.IsNullOrWhiteSpace(change.Text)))
        {
            tree = editor.Apply(tree, change, out _);
        }

        var reading = editor.Readings.LastOrDefault() ?? reader.Read(sentence);
        if (
            editor.Readings.Count > 0
            && await _questions.AskAsync(reader, reading, sentence, TurnIntent.Create, cancellationToken)
                is { } question
        )
        {
            return question;
        }

        var draft = new SegmentDefinition
        {
            SegmentId = NewId(),
            Version = 1,
            Query = turn.Input.Message,
            Expression = tree,
            Confidence = Math.Min(found.Confidence, reading.Confidence),
        };
        return await FinishAsync(
            draft,
            reading with
            {
                Rival = null,
            },
            TurnIntent.Create,
            "created",
            [],
            turn.Dialogue.Settled,
            cancellationToken
        );
    }

    /// <summary>Changes the current segment.</summary>
    public async Task<TurnOutcome> EditAsync(
        ImmutableArray<EditStep> steps,
        CancellationToken cancellationToken
    )
    {
        var current = turn.Dialogue.Current!;
        var reader = turn.Readers([]);
        var editor = new SegmentEditor(reader);
        var tree = current.Expression;
        foreach (var step in steps)
        {
            tree = turn.Steps.Run("edit", () => editor.Apply(tree, step, out _));
        }

        var reading = editor.Readings[^1];
        var unclear = editor.Readings.Select(other => other).FirstOrDefault(other => !other.Vague.IsEmpty);
        if (
            unclear is not null
            && await _questions.AskAsync(
                reader,
                unclear,
                turn.Input.Message,
                TurnIntent.Edit,
                cancellationToken
            )
                is { } question
        )
        {
            return question;
        }

        if (Equals(tree, current.Expression))
        {
            return await _questions.NotUnderstoodAsync(
                reader,
                reading,
                turn.Input.Message,
                TurnIntent.Edit,
                cancellationToken
            );
        }

        if (tree is not null && Judge(tree) is { } rejection)
        {
            return TurnAnswers.Reject(turn, TurnIntent.Edit, rejection);
        }

        var draft = current with
        {
            Version = current.Version + 1,
            Query = turn.Input.Message,
            Expression = tree,
            Confidence = Math.Min(current.Confidence, reading.Confidence),
        };
        return await FinishAsync(
            draft,
            reading,
            TurnIntent.Edit,
            "edited",
            [],
            turn.Dialogue.Settled,
            cancellationToken
        );
    }

    /// <summary>Goes back one change.</summary>
    public Task<TurnOutcome> UndoAsync(CancellationToken cancellationToken) =>
        turn.Dialogue is { Current: { } current, Undo: [.., var before] }
            ? StepAsync(
                before with
                {
                    Version = current.Version + 1,
                },
                turn.Dialogue.Undo[..^1],
                turn.Dialogue.Redo.Add(current),
                cancellationToken
            )
            : Task.FromResult(TurnAnswers.Say(turn, TurnIntent.Edit, turn.Texts.Editing.NothingToUndo));

    /// <summary>Makes the last undone change again.</summary>
    public Task<TurnOutcome> RedoAsync(CancellationToken cancellationToken) =>
        turn.Dialogue is { Current: { } current, Redo: [.., var after] }
            ? StepAsync(
                after with
                {
                    Version = current.Version + 1,
                },
                turn.Dialogue.Undo.Add(current),
                turn.Dialogue.Redo[..^1],
                cancellationToken
            )
            : Task.FromResult(TurnAnswers.Say(turn, TurnIntent.Edit, turn.Texts.Editing.NothingToRedo));

    /// <summary>Goes on with the message that a question interrupted.</summary>
    /// <param name="pending">The question.</param>
    /// <param name="meanings">What its terms mean.</param>
    /// <param name="once">True when they are not to be remembered.</param>
    /// <param name="cancellationToken">Stops the turn.</param>
    public Task<TurnOutcome> ResumeAsync(
        PendingQuestion pending,
        ImmutableArray<(string Term, string Text)> meanings,
        bool once,
        CancellationToken cancellationToken
    )
    {
        var remembers = !once && pending.Question.Type is not "unknownWord";
        ImmutableArray<TurnCommand> commands = remembers
            ?
            [
                .. meanings
                    .Where(meaning => meaning.Text.Length > 0)
                    .Select(meaning => new TurnCommand.Define(meaning.Term, meaning.Text)),
            ]
            : [];
        return CreateAsync(
            pending.Message,
            pending.Message,
            null,
            [.. meanings.Select(meaning => (meaning.Term, meaning.Text))],
            commands,
            cancellationToken
        );
    }

    /// <summary>Takes a reading that was offered.</summary>
    public async Task<TurnOutcome> TakeAsync(
        string query,
        ExpressionNode tree,
        CancellationToken cancellationToken
    )
    {
        var reading = turn.Readers([]).Read(query);
        var draft = new SegmentDefinition
        {
            SegmentId = NewId(),
            Version = 1,
            Query = query,
            Expression = tree,
            Confidence = 0.95,
        };
        return await FinishAsync(
            draft,
            reading with
            {
                Rival = null,
            },
            TurnIntent.Create,
            "created",
            [],
            turn.Dialogue.Settled,
            cancellationToken
        );
    }

    /// <summary>Makes the current segment again with other meanings.</summary>
    public async Task<TurnOutcome> RemakeAsync(
        SegmentDefinition current,
        ImmutableArray<(string Term, string Text)> meanings,
        ImmutableArray<TurnCommand> commands,
        CancellationToken cancellationToken
    )
    {
        var reader = turn.Readers(
            meanings.Select(meaning => KeyValuePair.Create(meaning.Term, meaning.Text))
        );
        var reading = reader.Read(current.Query);
        if (
            await _questions.AskAsync(reader, reading, current.Query, TurnIntent.Create, cancellationToken) is
            { } question
        )
        {
            return question with
            {
                Commands = commands,
                Dialogue = question.Dialogue with
                {
                    Settled = Settle([.. meanings.Select(meaning => (meaning.Term, meaning.Text))]),
                },
            };
        }

        var draft = current with
        {
            Version = current.Version + 1,
            Expression = reading.Expression,
            Confidence = reading.Confidence,
        };
        return await FinishAsync(
            draft,
            reading,
            TurnIntent.Edit,
            "edited",
            commands,
            Settle([.. meanings.Select(meaning => (meaning.Term, meaning.Text))]),
            cancellationToken
        );
    }

    /// <summary>Saves the people of the last answer under a name.</summary>
    public async Task<TurnOutcome> NameGroupAsync(
        ExpressionNode group,
        string name,
        CancellationToken cancellationToken
    )
    {
        var reading = turn.Readers([]).Read(turn.Input.Message);
        var draft = new SegmentDefinition
        {
            SegmentId = NewId(),
            Version = 1,
            Name = name,
            Query = turn.Input.Message,
            Expression = group,
            Confidence = 0.95,
        };
        return await FinishAsync(
            draft,
            reading with
            {
                Rival = null,
            },
            TurnIntent.Create,
            "created",
            [],
            turn.Dialogue.Settled,
            cancellationToken
        );
    }

    private ImmutableSortedDictionary<string, string> Settle(
        ImmutableArray<(string Term, string Meaning)> local
    ) =>
        turn.Dialogue.Settled.SetItems(
            local
                .Where(meaning => meaning.Meaning.Length > 0)
                .Select(meaning => KeyValuePair.Create(meaning.Term, meaning.Meaning))
        );

    private Rejection? Judge(ExpressionNode tree) =>
        turn.Words.Safety.JudgeTree(tree, turn.Input.Catalog, turn.Input.Config, turn.Dialogue.Purpose);

    private string NewId() => "s" + Guid.CreateVersion7(turn.Input.Now).ToString("N");

    private async Task<TurnOutcome> StepAsync(
        SegmentDefinition to,
        ImmutableArray<SegmentDefinition> undo,
        ImmutableArray<SegmentDefinition> redo,
        CancellationToken cancellationToken
    )
    {
        var sized = await SizeAsync(to, cancellationToken);
        return new(
            turn.Result(TurnIntent.Edit, TurnAction.Segment) with
            {
                Segment = sized,
            },
            turn.Dialogue with
            {
                Current = sized,
                Undo = undo,
                Redo = redo,
                Pending = null,
                Group = null,
            },
            [new TurnCommand.Save(sized, "edited")]
        );
    }

    private async Task<SegmentDefinition> SizeAsync(
        SegmentDefinition draft,
        CancellationToken cancellationToken
    )
    {
        var context = turn.Context with
        {
            Find = await segments.FindReferencesAsync(turn.Input.TenantId, [draft.Expression]),
        };
        return
            (await segments.CountAsync(turn.Input.TenantId, context, [draft.Expression], cancellationToken))
                is Outcome<SegmentCounts>.Done(var counts)
            ? draft with
            {
                EstimatedSize = counts.Size(0),
            }
            : draft;
    }

    private async Task<TurnOutcome> FinishAsync(
        SegmentDefinition draft,
        Reading reading,
        TurnIntent intent,
        string audit,
        ImmutableArray<TurnCommand> commands,
        ImmutableSortedDictionary<string, string> settled,
        CancellationToken cancellationToken
    )
    {
        var rival = intent == TurnIntent.Create && audit is "created" ? reading.Rival : null;
        ImmutableArray<ExpressionNode?> trees = rival is null
            ? [draft.Expression]
            : [draft.Expression, rival];
        var context = turn.Context with
        {
            Find = await segments.FindReferencesAsync(turn.Input.TenantId, trees),
        };
        var counted = await turn.Steps.RunAsync(
            "size",
            () => segments.CountAsync(turn.Input.TenantId, context, trees, cancellationToken)
        );
        if (counted is Outcome<SegmentCounts>.Refused(var why))
        {
            return TurnAnswers.Say(
                turn,
                intent,
                turn.Texts.Creation.Impossible.Fill(("why", why.Detail)),
                turn.Dialogue with
                {
                    Settled = settled,
                },
                commands
            );
        }

        var counts = ((Outcome<SegmentCounts>.Done)counted).Value;
        var text = new ExpressionText(context, (int)turn.Texts.Listing.LongestName);
        if (rival is not null && counts.Trees[0] != counts.Trees[1])
        {
            var offer = _questions.Offer(draft, rival, counts, text, reading);
            return offer with { Commands = [.. offer.Commands, .. commands] };
        }

        var segment = draft with
        {
            Name = draft.Name.Length > 0 ? draft.Name : text.Name(draft.Expression),
            LogicExpression = text.Logic(draft.Expression),
            EstimatedSize = counts.Size(0),
            Warnings = SegmentWarnings.For(counts.Size(0), turn.Input.Config, reading, draft, turn.Texts),
            ReferenceTime = turn.Input.Now,
            Today = turn.Day,
        };
        var undo =
            intent == TurnIntent.Edit && turn.Dialogue.Current is { } before
                ? turn.Dialogue.Undo.Add(before)
                : [];
        return new(
            turn.Result(intent, TurnAction.Segment) with
            {
                Segment = segment,
                Coverage = CoverageReport.Of(reading, turn.Input.Message),
                Evaluation = Evaluate(segment, reading),
            },
            new DialogueState
            {
                Current = segment,
                Undo = undo,
                Settled = settled,
                Purpose = turn.Dialogue.Purpose,
            },
            [new TurnCommand.Save(segment, audit), .. commands]
        );
    }

    private static TurnEvaluation Evaluate(SegmentDefinition segment, Reading reading)
    {
        var conditions = Nodes.Conditions(segment.Expression).ToList();
        var grounded =
            conditions.Count == 0
                ? 1
                : conditions.Count(condition => condition.Provenance != Provenance.Inferred)
                    / (double)conditions.Count;
        var unknown = reading.Unknown.Length + reading.Problems.Length;
        return new TurnEvaluation(
            true,
            Math.Round(grounded, 3),
            unknown == 0 ? 1 : 0.5,
            Math.Round(Math.Min(segment.Confidence, grounded), 3)
        );
    }
}
