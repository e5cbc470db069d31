namespace SmartSegmentation.Grains.Sessions;

/// <summary>Turns of a session as they were stored, for a replay. The key is that of the session.</summary>
[Alias("smartseg.ITurnArchiveGrain"), GrainInterfaceType("smartseg.turnarchive")]
internal interface ITurnArchiveGrain : IGrainWithStringKey
{
    /// <summary>One turn, and what the session remembered before it.</summary>
    /// <param name="number">From 1.</param>
    /// <returns>Null when there is no such turn.</returns>
    [Alias("Recall")]
    Task<RecordedTurn?> RecallAsync(int number);
}

/// <summary>A stored turn.</summary>
/// <param name="Before">What the session remembered before it.</param>
/// <param name="Turn">The turn.</param>
[GenerateSerializer, Immutable, Alias("smartseg.RecordedTurn")]
internal sealed record RecordedTurn(
    [property: Id(0)] DialogueState Before,
    [property: Id(1)] TurnRecord Turn
);
