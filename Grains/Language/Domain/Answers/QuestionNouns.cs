using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Answers;

/// <summary>What the nouns of a question stand for: members, or one row of what they did.</summary>
/// <param name="said">The question.</param>
/// <param name="words">Words of answers.</param>
internal sealed class QuestionNouns(SpokenText said, AnswerWords words)
{
    private const int MostBetween = 5;

    /// <summary>The noun after "how many", for the answer.</summary>
    public string Noun(int at)
    {
        while (
            at < said.Tokens.Length && (said.IsTaken(at) || said.Tokens[at].Folded is "of" or "the" or "our")
        )
        {
            at++;
        }

        return
            at < said.Tokens.Length
            && said.Scope.Thesaurus.IsEntityWord(said.Tokens[at].Stem)
            && said.Tokens[at].Folded.EndsWith('s')
            ? said.Tokens[at].Folded
            : words.Wording.Words["members"];
    }

    /// <summary>"average fare of a completed trip", "average cost of repairs": of one row, not of a member.</summary>
    public bool IsOfOneRow(EventTable events) =>
        said.Items.Any(item =>
            item.Of(MatchKind.Table).Any(match => events.IsNamed(match.FacetId))
            && said.Tokens[item.End - 1].Folded.EndsWith('s')
            && said.Tokens[Math.Max(0, item.First - MostBetween)..item.First]
                .Any(token => token.Folded is "of")
        )
        || said.Items.Any(item =>
            item.Of(MatchKind.Table).Any(match => events.IsNamed(match.FacetId))
            && !said.Tokens[item.End - 1].Folded.EndsWith('s')
            && said.Tokens[Math.Max(0, item.First - MostBetween)..item.First]
                .Zip(said.Tokens[Math.Max(1, item.First - MostBetween + 1)..])
                .Any(pair =>
                    pair.First.Folded is "of" or "for" or "per"
                    && pair.Second.Folded is "a" or "an" or "one" or "each"
                )
        );

    /// <summary>"the most women", "the fewest customers", "the most popular".</summary>
    public bool CountsMembers(int anchor)
    {
        var at = anchor;
        while (
            at < said.Tokens.Length
            && (said.IsTaken(at) || said.Scope.Cues.Questions.BeforeMembers.Has(said.Tokens[at].Folded))
        )
        {
            at++;
        }

        if (at >= said.Tokens.Length || said.Tokens[at].Kind != TokenKind.Word)
        {
            return false;
        }

        if (said.Scope.Thesaurus.IsEntityWord(said.Tokens[at].Stem))
        {
            return true;
        }

        var item = said.ItemAt(at);
        return item.Of(MatchKind.Value)
                .Any(match => match.Score >= 0.7 && said.Scope.Model.IsOfMember(match.FacetId))
            && !item.Of(MatchKind.Facet).Any(match => match.Score >= 0.8);
    }
}
