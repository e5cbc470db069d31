using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using SmartSegmentation.Client.Hosting;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Persistence;
using SmartSegmentation.Grains.Tenancy;

namespace SmartSegmentation.Tests.Cluster;

public sealed class StorageTests
{
    private static IGrainStorage Storage =>
        Installations.Shared.Services.GetRequiredKeyedService<IGrainStorage>(StorageNames.State);

    [Test]
    public async Task Write_ByTheSecondOfTwoReaders_IsInconsistent()
    {
        var id = GrainId.Create("storage-test", "one");
        var first = new GrainState<TenantUsage>(new TenantUsage { Segments = 1 });
        await Storage.WriteStateAsync("usage", id, first);
        var second = new GrainState<TenantUsage>();
        await Storage.ReadStateAsync("usage", id, second);

        first.State = new TenantUsage { Segments = 2 };
        await Storage.WriteStateAsync("usage", id, first);
        second.State = new TenantUsage { Segments = 3 };

        Assert.That(
            () => Storage.WriteStateAsync("usage", id, second),
            Throws.InstanceOf<InconsistentStateException>()
        );
        var stored = new GrainState<TenantUsage>();
        await Storage.ReadStateAsync("usage", id, stored);
        Assert.That(stored.State!.Segments, Is.EqualTo(2));
    }

    [Test]
    public async Task FirstWrite_WhereARecordIs_IsInconsistent()
    {
        var id = GrainId.Create("storage-test", "two");
        await Storage.WriteStateAsync("usage", id, new GrainState<TenantUsage>(new TenantUsage()));

        Assert.That(
            () => Storage.WriteStateAsync("usage", id, new GrainState<TenantUsage>(new TenantUsage())),
            Throws.InstanceOf<InconsistentStateException>()
        );
    }

    [Test]
    public async Task Clear_ForgetsTheStateAndAllowsAnother()
    {
        var id = GrainId.Create("storage-test", "three");
        var state = new GrainState<TenantUsage>(new TenantUsage { Segments = 1 });
        await Storage.WriteStateAsync("usage", id, state);

        await Storage.ClearStateAsync("usage", id, state);
        var cleared = new GrainState<TenantUsage>();
        await Storage.ReadStateAsync("usage", id, cleared);
        cleared.State = new TenantUsage { Segments = 2 };
        await Storage.WriteStateAsync("usage", id, cleared);

        Assert.That(state.RecordExists, Is.False);
        Assert.That(cleared.ETag, Is.EqualTo("3"));
    }

    [Test]
    public async Task DataFolder_InUse_IsRefusedInWords()
    {
        var folder = Installations.Shared.Services.GetRequiredService<DataFolder>().Path;

        var refused = await Assert.ThrowsAsync<DataFolderInUseException>(async () =>
        {
            await using var second = await EmbeddedHost.StartAsync(
                new InstallationOptions { DataFolder = folder }
            );
        });

        Assert.That(refused!.Message, Does.Contain("in use").And.Contain("SMARTSEG_DATA"));
    }

    [Test]
    public void Call_IntoAnotherTenant_IsDenied()
    {
        var grains = Installations.Shared.Act("mine", "ana", UserRole.TenantAdmin);

        Assert.That(
            () => grains.GetGrain<ITenantGrain>("theirs").GetConfigAsync(),
            Throws.InstanceOf<UnauthorizedAccessException>()
        );
    }

    [Test]
    public void Call_WithoutATenant_IsDenied()
    {
        RequestContext.Clear();

        Assert.That(
            () => Installations.Shared.Grains.GetGrain<ITenantGrain>("theirs").FindAsync(),
            Throws.InstanceOf<UnauthorizedAccessException>()
        );
    }

    [Test]
    public async Task AdministratorsKey_GivenAnew_EndsTheFormer()
    {
        var platform = Installations.Shared.Grains.GetGrain<IPlatformGrain>(IPlatformGrain.Key);
        await platform.EnsureAdminKeyAsync("first");
        await platform.EnsureAdminKeyAsync("second");

        Assert.That(await FindAsync("first"), Is.Null);
        Assert.That((await FindAsync("second"))!.Role, Is.EqualTo(UserRole.PlatformAdmin));
        Assert.That(await platform.EnsureAdminKeyAsync(null), Is.Null);
    }

    private static Task<Caller?> FindAsync(string key) =>
        Installations
            .Shared.Grains.GetGrain<IApiKeyGrain>(Grains.Tenancy.Domain.ApiKey.Hash(key))
            .FindAsync();
}
