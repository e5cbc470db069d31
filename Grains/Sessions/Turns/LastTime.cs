using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Sessions.Turns;

/// <summary>Finds "the same segment as last time".</summary>
internal static class LastTime
{
    private static readonly string[] Phrases =
    [
        "the same segment as last time",
        "same segment as last time",
        "the same as last time",
        "same as last time",
        "the segment from last time",
        "my last segment",
        "last time's segment",
        "the same people as last time",
        "the usual segment",
    ];

    /// <summary>The message with the phrase blank; null when it is not said.</summary>
    public static string? Find(string message)
    {
        var folded = Tokenizer.Fold(message);
        if (folded.Length != message.Length)
        {
            return null;
        }

        foreach (var phrase in Phrases)
        {
            var at = folded.IndexOf(phrase, StringComparison.Ordinal);
            if (at >= 0)
            {
                return string.Concat(
                    message.AsSpan(0, at),
                    new string(' ', phrase.Length),
                    message.AsSpan(at + phrase.Length)
                );
            }
        }

        return null;
    }
}
