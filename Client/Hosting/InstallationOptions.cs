namespace SmartSegmentation.Client.Hosting;

/// <summary>What an installation is told from outside.</summary>
public sealed record InstallationOptions
{
    /// <summary>Folder of all data. <c>SMARTSEG_DATA</c>; default <c>./.data</c>.</summary>
    public string DataFolder { get; init; } = ".data";

    /// <summary>The platform administrator's key. <c>SMARTSEG_ADMIN_KEY</c>; null = one is made at the first start.</summary>
    public string? AdminKey { get; init; }

    /// <summary>False leaves the platform administrator's key alone: a command that nobody watches must not be shown it in vain.</summary>
    /// <value>Default true.</value>
    public bool KeepsAdminKey { get; init; } = true;

    /// <summary>Port at which Orleans clients outside of the process are served. <c>SMARTSEG_GATEWAY_PORT</c>; 0 = none.</summary>
    public int GatewayPort { get; init; }

    /// <summary>Reads the environment.</summary>
    public static InstallationOptions FromConfiguration(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return new InstallationOptions
        {
            DataFolder = configuration["SMARTSEG_DATA"] is { Length: > 0 } folder ? folder : ".data",
            AdminKey = configuration["SMARTSEG_ADMIN_KEY"] is { Length: > 0 } key ? key : null,
            GatewayPort = configuration.GetValue("SMARTSEG_GATEWAY_PORT", 0),
        };
    }
}
