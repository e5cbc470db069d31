namespace SmartSegmentation.Grains.Facets.Domain;

/// <summary>What derivations of one word have in common ("graduate", "graduation").</summary>
internal static class WordRoot
{
    private static readonly string[] Endings =
    [
        "ization",
        "isation",
        "fulness",
        "ational",
        "ability",
        "ibility",
        "ation",
        "ition",
        "ality",
        "ional",
        "ivity",
        "ously",
        "ement",
        "ially",
        "ment",
        "ance",
        "ence",
        "ness",
        "ship",
        "able",
        "ible",
        "ical",
        "ally",
        "tion",
        "sion",
        "ious",
        "ion",
        "ity",
        "ism",
        "ist",
        "ial",
        "ive",
        "ous",
        "ate",
        "ize",
        "ise",
        "age",
        "ery",
        "ory",
        "ant",
        "ent",
        "ful",
        "al",
        "er",
        "or",
        "ic",
        "ly",
        "ee",
        "cy",
        "e",
        "y",
    ];

    /// <summary>The root of a stem; the stem itself when it is short.</summary>
    public static string Of(string stem)
    {
        if (stem.Length < 5)
        {
            return stem;
        }

        foreach (var ending in Endings)
        {
            var least = ending is "ment" ? 3 : 4;
            if (stem.Length - ending.Length >= least && stem.EndsWith(ending, StringComparison.Ordinal))
            {
                return Undoubled(stem[..^ending.Length]);
            }
        }

        return Undoubled(stem);
    }

    /// <summary>The root with one letter where it ends in two: "cancellation" doubles that of "cancel", "enroll" is "enrol".</summary>
    public static string Undoubled(string root) =>
        root.Length > 4 && root[^1] == root[^2] && root[^1] is 'l' or 't' or 'p' or 'g' ? root[..^1] : root;
}
