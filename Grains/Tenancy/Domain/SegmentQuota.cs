using System.Collections.Immutable;

namespace SmartSegmentation.Grains.Tenancy.Domain;

/// <summary>Segments of one day.</summary>
public static class SegmentQuota
{
    /// <summary>How many of the last takings are remembered by their id.</summary>
    public const int Remembered = 256;

    /// <summary>Takes one segment.</summary>
    /// <param name="made">Made on the day so far.</param>
    /// <param name="spends">What the last of them were for, oldest first.</param>
    /// <param name="spendId">What this one is for.</param>
    /// <param name="limit">How many may be made; null = any number.</param>
    /// <returns>The takings after it, the same value when it was taken before; null when none is left.</returns>
    public static ImmutableArray<string>? Take(
        int made,
        ImmutableArray<string> spends,
        string spendId,
        int? limit
    ) =>
        spends.Contains(spendId, StringComparer.Ordinal) ? spends
        : made >= limit ? null
        : [.. spends.TakeLast(Remembered - 1), spendId];
}
