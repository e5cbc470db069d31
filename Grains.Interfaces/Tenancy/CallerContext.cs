using Orleans.Runtime;

namespace SmartSegmentation.Grains.Interfaces.Tenancy;

/// <summary>
/// Who calls, and in which tenant: set by the host from the authenticated key before it calls a grain, and carried along by every
/// call that follows. Grains take tenant, user and role from here and never from a payload.
/// </summary>
public static class CallerContext
{
    private const string Tenant = "smartseg.tenant";
    private const string User = "smartseg.user";
    private const string Role = "smartseg.role";

    /// <summary>The tenant that is acted in; null outside of any.</summary>
    public static string? TenantId => RequestContext.Get(Tenant) as string;

    /// <summary>The user who acts; empty when nobody was set.</summary>
    public static string UserId => RequestContext.Get(User) as string ?? "";

    /// <summary>The role in which the user acts.</summary>
    public static UserRole ActingRole =>
        RequestContext.Get(Role) is int role ? (UserRole)role : UserRole.Unknown;

    /// <summary>Sets all three for the calls that follow on this flow of control.</summary>
    /// <param name="tenantId">Tenant acted in, which the caller has been found to be allowed in; null = none.</param>
    /// <param name="caller">Who acts.</param>
    public static void Set(string? tenantId, Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (tenantId is null)
        {
            RequestContext.Remove(Tenant);
        }
        else
        {
            RequestContext.Set(Tenant, tenantId);
        }

        RequestContext.Set(User, caller.UserId);
        RequestContext.Set(Role, (int)caller.Role);
    }
}
