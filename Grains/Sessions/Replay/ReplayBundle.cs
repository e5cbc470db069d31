using System.Collections.Immutable;
using System.Text.Json;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Interfaces.Skills;
using SmartSegmentation.Grains.Persistence;
using SmartSegmentation.Grains.Skills;

namespace SmartSegmentation.Grains.Sessions.Replay;

/// <summary>All that a turn was read from, and what it became: enough to read it again on another installation with the same tables.</summary>
internal sealed record ReplayBundle
{
    /// <summary>The form that is written.</summary>
    public const string CurrentFormat = "smartseg-replay-1";

    /// <summary>Form of the bundle.</summary>
    public string Format { get; init; } = "";

    /// <summary>The segment.</summary>
    public string SegmentId { get; init; } = "";

    /// <summary>The version.</summary>
    public int Version { get; init; }

    /// <summary>The turn's message, verbatim.</summary>
    public string Words { get; init; } = "";

    /// <summary>User of the session.</summary>
    public string UserId { get; init; } = "";

    /// <summary>The session.</summary>
    public string SessionId { get; init; } = "";

    /// <summary>The turn.</summary>
    public string TurnId { get; init; } = "";

    /// <summary>Number of the command that saved the segment, among those of its turn.</summary>
    public int Index { get; init; }

    /// <summary>Clock, configuration, definitions and names that the turn knew.</summary>
    public TurnInputs Inputs { get; init; } = new();

    /// <summary>What the session remembered before the turn.</summary>
    public DialogueState Before { get; init; } = new();

    /// <summary>Segments that the tree refers to, as they are at the time of the export.</summary>
    public ImmutableArray<SegmentDefinition> References { get; init; } = [];

    /// <summary>Version of the catalog that the turn saw.</summary>
    public int CatalogVersion { get; init; }

    /// <summary>Digest of that catalog; null when it has changed before the export.</summary>
    public string? CatalogDigest { get; init; }

    /// <summary>Skills that took part.</summary>
    public ImmutableArray<SkillUse> Skills { get; init; } = [];

    /// <summary>Every skill that was live, with what the tenant overrode; null = stored by a release that did not keep it.</summary>
    public SkillSetRecord? SkillSet { get; init; }

    /// <summary>Files of these skills; null = of none, as for a replay where they are.</summary>
    public ImmutableArray<SkillBundle>? SkillFiles { get; init; }

    /// <summary>The canonical definition.</summary>
    public string Definition { get; init; } = "";

    /// <summary>Members; null = not counted.</summary>
    public long? Count { get; init; }

    /// <summary>The bundle as text.</summary>
    public string Write() => JsonSerializer.Serialize(this, StateSerializer.Options);

    /// <summary>The bundle of a text; null when it is none, or of a form that is not known.</summary>
    public static ReplayBundle? Read(string json)
    {
        try
        {
            return
                JsonSerializer.Deserialize<ReplayBundle>(json, StateSerializer.Options)
                    is { Format: CurrentFormat, Words.Length: > 0, Definition.Length: > 0 } bundle
                ? bundle
                : null;
        }
        catch (Exception unreadable)
            when (unreadable is JsonException or InvalidOperationException or NotSupportedException)
        {
            return null;
        }
    }
}
