using SmartSegmentation.Grains.Interfaces.Tables;
using Spectre.Console;

namespace SmartSegmentation.Client.Cli.Views;

/// <summary>What came of loading a table.</summary>
internal static class LoadScreen
{
    private const int ShownProblems = 10;

    /// <summary>Writes it.</summary>
    public static void Write(IAnsiConsole screen, LoadReport report)
    {
        CatalogScreen.Write(screen, report.Table);
        CatalogScreen.Write(screen, report.Facets);
        foreach (var sentence in report.Recognised)
        {
            screen.Say($"  [grey]{sentence}[/]");
        }

        foreach (var problem in report.Problems.Take(ShownProblems))
        {
            var column = problem.Column is { } name ? $", {name}" : "";
            screen.Say($"  [yellow]{problem.File} line {problem.Line}{column}: {problem.Message}[/]");
        }

        if (report.ProblemCount > ShownProblems)
        {
            screen.Say(
                $"  [yellow]… and {report.ProblemCount - ShownProblems} more; --json lists the first 100[/]"
            );
        }
    }
}
