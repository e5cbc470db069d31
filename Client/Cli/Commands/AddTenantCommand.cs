using System.ComponentModel;
using SmartSegmentation.Client.Cli.Views;
using SmartSegmentation.Client.Gateway;
using Spectre.Console;
using Spectre.Console.Cli;

namespace SmartSegmentation.Client.Cli.Commands;

/// <summary>Creates a tenant.</summary>
internal sealed class AddTenantCommand : ServiceCommand<AddTenantCommand.Settings>
{
    /// <inheritdoc/>
    protected override async Task<int> RunAsync(
        Service service,
        Settings settings,
        Terminal terminal,
        CancellationToken cancellationToken
    )
    {
        var created = await service
            .In(settings.NewTenant)
            .CreateTenantAsync(settings.Name ?? settings.NewTenant, cancellationToken);
        if (settings.Json)
        {
            await terminal.Output.WriteLineAsync(created.Json);
        }
        else
        {
            terminal.Screen.Say($"Created the tenant [bold]{settings.NewTenant}[/].");
        }

        return ExitCode.Done;
    }

    /// <summary>Options of <c>add-tenant</c>.</summary>
    internal sealed class Settings : ConnectionSettings
    {
        /// <summary>The tenant's id.</summary>
        [CommandArgument(0, "<ID>")]
        [Description("1 to 64 of a-z, 0-9 and hyphen")]
        public string NewTenant { get; init; } = "";

        /// <summary>The tenant's name.</summary>
        [CommandOption("--name <NAME>")]
        [Description("For people. Default: the id")]
        public string? Name { get; init; }
    }
}
