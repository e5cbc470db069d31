namespace SmartSegmentation.Grains.Tenancy.Domain;

/// <summary>Which sessions count as open: those used within <see cref="IdleLimit"/>. Not stored; after a restart nobody has a session in use.</summary>
public sealed class SessionLeases
{
    private readonly Dictionary<string, DateTimeOffset> _lastUsed = new(StringComparer.Ordinal);

    /// <summary>Idle time after which a session no longer counts.</summary>
    public static TimeSpan IdleLimit { get; } = TimeSpan.FromMinutes(30);

    /// <summary>Counts a session from now on, unless others fill the limit.</summary>
    /// <param name="sessionId">The session.</param>
    /// <param name="limit">Sessions that may be open at once; null = any number.</param>
    /// <param name="now">The moment of use.</param>
    /// <returns>False when the limit is full without it.</returns>
    public bool TryUse(string sessionId, int? limit, DateTimeOffset now)
    {
        foreach (var (idle, _) in _lastUsed.Where(lease => now - lease.Value >= IdleLimit).ToList())
        {
            _lastUsed.Remove(idle);
        }

        if (!_lastUsed.ContainsKey(sessionId) && _lastUsed.Count >= limit)
        {
            return false;
        }

        _lastUsed[sessionId] = now;
        return true;
    }

    /// <summary>Stops counting a session.</summary>
    public void Release(string sessionId) => _lastUsed.Remove(sessionId);
}
