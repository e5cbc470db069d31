using System.Collections.Immutable;
using SmartSegmentation.Grains.Ambiguity.Domain;
using SmartSegmentation.Grains.Interfaces.Ambiguity;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Knowledge;
using SmartSegmentation.Grains.Interfaces.Memory;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Models.Domain;
using SmartSegmentation.Grains.Skills.Domain;
using SmartSegmentation.Grains.Verbatim;

namespace SmartSegmentation.Grains.Sessions;

/// <summary>Reads one message against a session and says what follows; writes nothing itself.</summary>
internal interface ITurnRunner
{
    /// <summary>Runs one turn.</summary>
    /// <param name="input">All that the turn may know.</param>
    /// <param name="progress">Told of each step when it ends.</param>
    /// <param name="cancellationToken">Stops the turn; nothing has happened then.</param>
    Task<TurnOutcome> RunAsync(
        TurnInput input,
        IProgress<TurnStep> progress,
        CancellationToken cancellationToken
    );
}

/// <summary>All that a turn may know. What is added here has to be kept in <see cref="TurnInputs"/>, or a replay differs.</summary>
/// <param name="TenantId">Tenant of the session.</param>
/// <param name="UserId">User who speaks.</param>
/// <param name="SessionId">Session.</param>
/// <param name="Dialogue">What the session remembers.</param>
/// <param name="TurnId">Id of the turn.</param>
/// <param name="Message">The message, verbatim.</param>
/// <param name="Now">What "now" means.</param>
/// <param name="Config">The tenant's configuration.</param>
/// <param name="Catalog">The tenant's catalog.</param>
/// <param name="Definitions">Words that the user defined once: term → meaning in words.</param>
/// <param name="Segments">The tenant's saved segments.</param>
/// <param name="Skills">The live skills: every word and text of the turn comes from them.</param>
internal sealed record TurnInput(
    string TenantId,
    string UserId,
    string SessionId,
    DialogueState Dialogue,
    string TurnId,
    string Message,
    DateTimeOffset Now,
    TenantConfig Config,
    Catalog Catalog,
    ImmutableSortedDictionary<string, string> Definitions,
    ImmutableArray<SavedSegment> Segments,
    SkillSet Skills
)
{
    /// <summary>What memory holds of the user, without the segments.</summary>
    public MemoryForTurn Memory { get; init; } = MemoryForTurn.None;

    /// <summary>Segments that memory holds of the user. Few turns look at them.</summary>
    public NotedRead<ImmutableArray<RememberedSegment>> Worked { get; init; } = new([]);

    /// <summary>Which directory <see cref="Segments"/> is of, by its revision; null = of none that is kept.</summary>
    public int? Directory { get; init; }

    /// <summary>The tenant's deleted segments, for "restore …". Replays have none: they make segments and restore none.</summary>
    public ImmutableArray<SavedSegment> Deleted { get; init; } = [];

    /// <summary>What was asked and settled in the session.</summary>
    public ImmutableArray<AmbiguityEntry> Ledger { get; init; } = [];

    /// <summary>Where the turn learns whether it may ask.</summary>
    public IClarifications Clarifications
    {
        get => field ??= new TurnClarifications([], ClarificationPolicy.Of(Skills).InferAbove);
        init;
    }

    /// <summary>The tenant's documents, where the message could be a question to them.</summary>
    public ImmutableArray<KnowledgeDocument> Documents { get; init; } = [];

    /// <summary>Where the tenant's documents are, for a question about a word that one of them defines; nowhere in replays, which ask nothing.</summary>
    public Func<Task<ImmutableArray<KnowledgeDocument>>> Library { get; init; } =
        static () => Task.FromResult(ImmutableArray<KnowledgeDocument>.Empty);

    /// <summary>The server's clock.</summary>
    public DateTimeOffset Clock { get; init; }

    /// <summary>True where the tenant's model may be asked; false in replays and evaluations.</summary>
    public bool MayAskModel { get; init; }

    /// <summary>What a model proposed when this turn was recorded; null = nothing.</summary>
    public ModelProposal? Proposal { get; init; }

    /// <summary>Role of the user who speaks.</summary>
    public UserRole Role { get; init; } = UserRole.Analyst;

    /// <summary>Segments given with the input instead of being looked up, by id; for replays of what comes from elsewhere.</summary>
    public ImmutableDictionary<string, SegmentDefinition> Known { get; init; } =
        ImmutableDictionary<string, SegmentDefinition>.Empty;
}

/// <summary>A saved segment as the language engine needs it.</summary>
/// <param name="SegmentId">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="CreatedBy">Who made it.</param>
/// <param name="Tree">Hash of its tree; null = not known.</param>
/// <param name="Size">Its members when it was last counted; null = not known.</param>
[GenerateSerializer, Immutable, Alias("smartseg.SavedSegment")]
internal sealed record SavedSegment(
    [property: Id(0)] string SegmentId,
    [property: Id(1)] string Name,
    [property: Id(2)] string CreatedBy = "",
    [property: Id(3)] string? Tree = null,
    [property: Id(4)] long? Size = null
)
{
    /// <summary>Segments that it refers to directly; null = not known.</summary>
    [Id(5)]
    public ImmutableArray<string>? Uses { get; init; }

    /// <summary>The active ones of a directory.</summary>
    public static ImmutableArray<SavedSegment> Of(ImmutableArray<SegmentEntry> entries) =>
        Of(entries, SegmentStatus.Active);

    /// <summary>Those of a status.</summary>
    public static ImmutableArray<SavedSegment> Of(
        ImmutableArray<SegmentEntry> entries,
        SegmentStatus status
    ) =>
        [
            .. entries
                .Where(entry => entry.Status == status)
                .Select(entry => new SavedSegment(
                    entry.SegmentId,
                    entry.Name,
                    entry.CreatedBy,
                    entry.Tree,
                    entry.Size
                )
                {
                    Uses = entry.Uses is { IsEmpty: false } uses ? uses : null,
                }),
        ];
}

/// <summary>What follows from a turn. The session writes all of it in one record, then applies the commands.</summary>
/// <param name="Result">What the caller gets.</param>
/// <param name="Dialogue">What the session remembers from now on.</param>
/// <param name="Commands">What to do to segments and memory; each is applied once, by the turn's id.</param>
internal sealed record TurnOutcome(
    TurnResult Result,
    DialogueState Dialogue,
    ImmutableArray<TurnCommand> Commands
)
{
    /// <summary>How the turn went; null when its runner does not say.</summary>
    public TurnCourse? Course { get; init; }

    /// <summary>What a model proposed; null = none was asked. Stored with what the turn knew.</summary>
    public ModelProposal? Proposal { get; init; }

    /// <summary>What the segment claims to have made of the words, as it was verified; null where no words of this turn made it. Not stored.</summary>
    public VerbatimClaim? Claim { get; init; }

    /// <summary>What speaks against the reading of the segment, as its confidence was worked out; null where no words of this turn made it. Not stored.</summary>
    public ImmutableSortedDictionary<string, double>? Signs { get; init; }
}
