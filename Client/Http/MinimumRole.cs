using SmartSegmentation.Grains.Interfaces.Tenancy;

namespace SmartSegmentation.Client.Http;

/// <summary>The role that a route takes. A route without one is open to platform administrators only.</summary>
/// <param name="Role">The least role.</param>
internal sealed record MinimumRole(UserRole Role)
{
    /// <summary>Role of routes that name none.</summary>
    public static MinimumRole Default { get; } = new(UserRole.PlatformAdmin);
}

/// <summary>Names the role of a route.</summary>
internal static class MinimumRoleExtensions
{
    /// <summary>Opens a route to this role and the ones above it.</summary>
    public static TBuilder For<TBuilder>(this TBuilder route, UserRole role)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new MinimumRole(role));
}
