using System.ComponentModel;
using SmartSegmentation.Client.Gateway;
using Spectre.Console.Cli;

namespace SmartSegmentation.Client.Cli.Commands.Prompt;

/// <summary>Shows what a model is told.</summary>
internal sealed class PromptShowCommand : ServiceCommand<PromptShowCommand.Settings>
{
    /// <inheritdoc/>
    protected override async Task<int> RunAsync(
        Service service,
        Settings settings,
        Terminal terminal,
        CancellationToken cancellationToken
    )
    {
        var prompt = await service.PromptAsync(settings.User, settings.Session, cancellationToken);
        await terminal.Output.WriteLineAsync(settings.Json ? prompt.Json : prompt.Value.Text);
        return ExitCode.Done;
    }

    /// <summary>Options of <c>prompt show</c>.</summary>
    internal sealed class Settings : ConnectionSettings
    {
        /// <summary>Whose memory is in it.</summary>
        [CommandOption("--user <ID>")]
        [Description("Whose memory is in it. Default: yours")]
        public string? User { get; init; }

        /// <summary>Whose settled words are in it.</summary>
        [CommandOption("--session <ID>")]
        [Description("The session whose settled words are in it")]
        public string? Session { get; init; }
    }
}
