using Microsoft.AspNetCore.Diagnostics;
using Orleans.Storage;
using SmartSegmentation.Grains.Interfaces.Outcomes;

namespace SmartSegmentation.Client.Http;

/// <summary>Exceptions as problems. What a caller can act on has a code of its own; the rest is logged and told as <c>internal-error</c>.</summary>
internal sealed partial class FacadeExceptionHandler(ILogger<FacadeExceptionHandler> logger)
    : IExceptionHandler
{
    /// <inheritdoc/>
    public async ValueTask<bool> TryHandleAsync(
        HttpContext httpContext,
        Exception exception,
        CancellationToken cancellationToken
    )
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
        {
            return true;
        }

        var refusal = Translate(exception);
        if (refusal.Code is "internal-error")
        {
            LogFailed(logger, exception, httpContext.Request.Method, httpContext.GetEndpoint()?.DisplayName);
        }

        await Problems.WriteAsync(httpContext, refusal);
        return true;
    }

    /// <summary>What a caller is told of an exception.</summary>
    public static Refusal Translate(Exception exception) =>
        exception switch
        {
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => new(
                "body-too-large",
                "The request is larger than is taken."
            ),
            BadHttpRequestException { StatusCode: StatusCodes.Status415UnsupportedMediaType } => new(
                "media-type-unknown",
                "The content type is not taken here."
            ),
            BadHttpRequestException { InnerException: System.Text.Json.JsonException json } => new(
                "request-invalid",
                "The body is not the JSON that this call takes.",
                json.Path?.TrimStart('$', '.')
            ),
            BadHttpRequestException bad => new("request-invalid", bad.Message),
            InvalidDataException bad => new("request-invalid", bad.Message),
            UnauthorizedAccessException => new("route-unknown", "There is nothing here."),
            InconsistentStateException => new(
                "state-conflict",
                "The state changed meanwhile; send the same request again."
            ),
            OrleansMessageRejectionException => new(
                "silo-unavailable",
                "A part of the service has just gone; send the same request again."
            ),
            TimeoutException => new("timeout", "It took too long; send the same request again."),
            _ => new("internal-error", "Something went wrong here; it has been logged."),
        };

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Endpoint} failed")]
    private static partial void LogFailed(
        ILogger logger,
        Exception exception,
        string method,
        string? endpoint
    );
}
