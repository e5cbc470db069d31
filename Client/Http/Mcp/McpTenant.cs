using ModelContextProtocol;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Tenancy;

namespace SmartSegmentation.Client.Http.Mcp;

/// <summary>The tenant of a call: that of the key; a platform administrator names one.</summary>
/// <param name="accessor">The request, in which the middleware has noted who calls.</param>
/// <param name="grains">The cluster.</param>
internal sealed class McpTenant(IHttpContextAccessor accessor, IGrainFactory grains)
{
    /// <summary>Says to the grains who calls and in which tenant.</summary>
    /// <param name="named">The tenant that the call names; null = that of the key.</param>
    /// <exception cref="McpException">The caller may not act in it, or it does not exist.</exception>
    public Task<string> EnterAsync(string? named)
    {
        var caller = accessor.HttpContext!.Caller();
        var tenantId =
            caller.TenantId
            ?? named
            ?? throw Refused(new("tenant-id-invalid", "Say which tenant.", "tenantId"));
        if (
            named is not null && !named.Equals(tenantId, StringComparison.Ordinal)
            || !TenantScopedKey.IsTenantId(tenantId)
        )
        {
            throw Unknown;
        }

        // Set here, where the flow of control is that of the tool: what an awaited method sets ends with it.
        CallerContext.Set(tenantId, caller);
        return caller.TenantId is null ? CheckAsync(tenantId) : Task.FromResult(tenantId);
    }

    /// <summary>The refusal as a tool error: its code, then its sentence.</summary>
    public static McpException Refused(Refusal why) => new($"{why.Code}: {why.Detail}");

    private static McpException Unknown => Refused(new("tenant-unknown", "There is no tenant of this id."));

    private async Task<string> CheckAsync(string tenantId) =>
        await grains.GetGrain<ITenantGrain>(tenantId).FindAsync() is null ? throw Unknown : tenantId;
}
