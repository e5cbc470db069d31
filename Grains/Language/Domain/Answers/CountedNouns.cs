using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Answers;

/// <summary>Finds what "how many" counts, where it is not members, and takes the words that say it.</summary>
/// <param name="said">The question.</param>
/// <param name="measures">Knows what a noun measures.</param>
internal sealed class CountedNouns(SpokenText said, MeasureSeeker measures)
{
    private const int MostAdjectives = 3;
    private const double SureValue = 0.75;
    private const double ByNameOnly = 0.75;

    private (Item Noun, EventTable Rows)? Rows(Item noun) =>
        measures.EventsOf(noun) is { } rows ? (noun, rows) : null;

    /// <summary>"cancelled trips", "open tickets": values of the rows before their name.</summary>
    private (Item Noun, EventTable Rows)? DescribedRows(SpokenPart part)
    {
        for (var at = 1; at < part.Items.Length && at <= MostAdjectives; at++)
        {
            var before = part.Items[at - 1];
            if (
                before.Comparison is not null
                || before.Date is not null
                || !before.Of(MatchKind.Value).Any(match => match.Score >= SureValue)
            )
            {
                return null;
            }

            var noun = part.Items[at];
            if (
                measures.EventsOf(part.InWhole(noun)) is { } rows
                && part.Items[..at]
                    .All(item =>
                        item.Of(MatchKind.Value)
                            .Any(match =>
                                match.Score >= SureValue
                                && rows.Reaches(PopulationModel.TableOf(match.FacetId))
                            )
                    )
            )
            {
                return (part.InWhole(noun), rows);
            }
        }

        return null;
    }

    /// <summary>"how many dogs" where each is a row of its own: a value of rows that names them, with no noun for the members after it.</summary>
    private EventTable? RowsNamedBy(SpokenPart part) =>
        part.Items[0] is { Event: null, Length: 1 } value
        && said.Tokens[part.InWhole(value).First].Folded.EndsWith('s')
        && value.Of(MatchKind.Value).FirstOrDefault() is { Score: >= SureValue } match
        && value.Of(MatchKind.Value).All(other => !said.Scope.Model.IsOfMember(other.FacetId))
        && !(
            part.Items.Length > 1
            && (
                said.Scope.Thesaurus.IsEntityWord(said.Tokens[part.InWhole(part.Items[1]).First].Stem)
                || part.Items[1].Of(MatchKind.Value).Any()
            )
        )
            ? said.Scope.Model.Events.FirstOrDefault(events =>
                events.IsNamed(PopulationModel.TableOf(match.FacetId))
            )
            : null;

    /// <summary>"shop orders" where there are shop lines: the word before the noun is of the name of their table.</summary>
    private (Item Noun, EventTable Rows)? NamedRows(SpokenPart part) =>
        part.Items.Length > 1
        && part.Items[0].Length == 1
        && part.InWhole(part.Items[1]) is { } noun
        && measures.EventsOf(noun) is { NameStems: [var first, _, ..] } rows
        && part.InWhole(part.Items[0]) is var before
        && first.Equals(said.Tokens[before.First].Stem, StringComparison.Ordinal)
            ? (new Item(before.First, noun.End), rows)
            : null;

    /// <summary>The noun that is counted directly at a token; null when members are.</summary>
    public AskedMeasure? At(int at)
    {
        var start = at;
        while (
            start < said.Tokens.Length
            && (said.IsTaken(start) || said.Scope.Cues.Questions.BeforeCounted.Has(said.Tokens[start].Folded))
        )
        {
            start++;
        }

        if (start >= said.Tokens.Length || said.Tokens[start].Kind != Text.TokenKind.Word)
        {
            return null;
        }

        var distinct = said.Tokens[at..start]
            .Any(token => said.Scope.Cues.Questions.Distinct.Has(token.Folded));
        var part = said.Part(start);
        var item = part.InWhole(part.Items[0]);
        if (!distinct && (DescribedRows(part) ?? Rows(item) ?? NamedRows(part)) is var (noun, rows))
        {
            said.Take(noun.First, noun.End, "question.measure");
            return new AskedMeasure(AskedKind.Orders, measures.NameOf(noun, null))
            {
                Events = rows,
                First = noun.First,
            };
        }

        if (!distinct && RowsNamedBy(part) is { } told)
        {
            return new AskedMeasure(AskedKind.Orders, measures.NameOf(item, null))
            {
                Events = told,
                First = start,
            };
        }

        if (
            item.Is("unit-words")
            && said.Scope.Model.MainEvent is { Quantity: { } quantity } main
            && !distinct
        )
        {
            said.Take(start, item.End, "question.measure");
            return new AskedMeasure(AskedKind.RowFacet, measures.NameOf(item, null))
            {
                Facet = quantity,
                Events = main,
                First = start,
            };
        }

        if (said.Scope.Thesaurus.IsEntityWord(said.Tokens[start].Stem))
        {
            return null;
        }

        var match = item.Of(MatchKind.Facet)
            .Where(found => found.Score >= ByNameOnly)
            .MaxBy(found => found.Score);
        if (
            match is null
            || said.Scope.Model.Find(match.FacetId) is not { } facet
            || item.Of(MatchKind.Value).Any(value => value.Score >= match.Score)
        )
        {
            return null;
        }

        said.Take(start, item.End, "question.measure", match);
        var named = measures.Of(facet, measures.NameOf(item, null), perOrder: false) with { First = start };
        return PopulationModel.IsNumber(facet) && facet.Role != FacetRole.Flag
            ? named
            : named with
            {
                Kind = AskedKind.Values,
                Events = measures.EventsWith(facet),
            };
    }
}
