namespace SmartSegmentation.Grains.Interfaces.Tenancy;

/// <summary>Key of what belongs to one tenant: <c>{tenantId}/{id}</c>. No other file knows the separator.</summary>
/// <param name="TenantId">1 to 64 of a-z, 0-9 and hyphen.</param>
/// <param name="Id">Id within the tenant; holds no slash.</param>
public readonly record struct TenantScopedKey(string TenantId, string Id)
{
    /// <summary>Reads a grain key.</summary>
    /// <exception cref="FormatException">The key has no separator.</exception>
    public static TenantScopedKey Parse(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        return slash > 0
            ? new(key[..slash], key[(slash + 1)..])
            : throw new FormatException("The key names no tenant.");
    }

    /// <summary>True for a tenant id: 1 to 64 of a-z, 0-9 and hyphen.</summary>
    public static bool IsTenantId(string? tenantId) =>
        tenantId is { Length: > 0 and <= 64 }
        && tenantId.All(letter =>
            char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-'
        );

    /// <summary>Tenant of a grain key: what stands before the separator, or all of a key without one.</summary>
    public static string TenantOf(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? key : key[..slash];
    }

    /// <inheritdoc/>
    public override string ToString() => $"{TenantId}/{Id}";
}
