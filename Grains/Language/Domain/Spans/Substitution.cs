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
    /// <summary>The terms that were replaced, in the order of the pieces.</summary>
    public IReadOnlyList<KnownTerm> Terms { get; init; } = [];

    /// <summary>Nothing replaced.</summary>
    public static Substitution None(string message) => new(message, message, []);

    /// <summary>Replaces a stretch of the original that comes after all replaced before.</summary>
    /// <param name="start">Where it begins.</param>
    /// <param name="end">One past its last character.</param>
    /// <param name="meaning">What is read in its place.</param>
    /// <param name="term">The term that stands there.</param>
    public Substitution Replace(int start, int end, string meaning, KnownTerm term)
    {
        var shift = Text.Length - Original.Length;
        var text = string.Concat(Text.AsSpan(0, start + shift), meaning, Text.AsSpan(end + shift));
        return new Substitution(
            Original,
            text,
            [.. Pieces, (start + shift, start + shift + meaning.Length, start, end)]
        )
        {
            Terms = [.. Terms, term],
        };
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
