using Microsoft.AspNetCore.Http.HttpResults;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Interfaces.Tenancy;

namespace SmartSegmentation.Client.Http;

/// <summary>Sessions and their turns.</summary>
internal static class SessionApi
{
    /// <summary>Maps <c>/v1/tenants/{tenantId}/sessions</c>.</summary>
    public static RouteGroupBuilder MapSessionApi(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/tenants/{tenantId}/sessions").WithTags("Sessions");
        group
            .MapPost("/", OpenAsync)
            .For(UserRole.Viewer)
            .WithSummary("Opens a session for the calling user");
        group.MapGet("/{sessionId}", GetAsync).For(UserRole.Viewer).WithSummary("The session with its turns");
        group.MapDelete("/{sessionId}", CloseAsync).For(UserRole.Viewer).WithSummary("Closes the session");
        group
            .MapPost("/{sessionId}/turns", RunTurnAsync)
            .For(UserRole.Viewer)
            .WithSummary("One turn; with Accept: text/event-stream, step events and then one result")
            .Produces<TurnResult>()
            .ProducesProblem(StatusCodes.Status400BadRequest);
        group
            .MapGet("/{sessionId}/turns/{turnId}/trace", TraceAsync)
            .For(UserRole.Viewer)
            .WithSummary("How a turn came to its result: states, plan, steps, findings and the repair");
        return group;
    }

    private static async Task<Results<Ok<TurnTrace>, ProblemHttpResult>> TraceAsync(
        string tenantId,
        string sessionId,
        string turnId,
        IGrainFactory grains,
        CancellationToken cancellationToken
    ) =>
        (
            await grains.GetInTenant<ISessionGrain>(tenantId, sessionId).TraceAsync(turnId, cancellationToken)
        ).ToHttp();

    private static async Task<Results<Created<SessionView>, ProblemHttpResult>> OpenAsync(
        string tenantId,
        IGrainFactory grains,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        var sessionId = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");
        var outcome = await grains
            .GetInTenant<ISessionGrain>(tenantId, sessionId)
            .OpenAsync(cancellationToken);
        return outcome.ToCreated(
            session => $"/v1/tenants/{tenantId}/sessions/{session.SessionId}",
            session => session
        );
    }

    private static async Task<Results<Ok<SessionView>, ProblemHttpResult>> GetAsync(
        string tenantId,
        string sessionId,
        IGrainFactory grains,
        CancellationToken cancellationToken
    ) => (await grains.GetInTenant<ISessionGrain>(tenantId, sessionId).ViewAsync(cancellationToken)).ToHttp();

    private static async Task<Results<Ok<SessionView>, ProblemHttpResult>> CloseAsync(
        string tenantId,
        string sessionId,
        IGrainFactory grains,
        CancellationToken cancellationToken
    ) =>
        (await grains.GetInTenant<ISessionGrain>(tenantId, sessionId).CloseAsync(cancellationToken)).ToHttp();

    private static async Task<IResult> RunTurnAsync(
        string tenantId,
        string sessionId,
        NewTurn body,
        IGrainFactory grains,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        var session = grains.GetInTenant<ISessionGrain>(tenantId, sessionId);
        var request = new TurnRequest(body.Message ?? "", body.TurnId, body.ReferenceTime);
        var streams = context
            .Request.GetTypedHeaders()
            .Accept.Any(type => type.MediaType == TurnStream.MediaType);
        return streams
            ? await TurnStream.StartAsync(session, request, grains, cancellationToken)
            : (await session.RunTurnAsync(request, null, cancellationToken)).ToHttp();
    }
}

/// <summary>A message.</summary>
/// <param name="Message">At most 16,384 characters.</param>
/// <param name="TurnId">Idempotency key within the session; the session makes one when absent.</param>
/// <param name="ReferenceTime">What "now" means; the server's clock when absent.</param>
internal sealed record NewTurn(string? Message, string? TurnId, DateTimeOffset? ReferenceTime);
