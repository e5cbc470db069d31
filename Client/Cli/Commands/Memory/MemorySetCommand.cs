using System.ComponentModel;
using SmartSegmentation.Client.Gateway;
using Spectre.Console;
using Spectre.Console.Cli;

namespace SmartSegmentation.Client.Cli.Commands.Memory;

/// <summary>Remembers what a user means by a term.</summary>
internal sealed class MemorySetCommand : ServiceCommand<MemorySetCommand.Settings>
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
        var memory = await service.RememberAsync(userId, settings.Term, settings.Meaning, cancellationToken);
        if (settings.Json)
        {
            await terminal.Output.WriteLineAsync(memory.Json);
            return ExitCode.Done;
        }

        terminal.Screen.Say(
            $"\"{Markup.Escape(memory.Value.Term)}\" means {Markup.Escape(memory.Value.Meaning)}."
        );
        return ExitCode.Done;
    }

    /// <summary>Options of <c>memory set</c>.</summary>
    internal sealed class Settings : MemorySettings
    {
        /// <summary>The term.</summary>
        [CommandArgument(0, "<TERM>")]
        [Description("The word, such as \"big spenders\"")]
        public string Term { get; init; } = "";

        /// <summary>Its meaning.</summary>
        [CommandArgument(1, "<MEANING>")]
        [Description("What it means, such as \"total spend over 500\"")]
        public string Meaning { get; init; } = "";
    }
}
