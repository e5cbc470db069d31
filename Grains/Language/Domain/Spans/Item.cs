using System.Collections.Immutable;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Language.Domain.Spans;

/// <summary>One stretch of the sentence with everything it may be.</summary>
/// <param name="First">First token.</param>
/// <param name="End">One past the last token.</param>
internal sealed record Item(int First, int End)
{
    /// <summary>Readings as facets, values, flags and tables, best first.</summary>
    public ImmutableArray<FacetMatch> Matches { get; init; } = [];

    /// <summary>Class of event that the words speak of.</summary>
    public string? Event { get; init; }

    /// <summary>Classes of function words.</summary>
    public ImmutableArray<string> Classes { get; init; } = [];

    /// <summary>A comparison with numbers.</summary>
    public Comparison? Comparison { get; init; }

    /// <summary>A phrase of time.</summary>
    public DateMatch? Date { get; init; }

    /// <summary>A word that the tenant or the user has defined.</summary>
    public KnownTerm? Term { get; init; }

    /// <summary>A word whose meaning has to be asked for.</summary>
    public VagueWord? Vague { get; init; }

    /// <summary>A saved segment.</summary>
    public string? SegmentId { get; init; }

    /// <summary>True for a word without a condition of its own.</summary>
    public bool Filler { get; init; }

    /// <summary>Days counted from an event of the member's own.</summary>
    public RelativeTo? Relative { get; init; }

    /// <summary>A condition that was made of a list of its own ("none of these three").</summary>
    public ExpressionNode? Node { get; init; }

    /// <summary>A condition of the rows of an event that was made of a stretch of its own ("60 days before check-in").</summary>
    public ExpressionNode? RowNode { get; init; }

    /// <summary>The column of which rows share a value ("the same restaurant").</summary>
    public Facet? Shared { get; init; }

    /// <summary>Facets that are summed with the first match ("web, catalog and store together").</summary>
    public ImmutableArray<string> Plus { get; init; } = [];

    /// <summary>Further phrases of time of a list, after <see cref="Date"/>.</summary>
    public ImmutableArray<DateMatch> MoreDates { get; init; } = [];

    /// <summary>How the parts of a merged list are joined; <see cref="Joint.Start"/> for no list.</summary>
    public Joint List { get; init; }

    /// <summary>How much the stretch is worth to the reading of the sentence.</summary>
    public double Weight { get; init; }

    /// <summary>Number of tokens.</summary>
    public int Length => End - First;

    /// <summary>True when one of the classes is the given one.</summary>
    public bool Is(string name) => Classes.Contains(name, StringComparer.Ordinal);

    /// <summary>True when one of the classes begins so.</summary>
    public bool IsKind(string prefix) =>
        Classes.Any(name => name.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>The class that begins so; null when none does.</summary>
    public string? Kind(string prefix) =>
        Classes.FirstOrDefault(name => name.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>Readings of one kind.</summary>
    public IEnumerable<FacetMatch> Of(MatchKind kind) => Matches.Where(match => match.Kind == kind);

    /// <summary>True for a verb or a noun of something that members did.</summary>
    public bool NamesEvent => Event is not null || Of(MatchKind.Table).Any(match => match.Score >= 0.8);

    /// <summary>True when nothing is known of it.</summary>
    public bool Unknown =>
        Matches.IsEmpty
        && Event is null
        && Classes.IsEmpty
        && Comparison is null
        && Date is null
        && Term is null
        && Vague is null
        && SegmentId is null
        && Relative is null
        && Node is null
        && RowNode is null
        && Shared is null
        && !Filler;
}

/// <summary>How a part of a sentence is joined to what stands before it.</summary>
internal enum Joint
{
    /// <summary>Not at all: the first, or side by side.</summary>
    Start = 0,

    /// <summary>Comma.</summary>
    Comma = 1,

    /// <summary>"and".</summary>
    And = 2,

    /// <summary>"or".</summary>
    Or = 3,

    /// <summary>"with", "having".</summary>
    With = 4,

    /// <summary>"who", "whose".</summary>
    Who = 5,

    /// <summary>"but".</summary>
    But = 6,

    /// <summary>Semicolon, colon, full stop.</summary>
    Break = 7,
}

/// <summary>A term with a meaning in words.</summary>
/// <param name="Term">As it was defined.</param>
/// <param name="Meaning">In words or as an expression.</param>
/// <param name="Provenance">Vocabulary of the tenant, or memory of the user.</param>
internal sealed record KnownTerm(string Term, string Meaning, Provenance Provenance);
