using System.Collections.Immutable;

namespace SmartSegmentation.Grains.Facets.Domain;

/// <summary>Words that name the same kind of column.</summary>
/// <param name="Name">Its name in the thesaurus.</param>
/// <param name="Words">Interchangeable names.</param>
/// <param name="Near">Words that may be used for it, less surely.</param>
internal sealed record NameConcept(string Name, ImmutableArray<Phrase> Words, ImmutableArray<Phrase> Near)
{
    /// <summary>All of them.</summary>
    public IEnumerable<Phrase> All => Words.Concat(Near);

    /// <summary>From its data.</summary>
    public static NameConcept Of(string name, NameConceptData data) =>
        new(
            name,
            [.. data.Words.Select(word => Phrase.Of(word))],
            [.. data.Near.Select(word => Phrase.Of(word))]
        );
}

/// <summary>Meanings that the values of one column can have, such as the countries.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Share">Part of a column's values that must fit before its words are used; 0 = each value for itself.</param>
/// <param name="Silent">True when its words are never spoken as values.</param>
/// <param name="Plain">True when its words name people and are believed however short and frequent they are.</param>
/// <param name="Contained">True when a value may hold more words than the meaning ("Northwest US").</param>
/// <param name="Way">How its words relate to the values.</param>
/// <param name="Hints">Words of a column's name that let it fit with fewer values.</param>
/// <param name="Meanings">The meanings.</param>
internal sealed record MeaningGroup(
    string Name,
    double Share,
    bool Silent,
    bool Plain,
    bool Contained,
    MatchWay Way,
    ImmutableHashSet<string> Hints,
    ImmutableArray<Meaning> Meanings
)
{
    /// <summary>From its data.</summary>
    public static MeaningGroup Of(string name, MeaningGroupData data) =>
        new(
            name,
            data.Share,
            data.Silent,
            data.Plain,
            data.Contained,
            Enum.Parse<MatchWay>(data.Way, ignoreCase: true),
            [.. data.Hints.Select(Phrase.TermOf)],
            [.. data.Concepts.Select(pair => Meaning.Of(pair.Key, pair.Value))]
        );
}

/// <summary>One meaning with its spellings.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Codes">Short stored forms, folded.</param>
/// <param name="Words">What people say.</param>
/// <param name="PartOf">Name of the meaning that holds this one; null when none.</param>
internal sealed record Meaning(
    string Name,
    ImmutableArray<string> Codes,
    ImmutableArray<Phrase> Words,
    string? PartOf
)
{
    /// <summary>From its data.</summary>
    public static Meaning Of(string name, MeaningData data) =>
        new(name, [.. data.Codes], [.. data.Words.Select(word => Phrase.Of(word))], data.PartOf);
}
