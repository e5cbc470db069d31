using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Persistence;

/// <summary>Applies the commands of a session once each, by the place of the last one applied.</summary>
internal static class AppliedCommands
{
    /// <summary>True when the command, or a later one of its session, was applied.</summary>
    public static bool WasApplied(
        [NotNullWhen(true)] this CommandOrigin? origin,
        ImmutableDictionary<string, long> applied
    ) => origin is not null && applied.TryGetValue(origin.SessionId, out var place) && origin.Place <= place;

    /// <summary>Notes the command as applied; to be written together with what it does.</summary>
    public static ImmutableDictionary<string, long> Note(
        this CommandOrigin? origin,
        ImmutableDictionary<string, long> applied
    ) => origin is null ? applied : applied.SetItem(origin.SessionId, origin.Place);
}
