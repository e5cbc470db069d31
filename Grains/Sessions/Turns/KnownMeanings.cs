using System.Collections.Immutable;
using SmartSegmentation.Grains.Ambiguity.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Memory;
using SmartSegmentation.Grains.Language.Text;
using SmartSegmentation.Grains.Memory.Domain;

namespace SmartSegmentation.Grains.Sessions.Turns;

/// <summary>A meaning that a turn may use without asking.</summary>
/// <param name="Term">The word as it stands in the message, or as it was told.</param>
/// <param name="Meaning">What it means, in words.</param>
/// <param name="Key">Canonical key of the meaning.</param>
/// <param name="Source"><c>session</c>, <c>memory</c> or <c>inferred</c>.</param>
internal sealed record KnownMeaning(string Term, string Meaning, string Key, string Source)
{
    /// <summary>The memory it comes from; null = none.</summary>
    public string? MemoryId { get; init; }

    /// <summary>When it was told, by what "now" meant then; null = in this session.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>True when the session's ledger holds it already.</summary>
    public bool IsSettled { get; init; }

    /// <summary>The word of which it was told, where that is another one; null = the same.</summary>
    public string? ToldOf { get; init; }
}

/// <summary>What the words of one message mean to its user: what the session settled and what memory is sure of, newest first.</summary>
internal sealed class KnownMeanings
{
    private readonly List<KnownMeaning> _found = [];
    private readonly ImmutableArray<KeyValuePair<string, string>> _given;

    private KnownMeanings(
        ImmutableArray<KeyValuePair<string, string>> given,
        ImmutableArray<KnownMeaning> terms,
        ImmutableDictionary<string, MemoryView> doubts,
        ImmutableArray<MemoryView> lost
    )
    {
        _given = given;
        Told = terms;
        Doubts = doubts;
        Lost = lost;
    }

    /// <summary>None.</summary>
    public static KnownMeanings None { get; } =
        new([], [], ImmutableDictionary<string, MemoryView>.Empty, []);

    /// <summary>Meanings that were told.</summary>
    public ImmutableArray<KnownMeaning> Told { get; }

    /// <summary>Meaning key → a memory that is no longer sure: the first option of a question.</summary>
    public ImmutableDictionary<string, MemoryView> Doubts { get; }

    /// <summary>Memories of words in the message whose facets are gone from the data; they are not used.</summary>
    public ImmutableArray<MemoryView> Lost { get; }

    /// <summary>All meanings, those that the turn itself found out first.</summary>
    public IEnumerable<KnownMeaning> All => _found.Concat(Told);

    /// <summary>Term → meaning of all of them, as a reader takes them: the first of a term holds.</summary>
    public IEnumerable<KeyValuePair<string, string>> Terms =>
        All.Select(known => KeyValuePair.Create(known.Term, known.Meaning)).Concat(_given);

    /// <summary>How many the turn itself found out.</summary>
    public int Found => _found.Count;

    /// <summary>A meaning that the turn found out: the message is read again with it.</summary>
    public void Add(KnownMeaning found) => _found.Add(found);

    /// <summary>The meanings that hold for a message.</summary>
    /// <param name="input">What the turn may know.</param>
    /// <param name="keys">Which words mean the same.</param>
    /// <param name="policy">When a memory is sure.</param>
    /// <param name="whole">Key and meaning → the meaning as it is read: "60 days" is "last 60 days" of something recent.</param>
    public static KnownMeanings Of(
        TurnInput input,
        MeaningKeys keys,
        MemoryPolicy policy,
        Func<string, string, string> whole
    )
    {
        var session = OfSession(input, keys).ToList();
        var settled = session.Select(known => known.Key).ToHashSet(StringComparer.Ordinal);
        var stems = Stems(input.Message + " " + input.Dialogue.Pending?.Message);
        var words = input
            .Config.Vocabulary.Keys.Select(MeaningKeys.StemsOf)
            .ToHashSet(StringComparer.Ordinal);
        var told = ImmutableArray.CreateBuilder<KnownMeaning>();
        var doubts = ImmutableDictionary.CreateBuilder<string, MemoryView>(StringComparer.Ordinal);
        var lost = ImmutableArray.CreateBuilder<MemoryView>();
        foreach (var known in session)
        {
            told.Add(known);
            told.AddRange(Synonyms(known, keys, stems, words));
        }

        foreach (var memory in input.Memory.Memories.Where(memory => !settled.Contains(memory.Key)))
        {
            if (!IsThere(memory, input.Catalog))
            {
                if (keys.SameAs(memory.Term).Append(memory.Term).Any(word => Holds(stems, word)))
                {
                    lost.Add(memory);
                }
            }
            else if (policy.ConfidenceAt(memory, input.Now) < policy.Sure)
            {
                doubts[memory.Key] = memory;
            }
            else
            {
                var known = new KnownMeaning(
                    memory.Term,
                    whole(memory.Key, memory.Meaning),
                    memory.Key,
                    "memory"
                )
                {
                    MemoryId = memory.MemoryId,
                    Since = memory.ValidFrom,
                };
                told.Add(known);
                told.AddRange(Synonyms(known, keys, stems, words));
            }
        }

        return new KnownMeanings(
            // Without a memory, as when a turn is read again from what was kept of it, the definitions are what it knew.
            input.Memory == MemoryForTurn.None
                ?
                [
                    .. input.Definitions.Select(pair =>
                        KeyValuePair.Create(pair.Key, whole(keys.KeyOf(pair.Key), pair.Value))
                    ),
                ]
                : [],
            told.ToImmutable(),
            doubts.ToImmutable(),
            lost.ToImmutable()
        );
    }

    /// <summary>What is sure, term → meaning: kept with the turn, so that it can be read again as it was.</summary>
    public static ImmutableSortedDictionary<string, string> Definitions(TurnInput input) =>
        Of(input, MeaningKeys.Of(input.Skills), MemoryPolicy.Of(input.Skills), static (_, meaning) => meaning)
            .Terms.DistinctBy(pair => pair.Key, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>What the session settled, but for what was forgotten, or told anew elsewhere, since.</summary>
    private static IEnumerable<KnownMeaning> OfSession(TurnInput input, MeaningKeys keys)
    {
        var memories = input
            .Memory.Memories.GroupBy(memory => memory.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal);
        var held = AmbiguityLedger
            .Settled(input.Ledger, input.Dialogue.Since)
            .Where(entry => !IsForgotten(input.Memory, entry.Key, entry.SettledAt))
            .ToList();
        foreach (var entry in held)
        {
            var memory = memories.GetValueOrDefault(entry.Key);
            var learned = memory?.Evidence.FirstOrDefault();
            if (
                learned is null
                || learned.At <= entry.SettledAt
                || string.Equals(learned.TurnId, entry.SettledIn, StringComparison.Ordinal)
            )
            {
                var recalled = entry.Source is "memory" && memory?.Meaning == entry.Meaning ? memory : null;
                yield return new KnownMeaning(
                    entry.Term,
                    entry.Meaning!,
                    entry.Key,
                    recalled is not null ? "memory"
                        : entry.Source is "inferred" ? "inferred"
                        : "session"
                )
                {
                    MemoryId = recalled?.MemoryId,
                    Since = recalled?.ValidFrom,
                    IsSettled = true,
                };
            }
        }

        var known = input.Ledger.Select(entry => entry.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var (term, meaning) in input.Dialogue.Settled)
        {
            var key = keys.KeyOf(term);
            if (!known.Contains(key) && !IsForgotten(input.Memory, key, input.Dialogue.SettledAt))
            {
                yield return new KnownMeaning(term, meaning, key, "session");
            }
        }
    }

    private static bool IsForgotten(MemoryForTurn memory, string key, DateTimeOffset? settledAt) =>
        memory.ErasedAt >= settledAt
        || (memory.Forgotten.TryGetValue(key, out var forgotten) && forgotten >= settledAt);

    /// <summary>Other words of the message that share the key, but for those that the tenant defines by themselves.</summary>
    private static IEnumerable<KnownMeaning> Synonyms(
        KnownMeaning known,
        MeaningKeys keys,
        string stems,
        HashSet<string> vocabulary
    )
    {
        var own = MeaningKeys.StemsOf(known.Term);
        return keys.SameAs(known.Term)
            .Select(word => (Word: word, Stems: MeaningKeys.StemsOf(word)))
            .DistinctBy(pair => pair.Stems, StringComparer.Ordinal)
            .Where(pair =>
                !string.Equals(pair.Stems, own, StringComparison.Ordinal)
                && !vocabulary.Contains(pair.Stems)
                && Contains(stems, pair.Stems)
            )
            .Select(pair => known with { Term = pair.Word, ToldOf = known.Term });
    }

    /// <summary>False when a facet that the meaning speaks of is gone from the data.</summary>
    private static bool IsThere(MemoryView memory, Catalog catalog) =>
        memory.Facets is not { } facets
        || facets.All(facet =>
            facet.EndsWith(".*", StringComparison.Ordinal)
                ? catalog.Tables.Any(table =>
                    string.Equals(table.Name + ".*", facet, StringComparison.Ordinal)
                )
                : catalog.Facets.Any(there => string.Equals(there.FacetId, facet, StringComparison.Ordinal))
        );

    private static bool Holds(string stems, string word) => Contains(stems, MeaningKeys.StemsOf(word));

    private static bool Contains(string stems, string part) =>
        part.Length > 0 && stems.Contains("-" + part + "-", StringComparison.Ordinal);

    private static string Stems(string message) =>
        "-"
        + string.Join(
            '-',
            Tokenizer
                .Tokenize(message)
                .Where(token => token.Kind is not (TokenKind.Punctuation or TokenKind.Quote))
                .Select(token => token.Stem)
        )
        + "-";
}
