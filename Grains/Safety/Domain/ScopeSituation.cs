namespace SmartSegmentation.Grains.Safety.Domain;

/// <summary>What a session is in the middle of when a message comes.</summary>
internal enum ScopeSituation
{
    /// <summary>Nothing: the message stands by itself.</summary>
    Fresh = 0,

    /// <summary>There is a current segment or answer, so short messages speak of it.</summary>
    HasSegment = 1,

    /// <summary>A question is open, so a message that is no attack is its answer.</summary>
    HasQuestion = 2,
}
