using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Spans;

/// <summary>Which sense a word has where the tenant's tables and columns decide it: "claims" that are rows, "borrowers" who are the members.</summary>
/// <param name="words">All words of the language.</param>
/// <param name="model">The tenant's data.</param>
internal sealed class WordSenses(LanguageWords words, PopulationModel model)
{
    /// <summary>The row with the senses settled.</summary>
    /// <param name="row">The sentence's items.</param>
    /// <param name="tokens">Its tokens.</param>
    public ImmutableArray<Item> Settle(ImmutableArray<Item> row, ImmutableArray<Token> tokens) =>
        [.. row.Select(item => WithoutVague(AsRows(AsColumn(AsMembers(AsNoun(item, tokens)), tokens))))];

    /// <summary>"the individuals" are values; "individual orders" are counted one by one.</summary>
    private static Item AsNoun(Item item, ImmutableArray<Token> tokens) =>
        item is { Length: 1 }
        && item.Is("distinct")
        && !string.Equals(tokens[item.First].Folded, tokens[item.First].Stem, StringComparison.Ordinal)
        && tokens[item.First].Folded.EndsWith('s')
        && item.Of(MatchKind.Value).Any()
            ? item with
            {
                Classes = item.Classes.Remove("distinct", StringComparer.Ordinal),
            }
            : item;

    /// <summary>"fines" are a column, though "fine" says nothing; "student card" is one of the cards.</summary>
    private Item AsColumn(Item item, ImmutableArray<Token> tokens) =>
        item is { Filler: true, Matches: [{ Kind: MatchKind.Value, Way: MatchWay.Abbreviation }] }
            ? item with
            {
                Filler = false,
            }
        : item is { Filler: true, Length: 1, Event: null, Classes.IsEmpty: true }
        && tokens[item.First] is { Kind: TokenKind.Word } token
        && !words.Data.Fillers.Contains(token.Folded)
        && (
            !words.Thesaurus.IsEntityWord(token.Stem)
            || IsCounted(item, tokens)
            || item.Matches is [{ Way: MatchWay.Label, Score: >= 0.95 }, ..]
        )
        && item.Matches is [{ Kind: MatchKind.Facet, Way: not MatchWay.Synonym, Score: >= 0.6 } named, ..]
        && model.Find(named.FacetId) is { } facet
        && PopulationModel.IsNumber(facet)
            ? item with
            {
                Filler = false,
            }
        : item;

    /// <summary>"brought 2 or more guests" where rows say how many.</summary>
    private bool IsCounted(Item item, ImmutableArray<Token> tokens) =>
        item.First > 0
        && (
            tokens[item.First - 1] is { Kind: TokenKind.Number }
            || tokens[item.First - 1].Folded is "more" or "fewer" or "less"
            || NumberReader.At(tokens, item.First - 1) is not null
        )
        && item.Matches.FirstOrDefault() is { Kind: MatchKind.Facet } named
        && !model.IsOfMember(named.FacetId);

    /// <summary>"claims" are rows where a table is called so, though "claim" may also say that something is so.</summary>
    private Item AsRows(Item item) =>
        item
            is {
                Filler: true,
                Length: 1,
                Matches: [{ Kind: MatchKind.Table, Way: MatchWay.Label, Score: >= 0.95 } named, ..]
            }
        && model.EventNamed(named.FacetId) is not null
            ? item with
            {
                Filler = false,
            }
            : item;

    /// <summary>"premium" is no vague word where a column of numbers is called so.</summary>
    private Item WithoutVague(Item item) =>
        item.Vague is not null
        && item.Matches.Any(match =>
            match is { Kind: MatchKind.Facet, Way: MatchWay.Label or MatchWay.Partial, Score: >= 0.6 }
            && model.Find(match.FacetId) is { } facet
            && PopulationModel.IsNumber(facet)
        )
            ? item with
            {
                Vague = null,
            }
            : item;

    /// <summary>"borrowers" are the members where their table is called so, not those who borrowed.</summary>
    private Item AsMembers(Item item) =>
        item is { Length: 1, Comparison: null, Date: null, Term: null }
        && item.Matches.FirstOrDefault()
            is { Kind: MatchKind.Table, Way: MatchWay.Label, Score: >= 0.95 } named
        && string.Equals(named.FacetId, model.Entity?.Name, StringComparison.OrdinalIgnoreCase)
        && !item.Of(MatchKind.Value).Any()
            ? item with
            {
                Matches =
                [
                    .. item.Matches.Where(match =>
                        match.FacetId == named.FacetId || model.IsOfMember(match.FacetId)
                    ),
                ],
                Event = null,
                Filler = true,
            }
            : item;
}
