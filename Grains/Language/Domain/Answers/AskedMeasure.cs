using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Population;

namespace SmartSegmentation.Grains.Language.Domain.Answers;

/// <summary>What is to be measured.</summary>
/// <param name="Kind">How.</param>
/// <param name="Name">As it was said.</param>
internal sealed record AskedMeasure(AskedKind Kind, string Name)
{
    /// <summary>The facet of the member or of the row.</summary>
    public Facet? Facet { get; init; }

    /// <summary>The table whose rows are measured.</summary>
    public EventTable? Events { get; init; }

    /// <summary>The day of the row from which the days to <see cref="Facet"/> are counted; null when no length of time is asked for.</summary>
    public Facet? Earlier { get; init; }

    /// <summary>The value of each order instead of each row.</summary>
    public bool PerOrder { get; init; }

    /// <summary>First token of the words that say it; -1 when no words do.</summary>
    public int First { get; init; } = -1;

    /// <summary>The condition whose share is a rate.</summary>
    public ExpressionNode? Condition { get; init; }
}

/// <summary>Kinds of measures.</summary>
internal enum AskedKind
{
    /// <summary>Members are counted.</summary>
    Members,

    /// <summary>A number that each member has.</summary>
    MemberFacet,

    /// <summary>Age of the members.</summary>
    Age,

    /// <summary>A number that each row of an event table has.</summary>
    RowFacet,

    /// <summary>Orders, or whatever the events are, are counted.</summary>
    Orders,

    /// <summary>Different values of a facet are counted.</summary>
    Values,

    /// <summary>Share of the members for whom a condition holds.</summary>
    Rate,
}
