using System.Collections.Immutable;
using System.Globalization;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Tables;
using SmartSegmentation.Grains.Tables.Domain;

namespace SmartSegmentation.Grains.Facets;

/// <summary>The list of jobs in a catalog's state.</summary>
internal static class LoadJobs
{
    /// <summary>Told of a load that a stop of the process ended.</summary>
    public static Refusal Interrupted { get; } =
        new(
            "load-interrupted",
            "The service stopped while it was loading; nothing has changed. Load it again."
        );

    /// <summary>An id that no job has.</summary>
    public static string NewId(CatalogState state)
    {
        var last = state.Jobs.Length == 0 ? 0 : state.Jobs.Max(job => Number(job.JobId));
        return "load-" + (last + 1).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The jobs with a new one; the oldest are left out.</summary>
    public static ImmutableArray<StoredJob> Put(ImmutableArray<StoredJob> jobs, StoredJob job, int kept) =>
        [.. jobs.Skip(Math.Max(0, jobs.Length + 1 - kept)), job];

    /// <summary>The jobs with one ended.</summary>
    public static ImmutableArray<StoredJob> End(
        ImmutableArray<StoredJob> jobs,
        string jobId,
        Refusal? refusal
    ) =>
        [
            .. jobs.Select(job =>
                job.JobId.Is(jobId)
                    ? job with
                    {
                        Status = refusal is null ? LoadStatus.Done : LoadStatus.Failed,
                        Refusal = refusal,
                    }
                    : job
            ),
        ];

    /// <summary>The jobs after a start: none of them runs.</summary>
    public static ImmutableArray<StoredJob> Interrupt(ImmutableArray<StoredJob> jobs) =>
        jobs.All(job => job.Status is LoadStatus.Done or LoadStatus.Failed)
            ? jobs
            :
            [
                .. jobs.Select(job =>
                    job.Status is LoadStatus.Done or LoadStatus.Failed
                        ? job
                        : job with
                        {
                            Status = LoadStatus.Failed,
                            Refusal = Interrupted,
                        }
                ),
            ];

    /// <summary>A job of before the last start.</summary>
    public static LoadJob View(StoredJob job) =>
        new(
            job.JobId,
            job.Table,
            job.Status,
            job.Status == LoadStatus.Done ? 1 : 0,
            Report: null,
            job.Refusal
        );

    private static long Number(string jobId) =>
        long.Parse(
            jobId.AsSpan(jobId.IndexOf('-', StringComparison.Ordinal) + 1),
            CultureInfo.InvariantCulture
        );
}
