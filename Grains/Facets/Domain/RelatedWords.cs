namespace SmartSegmentation.Grains.Facets.Domain;

/// <summary>What people may say instead of a word or short phrase in a column's name.</summary>
internal sealed class RelatedWords
{
    private const double Interchangeable = 0.88;
    private const double Near = 0.66;
    private readonly Dictionary<string, List<Related>> _related = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Related[]> _distinct = new(StringComparer.Ordinal);

    /// <summary>From the concepts of a thesaurus.</summary>
    public RelatedWords(Thesaurus thesaurus)
    {
        foreach (var concept in thesaurus.Concepts)
        {
            foreach (var word in concept.Words)
            {
                var key = string.Join(' ', word.Terms);
                if (!_related.TryGetValue(key, out var list))
                {
                    _related[key] = list = [];
                }

                list.AddRange(
                    concept
                        .Words.Where(other => other != word)
                        .Select(other => new Related(other.Terms, Interchangeable))
                );
                list.AddRange(concept.Near.Select(other => new Related(other.Terms, Near)));
            }
        }
    }

    /// <summary>Words and phrases for the given terms, each once with its best factor.</summary>
    public Related[] To(string[] terms)
    {
        var key = string.Join(' ', terms);
        if (!_related.TryGetValue(key, out var list))
        {
            return [];
        }

        if (!_distinct.TryGetValue(key, out var distinct))
        {
            distinct =
            [
                .. list.GroupBy(related => string.Join(' ', related.Phrase), StringComparer.Ordinal)
                    .Where(group => !string.Equals(group.Key, key, StringComparison.Ordinal))
                    .Select(group => group.MaxBy(related => related.Factor)),
            ];
            _distinct[key] = distinct;
        }

        return distinct;
    }
}

internal readonly record struct Related(string[] Phrase, double Factor);
