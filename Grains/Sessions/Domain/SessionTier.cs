using SmartSegmentation.Grains.Interfaces.Sessions;

namespace SmartSegmentation.Grains.Sessions.Domain;

/// <summary>The short-term memory of a session: it slides with every turn and is archived after a day without one. Seed §6, tier 1.</summary>
internal static class SessionTier
{
    /// <summary>How long the task state outlives the last turn.</summary>
    public static TimeSpan Life { get; } = TimeSpan.FromHours(24);

    /// <summary>When a session was archived, or will have been; null = it has no turn.</summary>
    public static DateTimeOffset? ArchivedAt(DateTimeOffset? lastTurn, DateTimeOffset now) =>
        lastTurn + Life is { } end && end <= now ? end : null;

    /// <summary>What a turn starts with: the dialogue after the last turn, or a clean one when that is too long ago.</summary>
    public static DialogueState DialogueOf(TurnRecord? last, DateTimeOffset now) =>
        last is null ? new DialogueState()
        : ArchivedAt(last.At, now) is null ? last.Dialogue
        : new DialogueState { Since = now };
}
