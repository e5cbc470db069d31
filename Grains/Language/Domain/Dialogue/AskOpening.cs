using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Dialogue;

/// <summary>Tells questions and claims by how they begin.</summary>
/// <param name="said">The message.</param>
/// <param name="data">Words of the dialogue.</param>
/// <param name="reader">Reads what is asked.</param>
/// <param name="sentences">Tells words for members.</param>
internal sealed class AskOpening(
    SaidMessage said,
    DialogueData data,
    MessageReader reader,
    SentenceOpening sentences
)
{
    /// <summary>"and how many …": a question, not something to add.</summary>
    public Act? ReadJoined(int at) =>
        said.SkipAnd(at) is var after
        && after > at
        && after < said.Tokens.Length
        && data.Intents.At(said.Tokens, after).Any(found => found.Class is "query" or "hypothesis")
            ? Read(after)
            : null;

    /// <summary>What is asked or claimed from a word on; null = something else.</summary>
    public Act? Read(int at)
    {
        if (at >= said.Tokens.Length)
        {
            return null;
        }

        var classes = data
            .Intents.At(said.Tokens, at)
            .Select(found => found.Class)
            .ToHashSet(StringComparer.Ordinal);
        var text = said.Keep(at, said.Tokens.Length);
        if (
            classes.Contains("hypothesis")
            || (classes.Contains("hypothesis-question") && said.Tokens.Any(token => token.Folded is "than"))
        )
        {
            return new Act.Claim(text);
        }

        if (classes.Contains("query"))
        {
            return new Act.Ask(text);
        }

        var next = at + 1 < said.Tokens.Length ? said.Tokens[at + 1] : null;
        if (
            classes.Contains("query-maybe")
            && next is not null
            && !(
                next.Folded is "of"
                && at + 3 < said.Tokens.Length
                && !(said.Tokens[at].Folded is "total" && said.Tokens[at + 2].Kind == TokenKind.Word)
            )
            && (!sentences.IsEntity(next) || IsMoney(at + 2) || IsColumn(next, at + 2))
        )
        {
            var (_, items) = reader.ReadItems(text);
            var compared = items.Any(item =>
                item.Comparison is { Stated: true } || item.IsKind("average.") || item.IsKind("median.")
            );
            return compared && said.Tokens[^1].Text is not "?" ? null : new Act.Ask(text);
        }

        return null;
    }

    /// <summary>"which shop has …" where rows have a shop: a column, though shops may also be the members.</summary>
    private bool IsColumn(Token noun, int verb) =>
        !noun.Folded.EndsWith('s')
        && verb < said.Tokens.Length
        && said.Tokens[verb].Folded is "has" or "had" or "is" or "was"
        && reader
            .Index.Annotate([noun with { Index = 0 }])
            .Any(match =>
                match
                    is {
                        Kind: Facets.Domain.MatchKind.Facet,
                        Way: Facets.Domain.MatchWay.Label,
                        Score: >= 0.95
                    }
            );

    /// <summary>"total shop revenue": of the shop, not of somebody.</summary>
    private bool IsMoney(int at) =>
        at < said.Tokens.Length && reader.Words.Thesaurus.MeasureWord(said.Tokens[at].Stem) is "money";
}
