using Orleans.Concurrency;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Reviews;

namespace SmartSegmentation.Grains.Interfaces.Sessions;

/// <summary>One conversation of one user. The key is <c>{tenantId}/{sessionId}</c>.</summary>
[Alias("smartseg.ISessionGrain"), GrainInterfaceType("smartseg.session")]
public interface ISessionGrain : IGrainWithStringKey
{
    /// <summary>Opens the session for the calling user.</summary>
    /// <returns>Refused with <c>sessions-exhausted</c>.</returns>
    [Alias("Open")]
    Task<Outcome<SessionView>> OpenAsync(CancellationToken cancellationToken = default);

    /// <summary>Runs one turn; the same turn again gives the same result and does nothing twice.</summary>
    /// <param name="request">The message.</param>
    /// <param name="observer">Told of each step when it ends, at best effort; null = nobody.</param>
    /// <param name="cancellationToken">Stops the turn; after its record is written it has happened.</param>
    /// <returns>
    /// Refused with <c>session-unknown</c> (also to anyone but its user), <c>session-closed</c>, <c>message-empty</c>, <c>message-too-long</c>,
    /// <c>message-not-text</c>, <c>turn-id-invalid</c>, <c>turn-id-reused</c>, <c>reference-time-invalid</c> or <c>sessions-exhausted</c>.
    /// </returns>
    [Alias("RunTurn"), ResponseTimeout("00:05:00")]
    Task<Outcome<TurnResult>> RunTurnAsync(
        TurnRequest request,
        ITurnObserver? observer = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>The session with all its turns.</summary>
    /// <returns>Refused with <c>session-unknown</c>, also to anyone but its user and a platform administrator.</returns>
    [Alias("View"), ResponseTimeout("00:05:00")]
    Task<Outcome<SessionView>> ViewAsync(CancellationToken cancellationToken = default);

    /// <summary>How a turn came to its result; the same after a restart.</summary>
    /// <returns>Refused with <c>session-unknown</c> or <c>turn-unknown</c>.</returns>
    [Alias("Trace")]
    Task<Outcome<TurnTrace>> TraceAsync(string turnId, CancellationToken cancellationToken = default);

    /// <summary>Takes a decided review as a further turn; a review that was taken before changes nothing.</summary>
    [Alias("TakeReview")]
    Task TakeReviewAsync(ReviewView review, CancellationToken cancellationToken = default);

    /// <summary>Closes the session: it stays readable, takes no more turns and no longer counts as open.</summary>
    /// <returns>Refused with <c>session-unknown</c>.</returns>
    [Alias("Close")]
    Task<Outcome<SessionView>> CloseAsync(CancellationToken cancellationToken = default);
}

/// <summary>Hears of a turn while it runs.</summary>
[Alias("smartseg.ITurnObserver"), GrainInterfaceType("smartseg.turnobserver")]
public interface ITurnObserver : IGrainObserver
{
    /// <summary>A step has ended.</summary>
    /// <param name="ended">The step, with its times.</param>
    [Alias("OnStep"), OneWay]
    Task OnStepAsync(TurnStep ended);
}
