using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Tenancy;

namespace SmartSegmentation.Grains.Tenancy.Domain;

/// <summary>What ids of tenants and users look like.</summary>
public static class TenantRules
{
    /// <summary>Judges a new tenant, apart from its id.</summary>
    public static Refusal? CheckTenant(CreateTenant command) =>
        string.IsNullOrWhiteSpace(command.Name) || command.Name.Length > 200
            ? new Refusal("tenant-name-invalid", "A name is 1 to 200 characters.", "name")
            : null;

    /// <summary>User id of the platform administrator; no tenant's user may have it.</summary>
    public const string PlatformAdministrator = "platform-admin";

    /// <summary>Judges a new user.</summary>
    public static Refusal? CheckUser(AddUser command) =>
        command.UserId is not { Length: > 0 and <= 128 } id
        || id.Equals(PlatformAdministrator, StringComparison.OrdinalIgnoreCase)
        || !id.All(letter =>
            char.IsLetterOrDigit(letter) || "._-@+".Contains(letter, StringComparison.Ordinal)
        )
            ? new Refusal("user-id-invalid", "A user id is 1 to 128 letters, digits and . _ - @ +", "userId")
        : command.Role is UserRole.Viewer or UserRole.Analyst or UserRole.TenantAdmin ? null
        : new Refusal("role-unknown", "A role is viewer, analyst or tenant-admin.", "role");
}
