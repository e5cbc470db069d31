namespace SmartSegmentation.Grains.Dates.Domain;

/// <summary>Tells a month from the verb of the same spelling: "may or may not", "one may ask".</summary>
internal static class ModalVerb
{
    private static readonly ConnectorKind[] AfterADay =
    [
        ConnectorKind.To,
        ConnectorKind.And,
        ConnectorKind.Since,
        ConnectorKind.After,
        ConnectorKind.Before,
        ConnectorKind.Until,
        ConnectorKind.ToDate,
        ConnectorKind.OrLater,
        ConnectorKind.OrEarlier,
    ];

    /// <summary>True when the words around it make a word, which alone might be a month, a verb.</summary>
    public static bool Is(DateScan scan, int at) =>
        scan.Sense(at) is { Weak: true } && (IsRepeated(scan, at) || IsAfterSubject(scan, at));

    /// <summary>Nobody offers the same month twice.</summary>
    private static bool IsRepeated(DateScan scan, int at)
    {
        var word = scan.At(at).Text;
        return scan.Is(at + 1, "or") && scan.Is(at + 2, word)
            || scan.Is(at - 1, "or") && at > 1 && scan.Is(at - 2, word);
    }

    /// <summary>"one may ask": a number in words without "on" before it, and a word that no date goes on with.</summary>
    private static bool IsAfterSubject(DateScan scan, int at) =>
        at > 0
        && scan.At(at - 1) is { IsWord: true, Sense.Cardinal: >= 0 }
        && (at == 1 || scan.Sense(at - 2) is not { Preposition: true })
        && scan.At(at + 1).IsWord
        && scan.Sense(at + 1) is null or { HasTimeSense: false, Preposition: false, Countable: false }
        && !scan.Lexicon.Relations.TryMatch(scan.Tokens, at + 1, out _, out _)
        && !Array.Exists(AfterADay, kind => scan.TryConnector(kind, at + 1, out _));
}
