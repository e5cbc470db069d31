using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Segments.Domain;
using SmartSegmentation.Grains.Sessions.Domain;
using SmartSegmentation.Grains.Sessions.Turns.Acting;
using SmartSegmentation.Grains.Sessions.Turns.Planning;
using SmartSegmentation.Grains.Skills.Domain;
using SmartSegmentation.Grains.Verbatim;

namespace SmartSegmentation.Grains.Sessions.Turns.Verifying;

/// <summary>VERIFY: holds what the steps made against catalog, rules, words and the other reading. Changes nothing.</summary>
internal static class TurnVerifier
{
    /// <summary>Checks the work of one pass.</summary>
    public static Verification Verify(TurnWork work) =>
        work.Outcome is { } outcome ? OfOutcome(work, outcome) : OfSegment(work, work.Draft!);

    /// <summary>An outcome that has no segment: answered, asked or refused by the step itself.</summary>
    private static Verification OfOutcome(TurnWork work, TurnOutcome outcome)
    {
        var action = outcome.Result.Action;
        ImmutableArray<Finding> findings = (action, work.Task) switch
        {
            (not TurnAction.Answer, TurnTask.Ask) =>
            [
                new(CheckKind.Answer, "The question was not answered as one."),
            ],
            _ => [],
        };
        var grounding = Grounding.Of(outcome.Result.Filter, work.Turn.Input);
        var ruled = action == TurnAction.Rejected ? 0 : 1;
        return new(findings, new(true, grounding.Ratio, ruled, Math.Min(grounding.Ratio, ruled)));
    }

    private static Verification OfSegment(TurnWork work, SegmentDraft draft)
    {
        var data = work.Turn.Words.Verification;
        var findings = ImmutableArray.CreateBuilder<Finding>();
        if (draft.Open is { } open)
        {
            findings.Add(new(CheckKind.Coverage, Words(draft, open)));
        }

        if (work.Rejection is { } rejection)
        {
            findings.Add(new(CheckKind.Rules, rejection.Message));
        }

        var schema = work.IsStopped || work.Rejection is not null ? null : Schema(work, draft);
        if (schema is not null)
        {
            findings.Add(new(CheckKind.Schema, schema));
        }

        if (
            draft.Rival is not null
            && work.Counted is Outcome<SegmentCounts>.Done(var counts)
            && counts.Trees[0] != counts.Trees[1]
        )
        {
            findings.Add(new(CheckKind.Consequence, "Another reading of the words selects other people."));
        }

        if (findings.Count == 0 && TurnClaim.Of(work) is { } claim)
        {
            work.Claim = claim;
            work.Faults = VerbatimCheck.Find(claim);
            findings.AddRange(
                work.Faults.Take(1).Select(fault => new Finding(CheckKind.Verbatim, Why(work, fault)))
            );
        }

        var grounding = Grounding.Of(draft.Definition.Expression, work.Turn.Input);
        work.Signs = draft.Reading is null ? null : ReadingSigns.Of(work, draft);
        var certainty = work.Signs is null
            ? draft.Definition.Confidence
            : Math.Min(
                draft.Inherited,
                data.After(
                    data.Confidence.Of(work.Signs),
                    draft.Reading?.Unknown.Length ?? 0,
                    grounding.Missing.Length
                )
            );
        work.Confidence = Math.Round(certainty, 3);
        if (certainty < data.EscalateBelow)
        {
            findings.Add(new(CheckKind.Confidence, "Too much of the reading is doubtful to act on it."));
        }

        var rules = Rules(work);
        var score = schema is null ? Math.Min(certainty, rules) : 0;
        return new(
            findings.ToImmutable(),
            new(schema is null, grounding.Ratio, Math.Round(rules, 3), Math.Round(score, 3))
        );
    }

    private static string Why(TurnWork work, VerbatimFault fault)
    {
        var texts = work.Turn.Texts.Questions;
        var sentence = fault.Rule switch
        {
            VerbatimRule.Added => texts.WouldAdd,
            VerbatimRule.Dropped => texts.WouldDrop,
            VerbatimRule.Polarity => texts.WouldTurn,
            _ => texts.WouldReword,
        };
        return sentence.Fill(("words", fault.Words));
    }

    private static string Words(SegmentDraft draft, OpenWords open) =>
        draft.Reading is { } reading
            ? string.Join(
                ", ",
                open.Vague.Append(open.Item)
                    .OfType<Language.Domain.Spans.Item>()
                    .Select(item => reading.Scope.Source(item).Text)
            )
            : "";

    /// <summary>What is wrong with the tree; null when it is well formed and ran.</summary>
    private static string? Schema(TurnWork work, SegmentDraft draft) =>
        work.Counted is Outcome<SegmentCounts>.Refused(var why)
            ? why.Detail
            : SegmentCheck
                .FindShape(work.Context, work.Turn.Input.Config, draft.Definition.Expression)
                .FirstOrDefault()
                ?.Detail;

    /// <summary>Share of the tenant's rules that are kept: facets and purpose, least and greatest size.</summary>
    private static double Rules(TurnWork work)
    {
        if (work.Rejection is not null)
        {
            return 0;
        }

        var limits = work.Turn.Input.Config.SegmentSizeLimits;
        if (limits is null || work.Counted is not Outcome<SegmentCounts>.Done(var counts))
        {
            return 1;
        }

        var size = counts.Trees[0].Count;
        var broken = (size < limits.Min ? 1 : 0) + (size > limits.Max ? 1 : 0);
        return (3.0 - broken) / 3;
    }
}
