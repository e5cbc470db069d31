namespace SmartSegmentation.Grains.Interfaces.Audit;

/// <summary>Kinds of decisions in the trail; stable codes.</summary>
public static class AuditKind
{
    /// <summary>A turn, whatever came of it: segment, question, readings, answer, refusal, escalation.</summary>
    public const string Turn = "turn";

    /// <summary>A segment was made.</summary>
    public const string SegmentCreated = "segment.created";

    /// <summary>A segment got a new version.</summary>
    public const string SegmentEdited = "segment.edited";

    /// <summary>A segment got another name.</summary>
    public const string SegmentRenamed = "segment.renamed";

    /// <summary>A segment was deleted.</summary>
    public const string SegmentDeleted = "segment.deleted";

    /// <summary>A deleted segment came back.</summary>
    public const string SegmentRestored = "segment.restored";

    /// <summary>An earlier version of a segment became its newest.</summary>
    public const string SegmentReverted = "segment.reverted";

    /// <summary>Members were frozen.</summary>
    public const string SegmentFrozen = "segment.frozen";

    /// <summary>Members follow the data again.</summary>
    public const string SegmentThawed = "segment.thawed";

    /// <summary>Feedback on a segment.</summary>
    public const string Feedback = "feedback";

    /// <summary>A tenant was created.</summary>
    public const string TenantCreated = "tenant.created";

    /// <summary>A tenant's configuration changed.</summary>
    public const string TenantConfigured = "tenant.configured";

    /// <summary>A user was added, with a key.</summary>
    public const string UserAdded = "user.added";

    /// <summary>A user got a new key.</summary>
    public const string KeyIssued = "user.key-issued";

    /// <summary>A user was removed.</summary>
    public const string UserRemoved = "user.removed";

    /// <summary>A table was loaded.</summary>
    public const string TableLoaded = "table.loaded";

    /// <summary>A facet was edited.</summary>
    public const string FacetEdited = "facet.edited";

    /// <summary>A facet was derived.</summary>
    public const string FacetDerived = "facet.derived";

    /// <summary>A term was defined.</summary>
    public const string MemoryDefined = "memory.defined";

    /// <summary>Something remembered was forgotten.</summary>
    public const string MemoryForgotten = "memory.forgotten";

    /// <summary>A version of a skill went live.</summary>
    public const string SkillPromoted = "skill.promoted";

    /// <summary>The gate refused to let a version of a skill go live.</summary>
    public const string SkillRefused = "skill.refused";

    /// <summary>A skill went back to an earlier version.</summary>
    public const string SkillRolledBack = "skill.rolled-back";

    /// <summary>A person decided what was escalated.</summary>
    public const string ReviewDecided = "review.decided";
}
