using System.Collections.Immutable;
using NodaTime;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>"model year 2023 or newer", "built before 2018": years that a column of years holds, no time at which something was done.</summary>
/// <param name="scope">The sentence.</param>
internal sealed class YearColumns(ReadingScope scope)
{
    private const int MostBetween = 2;

    /// <summary>The row of items with such years made into numbers of their column.</summary>
    public ImmutableArray<Item> Read(ImmutableArray<Item> row)
    {
        for (var at = 0; at < row.Length; at++)
        {
            if (row[at].Date is { Kind: DateKind.Range } years && Years(years) is { } comparison)
            {
                row = Inside(row, at, comparison) ?? After(row, at, comparison) ?? row;
            }
        }

        return row;
    }

    /// <summary>"model" and then "year 2023 or newer": the phrase of time took the last word of the column.</summary>
    private ImmutableArray<Item>? Inside(ImmutableArray<Item> row, int at, Comparison comparison)
    {
        var item = row[at];
        if (
            at == 0
            || item.Length < 2
            || scope.Tokens[item.First].Folded is not "year"
            || row[at - 1].End != item.First
            || Named(row[at - 1].First, item.First + 1) is not { } match
        )
        {
            return null;
        }

        return
        [
            .. row[..(at - 1)],
            new Item(row[at - 1].First, item.First + 1) { Matches = [match], Weight = item.Weight },
            new Item(item.First + 1, item.End) { Comparison = comparison, Weight = item.Weight },
            .. row[(at + 1)..],
        ];
    }

    /// <summary>"a model year before 2018", "cars built before 2018".</summary>
    private ImmutableArray<Item>? After(ImmutableArray<Item> row, int at, Comparison comparison)
    {
        for (var before = at - 1; before >= 0 && before >= at - 1 - MostBetween; before--)
        {
            var item = row[before];
            if (
                item.Matches is [{ Kind: MatchKind.Facet, Score: >= 0.8 } match, ..]
                && IsYear(scope.Model.Find(match.FacetId))
            )
            {
                return row.SetItem(at, new Item(row[at].First, row[at].End) { Comparison = comparison });
            }

            if (scope.Cues.Days.Making.Has(scope.Word(item)) && OfThings() is { } sole)
            {
                return row.SetItem(
                        before,
                        new Item(item.First, item.End)
                        {
                            Matches =
                            [
                                new FacetMatch(
                                    item.First,
                                    item.End,
                                    MatchKind.Facet,
                                    sole.FacetId,
                                    [],
                                    MatchWay.Synonym,
                                    0.8,
                                    false,
                                    ConditionOperator.Unknown
                                ),
                            ],
                            Weight = item.Weight,
                        }
                    )
                    .SetItem(at, new Item(row[at].First, row[at].End) { Comparison = comparison });
            }

            if (!item.Filler)
            {
                break;
            }
        }

        return null;
    }

    private FacetMatch? Named(int first, int end) =>
        scope
            .Index.Annotate([.. scope.Tokens[first..end].Select((token, at) => token with { Index = at })])
            .Where(match => match is { Kind: MatchKind.Facet, Way: MatchWay.Label, Score: >= 0.9 })
            .Where(match => match.End - match.First == end - first && IsYear(scope.Model.Find(match.FacetId)))
            .Select(match => match with { First = first, End = end })
            .FirstOrDefault();

    /// <summary>The one column of years of what members bought or did.</summary>
    private Facet? OfThings() =>
        scope
            .Model.Events.SelectMany(events => events.Facets)
            .Where(IsYear)
            .DistinctBy(facet => facet.FacetId, StringComparer.OrdinalIgnoreCase)
            .Take(2)
            .ToList()
            is [var only]
            ? only
            : null;

    private bool IsYear(Facet? facet) =>
        facet is { Unit: "year" } && PopulationModel.IsNumber(facet) && facet != scope.Model.Birth;

    /// <summary>Whole years as a comparison of numbers; null for other stretches of time.</summary>
    private static Comparison? Years(DateMatch window) =>
        (window.From, window.To) switch
        {
            ({ DayOfYear: 1 } from, { DayOfYear: 1 } to) when to == from.PlusYears(1) => Of(
                ConditionOperator.Eq,
                from.Year,
                null,
                stated: false
            ),
            ({ DayOfYear: 1 } from, { DayOfYear: 1 } to) => Of(
                ConditionOperator.Between,
                from.Year,
                to.Year - 1
            ),
            ({ DayOfYear: 1 } from, null) => Of(ConditionOperator.Ge, from.Year, null),
            (null, { DayOfYear: 1 } to) => Of(ConditionOperator.Lt, to.Year, null),
            _ => null,
        };

    private static Comparison Of(ConditionOperator operation, int low, int? high, bool stated = true) =>
        new(operation, low, high, NumberUnit.None, stated, OfAge: false);
}
