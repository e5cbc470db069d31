using System.ComponentModel;
using SmartSegmentation.Client.Gateway;
using Spectre.Console.Cli;

namespace SmartSegmentation.Client.Cli.Commands;

/// <summary>Finds any entry of the trail that was altered or removed.</summary>
internal sealed class AuditVerifyCommand : ServiceCommand<AuditVerifyCommand.Settings>
{
    /// <inheritdoc/>
    protected override async Task<int> RunAsync(
        Service service,
        Settings settings,
        Terminal terminal,
        CancellationToken cancellationToken
    )
    {
        var verdict = await service.VerifyAuditAsync(settings.Platform, settings.Anchor, cancellationToken);
        if (settings.Json)
        {
            await terminal.Output.WriteLineAsync(verdict.Json);
        }
        else if (verdict.Value.Intact)
        {
            terminal.Screen.Say($"[green]Intact.[/] {verdict.Value.Detail}");
            terminal.Screen.Say($"[grey]Anchor[/] {verdict.Value.Entries}:{verdict.Value.Head}");
        }
        else
        {
            terminal.Fail(verdict.Value.Detail, verdict.Value.Problem);
        }

        return verdict.Value.Intact ? ExitCode.Done : ExitCode.Differs;
    }

    /// <summary>Options of <c>audit verify</c>.</summary>
    internal sealed class Settings : ConnectionSettings
    {
        /// <summary>Which trail.</summary>
        [CommandOption("--platform")]
        [Description("The trail of what belongs to no tenant: skills. For the platform's administrator")]
        public bool Platform { get; init; }

        /// <summary>What was noted elsewhere.</summary>
        [CommandOption("--anchor <NUMBER:HASH>")]
        [Description("An entry's number and hash that an earlier verify showed and you keep elsewhere")]
        public string? Anchor { get; init; }
    }
}
