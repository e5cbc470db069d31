using System.Globalization;
using SmartSegmentation.Grains.Interfaces.Segments;
using Spectre.Console;

namespace SmartSegmentation.Client.Cli.Views;

/// <summary>A segment: its tree, its size and what a person should know before using it.</summary>
internal static class SegmentScreen
{
    /// <summary>Writes it.</summary>
    /// <param name="screen">Where.</param>
    /// <param name="segment">The segment.</param>
    /// <param name="explanation">Its conditions in words; null = its one line stands in.</param>
    public static void Write(
        IAnsiConsole screen,
        SegmentDefinition segment,
        SegmentExplanation? explanation = null
    )
    {
        if (explanation is not null)
        {
            ConditionTree.Write(screen, explanation);
        }
        else
        {
            screen.WriteLine(segment.LogicExpression.Length > 0 ? segment.LogicExpression : "everyone");
        }

        var parts = new List<string>();
        if (segment.EstimatedSize is { } size)
        {
            parts.Add($"[bold]{SizeOf(size)}[/]");
        }

        if (segment.Confidence > 0)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"confidence {segment.Confidence:0.00}"));
        }

        screen.MarkupLine(string.Join(" · ", parts));
        var name = segment.Name.Length > 0 ? $" \"{segment.Name}\"" : "";
        screen.Say($"[grey]segment[/] {segment.SegmentId} [grey]version {segment.Version}{name}[/]");
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
}
