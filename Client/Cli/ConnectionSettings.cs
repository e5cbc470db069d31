using System.ComponentModel;
using SmartSegmentation.Client.Gateway;
using SmartSegmentation.Client.Hosting;
using Spectre.Console;
using Spectre.Console.Cli;

namespace SmartSegmentation.Client.Cli;

/// <summary>How a command reaches an installation.</summary>
internal abstract class ConnectionSettings : CommandSettings
{
    /// <summary>Data folder for work without a service.</summary>
    [CommandOption("--data <DIR>")]
    [Description("Work without a service, on this data folder. Env: SMARTSEG_DATA")]
    public string? Data { get; init; }

    /// <summary>Address of the service.</summary>
    [CommandOption("--url <URL>")]
    [Description("Address of the service. Env: SMARTSEG_URL. Default http://127.0.0.1:5080")]
    public string? Url { get; init; }

    /// <summary>API key.</summary>
    [CommandOption("--key <KEY>")]
    [Description("API key for the service. Env: SMARTSEG_KEY")]
    public string? Key { get; init; }

    /// <summary>Tenant acted in.</summary>
    [CommandOption("--tenant <ID>")]
    [Description("Tenant. Env: SMARTSEG_TENANT. Default: that of the key, else 'default'")]
    public string? Tenant { get; init; }

    /// <summary>Answers as JSON.</summary>
    [CommandOption("--json")]
    [Description("The service's JSON on standard output, and nothing else")]
    public bool Json { get; init; }

    /// <inheritdoc/>
    public override ValidationResult Validate()
    {
        if (Data is not null && (Url ?? Key) is not null)
        {
            return ValidationResult.Error(
                "--data works without a service; --url and --key name one. Choose."
            );
        }

        if (
            Url is not null
            && !(Uri.TryCreate(Url, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
        )
        {
            return ValidationResult.Error("--url is an address such as http://127.0.0.1:5080.");
        }

        return ValidationResult.Success();
    }

    /// <summary>Connects: to the folder when one is named, else to the service.</summary>
    public async Task<IConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        var url = Url ?? Read("SMARTSEG_URL");
        var folder = Data ?? (url is null ? Read("SMARTSEG_DATA") : null);
        return folder is not null
            ? await EmbeddedConnection.OpenAsync(folder, cancellationToken)
            : new RemoteConnection(new Uri(url ?? Installation.DefaultUrl), Key ?? Read("SMARTSEG_KEY"));
    }

    /// <summary>The tenant that was named; null = none was.</summary>
    public string? NamedTenant => Tenant ?? Read("SMARTSEG_TENANT");

    private static string? Read(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;
}
