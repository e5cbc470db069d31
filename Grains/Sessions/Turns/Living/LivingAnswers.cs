using System.Collections.Immutable;
using System.Globalization;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Segments;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Sessions.Turns.Living;

/// <summary>Answers what changed, why somebody is in, and how much segments overlap.</summary>
internal sealed class LivingAnswers(SegmentReader reader, SegmentComparer comparer)
{
    /// <summary>The answer in words.</summary>
    public async Task<TurnOutcome> AnswerAsync(
        TurnScope turn,
        LivingAsk ask,
        CancellationToken cancellationToken
    )
    {
        var words = LivingWords.Of(turn.Input.Skills);
        var said = ask.Kind switch
        {
            "what-changed" => await ChangedAsync(turn, words.Texts, cancellationToken),
            "why" => await WhyAsync(turn, words.Texts, ask.First, cancellationToken),
            _ => await OverlapAsync(turn, words, ask, cancellationToken),
        };
        return TurnAnswers.Say(
            turn,
            TurnIntent.Query,
            said switch
            {
                Outcome<string>.Done(var text) => text,
                Outcome<string>.Refused(var why) => words.Texts.Cannot.Fill(("detail", why.Detail)),
                _ => throw new System.Diagnostics.UnreachableException(),
            }
        );
    }

    private async Task<Outcome<string>> ChangedAsync(
        TurnScope turn,
        LivingTexts texts,
        CancellationToken cancellationToken
    )
    {
        if (turn.Dialogue.Undo.IsEmpty)
        {
            return new Outcome<string>.Done(texts.NothingBefore);
        }

        var diff = await comparer.DiffAsync(
            turn.Input.TenantId,
            turn.Dialogue.Undo[^1],
            turn.Dialogue.Current!,
            null,
            0,
            cancellationToken
        );
        return diff.Map(found =>
            texts.WhatChanged.Fill(
                ("changes", Changes(texts, found.Changes)),
                ("in", Number(found.People.In)),
                ("out", Number(found.People.Out)),
                ("kept", Number(found.People.Kept))
            )
        );
    }

    private async Task<Outcome<string>> WhyAsync(
        TurnScope turn,
        LivingTexts texts,
        string key,
        CancellationToken cancellationToken
    )
    {
        var current = turn.Dialogue.Current!;
        var context = await reader.OpenAsync(turn.Input.TenantId, current.Today, [current.Expression]);
        var why = await reader.WhyAsync(turn.Input.TenantId, context, current, key, cancellationToken);
        return why.Map(found =>
            (found.IsMember ? texts.IsIn : texts.IsOut).Fill(
                ("key", found.Key),
                (
                    "reasons",
                    string.Join(
                        "; ",
                        Leaves(found.Steps)
                            .Select(step =>
                                (step.Holds ? texts.Meets : texts.Fails).Fill(
                                    ("text", step.Text),
                                    ("value", step.Value ?? texts.NoValue)
                                )
                            )
                    )
                )
            )
        );
    }

    private async Task<Outcome<string>> OverlapAsync(
        TurnScope turn,
        LivingWords words,
        LivingAsk ask,
        CancellationToken cancellationToken
    )
    {
        var left = LivingPlanner.IdOf(turn, words, ask.First)!;
        var right = LivingPlanner.IdOf(turn, words, ask.Second)!;
        var find = await reader.FindReferencesAsync(
            turn.Input.TenantId,
            [new ExpressionNode.Reference(left), new ExpressionNode.Reference(right)],
            turn.Input.Known
        );
        if (find(left) is not { } one || find(right) is not { } other)
        {
            return new Outcome<string>.Refused(new("segment-unknown", "There is no such segment."));
        }

        var overlap = await comparer.OverlapAsync(turn.Input.TenantId, one, other, cancellationToken);
        return overlap.Map(found =>
            words.Texts.Overlap.Fill(
                ("both", Number(found.Both)),
                ("left", found.Left.Name),
                ("leftCount", Number(found.Left.Count)),
                ("right", found.Right.Name),
                ("rightCount", Number(found.Right.Count)),
                ("onlyLeft", Number(found.OnlyLeft)),
                ("onlyRight", Number(found.OnlyRight))
            )
        );
    }

    private static string Changes(LivingTexts texts, ImmutableArray<TreeChange> changes) =>
        changes.IsEmpty
            ? texts.NothingChanged.TrimEnd('.')
            : string.Join(
                "; ",
                changes.Select(change =>
                    (
                        change.Kind switch
                        {
                            "added" => texts.Added,
                            "removed" => texts.Removed,
                            "changed" => texts.Changed,
                            _ => texts.Combined,
                        }
                    ).Fill(("text", change.Text), ("before", change.Before ?? ""))
                )
            );

    private static IEnumerable<MembershipStep> Leaves(ImmutableArray<MembershipStep> steps) =>
        steps.SelectMany(step => step.Children.IsDefaultOrEmpty ? [step] : Leaves(step.Children));

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
