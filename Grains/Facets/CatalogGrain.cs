using System.Collections.Immutable;
using DuckDB.NET.Data;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Storage;
using SmartSegmentation.Grains.Audit;
using SmartSegmentation.Grains.Facets.Domain.Cataloguing;
using SmartSegmentation.Grains.Facets.Domain.Derived;
using SmartSegmentation.Grains.Interfaces.Audit;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Tables;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Persistence;
using SmartSegmentation.Grains.Tables;
using SmartSegmentation.Grains.Tables.Domain;

namespace SmartSegmentation.Grains.Facets;

/// <inheritdoc cref="ICatalogGrain"/>
/// <remarks>Loads interleave with everything; what they write goes through <see cref="WriteAsync"/>, one at a time.</remarks>
[GrainType("catalog")]
internal sealed partial class CatalogGrain(
    [PersistentState("catalog", StorageNames.State)] IPersistentState<CatalogState> storage,
    [FromKeyedServices(StorageNames.State)] IGrainStorage records,
    IGrainContext context,
    TenantDatabases databases,
    IGrainFactory grains,
    TimeProvider clock,
    ILogger<CatalogGrain> logger
) : Grain, ICatalogGrain, IDisposable
{
    private const int KeptJobs = 50;
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestLoad = TimeSpan.FromHours(2);
    private readonly StateCell<CatalogState> _state = new(storage);
    private readonly StateRecords<TableProfile> _records = new(records, context.GrainId, "table");
    private readonly AuditOutbox _audit = new(grains, context.GrainId.Key.ToString()!, "catalog");
    private readonly SemaphoreSlim _writing = new(1);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Dictionary<string, RunningLoad> _loads = new(StringComparer.Ordinal);
    private ImmutableDictionary<string, TableProfile> _profiles = ImmutableDictionary<
        string,
        TableProfile
    >.Empty;
    private Catalog _catalog = new();
    private Task _last = Task.CompletedTask;

    private string TenantId => this.GetPrimaryKeyString();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        foreach (var table in _state.Value.Tables)
        {
            var profile = await _records.ReadAsync(table.Record);
            _profiles = _profiles.SetItem(table.PhysicalName, profile!);
        }

        var interrupted = _state.Value with { Jobs = LoadJobs.Interrupt(_state.Value.Jobs) };
        if (interrupted.Jobs != _state.Value.Jobs)
        {
            await _state.WriteAsync(interrupted, cancellationToken);
        }

        _catalog = CatalogView.Of(_state.Value, _profiles);
        await _audit.TellAsync(_state.Value.Audit);
    }

    public override async Task OnDeactivateAsync(
        DeactivationReason reason,
        CancellationToken cancellationToken
    )
    {
        await _stopping.CancelAsync();
        await _last
            .WaitAsync(cancellationToken)
            .ConfigureAwait(
                ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext
            );
        if (_audit.Settled(_state.Value.Audit) is { } settled)
        {
            await _state.WriteAsync(_state.Value with { Audit = settled }, cancellationToken);
        }
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _writing.Dispose();
    }

    public Task<Catalog> GetAsync() => Task.FromResult(_catalog);

    public Task<Outcome<LoadReport>> LoadAsync(
        LoadTable request,
        CancellationToken cancellationToken = default
    ) => EnqueueAsync(request, new RunningLoad("", request.Name), cancellationToken);

    public async Task<LoadJob> StartLoadAsync(LoadTable request)
    {
        var load = new RunningLoad(LoadJobs.NewId(_state.Value), request.Name);
        _loads[load.JobId] = load;
        await WriteAsync(
            state =>
                state with
                {
                    Jobs = LoadJobs.Put(
                        state.Jobs,
                        new StoredJob
                        {
                            JobId = load.JobId,
                            Table = request.Name,
                            Status = LoadStatus.Queued,
                        },
                        KeptJobs
                    ),
                },
            CancellationToken.None
        );
        foreach (
            var old in _loads
                .Keys.Except(_state.Value.Jobs.Select(job => job.JobId), StringComparer.Ordinal)
                .ToList()
        )
        {
            _loads.Remove(old);
        }

        _ = RunJobAsync(request, load);
        return load.View();
    }

    public async Task<LoadJob?> WaitForLoadAsync(
        string jobId,
        TimeSpan patience,
        CancellationToken cancellationToken = default
    )
    {
        if (_loads.TryGetValue(jobId, out var load))
        {
            var wait = TimeSpan.FromTicks(Math.Clamp(patience.Ticks, 0, LongestWait.Ticks));
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny(load.End, Task.Delay(wait, ended.Token));
            await ended.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
            return load.View();
        }

        return _state.Value.Jobs.FirstOrDefault(job => job.JobId.Is(jobId)) is { } stored
            ? LoadJobs.View(stored)
            : null;
    }

    public async Task<Outcome<Facet>> AddDerivedAsync(
        string table,
        string name,
        string expression,
        string? unit,
        CancellationToken cancellationToken = default
    )
    {
        var facet = new StoredDerived
        {
            Table =
                _catalog
                    .Tables.FirstOrDefault(known =>
                        known.Name.Equals(table, StringComparison.OrdinalIgnoreCase)
                    )
                    ?.Name
                ?? table,
            Name = name.Trim(),
            Expression = expression,
            Unit = string.IsNullOrWhiteSpace(unit) ? null : unit.Trim(),
        };
        if (DerivedRules.Check(_catalog, facet) is { } refusal)
        {
            return new Outcome<Facet>.Refused(refusal);
        }

        var catalog = _catalog;
        facet = await databases.RunAsync(
            TenantId,
            (connection, _) => DerivedProfiler.Profile(connection, catalog, facet),
            cancellationToken
        );
        await WriteAsync(
            state =>
                state with
                {
                    Version = state.Version + 1,
                    Derived = DerivedRules.Put(state.Derived, facet),
                },
            cancellationToken,
            Event(AuditKind.FacetDerived, $"{facet.Table}.{facet.Name}", facet.Expression)
        );
        return Done($"{facet.Table}.{facet.Name}");
    }

    public async Task<Outcome<Facet>> EditFacetAsync(
        string facetId,
        FacetEdit edit,
        CancellationToken cancellationToken = default
    )
    {
        if (!_catalog.Facets.Any(facet => facet.FacetId.Equals(facetId, StringComparison.OrdinalIgnoreCase)))
        {
            return new Outcome<Facet>.Refused(
                new("facet-unknown", "There is no facet of this id.", "facetId")
            );
        }

        if (FacetEdits.UnknownOperator(edit) is not null)
        {
            return new Outcome<Facet>.Refused(
                new("operator-unknown", "An operator is not one of the contract.", "allowedOperators")
            );
        }

        var key = CatalogBuilder.EditKey(facetId);
        await WriteAsync(
            state =>
                state with
                {
                    Version = state.Version + 1,
                    Edits = state.Edits.SetItem(
                        key,
                        FacetEdits.Merge(state.Edits.GetValueOrDefault(key), edit)
                    ),
                },
            cancellationToken,
            Event(
                AuditKind.FacetEdited,
                facetId,
                System.Text.Json.JsonSerializer.Serialize(edit, SegmentJson.Options)
            )
        );
        return Done(facetId);
    }

    private Outcome<Facet>.Done Done(string facetId) =>
        new(
            _catalog.Facets.First(facet => facet.FacetId.Equals(facetId, StringComparison.OrdinalIgnoreCase))
        );

    private async Task RunJobAsync(LoadTable request, RunningLoad load)
    {
        Outcome<LoadReport> outcome = new Outcome<LoadReport>.Refused(LoadJobs.Interrupted);
        try
        {
            outcome = await EnqueueAsync(request, load, CancellationToken.None);
            if (outcome is Outcome<LoadReport>.Refused(var why) && !_stopping.IsCancellationRequested)
            {
                await WriteAsync(
                    state => state with { Jobs = LoadJobs.End(state.Jobs, load.JobId, why) },
                    CancellationToken.None
                );
            }
        }
        catch (DuckDBException wrong)
        {
            LogLoadFailed(wrong, load.JobId);
        }
        finally
        {
            load.Finish(outcome);
        }
    }

    /// <summary>Loads after the loads that came before.</summary>
    private async Task<Outcome<LoadReport>> EnqueueAsync(
        LoadTable request,
        RunningLoad load,
        CancellationToken cancellationToken
    )
    {
        var before = _last;
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _last = mine.Task;
        DelayDeactivation(LongestLoad);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token, cancellationToken);
        try
        {
            await before;
            load.HasBegun = true;
            return await LoadNowAsync(request, load, stop.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Outcome<LoadReport>.Refused(LoadJobs.Interrupted);
        }
        finally
        {
            TableFilesOnDisk.Release(request);
            mine.SetResult();
            DelayDeactivation(TimeSpan.Zero);
        }
    }

    private async Task<Outcome<LoadReport>> LoadNowAsync(
        LoadTable request,
        RunningLoad load,
        CancellationToken cancellationToken
    )
    {
        if (LoadRules.Check(request, Loaded) is { } refusal)
        {
            return new Outcome<LoadReport>.Refused(refusal);
        }

        var (state, profiles) = (_state.Value, _profiles);
        var outcome = await databases.RunAsync(
            TenantId,
            (connection, stop) => CatalogLoad.Run(connection, request, state, profiles, load.Progress, stop),
            cancellationToken
        );
        if (outcome is not Outcome<CatalogLoad>.Done(var loaded))
        {
            return new Outcome<LoadReport>.Refused(((Outcome<CatalogLoad>.Refused)outcome).Why);
        }

        cancellationToken.ThrowIfCancellationRequested();
        await _records.WriteAsync(loaded.Table.Record, loaded.Loaded.Profile);
        var before = _catalog;
        _profiles = _profiles.SetItem(loaded.Table.PhysicalName, loaded.Loaded.Profile);
        await WriteAsync(
            current =>
                loaded.Apply(current) with
                {
                    Jobs = LoadJobs.End(current.Jobs, load.JobId, refusal: null),
                },
            CancellationToken.None,
            Event(
                AuditKind.TableLoaded,
                loaded.Table.Name,
                string.Join(", ", request.Files.Select(file => file.Name))
            ) with
            {
                Count = loaded.Loaded.Profile.Rows,
            }
        );
        _profiles = _profiles.RemoveRange(
            _profiles.Keys.Except(
                _state.Value.Tables.Select(table => table.PhysicalName),
                StringComparer.Ordinal
            )
        );
        return new Outcome<LoadReport>.Done(loaded.Report(before, _catalog));
    }

    private AuditEvent Event(string kind, string subject, string detail) =>
        new()
        {
            At = clock.GetUtcNow(),
            UserId = CallerContext.UserId,
            Kind = kind,
            Subject = subject,
            Detail = detail,
        };

    private TableProfile? Loaded(string name) =>
        _state.Value.Tables.FirstOrDefault(table =>
            table.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
        )
            is { } table
            ? _profiles[table.PhysicalName]
            : null;

    /// <summary>One write after another; each sees what the one before has written.</summary>
    private async Task WriteAsync(
        Func<CatalogState, CatalogState> change,
        CancellationToken cancellationToken,
        AuditEvent? told = null
    )
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            await _audit.TellAsync(_state.Value.Audit);
            var next = change(_state.Value);
            if (told is not null)
            {
                next = next with
                {
                    Audit = _audit.Note(next.Audit, told with { CatalogVersion = next.Version }),
                };
            }

            var catalog = next.Version == _state.Value.Version ? _catalog : CatalogView.Of(next, _profiles);
            await _state.WriteAsync(next, cancellationToken);
            _catalog = catalog;
            await _audit.TellAsync(next.Audit);
        }
        finally
        {
            _writing.Release();
        }
    }
}
