using System.Globalization;
using SmartSegmentation.Grains.Interfaces.Segments;
using Spectre.Console;

namespace SmartSegmentation.Client.Cli.Views;

/// <summary>A segment: its tree, its size and what a person should know before using it.</summary>
internal static class SegmentScreen
{
    /// <summary>Writes it.</summary>
    public static void Write(IAnsiConsole screen, SegmentDefinition segment)
    {
        screen.Write(Conditions(segment.Expression));
        var parts = new List<string>();
        if (segment.EstimatedSize is { } size)
        {
            parts.Add($"[bold]{SizeOf(size)}[/]");
        }

        if (segment.Confidence > 0)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"confidence {segment.Confidence:0.00}"));
        }

        parts.Add(
            $"segment [bold]{Markup.Escape(segment.SegmentId)}[/] version {segment.Version}"
                + (segment.Name.Length > 0 ? $" \"{Markup.Escape(segment.Name)}\"" : "")
        );
        screen.MarkupLine(string.Join(" · ", parts));
        foreach (var warning in segment.Warnings)
        {
            screen.Say($"[yellow]! {warning}[/]");
        }
    }

    /// <summary>A count with its population, such as <c>51 of 300 members</c>.</summary>
    public static string SizeOf(EstimatedSize size) =>
        size.Exact
            ? $"{Number(size.Count)} of {Number(size.Population)} members"
            : $"about {Number(size.Count)} of {Number(size.Population)} members ({Number(size.Low)} to {Number(size.High)})";

    /// <summary>A count with separators.</summary>
    public static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static Tree Conditions(ExpressionNode? root)
    {
        var tree = new Tree(Label(root)).Guide(TreeGuide.Line);
        if (root is ExpressionNode.Group group)
        {
            Grow(tree, group);
        }

        return tree;
    }

    private static void Grow(IHasTreeNodes parent, ExpressionNode.Group group)
    {
        foreach (var child in group.Children)
        {
            var node = parent.AddNode(Label(child));
            if (child is ExpressionNode.Group inner)
            {
                Grow(node, inner);
            }
        }
    }

    private static string Label(ExpressionNode? node) =>
        node switch
        {
            null => "[bold]everyone[/]",
            ExpressionNode.Group { Op: GroupOperator.Not } => "[bold]NOT[/]",
            ExpressionNode.Group { Op: GroupOperator.AtLeast } group =>
                $"[bold]at least {group.AtLeast} of[/]",
            ExpressionNode.Group group => $"[bold]{(group.Op is GroupOperator.Or ? "ANY OF" : "ALL OF")}[/]",
            ExpressionNode.Reference reference => $"in segment [bold]{Markup.Escape(reference.SegmentId)}[/]",
            ExpressionNode.Condition condition => Label(condition),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static string Label(ExpressionNode.Condition condition)
    {
        var words = condition.Source is { } source ? $" [grey]← \"{Markup.Escape(source.Text)}\"[/]" : "";
        var origin = condition.Provenance switch
        {
            Provenance.Inferred => " [yellow](assumed)[/]",
            Provenance.Preference => " [grey](your definition)[/]",
            Provenance.Memory => " [grey](remembered)[/]",
            _ => "",
        };
        return Markup.Escape(ConditionText.Of(condition)) + words + origin;
    }
}
