using SmartSegmentation.Grains.Interfaces.Outcomes;

namespace SmartSegmentation.Grains.Interfaces.Tables;

/// <summary>One load and how far it is.</summary>
/// <param name="JobId">Id within the tenant.</param>
/// <param name="Table">Logical name of the table.</param>
/// <param name="Status">How far it is.</param>
/// <param name="Progress">0 to 1; never falls.</param>
/// <param name="Report">What came of it; null unless done, and null for a job that was done before the last start.</param>
/// <param name="Refusal">Why it failed; null unless failed.</param>
[GenerateSerializer, Immutable, Alias("smartseg.LoadJob")]
public sealed record LoadJob(
    [property: Id(0)] string JobId,
    [property: Id(1)] string Table,
    [property: Id(2)] LoadStatus Status,
    [property: Id(3)] double Progress,
    [property: Id(4)] LoadReport? Report = null,
    [property: Id(5)] Refusal? Refusal = null
);

/// <summary>How far a load is.</summary>
public enum LoadStatus
{
    /// <summary>Not set.</summary>
    Unknown = 0,

    /// <summary>Waits for an earlier load of the tenant.</summary>
    Queued = 1,

    /// <summary>Reads or profiles.</summary>
    Running = 2,

    /// <summary>The table is in the catalog.</summary>
    Done = 3,

    /// <summary>Refused or interrupted; nothing has changed.</summary>
    Failed = 4,
}
