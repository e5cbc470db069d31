using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Interfaces.Sessions;

/// <summary>One message of a user.</summary>
/// <param name="Message">Verbatim, at most 16,384 characters.</param>
/// <param name="TurnId">Idempotency key within the session; null = the session makes one.</param>
/// <param name="ReferenceTime">What "now" means; null = the server's clock.</param>
[GenerateSerializer, Immutable, Alias("smartseg.TurnRequest")]
public sealed record TurnRequest(
    [property: Id(0)] string Message,
    [property: Id(1)] string? TurnId = null,
    [property: Id(2)] DateTimeOffset? ReferenceTime = null
);

/// <summary>What came of one message. Members that do not apply are null or empty.</summary>
[GenerateSerializer, Immutable, Alias("smartseg.TurnResult")]
public sealed record TurnResult
{
    /// <summary>Id of the turn, given or made.</summary>
    [Id(0)]
    public required string TurnId { get; init; }

    /// <summary>Session of the turn.</summary>
    [Id(1)]
    public required string SessionId { get; init; }

    /// <summary>What the user wanted.</summary>
    [Id(2)]
    public required TurnIntent Intent { get; init; }

    /// <summary>What was done.</summary>
    [Id(3)]
    public required TurnAction Action { get; init; }

    /// <summary>The segment made or changed; readable by its id at once.</summary>
    [Id(4)]
    public SegmentDefinition? Segment { get; init; }

    /// <summary>The one question that is open now.</summary>
    [Id(5)]
    public ClarifyingQuestion? Question { get; init; }

    /// <summary>Two readings to choose from, each a segment.</summary>
    [Id(6)]
    public ImmutableArray<Interpretation> Interpretations { get; init; } = [];

    /// <summary>Answer in words.</summary>
    [Id(7)]
    public string? Answer { get; init; }

    /// <summary>Answer as a small table.</summary>
    [Id(8)]
    public ResultTable? Result { get; init; }

    /// <summary>Answer to a hypothesis.</summary>
    [Id(9)]
    public HypothesisResult? Hypothesis { get; init; }

    /// <summary>Why nothing was done.</summary>
    [Id(10)]
    public Rejection? Rejection { get; init; }

    /// <summary>Every word of the message with what became of it, in order.</summary>
    [Id(11)]
    public ImmutableArray<CoverageSpan> Coverage { get; init; } = [];

    /// <summary>Checks of the result.</summary>
    [Id(12)]
    public TurnEvaluation? Evaluation { get; init; }

    /// <summary>Skills that took part.</summary>
    [Id(13)]
    public ImmutableArray<SkillUse> Skills { get; init; } = [];

    /// <summary>What models cost; all 0 without a model.</summary>
    [Id(14)]
    public ModelUsage Usage { get; init; } = new(0, 0, 0, 0);

    /// <summary>Steps in order of their start.</summary>
    [Id(15)]
    public ImmutableArray<TurnStep> Steps { get; init; } = [];

    /// <summary>Conditions on the people or rows that an answer speaks of; null for everyone, and where a segment says it.</summary>
    /// <remarks>Also set when the words were understood but their answer is refused or has to be asked for.</remarks>
    [Id(16)]
    public ExpressionNode? Filter { get; init; }

    /// <summary>Meanings that were told before and that the result rests on; null = none.</summary>
    [Id(17)]
    public ImmutableArray<RememberedUse>? Remembered { get; init; }

    /// <summary>Sources of an answer from knowledge, in the order of their marks in it; null = none.</summary>
    [Id(18)]
    public ImmutableArray<Citation>? Citations { get; init; }

    /// <summary>What the user may want to know beside the answer; null = nothing. Never a reason to stop.</summary>
    [Id(19)]
    public ImmutableArray<TurnNotice>? Notices { get; init; }
}

/// <summary>A meaning that was not asked for, because it was told before.</summary>
/// <param name="Term">The word of the message.</param>
/// <param name="Meaning">What it is taken as, in words.</param>
/// <param name="Source"><c>session</c>, <c>memory</c> or <c>inferred</c>.</param>
/// <param name="MemoryId">The memory; null = none.</param>
/// <param name="Since">From when the memory holds; null = told in this session.</param>
[GenerateSerializer, Immutable, Alias("smartseg.RememberedUse")]
public sealed record RememberedUse(
    [property: Id(0)] string Term,
    [property: Id(1)] string Meaning,
    [property: Id(2)] string Source,
    [property: Id(3)] string? MemoryId = null,
    [property: Id(4)] DateTimeOffset? Since = null
);

/// <summary>A source of an answer.</summary>
/// <param name="Mark">How the answer refers to it, such as <c>[1]</c>.</param>
/// <param name="Kind"><c>document</c>, <c>catalog</c>, <c>vocabulary</c> or <c>memory</c>.</param>
/// <param name="Id">Id of the document, facet, term or memory.</param>
/// <param name="Title">For people.</param>
/// <param name="Owner">Who answers for it.</param>
/// <param name="Excerpt">The words that the answer rests on, verbatim.</param>
[GenerateSerializer, Immutable, Alias("smartseg.Citation")]
public sealed record Citation(
    [property: Id(0)] string Mark,
    [property: Id(1)] string Kind,
    [property: Id(2)] string Id,
    [property: Id(3)] string Title,
    [property: Id(4)] string Owner,
    [property: Id(5)] string Excerpt
)
{
    /// <summary>Where the document says it comes from; null = not said.</summary>
    [Id(6)]
    public string? Source { get; init; }

    /// <summary>When it was last verified; null = not a document.</summary>
    [Id(7)]
    public DateOnly? FreshnessDate { get; init; }

    /// <summary>Its version; null = none.</summary>
    [Id(8)]
    public string? Version { get; init; }

    /// <summary>Likeness to the question, 0 to 1.</summary>
    [Id(9)]
    public double Score { get; init; }
}

/// <summary>A remark on a turn.</summary>
/// <param name="Code"><c>segment-duplicate</c> or <c>segment-near-duplicate</c>.</param>
/// <param name="Message">One sentence for the user.</param>
/// <param name="SegmentId">The segment that it speaks of; null = none.</param>
/// <param name="Similarity">Members of both by members of either, 0 to 1; null where nothing is compared.</param>
[GenerateSerializer, Immutable, Alias("smartseg.TurnNotice")]
public sealed record TurnNotice(
    [property: Id(0)] string Code,
    [property: Id(1)] string Message,
    [property: Id(2)] string? SegmentId = null,
    [property: Id(3)] double? Similarity = null
);

/// <summary>What a user wants.</summary>
public enum TurnIntent
{
    /// <summary>Not set.</summary>
    Unknown = 0,

    /// <summary>A new segment.</summary>
    Create = 1,

    /// <summary>A change of the current segment.</summary>
    Edit = 2,

    /// <summary>Deletion of a segment.</summary>
    Delete = 3,

    /// <summary>A number or a small table.</summary>
    Query = 4,

    /// <summary>A claim to be tested.</summary>
    Hypothesis = 5,

    /// <summary>Nothing this product does.</summary>
    OutOfScope = 6,
}

/// <summary>What was done with a message.</summary>
public enum TurnAction
{
    /// <summary>Not set.</summary>
    Unknown = 0,

    /// <summary>A segment was made or changed.</summary>
    Segment = 1,

    /// <summary>A question is open.</summary>
    Clarify = 2,

    /// <summary>Two readings are offered.</summary>
    Interpretations = 3,

    /// <summary>Answered in words and numbers.</summary>
    Answer = 4,

    /// <summary>Refused.</summary>
    Rejected = 5,

    /// <summary>Handed to a person.</summary>
    Escalated = 6,
}

/// <summary>A question whose answer changes who is in.</summary>
/// <param name="Id">Id within the session.</param>
/// <param name="Type">Kind, such as <c>dateRecency</c>, <c>threshold</c>, <c>facet</c>, <c>value</c>, <c>unknownWord</c>.</param>
/// <param name="About">The words asked about, verbatim.</param>
/// <param name="Text">The question.</param>
/// <param name="Options">Ready answers, each with the size it leads to.</param>
[GenerateSerializer, Immutable, Alias("smartseg.ClarifyingQuestion")]
public sealed record ClarifyingQuestion(
    [property: Id(0)] string Id,
    [property: Id(1)] string Type,
    [property: Id(2)] string About,
    [property: Id(3)] string Text,
    [property: Id(4)] ImmutableArray<QuestionOption> Options
);

/// <summary>A ready answer.</summary>
/// <param name="Text">Words of the answer.</param>
/// <param name="EstimatedSize">Members of the segment it leads to; null when not counted.</param>
[GenerateSerializer, Immutable, Alias("smartseg.QuestionOption")]
public sealed record QuestionOption([property: Id(0)] string Text, [property: Id(1)] long? EstimatedSize)
{
    /// <summary><c>model</c> where a language model proposed it and the engine could read it; null for the engine's own.</summary>
    [Id(2)]
    public string? ProposedBy { get; init; }
}

/// <summary>One of two readings.</summary>
/// <param name="Text">What it means.</param>
/// <param name="Segment">Its segment, a draft readable by id.</param>
[GenerateSerializer, Immutable, Alias("smartseg.Interpretation")]
public sealed record Interpretation(
    [property: Id(0)] string Text,
    [property: Id(1)] SegmentDefinition Segment
);

/// <summary>A small table.</summary>
/// <param name="Columns">Column names.</param>
/// <param name="Rows">Cells in column order; a null cell is a literal without a member set.</param>
[GenerateSerializer, Immutable, Alias("smartseg.ResultTable")]
public sealed record ResultTable(
    [property: Id(0)] ImmutableArray<string> Columns,
    [property: Id(1)] ImmutableArray<ImmutableArray<Literal>> Rows
);

/// <summary>Outcome of a tested claim.</summary>
[GenerateSerializer, Immutable, Alias("smartseg.HypothesisResult")]
public sealed record HypothesisResult(
    [property: Id(0)] string Claim,
    [property: Id(1)] string Measure,
    [property: Id(2)] ImmutableArray<HypothesisGroup> Groups,
    [property: Id(3)] double? Difference,
    [property: Id(4)] double? Low,
    [property: Id(5)] double? High,
    [property: Id(6)] double? PValue,
    [property: Id(7)] HypothesisVerdict Verdict
);

/// <summary>One compared group.</summary>
/// <param name="Label">Who.</param>
/// <param name="Size">Members in it.</param>
/// <param name="Value">Mean or rate of the measure.</param>
[GenerateSerializer, Immutable, Alias("smartseg.HypothesisGroup")]
public sealed record HypothesisGroup(
    [property: Id(0)] string Label,
    [property: Id(1)] long Size,
    [property: Id(2)] double? Value
);

/// <summary>What the data says of a claim, two-sided at 5 %.</summary>
public enum HypothesisVerdict
{
    /// <summary>Not set.</summary>
    Unknown = 0,

    /// <summary>Significant, in the claimed direction.</summary>
    Supported = 1,

    /// <summary>Significant, in the other direction.</summary>
    NotSupported = 2,

    /// <summary>Not significant.</summary>
    CannotTell = 3,
}

/// <summary>Why nothing was done.</summary>
/// <param name="Code"><c>out_of_scope</c>, <c>restricted_facet</c>, <c>discriminatory</c>, <c>pii</c>, <c>forbidden</c> or <c>rate_limited</c>.</param>
/// <param name="Message">One sentence for the user.</param>
[GenerateSerializer, Immutable, Alias("smartseg.Rejection")]
public sealed record Rejection([property: Id(0)] string Code, [property: Id(1)] string Message);

/// <summary>A stretch of the message and what became of it.</summary>
/// <param name="Start">UTF-16 offset.</param>
/// <param name="End">One past the last character.</param>
/// <param name="Text">Verbatim.</param>
/// <param name="Role">Its part.</param>
/// <param name="FacetId">Facet it led to, if one.</param>
[GenerateSerializer, Immutable, Alias("smartseg.CoverageSpan")]
public sealed record CoverageSpan(
    [property: Id(0)] int Start,
    [property: Id(1)] int End,
    [property: Id(2)] string Text,
    [property: Id(3)] CoverageRole Role,
    [property: Id(4)] string? FacetId = null
)
{
    /// <summary>
    /// Conditions that these words led to, counted from 1 in the order of the tree; below 0 for one that is denied (left out of the
    /// segment instead of asked for); null = none.
    /// </summary>
    [Id(5)]
    public ImmutableArray<int>? Conditions { get; init; }
}

/// <summary>Part of a stretch of words.</summary>
public enum CoverageRole
{
    /// <summary>Nothing was made of it.</summary>
    Unresolved = 0,

    /// <summary>Names what is tested or how.</summary>
    Condition = 1,

    /// <summary>A value.</summary>
    Value = 2,

    /// <summary>A date, duration or frequency.</summary>
    Window = 3,

    /// <summary>Joins parts.</summary>
    Connector = 4,

    /// <summary>Carries no meaning of its own.</summary>
    Filler = 5,
}

/// <summary>Checks of a result.</summary>
[GenerateSerializer, Immutable, Alias("smartseg.TurnEvaluation")]
public sealed record TurnEvaluation(
    [property: Id(0)] bool SchemaValid,
    [property: Id(1)] double GroundingRatio,
    [property: Id(2)] double RuleCompliance,
    [property: Id(3)] double Score
);

/// <summary>A skill that took part.</summary>
[GenerateSerializer, Immutable, Alias("smartseg.SkillUse")]
public sealed record SkillUse([property: Id(0)] string SkillId, [property: Id(1)] string Version);

/// <summary>Model calls of a turn.</summary>
[GenerateSerializer, Immutable, Alias("smartseg.ModelUsage")]
public sealed record ModelUsage(
    [property: Id(0)] int ModelCalls,
    [property: Id(1)] int InputTokens,
    [property: Id(2)] int OutputTokens,
    [property: Id(3)] decimal CostUsd
);

/// <summary>One step of a turn.</summary>
/// <param name="Name">Stable name: <c>normalize</c>, <c>decompose</c>, <c>size</c> ….</param>
/// <param name="StartedMs">Milliseconds after the turn began.</param>
/// <param name="DurationMs">Milliseconds it took.</param>
/// <param name="Phase">State of the loop that it belongs to: <c>plan</c>, <c>act</c>, <c>verify</c> or <c>improve</c>; null in turns stored before.</param>
[GenerateSerializer, Immutable, Alias("smartseg.TurnStep")]
public sealed record TurnStep(
    [property: Id(0)] string Name,
    [property: Id(1)] double StartedMs,
    [property: Id(2)] double DurationMs,
    [property: Id(3)] string? Phase = null
);
