using System.ComponentModel;
using SmartSegmentation.Client.Gateway;
using Spectre.Console;
using Spectre.Console.Cli;

namespace SmartSegmentation.Client.Cli.Commands;

/// <summary>Adds a user.</summary>
internal sealed class AddUserCommand : ServiceCommand<AddUserCommand.Settings>
{
    /// <inheritdoc/>
    protected override async Task<int> RunAsync(
        Service service,
        Settings settings,
        Terminal terminal,
        CancellationToken cancellationToken
    )
    {
        var added = await service.AddUserAsync(settings.User, settings.Role, cancellationToken);
        if (settings.Json)
        {
            await terminal.Output.WriteLineAsync(added.Json);
        }
        else
        {
            var key = added.Value.GetProperty("apiKey").GetString();
            terminal.Screen.Say($"Added {settings.User}. Key, shown only now: [bold]{key}[/]");
        }

        return ExitCode.Done;
    }

    /// <summary>Options of <c>add-user</c>.</summary>
    internal sealed class Settings : ConnectionSettings
    {
        /// <summary>The user's id.</summary>
        [CommandArgument(0, "<USER>")]
        [Description("1 to 128 letters, digits and . _ - @ +")]
        public string User { get; init; } = "";

        /// <summary>What the user may do.</summary>
        [CommandOption("--role <ROLE>")]
        [Description("viewer, analyst or tenant-admin. Default analyst")]
        public string Role { get; init; } = "analyst";
    }
}
