using System.ComponentModel;
using SmartSegmentation.Client.Hosting;
using Spectre.Console.Cli;

namespace SmartSegmentation.Client.Cli.Commands;

/// <summary>Runs the service, as the host process does.</summary>
internal sealed class ServeCommand : AsyncCommand<ServeCommand.Settings>
{
    /// <inheritdoc/>
    public override Task<int> ExecuteAsync(
        CommandContext context,
        Settings settings,
        CancellationToken cancellationToken
    )
    {
        string[] args = settings.Urls is { Length: > 0 } urls ? ["--urls", urls] : [];
        return Installation.RunAsync(
            settings.Data is { Length: > 0 } folder ? [.. args, "--SMARTSEG_DATA", folder] : args
        );
    }

    /// <summary>Options of <c>serve</c>.</summary>
    internal sealed class Settings : CommandSettings
    {
        /// <summary>Folder of all data.</summary>
        [CommandOption("--data <DIR>")]
        [Description("Folder of all data. Env: SMARTSEG_DATA. Default ./.data")]
        public string? Data { get; init; }

        /// <summary>Addresses to listen on.</summary>
        [CommandOption("--urls <URLS>")]
        [Description("Where to listen. Env: ASPNETCORE_URLS. Default http://127.0.0.1:5080")]
        public string? Urls { get; init; }
    }
}
