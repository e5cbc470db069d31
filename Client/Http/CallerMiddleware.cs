using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Tenancy;

namespace SmartSegmentation.Client.Http;

/// <summary>
/// Finds out who calls, before the body is read: the key must be known, the tenant of the route must be the caller's (else it does not
/// exist), and the role must be enough.
/// </summary>
internal sealed class CallerMiddleware(RequestDelegate next, IGrainFactory grains)
{
    /// <summary>Name of the route value that holds the tenant.</summary>
    public const string TenantRoute = "tenantId";

    private const string Scheme = "Bearer ";

    /// <summary>Handles one request.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        // What is no route, such as the answer to a wrong method, shows nothing and needs no key.
        if (
            context.GetEndpoint() is not RouteEndpoint endpoint
            || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
        )
        {
            await next(context);
            return;
        }

        var tenantId = context.GetRouteValue(TenantRoute) as string;
        var (caller, refusal) = await FindCallerAsync(context.Request);
        refusal ??= await CheckAsync(caller!, tenantId, endpoint);
        if (refusal is not null)
        {
            await Problems.WriteAsync(context, refusal);
            return;
        }

        // Set here and not in a method that is awaited: what such a method sets ends with it.
        CallerContext.Set(tenantId ?? caller!.TenantId, caller!);
        context.Items[typeof(Caller)] = caller;
        await next(context);
    }

    private async Task<(Caller? Caller, Refusal? Why)> FindCallerAsync(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            request.HttpContext.Response.Headers.WWWAuthenticate = "Bearer";
            return (null, new Refusal("key-missing", "Send your API key as 'Authorization: Bearer KEY'."));
        }

        var key = header[Scheme.Length..].Trim();
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
        if (await grains.GetGrain<IApiKeyGrain>(hash).FindAsync() is { } caller)
        {
            return (caller, null);
        }

        request.HttpContext.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
        return (null, new Refusal("key-unknown", "The API key is not known, or has ended."));
    }

    private async Task<Refusal?> CheckAsync(Caller caller, string? tenantId, Endpoint endpoint)
    {
        if (tenantId is not null && !await MaySeeAsync(caller, tenantId))
        {
            return new Refusal("tenant-unknown", "There is no tenant of this id.");
        }

        var least = endpoint.Metadata.GetMetadata<MinimumRole>() ?? MinimumRole.Default;
        return caller.Role >= least.Role ? null : new Refusal("forbidden", "Your role does not allow this.");
    }

    private async Task<bool> MaySeeAsync(Caller caller, string tenantId)
    {
        if (caller.TenantId is not null)
        {
            return caller.TenantId.Equals(tenantId, StringComparison.Ordinal);
        }

        CallerContext.Set(tenantId, caller);
        return await grains.GetGrain<ITenantGrain>(tenantId).FindAsync() is not null;
    }
}
