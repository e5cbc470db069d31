using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Evals.Domain;

/// <summary>What came of a case.</summary>
/// <param name="Case">What tells it from others.</param>
/// <param name="Metrics">Metric → 0 to 1, for the metrics that the case has.</param>
/// <param name="Expected">What did not come; empty when all did.</param>
/// <param name="Got">What came instead.</param>
internal sealed record CaseScore(
    string Case,
    ImmutableSortedDictionary<string, double> Metrics,
    string Expected,
    string Got
)
{
    /// <summary>The metric of whole cases.</summary>
    public const string Accuracy = "accuracy";

    /// <summary>Holds what came against what was expected.</summary>
    /// <param name="one">The case.</param>
    /// <param name="result">Result of its last message.</param>
    /// <param name="members">Keys of the segment's members, when they are expected.</param>
    /// <param name="schema">What results are like.</param>
    public static CaseScore Of(
        EvalCase one,
        TurnResult result,
        ImmutableArray<string> members,
        SkillSchema schema
    )
    {
        var checks = Checks(one.Expect, result, members).ToList();
        var wrong = checks.Where(check => !check.Holds).ToList();
        var metrics = checks
            .GroupBy(check => check.Metric, StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key,
                group => group.All(check => check.Holds) ? 1.0 : 0.0,
                StringComparer.Ordinal
            );
        metrics[Accuracy] = wrong.Count == 0 ? 1 : 0;
        var json = JsonSerializer.SerializeToNode(result, SegmentJson.Options);
        metrics["schema"] = SchemaCheck.Problem(schema, json, "result") is null ? 1 : 0;
        if (result.Evaluation is { } evaluation)
        {
            metrics["grounding"] = evaluation.GroundingRatio;
            metrics["rules"] = evaluation.RuleCompliance;
        }

        return new CaseScore(
            one.Name,
            metrics.ToImmutableSortedDictionary(StringComparer.Ordinal),
            string.Join("; ", wrong.Select(check => $"{check.What} {check.Expected}")),
            string.Join("; ", wrong.Select(check => $"{check.What} {check.Got}"))
        );
    }

    private static IEnumerable<Check> Checks(
        EvalExpectation expect,
        TurnResult result,
        ImmutableArray<string> members
    )
    {
        Check?[] all =
        [
            Same("decision", "action", expect.Action, Name(result.Action)),
            Same("decision", "intent", expect.Intent, Name(result.Intent)),
            Same("decision", "rejection", expect.Rejection, result.Rejection?.Code ?? "none"),
            Same(
                "members",
                "members",
                List(expect.Members?.Order(StringComparer.Ordinal)),
                List(members.Order(StringComparer.Ordinal))
            ),
            Same("members", "size", Number(expect.Size), Number(result.Segment?.EstimatedSize?.Count)),
            Same("members", "logic", expect.Logic, result.Segment?.LogicExpression),
            Same("dates", "windows", List(expect.Windows), List(Windows(result))),
            Same("question", "question", expect.Question, result.Question?.Type ?? "none"),
            Same("question", "about", expect.About, result.Question?.About),
            Same(
                "question",
                "options",
                List(expect.Options),
                List(result.Question?.Options.Select(option => option.Text))
            ),
            Same("wording", "text", expect.Text, result.Question?.Text ?? result.Rejection?.Message),
            Same("wording", "answer", expect.Answer, result.Answer),
            Same("wording", "name", expect.Name, result.Segment?.Name),
            Same("wording", "warnings", List(expect.Warnings), List(result.Segment?.Warnings ?? [])),
            Same("value", "value", Number(expect.Value), Number(ValueOf(result))),
            Same(
                "value",
                "verdict",
                expect.Verdict,
                result.Hypothesis is { } tested ? Name(tested.Verdict) : "none"
            ),
            Same(
                "coverage",
                "roles",
                List(expect.Roles),
                List(result.Coverage.Select(span => $"{span.Text}: {Name(span.Role)}"))
            ),
            Same("routing", "skills", List(expect.Skills), List(result.Skills.Select(used => used.SkillId))),
        ];
        return all.OfType<Check>();
    }

    private static Check? Same(string metric, string what, string? expected, string? got) =>
        expected is null
            ? null
            : new Check(
                metric,
                what,
                expected,
                got ?? "none",
                string.Equals(expected, got ?? "none", StringComparison.Ordinal)
            );

    /// <summary>Windows of the conditions, as <c>start/end</c> with <c>..</c> for an open end.</summary>
    private static IEnumerable<string> Windows(TurnResult result) =>
        Nodes
            .Conditions(result.Segment?.Expression)
            .Select(condition => condition.Measure.Window)
            .OfType<Window>()
            .Select(window => $"{Day(window.Start)}/{Day(window.End)}");

    private static string Day(DateOnly? day) =>
        day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "..";

    /// <summary>The first number of the first row.</summary>
    private static double? ValueOf(TurnResult result) =>
        result.Result is { Rows: [var row, ..] } && row.Select(Plain).OfType<double>().Any()
            ? Math.Round(row.Select(Plain).OfType<double>().First(), 4)
            : null;

    private static double? Plain(Literal cell) =>
        double.TryParse(
            JsonSerializer.SerializeToNode(cell, SegmentJson.Options)?.ToJsonString(),
            NumberStyles.Float,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;

    private static string? Number(double? number) => number?.ToString("0.####", CultureInfo.InvariantCulture);

    private static string? List(IEnumerable<string>? texts) =>
        texts is null ? null : "[" + string.Join(" | ", texts) + "]";

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private sealed record Check(string Metric, string What, string Expected, string Got, bool Holds);
}
