namespace SmartSegmentation.Grains.Language.Domain.Spans;

/// <summary>A message with some words replaced by what they mean, and where its characters stood before.</summary>
/// <param name="Original">The message, verbatim.</param>
/// <param name="Text">The message to read.</param>
/// <param name="Pieces">Replaced stretches in order: where in the text, and where in the original.</param>
internal sealed record Substitution(
    string Original,
    string Text,
    IReadOnlyList<(int Start, int End, int OldStart, int OldEnd)> Pieces
)
{
    /// <summary>Nothing replaced.</summary>
    public static Substitution None(string message) => new(message, message, []);

    /// <summary>Replaces a stretch of the original that comes after all replaced before.</summary>
    public Substitution Replace(int start, int end, string meaning)
    {
        var shift = Text.Length - Original.Length;
        var text = string.Concat(Text.AsSpan(0, start + shift), meaning, Text.AsSpan(end + shift));
        return new Substitution(
            Original,
            text,
            [.. Pieces, (start + shift, start + shift + meaning.Length, start, end)]
        );
    }

    /// <summary>Where a stretch of the text stands in the original.</summary>
    public (int Start, int End) ToOriginal(int start, int end) => (Map(start, false), Map(end, true));

    private int Map(int offset, bool end)
    {
        var shift = 0;
        foreach (var (from, to, oldFrom, oldTo) in Pieces)
        {
            if (offset <= from && !(end && offset == from && from == to))
            {
                break;
            }

            if (offset < to || (end && offset == to))
            {
                return end ? oldTo : oldFrom;
            }

            shift = oldTo - to;
        }

        return offset + shift;
    }
}
