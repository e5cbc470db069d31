using System.Collections.Immutable;
using SmartSegmentation.Grains.Audit;
using SmartSegmentation.Grains.Interfaces.Tenancy;

namespace SmartSegmentation.Grains.Tenancy;

/// <summary>Stored: one tenant.</summary>
[GenerateSerializer, Immutable, Alias("smartseg.TenantState")]
internal sealed record TenantState
{
    /// <summary>The tenant; null = not created.</summary>
    [Id(0)]
    public TenantView? Tenant { get; init; }

    /// <summary>Its configuration.</summary>
    [Id(1)]
    public TenantConfig Config { get; init; } = new();

    /// <summary>Users by id.</summary>
    [Id(2)]
    public ImmutableSortedDictionary<string, TenantUser> Users { get; init; } =
        ImmutableSortedDictionary.Create<string, TenantUser>(StringComparer.Ordinal);

    /// <summary>What the trail has to be told of the last decision; null = nothing yet.</summary>
    [Id(3)]
    public AuditNotes? Audit { get; init; }
}

/// <summary>Stored: a user of a tenant.</summary>
/// <param name="Role">What the user may do.</param>
/// <param name="KeyHash">Hash of the user's key.</param>
[GenerateSerializer, Immutable, Alias("smartseg.TenantUser")]
internal sealed record TenantUser([property: Id(0)] UserRole Role, [property: Id(1)] string KeyHash);

/// <summary>Stored: what a tenant has used today.</summary>
[GenerateSerializer, Immutable, Alias("smartseg.TenantUsage")]
internal sealed record TenantUsage
{
    /// <summary>The day counted, in the tenant's zone.</summary>
    [Id(0)]
    public DateOnly Day { get; init; }

    /// <summary>Segments made on it.</summary>
    [Id(1)]
    public int Segments { get; init; }

    /// <summary>What the last of them were for, oldest first: a turn that is run again after a crash is among them. Null = none.</summary>
    [Id(2)]
    public ImmutableArray<string>? Spends { get; init; }
}

/// <summary>Stored: sessions that count as open.</summary>
[GenerateSerializer, Immutable, Alias("smartseg.TenantSessions")]
internal sealed record TenantSessions
{
    /// <summary>Session → when it was last used, to within <see cref="Domain.SessionLeases.Grain"/>.</summary>
    [Id(0)]
    public ImmutableSortedDictionary<string, DateTimeOffset> LastUsed { get; init; } =
        ImmutableSortedDictionary.Create<string, DateTimeOffset>(StringComparer.Ordinal);
}
