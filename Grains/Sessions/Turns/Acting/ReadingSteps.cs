using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Language.Domain;
using SmartSegmentation.Grains.Language.Domain.Dialogue;
using SmartSegmentation.Grains.Language.Domain.Dialogue.Editing;
using SmartSegmentation.Grains.Sessions.Domain;
using SmartSegmentation.Grains.Sessions.Turns.Planning;

namespace SmartSegmentation.Grains.Sessions.Turns.Acting;

/// <summary>Cuts the sentence into words.</summary>
internal sealed class DecomposeStep : ITurnStep
{
    /// <inheritdoc/>
    public StepKind Kind => StepKind.Decompose;

    /// <inheritdoc/>
    public Task RunAsync(TurnWork work, CancellationToken cancellationToken)
    {
        var make = (TurnTask.Make)work.Task;
        work.Reader = work.Turn.Readers(
            make.Local.Select(meaning => KeyValuePair.Create(meaning.Term, meaning.Meaning))
        );
        work.Words = work.Reader.Decompose(make.Sentence);
        return Task.CompletedTask;
    }
}

/// <summary>Finds the phrases of time. Most take well under a millisecond; only long texts are worth a thread of their own.</summary>
internal sealed class DatesStep : ITurnStep
{
    /// <summary>Characters from which on dates and facets are read on two threads (docs/adr/0011).</summary>
    public const int LongText = 2_000;

    /// <inheritdoc/>
    public StepKind Kind => StepKind.Dates;

    /// <inheritdoc/>
    public async Task RunAsync(TurnWork work, CancellationToken cancellationToken)
    {
        var reader = work.Reader!;
        var text = work.Words!.Said.Text;
        work.Dates =
            text.Length < LongText
                ? reader.DatesIn(text)
                : await Task.Run(() => reader.DatesIn(text), cancellationToken);
    }
}

/// <summary>Looks the words up among facets and values.</summary>
internal sealed class FacetsStep : ITurnStep
{
    /// <inheritdoc/>
    public StepKind Kind => StepKind.Facets;

    /// <inheritdoc/>
    public Task RunAsync(TurnWork work, CancellationToken cancellationToken)
    {
        work.Facets = work.Reader!.Shortlist(work.Words!);
        return Task.CompletedTask;
    }
}

/// <summary>Makes the condition tree of words, dates and facets.</summary>
internal sealed class MapStep : ITurnStep
{
    /// <inheritdoc/>
    public StepKind Kind => StepKind.Map;

    /// <inheritdoc/>
    public Task RunAsync(TurnWork work, CancellationToken cancellationToken)
    {
        var make = (TurnTask.Make)work.Task;
        var (scope, items) = work.Reader!.Map(work.Words!, work.Facets!, work.Dates);
        var reading = MessageReader.Read(scope, items);
        work.Draft = (
            make.Remade is { } before ? Remake(work.Turn, before, make.Query) : Create(work.Turn, make)
        ) with
        {
            Reading = reading,
            Reader = work.Reader,
            Open = OpenWords.Find(reading, work.Turn.Texts.Asking),
            Commands = make.Commands,
            Sentence = make.Sentence,
        };
        work.Draft = work.Draft with
        {
            Definition = work.Draft.Definition with
            {
                Expression = UsedMeanings.Mark(
                    Changed(work.Turn, work.Reader!, reading.Expression, make.Changes),
                    reading,
                    work.Turn.Known
                ),
                Confidence = reading.Confidence,
            },
            Rival = work.Draft.Audit is "created" ? reading.Rival : null,
            After = work.Draft.After with
            {
                Settled = make.Once ? work.Turn.Dialogue.Settled : Settle(work.Turn.Dialogue, make.Local),
                SettledAt =
                    make.Local.IsEmpty || make.Once ? work.Turn.Dialogue.SettledAt : work.Turn.Input.Clock,
                Said = [make.Sentence, .. make.Changes],
                Resolved = [.. UsedMeanings.Resolved(work.Turn, reading), .. make.Resolved],
            },
        };
        return Task.CompletedTask;
    }

    /// <summary>The tree after changes that were said before.</summary>
    private static ExpressionNode? Changed(
        TurnScope turn,
        MessageReader reader,
        ExpressionNode? tree,
        ImmutableArray<string> changes
    )
    {
        foreach (var change in changes)
        {
            if (
                new DialogueReader(turn.Words.Language.Dialogue, reader).Read(change, hasCurrent: true)
                is Act.Edit(var steps)
            )
            {
                tree = new SegmentChange(reader).Of(tree, steps).Tree;
            }
        }

        return tree;
    }

    private static SegmentDraft Create(TurnScope turn, TurnTask.Make make) =>
        new(
            new SegmentDefinition
            {
                SegmentId = turn.NewSegmentId(),
                Version = 1,
                Name = make.Name ?? "",
                Query = make.Query,
            },
            TurnIntent.Create,
            "created"
        )
        {
            After = turn.Dialogue.WithoutHistory(),
        };

    private static SegmentDraft Remake(TurnScope turn, SegmentDefinition before, string query) =>
        new(before with { Version = before.Version + 1, Query = query }, TurnIntent.Edit, "edited")
        {
            After = turn.Dialogue.WithUndo(before),
            From = before,
        };

    private static ImmutableSortedDictionary<string, string> Settle(
        DialogueState dialogue,
        ImmutableArray<(string Term, string Meaning)> local
    ) =>
        dialogue.Settled.SetItems(
            local
                .Where(meaning => meaning.Meaning.Length > 0)
                .Select(meaning => KeyValuePair.Create(meaning.Term, meaning.Meaning))
        );
}
