using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.TestingHost;
using SmartSegmentation.Client.Http;
using SmartSegmentation.Grains;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Persistence;

namespace SmartSegmentation.Tests.Support;

/// <summary>Two silos of one cluster over one data folder, as the product composes them; each can be killed.</summary>
internal sealed class TwoSilos : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly DataFolder _folder;
    private readonly InProcessTestCluster _cluster;
    private ImmutableArray<Door> _doors = [];
    private int _repeats;

    private TwoSilos(DataFolder folder, InProcessTestCluster cluster) =>
        (_folder, _cluster) = (folder, cluster);

    /// <summary>How often a call had to be sent again.</summary>
    public int Repeats => _repeats;

    /// <summary>Their addresses, the older one first.</summary>
    public IReadOnlyList<SiloAddress> Addresses => [.. _doors.Select(door => door.Silo.SiloAddress)];

    /// <summary>Starts both.</summary>
    /// <param name="path">The data folder.</param>
    public static async Task<TwoSilos> StartAsync(string path)
    {
        var folder = DataFolder.Open(path);
        var builder = new InProcessTestClusterBuilder(2);
        builder.Options.ServiceId = "smartsegmentation";
        builder.ConfigureHost(host => host.Logging.ClearProviders());
        builder.ConfigureSilo((_, silo) => silo.AddSmartSegmentation(folder));
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new TwoSilos(folder, cluster) { _doors = [.. cluster.Silos.Select(silo => new Door(silo))] };
    }

    /// <summary>
    /// Calls grains through one silo as a facade in its process does. Where the connection is cut with the silo, or the answer says so, the
    /// call is sent again, through any silo, as a client of the contract does.
    /// </summary>
    /// <param name="tenantId">Tenant acted in.</param>
    /// <param name="userId">Who calls.</param>
    /// <param name="first">Which silo is tried first.</param>
    /// <param name="call">The call.</param>
    public async Task<T> CallAsync<T>(
        string tenantId,
        string userId,
        int first,
        Func<IGrainFactory, Task<T>> call
    )
    {
        using var patience = new CancellationTokenSource(Patience);
        for (var attempt = first; ; attempt++)
        {
            var doors = _doors;
            var door = doors[attempt % doors.Length];
            CallerContext.Set(tenantId, new Caller(tenantId, userId, UserRole.TenantAdmin));
            try
            {
                return await call(door.Grains).WaitAsync(door.Closed);
            }
            catch (Exception cut)
                when (!patience.IsCancellationRequested
                    && (door.Closed.IsCancellationRequested || IsToBeSentAgain(cut))
                )
            {
                Interlocked.Increment(ref _repeats);
                await Task.Delay(10);
            }
        }
    }

    /// <summary>Ends the older silo at once: nothing of it is told, moved or written any more, and its clients are cut off.</summary>
    public async Task KillOlderAsync()
    {
        var door = _doors[0];
        _doors = _doors.RemoveAt(0);
        door.Dispose();
        await _cluster.KillSiloAsync(door.Silo);
    }

    /// <summary>Starts another beside the one that is left.</summary>
    public async Task StartAnotherAsync() =>
        _doors = _doors.Add(new Door(await _cluster.StartAdditionalSiloAsync()));

    public async ValueTask DisposeAsync()
    {
        foreach (var door in _doors)
        {
            door.Dispose();
        }

        _doors = [];
        await _cluster.DisposeAsync();
        _folder.Dispose();
    }

    private static bool IsToBeSentAgain(Exception cut) =>
        FacadeExceptionHandler.Translate(cut).Code is "state-conflict" or "timeout" or "silo-unavailable";

    /// <summary>A silo and the way into it, which closes when it is disposed.</summary>
    private sealed class Door : IDisposable
    {
        private readonly CancellationTokenSource _closing = new();

        public Door(InProcessSiloHandle silo)
        {
            Silo = silo;
            Grains = silo.ServiceProvider.GetRequiredService<IGrainFactory>();
            Closed = _closing.Token;
        }

        public InProcessSiloHandle Silo { get; }

        public IGrainFactory Grains { get; }

        public CancellationToken Closed { get; }

        public void Dispose()
        {
            _closing.Cancel();
            _closing.Dispose();
        }
    }
}
