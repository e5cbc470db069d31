namespace SmartSegmentation.Grains.Language.Text;

/// <summary>Words or short phrases of a list, as they are spelt when folded.</summary>
internal sealed class WordSet() : HashSet<string>(StringComparer.Ordinal)
{
    /// <summary>True when the list has the word; false for none.</summary>
    public bool Has(string? word) => word is not null && Contains(word);
}
