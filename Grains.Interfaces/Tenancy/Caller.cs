namespace SmartSegmentation.Grains.Interfaces.Tenancy;

/// <summary>Whom a key stands for.</summary>
/// <param name="TenantId">The user's tenant; null for a platform administrator, who belongs to none.</param>
/// <param name="UserId">User within the tenant.</param>
/// <param name="Role">What the user may do.</param>
[GenerateSerializer, Immutable, Alias("smartseg.Caller")]
public sealed record Caller(
    [property: Id(0)] string? TenantId,
    [property: Id(1)] string UserId,
    [property: Id(2)] UserRole Role
);

/// <summary>What a user may do; each role includes the ones before it.</summary>
public enum UserRole
{
    /// <summary>Not set; may do nothing.</summary>
    Unknown = 0,

    /// <summary>Asks and reads.</summary>
    Viewer = 1,

    /// <summary>Also makes segments.</summary>
    Analyst = 2,

    /// <summary>Also configures the tenant.</summary>
    TenantAdmin = 3,

    /// <summary>Every tenant.</summary>
    PlatformAdmin = 4,
}
