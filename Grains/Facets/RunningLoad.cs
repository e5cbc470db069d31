using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Tables;
using SmartSegmentation.Grains.Tables;

namespace SmartSegmentation.Grains.Facets;

/// <summary>A load of this activation: waiting, under way or ended.</summary>
internal sealed class RunningLoad(string jobId, string table)
{
    private readonly TaskCompletionSource<Outcome<LoadReport>> _end = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );

    /// <summary>Id of the job.</summary>
    public string JobId { get; } = jobId;

    /// <summary>How far it is.</summary>
    public LoadProgress Progress { get; } = new();

    /// <summary>True once it does not wait for an earlier load.</summary>
    public bool HasBegun { get; set; }

    /// <summary>What came of it.</summary>
    public Task<Outcome<LoadReport>> End => _end.Task;

    /// <summary>Tells what came of it.</summary>
    public void Finish(Outcome<LoadReport> outcome) => _end.TrySetResult(outcome);

    /// <summary>The job as it stands.</summary>
    public LoadJob View() =>
        !_end.Task.IsCompletedSuccessfully
            ? new LoadJob(JobId, table, HasBegun ? LoadStatus.Running : LoadStatus.Queued, Progress.Share)
            : _end.Task.Result switch
            {
                Outcome<LoadReport>.Done(var report) => new LoadJob(JobId, table, LoadStatus.Done, 1, report),
                Outcome<LoadReport>.Refused(var why) => new LoadJob(
                    JobId,
                    table,
                    LoadStatus.Failed,
                    Progress.Share,
                    Refusal: why
                ),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
}
