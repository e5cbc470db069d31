using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Sessions;

namespace SmartSegmentation.Grains.Verbatim;

/// <summary>What a result claims to have made of somebody's words.</summary>
internal sealed record VerbatimClaim
{
    /// <summary>The words, as they were sent.</summary>
    public required string Words { get; init; }

    /// <summary>The words, as the result quotes them.</summary>
    public required string Query { get; init; }

    /// <summary>The conditions; null = everyone.</summary>
    public ExpressionNode? Expression { get; init; }

    /// <summary>What became of every word.</summary>
    public ImmutableArray<CoverageSpan> Coverage { get; init; } = [];

    /// <summary>What vouches for what is not in the words themselves.</summary>
    public VerbatimEvidence Evidence { get; init; } = VerbatimEvidence.None;
}

/// <summary>What was said or found apart from the words, each by a source that can be named.</summary>
/// <param name="Texts">Earlier messages of the same segment, and meanings that somebody gave to words.</param>
/// <param name="Before">The conditions before a change; null = there were none.</param>
/// <param name="Days">Days at which the date tool lets the phrases of time begin or end, in the words and in the meanings.</param>
/// <param name="Values">Facet and value, for all values that the facet search finds in the words or in the texts.</param>
/// <param name="Today">The day from which "ago" is counted; null = unknown.</param>
internal sealed record VerbatimEvidence(
    ImmutableArray<string> Texts,
    ExpressionNode? Before,
    IReadOnlySet<DateOnly> Days,
    IReadOnlySet<(string FacetId, string Value)> Values,
    DateOnly? Today = null
)
{
    /// <summary>Those of the texts that were said before these words: what they said may be kept as it was, and say no more.</summary>
    public ImmutableArray<string> Earlier { get; init; } = [];

    /// <summary>Days of the earlier texts, which only what was said then may hold.</summary>
    public IReadOnlySet<DateOnly> EarlierDays { get; init; } = new HashSet<DateOnly>();

    /// <summary>Misspelt words of the grammar as they were corrected.</summary>
    public ImmutableArray<string> Corrected { get; init; } = [];

    /// <summary>Nothing.</summary>
    public static VerbatimEvidence None { get; } =
        new([], null, new HashSet<DateOnly>(), new HashSet<(string, string)>());
}

/// <summary>A place where a result is not what was said.</summary>
/// <param name="Rule">Which rule is broken.</param>
/// <param name="Words">The words, number or value that it is about.</param>
/// <param name="Said">The words to ask about.</param>
internal sealed record VerbatimFault(VerbatimRule Rule, string Words, string Said)
{
    /// <summary>A fault of words that were said.</summary>
    public VerbatimFault(VerbatimRule rule, string words)
        : this(rule, words, words) { }
}

/// <summary>What must hold between words and a result.</summary>
internal enum VerbatimRule
{
    /// <summary>Not set.</summary>
    Unknown = 0,

    /// <summary>The query is the words, character by character.</summary>
    Query = 1,

    /// <summary>Coverage spans are in order, disjoint, verbatim, and leave out blanks only.</summary>
    Coverage = 2,

    /// <summary>The source of a condition is a verbatim stretch of words that were said.</summary>
    Source = 3,

    /// <summary>The coverage names for each stretch exactly the conditions that it led to.</summary>
    Account = 4,

    /// <summary>A number, day or value of a condition was said, or something that can be named vouches for it.</summary>
    Added = 5,

    /// <summary>A number, a phrase of time or a value that was said is in a condition.</summary>
    Dropped = 6,

    /// <summary>More and less, and with and without, are as they were said.</summary>
    Polarity = 7,
}
