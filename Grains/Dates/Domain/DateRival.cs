using System.Collections.Immutable;

namespace SmartSegmentation.Grains.Dates.Domain;

/// <summary>Another convention under which phrases of some rules are read as well.</summary>
/// <param name="Of">Rules of the phrases; those that the convention does not touch read alike and are no rivals.</param>
/// <param name="Where">Whether it is tried beside a tenant's own conventions; others rule it out.</param>
/// <param name="Members">The members of <see cref="DateConventions"/> that it sets, one name for each of its forms.</param>
/// <param name="Rereads">True when the words are read anew; false when only their days are settled anew.</param>
/// <param name="Set">The conventions with those members set.</param>
/// <param name="Says">The convention in plain words; <c>{unit}</c> and <c>{units}</c> stand for the phrase's unit.</param>
public sealed record DateRival(
    ImmutableHashSet<string> Of,
    Predicate<DateConventions> Where,
    ImmutableHashSet<string> Members,
    bool Rereads,
    Func<DateConventions, DateConventions> Set,
    string Says
);

/// <summary>The conventions that a phrase's rival readings come from, the likeliest first.</summary>
/// <param name="All">In the order in which they are listed.</param>
/// <param name="Most">Rivals that a phrase has at most; 0 = none.</param>
public sealed record DateRivals(ImmutableArray<DateRival> All, int Most)
{
    /// <summary>No phrase has rivals.</summary>
    public static DateRivals None { get; } = new([], 0);
}
