using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Sessions;

namespace SmartSegmentation.Client.Http;

/// <summary>A turn as server-sent events: <c>step</c> as each ends, then one <c>result</c>, or one <c>problem</c>.</summary>
internal sealed class TurnStream : ITurnObserver
{
    /// <summary>Media type that asks for it.</summary>
    public const string MediaType = "text/event-stream";

    private readonly Channel<TurnStep> _steps = Channel.CreateUnbounded<TurnStep>();

    /// <inheritdoc/>
    public Task OnStepAsync(TurnStep ended)
    {
        _steps.Writer.TryWrite(ended);
        return Task.CompletedTask;
    }

    /// <summary>Starts a turn.</summary>
    /// <returns>The stream; or the problem, when the turn was refused before its first step.</returns>
    public static async Task<IResult> StartAsync(
        ISessionGrain session,
        TurnRequest request,
        IGrainFactory grains,
        CancellationToken cancellationToken
    )
    {
        var stream = new TurnStream();
        var observer = grains.CreateObjectReference<ITurnObserver>(stream);
        var turn = stream.RunAsync(session, request, observer, grains, cancellationToken);
        await Task.WhenAny(turn, stream._steps.Reader.WaitToReadAsync(cancellationToken).AsTask());
        return turn.IsCompleted && await turn is Outcome<TurnResult>.Refused(var why)
            ? why.ToProblem()
            : TypedResults.ServerSentEvents(stream.EventsAsync(turn, cancellationToken));
    }

    private async Task<Outcome<TurnResult>> RunAsync(
        ISessionGrain session,
        TurnRequest request,
        ITurnObserver observer,
        IGrainFactory grains,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await session.RunTurnAsync(request, observer, cancellationToken);
        }
        finally
        {
            _steps.Writer.TryComplete();
            grains.DeleteObjectReference<ITurnObserver>(observer);
        }
    }

    /// <summary>Steps on their way when the turn ends are taken from its result, so that none is missing.</summary>
    private async IAsyncEnumerable<SseItem<object>> EventsAsync(
        Task<Outcome<TurnResult>> turn,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var told = new HashSet<TurnStep>();
        await foreach (var ended in _steps.Reader.ReadAllAsync(cancellationToken))
        {
            told.Add(ended);
            yield return new SseItem<object>(ended, "step");
        }

        // The answer has begun, so a failure can no longer be its status.
        await Task.WhenAny(turn);
        if (turn.Exception?.InnerException is { } failure)
        {
            yield return new SseItem<object>(
                Problems.Describe(FacadeExceptionHandler.Translate(failure)),
                "problem"
            );
            yield break;
        }

        switch (await turn)
        {
            case Outcome<TurnResult>.Done(var result):
                foreach (var ended in result.Steps.Where(told.Add))
                {
                    yield return new SseItem<object>(ended, "step");
                }

                yield return new SseItem<object>(result, "result");
                break;
            case Outcome<TurnResult>.Refused(var why):
                yield return new SseItem<object>(Problems.Describe(why), "problem");
                break;
        }
    }
}
