using System.Collections.Concurrent;
using System.Reflection;
using SmartSegmentation.Grains.Interfaces.Audit;
using SmartSegmentation.Grains.Interfaces.Tenancy;

namespace SmartSegmentation.Grains.Tenancy;

/// <summary>Lets a call through only where the tenant of the caller is the tenant in the grain's key. Denies by default.</summary>
internal sealed class TenantCallFilter : IIncomingGrainCallFilter
{
    private static readonly ConcurrentDictionary<Type, bool> Exempt = new();

    /// <inheritdoc/>
    public Task Invoke(IIncomingGrainCallContext context)
    {
        var grain = context.TargetContext.GrainInstance;
        if (grain is null || Exempt.GetOrAdd(grain.GetType(), IsExempt))
        {
            return context.Invoke();
        }

        var owner = TenantScopedKey.TenantOf(context.TargetId.Key.ToString() ?? "");
        return
            string.Equals(owner, CallerContext.TenantId, StringComparison.Ordinal)
            || (
                owner.Equals(IAuditTrailGrain.Platform, StringComparison.Ordinal)
                && CallerContext.ActingRole == UserRole.PlatformAdmin
            )
            ? context.Invoke()
            : throw new UnauthorizedAccessException("The caller acts in another tenant.");
    }

    private static bool IsExempt(Type grain) =>
        grain.Assembly != typeof(TenantCallFilter).Assembly
        || grain.GetCustomAttribute<PlatformScopedAttribute>() is not null;
}
