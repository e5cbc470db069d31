using System.ComponentModel;
using SmartSegmentation.Client.Gateway;
using SmartSegmentation.Grains.Interfaces.Memory;
using Spectre.Console;
using Spectre.Console.Cli;

namespace SmartSegmentation.Client.Cli.Commands.Memory;

/// <summary>Lists what is remembered of a user.</summary>
internal sealed class MemoryListCommand : ServiceCommand<MemoryListCommand.Settings>
{
    /// <inheritdoc/>
    protected override async Task<int> RunAsync(
        Service service,
        Settings settings,
        Terminal terminal,
        CancellationToken cancellationToken
    )
    {
        var userId = await settings.UserAsync(service, cancellationToken);
        var memory = await service.MemoryAsync(userId, cancellationToken);
        if (settings.Json)
        {
            await terminal.Output.WriteLineAsync(memory.Json);
            return ExitCode.Done;
        }

        if (memory.Value is { Memories.IsEmpty: true, Segments.IsEmpty: true })
        {
            terminal.Screen.Say($"Nothing is remembered of {Markup.Escape(userId)}.");
            return ExitCode.Done;
        }

        var shown = settings.History
            ? memory.Value.Memories.AddRange(memory.Value.History)
            : memory.Value.Memories;
        terminal.Screen.Write(TableOf(shown));
        foreach (var segment in memory.Value.Segments)
        {
            terminal.Screen.Say(
                $"worked: {Markup.Escape(segment.Name)} [dim]({string.Join(", ", segment.Signs)})[/]"
            );
        }

        return ExitCode.Done;
    }

    private static Table TableOf(IEnumerable<MemoryView> memories)
    {
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumns("term", "means", "since", "sure", "times", "id");
        foreach (var memory in memories)
        {
            table.AddRow(
                Markup.Escape(memory.Term),
                Markup.Escape(memory.Meaning)
                    + (
                        memory.ValidTo is { } end
                            ? $" [dim](until {end:yyyy-MM-dd}, {memory.ClosedBy})[/]"
                            : ""
                    ),
                $"{memory.ValidFrom:yyyy-MM-dd}",
                memory.ValidTo is null ? FormattableString.Invariant($"{memory.Confidence:P0}") : "",
                FormattableString.Invariant($"{memory.Count}"),
                Markup.Escape(memory.MemoryId)
            );
        }

        return table;
    }

    /// <summary>Options of <c>memory list</c>.</summary>
    internal sealed class Settings : MemorySettings
    {
        /// <summary>Also what held before.</summary>
        [CommandOption("--history")]
        [Description("Also what held before")]
        public bool History { get; init; }
    }
}
