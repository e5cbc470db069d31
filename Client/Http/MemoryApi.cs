using Microsoft.AspNetCore.Http.HttpResults;
using SmartSegmentation.Grains.Interfaces.Memory;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Tenancy;

namespace SmartSegmentation.Client.Http;

/// <summary>What is remembered of a user: to see, to correct and to forget.</summary>
internal static class MemoryApi
{
    /// <summary>Maps <c>/v1/tenants/{tenantId}/users/{userId}/memory</c>.</summary>
    public static RouteGroupBuilder MapMemoryApi(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/tenants/{tenantId}/users/{userId}/memory").WithTags("Memory");
        group
            .MapGet("/", GetAsync)
            .For(UserRole.Viewer)
            .WithSummary("What is remembered of a user, with confidence, evidence and what held before");
        group
            .MapPut("/", SetAsync)
            .For(UserRole.Viewer)
            .WithSummary("Remembers what the user means by a term; another meaning closes the former");
        group.MapDelete("/", EraseAsync).For(UserRole.Viewer).WithSummary("Forgets a user");
        group
            .MapGet("/{memoryId}", FindAsync)
            .For(UserRole.Viewer)
            .WithSummary("One memory with what held before it");
        group.MapPut("/{memoryId}", CorrectAsync).For(UserRole.Viewer).WithSummary("Corrects one memory");
        group
            .MapDelete("/{memoryId}", ForgetAsync)
            .For(UserRole.Viewer)
            .WithSummary("Forgets one memory, with what held before it");
        return group;
    }

    private static async Task<Results<Ok<UserMemoryView>, ProblemHttpResult>> GetAsync(
        string tenantId,
        string userId,
        IGrainFactory grains,
        HttpContext context
    ) =>
        CheckOwner(context, userId) is { } refusal
            ? refusal.ToProblem()
            : TypedResults.Ok(await Memory(grains, tenantId, userId).GetAsync());

    private static async Task<Results<Ok<MemoryHistory>, ProblemHttpResult>> FindAsync(
        string tenantId,
        string userId,
        string memoryId,
        IGrainFactory grains,
        HttpContext context
    ) =>
        CheckOwner(context, userId) is { } refusal ? refusal.ToProblem()
        : await Memory(grains, tenantId, userId).FindAsync(memoryId) is { } found ? TypedResults.Ok(found)
        : new Refusal("memory-unknown", "There is no memory of this id.", "memoryId").ToProblem();

    private static Task<Results<Ok<MemoryView>, ProblemHttpResult>> SetAsync(
        string tenantId,
        string userId,
        NewMemory body,
        IGrainFactory grains,
        HttpContext context,
        CancellationToken cancellationToken
    ) => StoreAsync(tenantId, userId, null, body, grains, context, cancellationToken);

    private static Task<Results<Ok<MemoryView>, ProblemHttpResult>> CorrectAsync(
        string tenantId,
        string userId,
        string memoryId,
        NewMemory body,
        IGrainFactory grains,
        HttpContext context,
        CancellationToken cancellationToken
    ) => StoreAsync(tenantId, userId, memoryId, body, grains, context, cancellationToken);

    private static async Task<Results<Ok<MemoryView>, ProblemHttpResult>> StoreAsync(
        string tenantId,
        string userId,
        string? memoryId,
        NewMemory body,
        IGrainFactory grains,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        CheckOwner(context, userId) is { } refusal
            ? refusal.ToProblem()
            : (
                await Memory(grains, tenantId, userId)
                    .SetAsync(new SetMemory(memoryId, body.Term, body.Meaning ?? ""), cancellationToken)
            ).ToHttp();

    private static async Task<Results<NoContent, ProblemHttpResult>> EraseAsync(
        string tenantId,
        string userId,
        IGrainFactory grains,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        if (CheckOwner(context, userId) is { } refusal)
        {
            return refusal.ToProblem();
        }

        await Memory(grains, tenantId, userId).EraseAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<MemoryView>, ProblemHttpResult>> ForgetAsync(
        string tenantId,
        string userId,
        string memoryId,
        IGrainFactory grains,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        CheckOwner(context, userId) is { } refusal
            ? refusal.ToProblem()
            : (await Memory(grains, tenantId, userId).ForgetAsync(memoryId, cancellationToken)).ToHttp();

    private static IUserMemoryGrain Memory(IGrainFactory grains, string tenantId, string userId) =>
        grains.GetInTenant<IUserMemoryGrain>(tenantId, userId);

    /// <summary>Memory is its user's, and the administrators' who answer for it.</summary>
    private static Refusal? CheckOwner(HttpContext context, string userId)
    {
        var caller = context.Caller();
        return caller.Role >= UserRole.TenantAdmin || caller.UserId.Equals(userId, StringComparison.Ordinal)
            ? null
            : new Refusal("forbidden", "Memory is shown to its user and to administrators.");
    }
}

/// <summary>What a user means by a term.</summary>
/// <param name="Term">1 to 5 words; may be absent where a memory is corrected.</param>
/// <param name="Meaning">In words, at most 500 characters.</param>
internal sealed record NewMemory(string? Term, string? Meaning);
