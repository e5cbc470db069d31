using System.Collections.Immutable;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Lookups;

/// <summary>A stretch of a question with the one thing that it is.</summary>
/// <param name="First">First token.</param>
/// <param name="End">One past the last.</param>
/// <param name="Kind">What it is.</param>
internal sealed record LookupPart(int First, int End, LookupKind Kind)
{
    /// <summary>Of a mention: the columns that may be meant, best first.</summary>
    public ImmutableArray<(Facet Facet, double Score)> Facets { get; init; } = [];

    /// <summary>Of a mention that says yes ("abandoned dogs"); null for others.</summary>
    public FacetMatch? Flag { get; init; }

    /// <summary>Of a value: the columns that hold it.</summary>
    public ImmutableArray<FacetMatch> Values { get; init; } = [];

    /// <summary>Of a number.</summary>
    public Comparison? Comparison { get; init; }

    /// <summary>Of a day or a time.</summary>
    public DateMatch? Date { get; init; }

    /// <summary>Verbatim text of a value.</summary>
    public string Text { get; init; } = "";

    /// <summary>How much it is worth to the cutting of the question.</summary>
    public double Weight { get; init; }
}

/// <summary>What a stretch of a question is.</summary>
internal enum LookupKind
{
    /// <summary>Not set.</summary>
    Unknown = 0,

    /// <summary>Names a column.</summary>
    Mention = 1,

    /// <summary>A value that the table is known to hold.</summary>
    Value = 2,

    /// <summary>A comparison with numbers, or a bare number.</summary>
    Number = 3,

    /// <summary>A value in quotation marks.</summary>
    Quoted = 4,

    /// <summary>A day.</summary>
    Date = 5,

    /// <summary>A value that the table is not known to hold.</summary>
    Free = 6,
}
