using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Segments;
using Spectre.Console;

namespace SmartSegmentation.Client.Cli.Views;

/// <summary>The conditions of a segment in plain words, each with the members who satisfy it alone.</summary>
internal static class ConditionTree
{
    /// <summary>Writes it.</summary>
    public static void Write(IAnsiConsole screen, SegmentExplanation explanation)
    {
        if (explanation.Steps.IsDefaultOrEmpty)
        {
            screen.MarkupLine("[bold]everyone[/]");
            return;
        }

        if (explanation.Steps is [var only])
        {
            var tree = new Tree(Label(only)).Guide(TreeGuide.Line);
            Grow(tree, only.Children);
            screen.Write(tree);
            return;
        }

        var all = new Tree("[bold]ALL OF[/]").Guide(TreeGuide.Line);
        Grow(all, explanation.Steps);
        screen.Write(all);
    }

    /// <summary>Writes why one member is in or is not.</summary>
    public static void Write(IAnsiConsole screen, SegmentMembership membership)
    {
        var verdict = membership.IsMember ? "[green]in[/]" : "[red]not in[/]";
        var frozen = membership.FrozenAt is { } at
            ? $" [grey](frozen at {at.ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture)}; the conditions as they are now)[/]"
            : "";
        var tree = new Tree($"[bold]{Markup.Escape(membership.Key)}[/] is {verdict}{frozen}").Guide(
            TreeGuide.Line
        );
        Grow(tree, membership.Steps);
        screen.Write(tree);
    }

    private static void Grow(IHasTreeNodes parent, ImmutableArray<ExplainedStep> steps)
    {
        foreach (var step in steps.IsDefault ? [] : steps)
        {
            Grow(parent.AddNode(Label(step)), step.Children);
        }
    }

    private static void Grow(IHasTreeNodes parent, ImmutableArray<MembershipStep> steps)
    {
        foreach (var step in steps.IsDefault ? [] : steps)
        {
            var sign = step.Holds ? "[green]yes[/]" : "[red]no [/]";
            var value =
                step.Value is { } measured ? $" [grey](theirs: {Markup.Escape(measured)})[/]"
                : step.Op is null ? " [grey](theirs: nothing)[/]"
                : "";
            var against = step.Against is { } other ? $" [grey](against {Markup.Escape(other)})[/]" : "";
            var text = step.Op is { } op ? $"[bold]{OpText(op, step.Text)}[/]" : Markup.Escape(step.Text);
            Grow(parent.AddNode($"{sign} {text}{value}{against}"), step.Children);
        }
    }

    private static string OpText(GroupOperator op, string words) =>
        op switch
        {
            GroupOperator.And => "ALL OF",
            GroupOperator.Or => "ANY OF",
            GroupOperator.Not => "NOT",
            _ => Markup.Escape(words),
        };

    private static string Label(ExplainedStep step)
    {
        var text = step.Op is { } op ? $"[bold]{OpText(op, step.Text)}[/]" : Markup.Escape(step.Text);
        var words = step.Source is { } source ? $" [grey]\"{Markup.Escape(source.Text)}\"[/]" : "";
        var origin = step.Provenance switch
        {
            Provenance.Inferred => " [yellow](assumed)[/]",
            Provenance.Preference => " [grey](your definition)[/]",
            Provenance.Memory => " [grey](remembered)[/]",
            _ => "",
        };
        return $"{text}{words}{origin} [grey]→[/] {SegmentScreen.Number(step.Count)}";
    }
}
