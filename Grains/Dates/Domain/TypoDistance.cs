namespace SmartSegmentation.Grains.Dates.Domain;

/// <summary>Mistyped words.</summary>
internal static class TypoDistance
{
    /// <summary>True when one letter is missing, doubled, wrong or swapped with its neighbour; longer words may end alike only.</summary>
    public static bool IsTypo(string word, string target)
    {
        // A longer word with the target as its start is another word ("augusta"); a plural is one as well.
        if (Math.Abs(word.Length - target.Length) > 1 || word.StartsWith(target, StringComparison.Ordinal))
        {
            return false;
        }

        var same = 0;
        while (same < word.Length && same < target.Length && word[same] == target[same])
        {
            same++;
        }

        var left = word.AsSpan(same);
        var right = target.AsSpan(same);
        return left.Length == right.Length ? IsWrongOrSwapped(left, right, target.Length)
            : left.Length > right.Length ? left[1..].SequenceEqual(right)
            : right[1..].SequenceEqual(left);
    }

    private static bool IsWrongOrSwapped(ReadOnlySpan<char> left, ReadOnlySpan<char> right, int length) =>
        left.Length >= 2
        && (
            (left[0] == right[1] && left[1] == right[0] && left[2..].SequenceEqual(right[2..]))
            || (length >= 7 && left[1..].SequenceEqual(right[1..]))
        );
}
