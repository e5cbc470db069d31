namespace SmartSegmentation.Grains.Facets.Domain.Values;

/// <summary>Reads stretches of a sentence as values.</summary>
internal sealed class ValueMatcher
{
    /// <summary>Readings less likely than this are none.</summary>
    public const double Least = 0.3;
    private readonly WholeValues _whole;
    private readonly PartialValues _parts;

    /// <summary>For the values of a tenant.</summary>
    public ValueMatcher(ValueIndex values, IReadOnlyList<IndexedFacet> facets, Thesaurus thesaurus)
    {
        var plausibility = new ValuePlausibility(thesaurus);
        _whole = new WholeValues(values, facets, plausibility);
        _parts = new PartialValues(values, thesaurus, new PartialReader(values, facets, plausibility));
    }

    /// <summary>All readings, unordered.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="only">Number of the only facet asked for; −1 for all. When one is asked for, numbers and small words count too.</param>
    public List<ValueReading> Match(Sentence sentence, int only = -1)
    {
        var found = new List<ValueReading>();
        for (var first = 0; first < sentence.Slots.Length; first++)
        {
            _whole.Find(sentence, first, only, found);
            _parts.Find(sentence, first, only, found);
            _whole.FindJoined(sentence, first, only, found);
        }

        return found;
    }
}
