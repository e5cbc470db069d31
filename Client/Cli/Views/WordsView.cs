using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Sessions;
using Spectre.Console;

namespace SmartSegmentation.Client.Cli.Views;

/// <summary>The sentence with every word in the colour of its part; without colours, what was made of the words that matter.</summary>
internal static class WordsView
{
    private static readonly ImmutableArray<(CoverageRole Role, string Name, string Style)> Parts =
    [
        (CoverageRole.Condition, "condition", "deepskyblue1"),
        (CoverageRole.Value, "value", "green"),
        (CoverageRole.Window, "time", "yellow"),
        (CoverageRole.Connector, "connector", "fuchsia"),
        (CoverageRole.Filler, "no meaning of its own", "grey"),
        (CoverageRole.Unresolved, "not understood", "red underline"),
    ];

    /// <summary>Writes it.</summary>
    public static void Write(IAnsiConsole screen, string message, ImmutableArray<CoverageSpan> coverage)
    {
        if (coverage.IsDefaultOrEmpty)
        {
            return;
        }

        if (screen.Profile.Capabilities.ColorSystem is ColorSystem.NoColors)
        {
            WritePlain(screen, coverage);
            return;
        }

        screen.MarkupLine(Colour(message, coverage));
        var shown = Parts.Where(part => coverage.Any(span => span.Role == part.Role));
        screen.MarkupLine(
            "[grey]words:[/] " + string.Join("  ", shown.Select(part => $"[{part.Style}]{part.Name}[/]"))
        );
    }

    private static string Colour(string message, ImmutableArray<CoverageSpan> coverage)
    {
        var text = new System.Text.StringBuilder();
        var at = 0;
        foreach (var span in coverage.OrderBy(span => span.Start))
        {
            if (span.Start < at || span.End > message.Length)
            {
                continue;
            }

            text.Append(Markup.Escape(message[at..span.Start]));
            text.Append('[').Append(StyleOf(span.Role)).Append(']');
            text.Append(Markup.Escape(message[span.Start..span.End])).Append("[/]");
            at = span.End;
        }

        return text.Append(Markup.Escape(message[at..])).ToString();
    }

    private static void WritePlain(IAnsiConsole screen, ImmutableArray<CoverageSpan> coverage)
    {
        foreach (
            var span in coverage.Where(span =>
                span.Role is not (CoverageRole.Filler or CoverageRole.Connector)
            )
        )
        {
            var name = Parts.First(part => part.Role == span.Role).Name;
            var facet = span.FacetId is { } id ? $" of {id}" : "";
            screen.WriteLine($"  \"{span.Text}\": {name}{facet}");
        }
    }

    private static string StyleOf(CoverageRole role) => Parts.First(part => part.Role == role).Style;
}
