using System.Runtime.InteropServices;
using SmartSegmentation.Grains.Interfaces.Facets;

namespace SmartSegmentation.Grains.Facets.Domain;

/// <summary>Names of facets and tables, found by some or all of their words in any order.</summary>
internal sealed class NameIndex
{
    private readonly TermTable _terms;
    private readonly Thesaurus _thesaurus;
    private readonly List<NameEntry> _entries = [];
    private readonly Dictionary<int, List<NamePosting>> _postings = [];
    private readonly TermTrie _aliases = new();
    private readonly List<NamePosting> _aliasPostings = [];
    private readonly Dictionary<string, List<int>> _compact = new(StringComparer.Ordinal);
    private readonly RelatedWords _related;

    /// <summary>An empty index over shared terms.</summary>
    public NameIndex(TermTable terms, Thesaurus thesaurus)
    {
        _terms = terms;
        _thesaurus = thesaurus;
        _related = new RelatedWords(thesaurus);
    }

    /// <summary>Entry with a number.</summary>
    public NameEntry this[int entry] => _entries[entry];

    /// <summary>Adds one name of a facet or table.</summary>
    public void Add(int owner, MatchKind kind, NameTerm[] name, double quality, MatchWay way)
    {
        if (name.Length is 0 or > 30)
        {
            return;
        }

        var entry = _entries.Count;
        _entries.Add(new NameEntry(owner, kind, name, quality, way));
        for (var i = 0; i < name.Length; i++)
        {
            AddTerm(entry, name[i], 1u << i);
        }

        AddAliases(entry, name);
        AddCompact(entry, name);
    }

    /// <summary>Every hit of a name's words in a sentence, by entry.</summary>
    public Dictionary<int, List<NameHit>> Hits(Sentence sentence)
    {
        var hits = new Dictionary<int, List<NameHit>>();
        for (var i = 0; i < sentence.Slots.Length; i++)
        {
            foreach (var reading in sentence.Slots[i].Readings)
            {
                if (_postings.TryGetValue(reading.Term, out var postings))
                {
                    AddHits(
                        hits,
                        CollectionsMarshal.AsSpan(postings),
                        i,
                        i + 1,
                        reading.Factor,
                        reading.Way,
                        reading.Negated
                    );
                }
            }

            AddAliasHits(hits, sentence, i);
        }

        return hits;
    }

    /// <summary>Entries whose words, written without blanks, are the given letters.</summary>
    public IReadOnlyList<int> Compact(ReadOnlySpan<char> letters) =>
        _compact.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(letters, out var found) ? found : [];

    private static void AddHits(
        Dictionary<int, List<NameHit>> hits,
        ReadOnlySpan<NamePosting> postings,
        int first,
        int end,
        double factor,
        MatchWay way,
        bool negated
    )
    {
        foreach (var posting in postings)
        {
            ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(hits, posting.Entry, out _);
            var told = posting.Way == MatchWay.Stem ? way : posting.Way;
            (list ??= []).Add(new NameHit(first, end, posting.Mask, factor * posting.Factor, told, negated));
        }
    }

    private void AddAliasHits(Dictionary<int, List<NameHit>> hits, Sentence sentence, int first)
    {
        var nodes = new List<(int Node, double Factor, MatchWay Way)> { (TermTrie.Root, 1, MatchWay.Stem) };
        for (
            var i = first;
            i < sentence.Slots.Length && nodes.Count > 0 && (i == first || !sentence.Slots[i].Breaks);
            i++
        )
        {
            var next = new List<(int Node, double Factor, MatchWay Way)>();
            foreach (var (node, factor, _) in nodes)
            {
                foreach (var reading in sentence.Slots[i].Readings)
                {
                    if (_aliases.Step(node, reading.Term) is var step and >= 0)
                    {
                        next.Add((step, factor * reading.Factor, reading.Way));
                    }
                }
            }

            foreach (var (node, factor, way) in next)
            {
                foreach (var alias in _aliases.Payloads(node))
                {
                    AddHits(hits, [_aliasPostings[alias]], first, i + 1, factor, way, negated: false);
                }
            }

            nodes = next;
        }
    }

    private void AddTerm(int entry, NameTerm term, uint mask)
    {
        foreach (var (word, factor, way) in Spellings(term.Term))
        {
            Post(entry, word, mask, factor, way);
            foreach (var related in term.Optional ? [] : _related.To([word]))
            {
                AddRelated(entry, related, mask, factor);
            }
        }
    }

    // The word itself, and what it is short for.
    private IEnumerable<(string Word, double Factor, MatchWay Way)> Spellings(string term)
    {
        yield return (term, 1, MatchWay.Stem);
        foreach (var full in _thesaurus.NameExpansions(term))
        {
            yield return (Phrase.TermOf(full), 0.96, MatchWay.Abbreviation);
        }
    }

    private void AddAliases(int entry, NameTerm[] name)
    {
        for (var first = 0; first < name.Length; first++)
        {
            for (var end = first + 2; end <= Math.Min(name.Length, first + 4); end++)
            {
                var part = name[first..end].Select(term => term.Term).ToArray();
                var mask = ((1u << (end - first)) - 1) << first;
                foreach (var related in _related.To(part))
                {
                    AddRelated(entry, related, mask, 1);
                }
            }
        }
    }

    private void AddRelated(int entry, Related related, uint mask, double factor)
    {
        if (related.Phrase.Length == 1)
        {
            Post(entry, related.Phrase[0], mask, factor * related.Factor, MatchWay.Synonym);
            return;
        }

        _aliases.Add(related.Phrase.Select(_terms.Add).ToArray(), _aliasPostings.Count);
        _aliasPostings.Add(new NamePosting(entry, mask, factor * related.Factor, MatchWay.Synonym));
    }

    private void Post(int entry, string word, uint mask, double factor, MatchWay way)
    {
        ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(_postings, _terms.Add(word), out _);
        (list ??= []).Add(new NamePosting(entry, mask, factor, way));
    }

    private void AddCompact(int entry, NameTerm[] name)
    {
        var core = name.Where(term => !term.Optional).Select(term => term.Term).ToArray();
        var letters = string.Concat(core);
        if (core.Length is >= 1 and <= 4 && letters.Length is >= 5 and <= 40)
        {
            ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(_compact, letters, out _);
            (list ??= []).Add(entry);
        }
    }
}

/// <summary>One name of a facet or table.</summary>
/// <param name="Owner">Number of the facet or table.</param>
/// <param name="Kind">What the owner is.</param>
/// <param name="Name">Its terms.</param>
/// <param name="Quality">How surely the name means the owner, 0 to 1.</param>
/// <param name="Way">How the name relates to the owner.</param>
internal sealed record NameEntry(int Owner, MatchKind Kind, NameTerm[] Name, double Quality, MatchWay Way)
{
    /// <summary>Weight of all terms that count.</summary>
    public double Weight { get; } = Name.Where(term => !term.Optional).Sum(term => term.Weight);

    /// <summary>Terms that may be left out without loss.</summary>
    public uint OptionalMask { get; } =
        Name.Select((term, i) => term.Optional ? 1u << i : 0u).Aggregate(0u, (mask, bit) => mask | bit);

    /// <summary>Weight of the heaviest term.</summary>
    public double Heaviest { get; } = Name.Max(term => term.Weight);
}

/// <summary>One term of a name.</summary>
/// <param name="Term">The term.</param>
/// <param name="Weight">How much it says, 0 to 1.</param>
/// <param name="Optional">True for a word of the table before a column's name.</param>
internal readonly record struct NameTerm(string Term, double Weight, bool Optional = false);

/// <summary>A term of a name, filed under a word that may stand for it.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct NamePosting(int Entry, uint Mask, double Factor, MatchWay Way);

/// <summary>Words of a sentence that stand for terms of a name.</summary>
/// <param name="First">First slot.</param>
/// <param name="End">One past the last slot.</param>
/// <param name="Mask">The terms of the name, one bit each.</param>
/// <param name="Factor">How surely, 0 to 1.</param>
/// <param name="Way">How they relate.</param>
/// <param name="Negated">True when the word denies it.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct NameHit(
    int First,
    int End,
    uint Mask,
    double Factor,
    MatchWay Way,
    bool Negated
);
