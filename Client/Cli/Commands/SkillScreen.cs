using System.Globalization;
using SmartSegmentation.Client.Cli.Views;
using SmartSegmentation.Grains.Interfaces.Skills;
using Spectre.Console;

namespace SmartSegmentation.Client.Cli.Commands;

/// <summary>Shows versions, evaluations and decisions of skills.</summary>
internal static class SkillScreen
{
    private const int ShownMisses = 10;

    /// <summary>A share as a percentage.</summary>
    public static string Percent(double share) =>
        (100 * share).ToString("0.#", CultureInfo.InvariantCulture) + " %";

    /// <summary>A skill with its versions and the last decisions.</summary>
    public static void Write(IAnsiConsole screen, SkillView skill)
    {
        screen.Say($"[bold]{skill.SkillId}[/] · {skill.Title}");
        screen.Say($"[grey]{skill.Description}[/]");
        var versions = new Table()
            .Border(TableBorder.Rounded)
            .AddColumns("version", "status", "added", "by", "verdict", "score");
        foreach (var version in skill.Versions)
        {
            versions.AddRow(
                Markup.Escape(version.Version),
                version.Status == SkillStatus.Live ? "[green]live[/]" : Lower(version.Status),
                When(version.AddedAt),
                Markup.Escape(version.AddedBy),
                version.Evaluation is { } evaluation ? Verdict(evaluation.Verdict) : "",
                version.Evaluation is { } scored ? Percent(scored.Score) : ""
            );
        }

        screen.Write(versions);
        if (!skill.Overridable.IsEmpty)
        {
            screen.Say(
                $"A tenant may override: {string.Join(", ", skill.Overridable.Select(one => $"{one.Member} ({one.Type})"))}"
            );
        }

        foreach (var decision in skill.History.TakeLast(ShownMisses))
        {
            var why = decision.Reason is { } reason ? $": {reason}" : "";
            var overridden = decision.Overridden ? ", overriding the gate" : "";
            screen.Say(
                $"[grey]{When(decision.At)}[/] {decision.Action} {decision.Version} by {decision.By}{overridden}{why}"
            );
        }
    }

    /// <summary>What an evaluation came to.</summary>
    public static void Write(IAnsiConsole screen, SkillEvaluation evaluation)
    {
        screen.MarkupLine($"{Verdict(evaluation.Verdict)}  {Markup.Escape(evaluation.Why)}");
        var against = evaluation.Baseline is { } live ? $"against {live}" : "against nothing";
        screen.Say(
            $"[grey]{evaluation.Version} {against}, {evaluation.Cases} cases{(evaluation.Dropped > 0 ? $", {evaluation.Dropped} of them no longer its own" : "")}[/]"
        );
        var metrics = new Table()
            .Border(TableBorder.Rounded)
            .AddColumns("metric", "cases", "live", "candidate", "better", "worse", "difference", "p");
        foreach (var metric in evaluation.Metrics)
        {
            metrics.AddRow(
                Markup.Escape(metric.Name),
                Number(metric.Cases),
                metric.Baseline is { } baseline ? Percent(baseline) : "–",
                Percent(metric.Candidate),
                Number(metric.Better),
                metric.Worse > 0 ? $"[red]{Number(metric.Worse)}[/]" : "0",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{100 * metric.Low:+0.#;-0.#;0} to {100 * metric.High:+0.#;-0.#;0} points"
                ),
                metric.PValue.ToString("0.###", CultureInfo.InvariantCulture)
            );
        }

        screen.Write(metrics);
        foreach (var miss in evaluation.Misses.Take(ShownMisses))
        {
            var mark = miss.Regression ? "[red]worse[/]" : "[yellow]wrong[/]";
            screen.MarkupLine(
                $"{mark} {Markup.Escape(miss.Case)}\n      expected {Markup.Escape(miss.Expected)}\n      got      {Markup.Escape(miss.Got)}"
            );
        }
    }

    /// <summary>A verdict in its colour.</summary>
    private static string Verdict(SkillVerdict verdict) =>
        verdict switch
        {
            SkillVerdict.Pass => "[green]pass[/]",
            SkillVerdict.Fail => "[red]fail[/]",
            _ => "[yellow]cannot tell[/]",
        };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Lower(SkillStatus status) => status.ToString().ToLowerInvariant();

    private static string When(DateTimeOffset at) =>
        at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
