using SmartSegmentation.Grains.Interfaces.Knowledge;
using SmartSegmentation.Grains.Interfaces.Outcomes;

namespace SmartSegmentation.Grains.Knowledge.Domain;

/// <summary>What a document must be to be kept, and to be used.</summary>
internal static class KnowledgeRules
{
    private const int LongestId = 64;
    private const int LongestWord = 200;
    private const int MostDays = 3_650;

    /// <summary>The first problem of a document; null = it can be kept.</summary>
    /// <param name="document">The document.</param>
    /// <param name="policy">Limits.</param>
    /// <param name="today">Today, in whatever zone: a document may have been verified on a day that has begun elsewhere.</param>
    public static Refusal? Check(KnowledgeDocument document, KnowledgePolicy policy, DateOnly today) =>
        document.Id.Length > LongestId || !document.Id.All(IsOfId)
            ? Wrong("id", "An id is at most 64 letters, digits and . _ -")
        : string.IsNullOrWhiteSpace(document.Title) || document.Title.Length > LongestWord
            ? Wrong("title", "A title is 1 to 200 characters.")
        : string.IsNullOrWhiteSpace(document.Content) || document.Content.Length > policy.MostCharacters
            ? Wrong("content", $"The content is 1 to {policy.MostCharacters} characters.")
        : new[] { document.Domain, document.Owner, document.Source, document.Version }.Any(word =>
            word.Length > LongestWord || word.Any(char.IsControl)
        )
            ? Wrong("owner", "Domain, owner, source and version are at most 200 characters in one line.")
        : document.MaxAgeDays is < 1 or > MostDays
            ? Wrong("maxAgeDays", "A document counts for 1 to 3,650 days.")
        : document.FreshnessDate > today.AddDays(1)
            ? Wrong("freshnessDate", "A document cannot have been verified in the future.")
        : document.ConfidenceThreshold is < 0 or > 1 or double.NaN
            ? Wrong("confidenceThreshold", "A threshold is 0 to 1.")
        : null;

    /// <summary>True when somebody answers for the document.</summary>
    public static bool IsOwned(KnowledgeDocument document) => document.Owner.Length > 0;

    /// <summary>True when it was verified, and not too long ago.</summary>
    public static bool IsFresh(KnowledgeDocument document, DateOnly today) =>
        document.FreshnessDate is { } verified && today.DayNumber - verified.DayNumber <= document.MaxAgeDays;

    private static bool IsOfId(char letter) =>
        char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-';

    private static Refusal Wrong(string member, string detail) => new("document-invalid", detail, member);
}
