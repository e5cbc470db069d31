using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Sessions.Turns;

/// <summary>Finds "the same segment as last time".</summary>
internal static class LastTime
{
    /// <summary>The message with the phrase blank; null when it is not said.</summary>
    /// <param name="message">The message.</param>
    /// <param name="phrases">How it is said, in the order in which they are looked for.</param>
    public static string? Find(string message, IReadOnlyList<string> phrases)
    {
        var folded = Tokenizer.Fold(message);
        if (folded.Length != message.Length)
        {
            return null;
        }

        foreach (var phrase in phrases)
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
