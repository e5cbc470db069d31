using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Lookups;

/// <summary>Words that stand together and name one thing.</summary>
internal static class NamedTogether
{
    private const double SureName = 0.9;

    /// <summary>The parts of a cut, some of them joined.</summary>
    public static IEnumerable<LookupPart> Of(
        IEnumerable<LookupPart> parts,
        string text,
        IReadOnlyList<Token> tokens,
        LanguageWords words
    )
    {
        var joined = new List<LookupPart>();
        foreach (var part in parts)
        {
            if (joined.Count > 0 && IsItsName(joined[^1], part, tokens, words))
            {
                joined[^1] = joined[^1] with { End = part.End };
            }
            else
            {
                joined.Add(IsQualified(part, tokens, words.Lookups) ? Whole(part, text, tokens) : part);
            }
        }

        return joined;
    }

    /// <summary>"job title" of a column "job": the second word is no column of its own.</summary>
    private static bool IsItsName(
        LookupPart before,
        LookupPart part,
        IReadOnlyList<Token> tokens,
        LanguageWords words
    ) =>
        before.Kind == LookupKind.Mention
        && part.Kind == LookupKind.Mention
        && part.First == before.End
        && part.End == part.First + 1
        && words.Cues.Questions.NameNouns.Has(tokens[part.First].Folded)
        && before.Facets[0] is { Score: >= SureName, Facet.Role: not FacetRole.Key };

    /// <summary>"Central Africa" where only "Africa" is known: another place than that.</summary>
    private static bool IsQualified(LookupPart part, IReadOnlyList<Token> tokens, LookupWords words) =>
        part.Kind == LookupKind.Value
        && part.First > 1
        && char.IsUpper(tokens[part.First].Text[0])
        && char.IsUpper(tokens[part.First - 1].Text[0])
        && words.Is("qualifier", tokens, part.First - 1);

    private static LookupPart Whole(LookupPart part, string text, IReadOnlyList<Token> tokens) =>
        new(part.First - 1, part.End, LookupKind.Free)
        {
            Text = text[tokens[part.First - 1].Start..tokens[part.End - 1].End],
        };
}
