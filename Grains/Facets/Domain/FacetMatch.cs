using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Facets.Domain;

/// <summary>One reading of a stretch of tokens as a facet, a value or a table.</summary>
/// <param name="First">Index of its first token.</param>
/// <param name="End">One past the index of its last token.</param>
/// <param name="Kind">What was found.</param>
/// <param name="FacetId">The facet; for a table its logical name.</param>
/// <param name="Values">
/// The stored values meant; for <see cref="ConditionOperator.Contains"/> the text that they hold; for a flag its yes; empty for a facet or table.
/// </param>
/// <param name="Way">How the words relate to what was found.</param>
/// <param name="Score">0 to 1, 1 a name or value written as it is stored.</param>
/// <param name="Negated">True when the word denies it ("non-smoker").</param>
/// <param name="SuggestedOperator">How the values are best tested.</param>
public sealed record FacetMatch(
    int First,
    int End,
    MatchKind Kind,
    string FacetId,
    ImmutableArray<string> Values,
    MatchWay Way,
    double Score,
    bool Negated,
    ConditionOperator SuggestedOperator
)
{
    /// <summary>Number of stored values that the words cover; 0 for a facet or table.</summary>
    public int Covers { get; init; }
}

/// <summary>What a match found.</summary>
public enum MatchKind
{
    /// <summary>Not set.</summary>
    Unknown = 0,

    /// <summary>A facet by one of its names.</summary>
    Facet = 1,

    /// <summary>One or more values of a facet.</summary>
    Value = 2,

    /// <summary>A table by its name.</summary>
    Table = 3,

    /// <summary>A facet whose mention says yes, or says that there is one ("internet" where a value means none).</summary>
    FlagFacet = 4,
}

/// <summary>How words relate to what they were matched with.</summary>
public enum MatchWay
{
    /// <summary>Not set.</summary>
    Unknown = 0,

    /// <summary>A value as it is stored, regardless of case.</summary>
    Exact = 1,

    /// <summary>All words of the column's name.</summary>
    Label = 2,

    /// <summary>The same words in other inflections, joined or split otherwise.</summary>
    Stem = 3,

    /// <summary>Words that mean the same.</summary>
    Synonym = 4,

    /// <summary>What a coded value stands for.</summary>
    ValueLabel = 5,

    /// <summary>A derivation ("graduates" for "Graduation").</summary>
    Inflected = 6,

    /// <summary>Some of the words.</summary>
    Partial = 7,

    /// <summary>A misspelling.</summary>
    Typo = 8,

    /// <summary>A short form, on either side.</summary>
    Abbreviation = 9,

    /// <summary>People or adjective of a place.</summary>
    Demonym = 10,
}

/// <summary>One answer of the facet search.</summary>
/// <param name="FacetId">The facet.</param>
/// <param name="Value">A stored value when the query names one; null for the facet itself.</param>
/// <param name="Score">0 to 1.</param>
/// <param name="Way">How it was found.</param>
public sealed record FacetHit(string FacetId, string? Value, double Score, MatchWay Way);
