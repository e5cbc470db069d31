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
            "what-changed" or "since-first" or "since-version" => await ChangedAsync(
                turn,
                words.Texts,
                ask,
                cancellationToken
            ),
            "why" => await WhyAsync(turn, words.Texts, ask, cancellationToken),
            "used-by" => UsedBy(turn, words.Texts, ask.First),
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
        LivingAsk ask,
        CancellationToken cancellationToken
    )
    {
        var current = turn.Dialogue.Current!;
        if (await EarlierAsync(turn, current, ask, cancellationToken) is not { } earlier)
        {
            return new Outcome<string>.Done(
                ask.Version is { } version
                    ? texts.NoVersion.Fill(("version", ((long)version).Said()))
                    : texts.NothingBefore
            );
        }

        var diff = await comparer.DiffAsync(
            turn.Input.TenantId,
            earlier,
            current,
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

    /// <summary>The state that the current one is compared with: the one before, or the version that is named.</summary>
    private async Task<SegmentDefinition?> EarlierAsync(
        TurnScope turn,
        SegmentDefinition current,
        LivingAsk ask,
        CancellationToken cancellationToken
    )
    {
        if (ask.Kind is "what-changed")
        {
            return turn.Dialogue.Undo.LastOrDefault();
        }

        var versions = await reader.VersionsAsync(turn.Input.TenantId, current.SegmentId, cancellationToken);
        return versions.FirstOrDefault(one =>
            one.Version != current.Version && one.Version == (ask.Version ?? 1)
        );
    }

    /// <summary>The segments that are made from one.</summary>
    private static Outcome<string> UsedBy(TurnScope turn, LivingTexts texts, string segmentId)
    {
        var users = turn
            .Input.Segments.Where(segment =>
                segment.Uses is { } uses && uses.Contains(segmentId, StringComparer.Ordinal)
            )
            .Select(segment => segment.Name)
            .ToList();
        var name =
            turn.Input.Segments.FirstOrDefault(segment => segment.SegmentId == segmentId)?.Name
            ?? turn.Dialogue.Current?.Name
            ?? segmentId;
        return new Outcome<string>.Done(
            users.Count == 0
                ? texts.UsedByNone.Fill(("name", name))
                : texts.UsedBy.Fill(("name", name), ("names", turn.Texts.Formatting.List(users)))
        );
    }

    private async Task<Outcome<string>> WhyAsync(
        TurnScope turn,
        LivingTexts texts,
        LivingAsk ask,
        CancellationToken cancellationToken
    )
    {
        var current = turn.Dialogue.Current;
        var segment =
            current is not null && string.Equals(current.SegmentId, ask.First, StringComparison.Ordinal)
                ? current
                : await reader.FindAsync(turn.Input.TenantId, ask.First, turn.Input.Known);
        if (segment is null)
        {
            return new Outcome<string>.Refused(Gone);
        }

        var context = await reader.OpenAsync(turn.Input.TenantId, segment.Today, [segment.Expression]);
        if (await reader.ForbiddenAsync(turn.Input.TenantId, context, segment) is { } forbidden)
        {
            return new Outcome<string>.Refused(forbidden);
        }

        var why = await reader.WhyAsync(turn.Input.TenantId, context, segment, ask.Key, cancellationToken);
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
            return new Outcome<string>.Refused(Gone);
        }

        var overlap = await comparer.OverlapAsync(turn.Input.TenantId, one, other, cancellationToken);
        return overlap.Map(found =>
            words.Texts.Overlap.Fill(
                ("both", Number(found.Both)),
                ("left", found.Left.Name),
                ("left-count", Number(found.Left.Count)),
                ("right", found.Right.Name),
                ("right-count", Number(found.Right.Count)),
                ("only-left", Number(found.OnlyLeft)),
                ("only-right", Number(found.OnlyRight))
            )
        );
    }

    private static Refusal Gone => new("segment-unknown", "There is no such segment.");

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
