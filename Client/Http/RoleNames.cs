using SmartSegmentation.Grains.Interfaces.Tenancy;

namespace SmartSegmentation.Client.Http;

/// <summary>Names of roles in the contract.</summary>
internal static class RoleNames
{
    /// <summary>The name of a role.</summary>
    public static string Of(UserRole role) =>
        role switch
        {
            UserRole.Viewer => "viewer",
            UserRole.Analyst => "analyst",
            UserRole.TenantAdmin => "tenant-admin",
            UserRole.PlatformAdmin => "platform-admin",
            _ => "unknown",
        };

    /// <summary>The role of a name; <see cref="UserRole.Unknown"/> when there is none.</summary>
    public static UserRole Parse(string? name) =>
        Enum.GetValues<UserRole>()
            .FirstOrDefault(role => Of(role).Equals(name, StringComparison.OrdinalIgnoreCase));
}
