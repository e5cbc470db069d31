using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Segments;
using Spectre.Console;

namespace SmartSegmentation.Client.Cli.Views;

/// <summary>Two versions beside each other.</summary>
internal static class DiffScreen
{
    /// <summary>Writes it.</summary>
    public static void Write(IAnsiConsole screen, SegmentDiff diff)
    {
        screen.Say(
            $"[bold]{diff.From.Version}[/] \"{diff.From.Query}\" → [bold]{diff.To.Version}[/] \"{diff.To.Query}\""
        );
        foreach (var change in diff.Changes)
        {
            switch (change.Kind)
            {
                case "added":
                    screen.Say($"[green]+[/] {change.Text}");
                    break;
                case "removed":
                    screen.Say($"[red]-[/] {change.Text}");
                    break;
                default:
                    screen.Say($"[yellow]~[/] {change.Before} → {change.Text}");
                    break;
            }
        }

        var people = diff.People;
        var counts =
            $"{SegmentScreen.Number(people.In)} in, {SegmentScreen.Number(people.Out)} out, {SegmentScreen.Number(people.Kept)} kept";
        screen.Say(
            $"[bold]{counts}[/] ({SegmentScreen.Number(people.Before)} → {SegmentScreen.Number(people.After)} members)"
        );
        foreach (var cause in people.Causes)
        {
            screen.Say($"  {SegmentScreen.Number(cause.Count)} {cause.Moved}: {Reason(cause.Because)}");
        }

        foreach (var member in people.Members)
        {
            screen.Say($"  {member.Key} {member.Moved}: {Reason(member.Because)}");
        }

        if (people.Next is { } next)
        {
            screen.Say($"[grey]more after {next}[/]");
        }
    }

    private static string Reason(ImmutableArray<MoveCause> because) =>
        string.Join(
            "; ",
            because.Select(cause =>
                $"{(cause.Holds ? "" : "not ")}({cause.Text}){(cause.Change is "removed" ? ", which is gone" : "")}"
            )
        );
}
