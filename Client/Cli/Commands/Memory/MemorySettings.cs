using System.ComponentModel;
using SmartSegmentation.Client.Gateway;
using Spectre.Console.Cli;

namespace SmartSegmentation.Client.Cli.Commands.Memory;

/// <summary>Options of <c>memory …</c>.</summary>
internal class MemorySettings : ConnectionSettings
{
    /// <summary>Whose memory.</summary>
    [CommandOption("--user <ID>")]
    [Description("Whose memory. Default: yours")]
    public string? User { get; init; }

    /// <summary>The user meant.</summary>
    public async Task<string> UserAsync(Service service, CancellationToken cancellationToken) =>
        User ?? (await service.WhoAsync(cancellationToken)).Value.UserId;
}
