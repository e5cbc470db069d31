using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Client.Gateway;

/// <summary>Whom a key stands for.</summary>
/// <param name="TenantId">The user's tenant; null for a platform administrator.</param>
/// <param name="UserId">The user.</param>
/// <param name="Role">By its name in the contract.</param>
internal sealed record Identity(string? TenantId, string UserId, string Role);

/// <summary>Segments of a tenant.</summary>
/// <param name="Segments">In the order of their making.</param>
internal sealed record SegmentRows(ImmutableArray<SegmentEntry> Segments);

/// <summary>Reviews as listed.</summary>
/// <param name="Reviews">Oldest first.</param>
internal sealed record ReviewRows(
    IReadOnlyList<SmartSegmentation.Grains.Interfaces.Reviews.ReviewView> Reviews
);
