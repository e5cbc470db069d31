using System.ComponentModel;
using System.Globalization;
using SmartSegmentation.Client.Cli.Views;
using SmartSegmentation.Client.Gateway;
using SmartSegmentation.Grains.Interfaces.Sessions;
using Spectre.Console;
using Spectre.Console.Cli;

namespace SmartSegmentation.Client.Cli.Commands;

/// <summary>Shows how a turn came to its result.</summary>
internal sealed class TraceCommand : ServiceCommand<TraceCommand.Settings>
{
    /// <inheritdoc/>
    protected override async Task<int> RunAsync(
        Service service,
        Settings settings,
        Terminal terminal,
        CancellationToken cancellationToken
    )
    {
        var session =
            settings.Session
            ?? LatestSession.Read(service)
            ?? throw new UsageException("No session is known here; give --session ID.");
        var turn =
            settings.Turn
            ?? (await service.SessionAsync(session, cancellationToken)).Value.Turns.LastOrDefault()?.TurnId
            ?? throw new UsageException("The session has no turn yet.");
        var trace = await service.TraceAsync(session, turn, cancellationToken);
        if (settings.Json)
        {
            await terminal.Output.WriteLineAsync(trace.Json);
        }
        else
        {
            Write(terminal.Screen, trace.Value);
        }

        return ExitCode.Done;
    }

    private static void Write(IAnsiConsole screen, TurnTrace trace)
    {
        screen.Say($"\"{trace.Message}\"");
        if (trace.Course is { } course)
        {
            screen.Say($"{string.Join(" → ", course.States)}");
            foreach (var finding in course.Findings)
            {
                screen.Say($"[bold]{finding.Check}[/] {finding.Detail}");
            }

            screen.Say($"repair: {course.Repair ?? "none was needed"}");
        }

        foreach (var step in trace.Steps)
        {
            var took = step.DurationMs.ToString("0.00", CultureInfo.InvariantCulture);
            screen.Say($"{step.Phase ?? "", -8} {step.Name, -12} {took, 8} ms");
        }
    }

    /// <summary>Options of <c>trace</c>.</summary>
    internal sealed class Settings : ConnectionSettings
    {
        /// <summary>The turn.</summary>
        [CommandArgument(0, "[TURN]")]
        [Description("Id of the turn. Default: the last one")]
        public string? Turn { get; init; }

        /// <summary>The session.</summary>
        [CommandOption("--session <ID>")]
        [Description("The session. Default: the latest")]
        public string? Session { get; init; }
    }
}
