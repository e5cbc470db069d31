using SmartSegmentation.Grains.Interfaces.Tenancy;

namespace SmartSegmentation.Client.Hosting;

/// <summary>Sees to it, between the start of the silo and that of the web server, that there is a platform administrator's key.</summary>
internal sealed class AdminKeyService(
    IGrainFactory grains,
    InstallationOptions installation,
    AdminKeyNotice notice
) : IHostedService
{
    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var made = await grains
            .GetGrain<IPlatformGrain>(IPlatformGrain.Key)
            .EnsureAdminKeyAsync(installation.AdminKey, cancellationToken);
        notice.Text =
            made is not null ? $"platform-admin key, shown only now: {made}"
            : installation.AdminKey is not null ? "platform-admin key: that of SMARTSEG_ADMIN_KEY"
            : "platform-admin key: shown at the first start; set SMARTSEG_ADMIN_KEY to replace it";
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>What to tell the operator about the platform administrator's key.</summary>
internal sealed class AdminKeyNotice
{
    /// <summary>Set when the silo has started.</summary>
    public string Text { get; set; } = "";
}
