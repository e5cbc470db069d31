using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>
/// "a hire that is not back yet", "invoices that have not been paid", "haven't returned their book": rows whose day of that name is still empty.
/// </summary>
/// <param name="scope">The sentence.</param>
internal sealed class UndoneDays(ReadingScope scope)
{
    private const int MostBetween = 3;

    /// <summary>The row of items with such words made into a condition of rows.</summary>
    public ImmutableArray<Item> Read(ImmutableArray<Item> row)
    {
        for (var at = 0; at < row.Length; at++)
        {
            if (
                Denies(row[at])
                && DayAfter(row, at) is var (day, end, ofRow)
                && IsSpokenOf(row, at, day, ofRow)
            )
            {
                var missing = new ExpressionNode.Condition
                {
                    Measure = new Measure { FacetId = day.FacetId },
                    Operator = ConditionOperator.Missing,
                    Values = [],
                    Confidence = 0.85,
                };
                row =
                [
                    .. row[..at],
                    new Item(row[at].First, row[end - 1].End) { RowNode = missing, Weight = row[at].Weight },
                    .. row[end..],
                ];
            }
        }

        return row;
    }

    private bool Denies(Item item) =>
        item.Is("negation")
        && scope.Tokens[item.End - 1].Folded is var word
        && (
            word is "not" or "been"
            || word.EndsWith("n't", StringComparison.Ordinal)
            || (word is "to" or "yet" && item.Length > 1)
        );

    /// <summary>The day that is denied, the place after its words, and whether "their" row follows them.</summary>
    private (Facet Day, int End, bool OfRow)? DayAfter(ImmutableArray<Item> row, int at)
    {
        for (var next = at + 1; next < row.Length && next <= at + MostBetween; next++)
        {
            if (row[next].Date is null && row[next].RowNode is null && DayOf(row[next]) is { } day)
            {
                var end = next + 1;
                if (end < row.Length && scope.Word(row[end]) is "yet" or "back")
                {
                    end++;
                }

                return Ends(row, end) ? (day, end, false)
                    : IsTheirRow(row, end, day) ? (day, end, true)
                    : null;
            }

            if (!scope.Cues.Days.Carriers.Has(scope.Word(row[next])))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>The day of rows that some have not, named by a word of the item.</summary>
    private Facet? DayOf(Item item)
    {
        var days = scope
            .Model.Events.SelectMany(events => events.Days.Where(day => day != events.Timestamp))
            .Where(day => day.MissingShare > 0 && Says(day, item))
            .Take(2)
            .ToList();
        return days is [var only] ? only : null;
    }

    private bool Says(Facet day, Item item) =>
        item.Of(MatchKind.Facet)
            .Any(match => match is { Way: MatchWay.Label, Score: >= 0.95 } && match.FacetId == day.FacetId)
        || (
            item.Length == 1
            && !item.Of(MatchKind.Value).Any(match => match.Score >= 0.9)
            && (
                scope.Word(item) is "back"
                || scope.Word(item).EndsWith("ed", StringComparison.Ordinal)
                || item.Event is not null
            )
            && PopulationModel
                .Words(day)
                .Any(word =>
                    string.Equals(Stemmer.Stem(word), scope.Tokens[item.First].Stem, StringComparison.Ordinal)
                )
        );

    /// <summary>Nothing more is said of it: "not paid by card" and "not paid within 30 days" deny something else.</summary>
    private bool Ends(ImmutableArray<Item> row, int at) =>
        at >= row.Length
        || row[at].IsKind("conjunction.")
        || row[at].Is("relative")
        || scope.Tokens[row[at].First].Kind == TokenKind.Punctuation;

    /// <summary>"have not brought back their canoe": the rows themselves come after the verb.</summary>
    private bool IsTheirRow(ImmutableArray<Item> row, int at, Facet day)
    {
        if (scope.Word(row[at]) is not ("their" or "the" or "his" or "her"))
        {
            return false;
        }

        var noun = at + 1;
        return noun < row.Length && IsOfRows(row[noun], day) && Ends(row, noun + 1);
    }

    /// <summary>What is not done is of rows that were spoken of right before, or are all that is left of a question.</summary>
    private bool IsSpokenOf(ImmutableArray<Item> row, int at, Facet day, bool ofRow)
    {
        if (ofRow)
        {
            return true;
        }

        var before = at - 1;
        while (
            before >= 0
                && row[before] is { Filler: true, Event: null }
                && !row[before].Of(MatchKind.Table).Any()
                && !scope.Thesaurus.IsEntityWord(scope.Tokens[row[before].First].Stem)
            || (before >= 0 && row[before].Is("relative") && scope.Word(row[before]) is not "who")
        )
        {
            before--;
        }

        return before < 0 ? at == 0 || row[0].Filler : IsOfRows(row[before], day);
    }

    private bool IsOfRows(Item item, Facet day) =>
        scope.Model.EventNamed(day.Table) is { } events
        && (
            item.Of(MatchKind.Table).Any(match => match.Score >= 0.8 && events.IsNamed(match.FacetId))
            || item.Of(MatchKind.Value)
                .Any(match =>
                    match.Score >= 0.75
                    && events.Reaches(PopulationModel.TableOf(match.FacetId))
                    && !scope.Model.IsOfMember(match.FacetId)
                )
        );
}
