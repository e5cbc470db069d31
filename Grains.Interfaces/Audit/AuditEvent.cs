using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Sessions;

namespace SmartSegmentation.Grains.Interfaces.Audit;

/// <summary>One decision, as the trail keeps it. Members that do not apply are null or empty.</summary>
/// <remarks>Members are added, never changed: the bytes of older entries are what was hashed.</remarks>
[GenerateSerializer, Immutable, Alias("smartseg.AuditEvent")]
public sealed record AuditEvent
{
    /// <summary>When it was decided, by the server's clock.</summary>
    [Id(0)]
    public required DateTimeOffset At { get; init; }

    /// <summary>Who decided; empty for the installation itself.</summary>
    [Id(1)]
    public required string UserId { get; init; }

    /// <summary>One of <see cref="AuditKind"/>.</summary>
    [Id(2)]
    public required string Kind { get; init; }

    /// <summary>Id of what it is about: a segment, a user, a table, a facet, a skill …</summary>
    [Id(3)]
    public string? Subject { get; init; }

    /// <summary>The user's words, verbatim.</summary>
    [Id(4)]
    public string? Words { get; init; }

    /// <summary>What "now" meant.</summary>
    [Id(5)]
    public DateTimeOffset? ReferenceTime { get; init; }

    /// <summary>Session.</summary>
    [Id(6)]
    public string? SessionId { get; init; }

    /// <summary>Turn.</summary>
    [Id(7)]
    public string? TurnId { get; init; }

    /// <summary>Intent of the turn.</summary>
    [Id(8)]
    public TurnIntent? Intent { get; init; }

    /// <summary>What the turn came to.</summary>
    [Id(9)]
    public TurnAction? Action { get; init; }

    /// <summary>The words as they were understood, for people: the tree as one line, the answer, the question.</summary>
    [Id(10)]
    public string? Reading { get; init; }

    /// <summary>The tree.</summary>
    [Id(11)]
    public ExpressionNode? Expression { get; init; }

    /// <summary>Version of the segment.</summary>
    [Id(12)]
    public int? Version { get; init; }

    /// <summary>Members in it.</summary>
    [Id(13)]
    public long? Count { get; init; }

    /// <summary>Members in the population.</summary>
    [Id(14)]
    public long? Population { get; init; }

    /// <summary>Version of the catalog that was seen.</summary>
    [Id(15)]
    public int? CatalogVersion { get; init; }

    /// <summary>Skills that took part, with their versions.</summary>
    [Id(16)]
    public ImmutableArray<SkillUse>? Skills { get; init; }

    /// <summary>Code of a refusal, type of a question.</summary>
    [Id(17)]
    public string? Code { get; init; }

    /// <summary>What else belongs to it, as text or JSON: the new configuration, the rating.</summary>
    [Id(18)]
    public string? Detail { get; init; }

    /// <summary>Every skill that was live, with what the tenant overrode, by the hash of the set.</summary>
    [Id(19)]
    public string? SkillSet { get; init; }
}
