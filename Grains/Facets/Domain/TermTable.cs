namespace SmartSegmentation.Grains.Facets.Domain;

/// <summary>Numbers for terms, so that phrases are compared as numbers.</summary>
internal sealed class TermTable
{
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly List<string> _terms = [];

    /// <summary>Terms known.</summary>
    public int Count => _terms.Count;

    /// <summary>The term with a number.</summary>
    public string this[int id] => _terms[id];

    /// <summary>Number of a term, a new one when it was not known.</summary>
    public int Add(string term)
    {
        if (!_ids.TryGetValue(term, out var id))
        {
            id = _terms.Count;
            _ids.Add(term, id);
            _terms.Add(term);
        }

        return id;
    }

    /// <summary>Number of a term; −1 when it is not known.</summary>
    public int Find(string term) => _ids.TryGetValue(term, out var id) ? id : -1;
}
