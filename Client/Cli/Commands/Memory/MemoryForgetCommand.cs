using System.ComponentModel;
using SmartSegmentation.Client.Gateway;
using Spectre.Console;
using Spectre.Console.Cli;

namespace SmartSegmentation.Client.Cli.Commands.Memory;

/// <summary>Forgets one memory of a user.</summary>
internal sealed class MemoryForgetCommand : ServiceCommand<MemoryForgetCommand.Settings>
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
        var memories = (await service.MemoryAsync(userId, cancellationToken)).Value.Memories;
        var meant =
            memories.FirstOrDefault(memory =>
                string.Equals(memory.Term, settings.Term, StringComparison.OrdinalIgnoreCase)
                || string.Equals(memory.MemoryId, settings.Term, StringComparison.Ordinal)
            )
            ?? throw new UsageException(
                memories.IsEmpty
                    ? $"Nothing is remembered, so “{settings.Term}” cannot be forgotten."
                    : $"Nothing is remembered about “{settings.Term}”. There is {string.Join(", ", memories.Select(memory => memory.Term))}."
            );
        var forgotten = await service.ForgetAsync(userId, meant.MemoryId, cancellationToken);
        if (settings.Json)
        {
            await terminal.Output.WriteLineAsync(forgotten.Json);
            return ExitCode.Done;
        }

        terminal.Screen.Say($"Forgotten: \"{Markup.Escape(forgotten.Value.Term)}\".");
        return ExitCode.Done;
    }

    /// <summary>Options of <c>memory forget</c>.</summary>
    internal sealed class Settings : MemorySettings
    {
        /// <summary>What to forget.</summary>
        [CommandArgument(0, "<TERM>")]
        [Description("The word, or the id of the memory")]
        public string Term { get; init; } = "";
    }
}
