using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SmartSegmentation.Grains.Interfaces.Segments;

/// <summary>A node of a segment's condition tree. A member either satisfies it or does not; nothing is unknown.</summary>
[GenerateSerializer, Immutable, Alias("smartseg.ExpressionNode")]
[JsonConverter(typeof(ExpressionNodeConverter))]
public abstract record ExpressionNode
{
    private ExpressionNode() { }

    /// <summary>A boolean combination of nodes.</summary>
    /// <param name="Op">How the children combine; <see cref="GroupOperator.Not"/> has exactly one child.</param>
    /// <param name="Children">At least one node.</param>
    /// <param name="AtLeast">For <see cref="GroupOperator.AtLeast"/>: how many children must hold, 1 to their number.</param>
    [GenerateSerializer, Immutable, Alias("smartseg.ExpressionNode.Group")]
    public sealed record Group(
        [property: Id(0)] GroupOperator Op,
        [property: Id(1)] ImmutableArray<ExpressionNode> Children,
        [property: Id(2)] int? AtLeast = null
    ) : ExpressionNode;

    /// <summary>The members of another segment of the same tenant.</summary>
    /// <param name="SegmentId">Id of that segment.</param>
    [GenerateSerializer, Immutable, Alias("smartseg.ExpressionNode.Reference")]
    public sealed record Reference([property: Id(0)] string SegmentId) : ExpressionNode;

    /// <summary>One test of one measure. Exactly one of values, <see cref="CompareTo"/> and <see cref="Rank"/> is used.</summary>
    [GenerateSerializer, Immutable, Alias("smartseg.ExpressionNode.Condition")]
    public sealed record Condition : ExpressionNode
    {
        /// <summary>What is measured of each member (or of each row, inside <see cref="Measure.Where"/>).</summary>
        [Id(0)]
        public required Measure Measure { get; init; }

        /// <summary>How the measure is tested.</summary>
        [Id(1)]
        public required ConditionOperator Operator { get; init; }

        /// <summary>
        /// Literals: decimal for numbers and money, text, boolean, or a <c>yyyy-MM-dd</c> date as text. Two for
        /// <see cref="ConditionOperator.Between"/> (both included), any number for in and notIn, none for exists and missing.
        /// </summary>
        [Id(2)]
        public ImmutableArray<Literal> Values { get; init; } = [];

        /// <summary>Unit of the values, such as <c>USD</c> or <c>months</c>; null when the facet has none.</summary>
        [Id(3)]
        public string? Unit { get; init; }

        /// <summary>The other side of the comparison, when it is not a literal.</summary>
        [Id(4)]
        public Comparand? CompareTo { get; init; }

        /// <summary>A rank among members instead of a comparison.</summary>
        [Id(5)]
        public Rank? Rank { get; init; }

        /// <summary>Where the condition comes from.</summary>
        [Id(6)]
        public Provenance Provenance { get; init; } = Provenance.Retrieved;

        /// <summary>0 to 1.</summary>
        [Id(7)]
        public double Confidence { get; init; } = 1;

        /// <summary>The user's words that this condition reads; null when no words stand for it.</summary>
        [Id(8)]
        public SourceSpan? Source { get; init; }
    }
}

/// <summary>How children of a group combine.</summary>
public enum GroupOperator
{
    /// <summary>Not set.</summary>
    Unknown = 0,

    /// <summary>All children.</summary>
    And = 1,

    /// <summary>Any child.</summary>
    Or = 2,

    /// <summary>The complement of the only child within the population.</summary>
    Not = 3,

    /// <summary>At least a given number of children.</summary>
    AtLeast = 4,
}

/// <summary>How a measure is tested. A missing measure satisfies only <see cref="Missing"/>, <see cref="Ne"/> and <see cref="NotIn"/>.</summary>
public enum ConditionOperator
{
    /// <summary>Not set.</summary>
    Unknown = 0,

    /// <summary>Equal; text regardless of case.</summary>
    Eq = 1,

    /// <summary>Not equal, or missing.</summary>
    Ne = 2,

    /// <summary>Less than.</summary>
    Lt = 3,

    /// <summary>At most.</summary>
    Le = 4,

    /// <summary>Greater than.</summary>
    Gt = 5,

    /// <summary>At least.</summary>
    Ge = 6,

    /// <summary>Between two values, both included.</summary>
    Between = 7,

    /// <summary>One of the values; text regardless of case.</summary>
    In = 8,

    /// <summary>None of the values, or missing.</summary>
    NotIn = 9,

    /// <summary>Text holds one of the values, regardless of case.</summary>
    Contains = 10,

    /// <summary>Text starts with one of the values, regardless of case.</summary>
    StartsWith = 11,

    /// <summary>Has a value.</summary>
    Exists = 12,

    /// <summary>Has no value.</summary>
    Missing = 13,
}

/// <summary>Where a condition comes from.</summary>
public enum Provenance
{
    /// <summary>Not set.</summary>
    Unknown = 0,

    /// <summary>Facet and value were found in the catalog.</summary>
    Retrieved = 1,

    /// <summary>Concluded by the engine, such as a default for a vague word.</summary>
    Inferred = 2,

    /// <summary>From a stated preference of the user or the tenant's vocabulary.</summary>
    Preference = 3,

    /// <summary>From what is remembered of earlier turns.</summary>
    Memory = 4,
}

/// <summary>A stretch of the user's message, verbatim.</summary>
/// <param name="Start">First character, in UTF-16 units from 0.</param>
/// <param name="End">One past the last character.</param>
/// <param name="Text">The words themselves.</param>
[GenerateSerializer, Immutable, Alias("smartseg.SourceSpan")]
public sealed record SourceSpan(
    [property: Id(0)] int Start,
    [property: Id(1)] int End,
    [property: Id(2)] string Text
);
