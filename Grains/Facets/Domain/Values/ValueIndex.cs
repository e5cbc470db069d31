using System.Runtime.InteropServices;

namespace SmartSegmentation.Grains.Facets.Domain.Values;

/// <summary>Everything that people may call a value: as it is stored, by its label, by meaning.</summary>
internal sealed class ValueIndex(TermTable terms)
{
    private readonly List<ValueForm> _forms = [];
    private readonly TermTrie _phrases = new();
    private readonly Dictionary<int, List<int>> _postings = [];
    private readonly Dictionary<string, List<int>> _compact = new(StringComparer.Ordinal);

    /// <summary>Form with a number.</summary>
    public ValueForm this[int form] => _forms[form];

    /// <summary>Phrases of the forms.</summary>
    public TermTrie Phrases => _phrases;

    /// <summary>Words of the forms as they are written.</summary>
    public IEnumerable<string> Surfaces => _forms.SelectMany(form => form.Surface.Split(' '));

    /// <summary>Adds a form; the forms of one facet are added together.</summary>
    public void Add(ValueForm form)
    {
        if (form.Terms.Length is 0 or > 40)
        {
            return;
        }

        var id = _forms.Count;
        _forms.Add(form);
        _phrases.Add(form.Terms, id);
        if (form.Divisible)
        {
            foreach (var term in form.Terms.Distinct())
            {
                ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(_postings, term, out _);
                (list ??= []).Add(id);
            }
        }

        if (form.Terms.Length <= 4)
        {
            var letters = string.Concat(form.Terms.Select(term => terms[term]));
            if (letters.Length is >= 5 and <= 40)
            {
                ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(_compact, letters, out _);
                (list ??= []).Add(id);
            }
        }
    }

    /// <summary>Forms that hold a term, ascending.</summary>
    public ReadOnlySpan<int> With(int term) =>
        _postings.TryGetValue(term, out var list) ? CollectionsMarshal.AsSpan(list) : [];

    /// <summary>Forms that, written without blanks, are the given letters.</summary>
    public IReadOnlyList<int> Compact(string letters) =>
        _compact.TryGetValue(letters, out var found) ? found : [];
}

/// <summary>One way to name a value or several.</summary>
/// <param name="Facet">Number of the facet.</param>
/// <param name="Terms">Its terms.</param>
/// <param name="Surface">Its folded words, joined by blanks.</param>
/// <param name="Values">The stored values meant.</param>
/// <param name="Way">How it relates to them.</param>
/// <param name="Quality">How surely, 0 to 1.</param>
/// <param name="HeadEnd">One past its head word.</param>
/// <param name="Divisible">True when parts of it may stand for it.</param>
/// <param name="InCapitals">True when it is believed in capitals only.</param>
internal sealed record ValueForm(
    int Facet,
    int[] Terms,
    string Surface,
    string[] Values,
    MatchWay Way,
    double Quality,
    int HeadEnd,
    bool Divisible,
    bool InCapitals = false
);
