namespace SmartSegmentation.Grains.Facets.Domain;

/// <summary>Terms of a catalog that look like a word, by shared pairs of letters.</summary>
internal sealed class NearestTerms(TermTable terms)
{
    private const double Least = 0.5;
    private const int Most = 8;
    private readonly Lazy<(string Term, HashSet<int> Pairs)[]> _pairs = new(() =>
        [
            .. Enumerable
                .Range(0, terms.Count)
                .Select(id => terms[id])
                .Where(term => term.Length > 3)
                .Select(term => (term, PairsOf(term))),
        ]
    );

    /// <summary>The terms most like a word with their likeness (Dice), best first; none under one half.</summary>
    public IEnumerable<(string Term, double Likeness)> To(string word)
    {
        var own = PairsOf(word);
        return _pairs
            .Value.Select(entry =>
                (
                    entry.Term,
                    Likeness: 2.0 * own.Count(entry.Pairs.Contains) / (own.Count + entry.Pairs.Count)
                )
            )
            .Where(entry => entry.Likeness >= Least)
            .OrderByDescending(entry => entry.Likeness)
            .Take(Most);
    }

    private static HashSet<int> PairsOf(string word)
    {
        var pairs = new HashSet<int>();
        for (var i = 0; i + 1 < word.Length; i++)
        {
            pairs.Add((word[i] << 16) | word[i + 1]);
        }

        return pairs;
    }
}
