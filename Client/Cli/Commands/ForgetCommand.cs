using System.ComponentModel;
using SmartSegmentation.Client.Gateway;
using Spectre.Console;
using Spectre.Console.Cli;

namespace SmartSegmentation.Client.Cli.Commands;

/// <summary>Forgets what is remembered of a user.</summary>
internal sealed class ForgetCommand : ServiceCommand<ForgetCommand.Settings>
{
    /// <inheritdoc/>
    protected override async Task<int> RunAsync(
        Service service,
        Settings settings,
        Terminal terminal,
        CancellationToken cancellationToken
    )
    {
        var userId = settings.User ?? (await service.WhoAsync(cancellationToken)).Value.UserId;
        await service.ForgetAsync(userId, cancellationToken);
        if (!settings.Json)
        {
            terminal.Screen.Say($"Nothing is remembered of {userId} any more.");
        }

        return ExitCode.Done;
    }

    /// <summary>Options of <c>forget</c>.</summary>
    internal sealed class Settings : ConnectionSettings
    {
        /// <summary>Whom to forget.</summary>
        [CommandOption("--user <ID>")]
        [Description("Whom to forget. Default: yourself")]
        public string? User { get; init; }

        /// <summary>Says that it is meant.</summary>
        [CommandOption("--yes")]
        [Description("Say that you mean it; this cannot be undone")]
        public bool Yes { get; init; }

        /// <inheritdoc/>
        public override ValidationResult Validate() =>
            Yes
                ? base.Validate()
                : ValidationResult.Error("This cannot be undone; say --yes when you mean it.");
    }
}
