using System.Collections.Immutable;

namespace SmartSegmentation.Grains.Tenancy.Domain;

/// <summary>Which sessions count as open: those used within <see cref="IdleLimit"/>.</summary>
public static class SessionLeases
{
    /// <summary>Idle time after which a session no longer counts.</summary>
    public static TimeSpan IdleLimit { get; } = TimeSpan.FromMinutes(30);

    /// <summary>How exactly the time of use is kept: a use within it of the one before is not noted.</summary>
    public static TimeSpan Grain { get; } = TimeSpan.FromMinutes(5);

    /// <summary>Counts a session from now on, unless others fill the limit.</summary>
    /// <param name="lastUsed">Session → when it was last used.</param>
    /// <param name="sessionId">The session.</param>
    /// <param name="limit">Sessions that may be open at once; null = any number.</param>
    /// <param name="now">The moment of use.</param>
    /// <returns>The sessions after it, the same value when nothing has to be noted; null when the limit is full without it.</returns>
    public static ImmutableSortedDictionary<string, DateTimeOffset>? Use(
        ImmutableSortedDictionary<string, DateTimeOffset> lastUsed,
        string sessionId,
        int? limit,
        DateTimeOffset now
    )
    {
        if (lastUsed.TryGetValue(sessionId, out var before) && now - before < Grain)
        {
            return lastUsed;
        }

        var open = lastUsed.RemoveRange(
            lastUsed.Where(lease => now - lease.Value >= IdleLimit).Select(lease => lease.Key)
        );
        return !open.ContainsKey(sessionId) && open.Count >= limit ? null : open.SetItem(sessionId, now);
    }
}
