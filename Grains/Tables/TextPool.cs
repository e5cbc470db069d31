namespace SmartSegmentation.Grains.Tables;

/// <summary>Strings of one column that were seen not long ago, so that the same value is not made anew for each row.</summary>
internal sealed class TextPool
{
    private const int Places = 1 << 10;
    private const int Longest = 48;
    private readonly string?[] _strings = new string?[Places];

    /// <summary>The string of a text.</summary>
    public string Of(ReadOnlySpan<char> text)
    {
        if (text.Length > Longest)
        {
            return text.ToString();
        }

        ref var place = ref _strings[string.GetHashCode(text, StringComparison.Ordinal) & (Places - 1)];
        return place is { } known && text.SequenceEqual(known) ? known : place = text.ToString();
    }
}
