using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>Ages, decades of life and births.</summary>
internal sealed class PersonFacts(ReadingScope scope)
{
    private const int OldestPlausible = 120;
    private const int YoungestBare = 13;

    /// <summary>The measure of a member's age in completed years; null when the data has none.</summary>
    public Measure? AgeMeasure =>
        scope.Model.Age is { } age ? new Measure { FacetId = age.FacetId }
        : scope.Model.Birth is { } birth
            ? new Measure { FacetId = birth.FacetId, Transform = Transform.AgeYears }
        : null;

    /// <summary>A condition on the age when the comparison speaks of it.</summary>
    public ExpressionNode? AgeIn(ImmutableArray<Item> items, int at, Comparison comparison)
    {
        if (
            AgeMeasure is not { } measure
            || (comparison.OfAge && (Comparison.IsYear(comparison) || IsOfVersion(items, at)))
            || comparison.Unit is NumberUnit.Money or NumberUnit.Percent or NumberUnit.Times
        )
        {
            return null;
        }

        var said = comparison.OfAge || SaysAge(items, at);
        if (!said && !IsBareAge(items, at, comparison))
        {
            return null;
        }

        return new ExpressionNode.Condition
        {
            Measure = measure,
            Operator = comparison.Operator,
            Values = comparison.Values,
            Unit = "years",
            Confidence = said ? 0.95 : 0.8,
            Source = scope.Source(items[at]),
        };
    }

    /// <summary>"in their forties".</summary>
    public ExpressionNode? Decade(Item item)
    {
        var start = scope.Tokens[item.First].Folded switch
        {
            "teens" => 13,
            "twenties" => 20,
            "thirties" => 30,
            "forties" => 40,
            "fifties" => 50,
            "sixties" => 60,
            "seventies" => 70,
            "eighties" => 80,
            _ => 90,
        };
        return AgeMeasure is { } measure
            ? new ExpressionNode.Condition
            {
                Measure = measure,
                Operator = ConditionOperator.Between,
                Values = [start, start == 13 ? 19 : start + 9],
                Unit = "years",
                Confidence = 0.95,
                Source = scope.Source(item),
            }
            : null;
    }

    private bool SaysAge(ImmutableArray<Item> items, int at) =>
        (at > 0 && (items[at - 1].Is("aged") || IsAgeFacet(items[at - 1])))
        || (at > 1 && items[at - 1].Filler && (items[at - 2].Is("aged") || IsAgeFacet(items[at - 2])))
        || (at + 1 < items.Length && (items[at + 1].Is("aged") || IsAgeFacet(items[at + 1])))
        || (
            at + 2 < items.Length
            && scope.Tokens[items[at].End - 1].Folded is not "years"
            && scope.Word(items[at + 1]) is "years" or "year"
            && items[at + 2].Is("aged")
        );

    /// <summary>"an app version older than 4": an older version, nobody's age.</summary>
    private bool IsOfVersion(ImmutableArray<Item> items, int at) =>
        items[..at].LastOrDefault(item => !item.Filler) is { } named
        && named
            .Of(Facets.Domain.MatchKind.Facet)
            .Any(match => scope.Model.Find(match.FacetId) is { } facet && PopulationModel.IsVersion(facet));

    private bool IsAgeFacet(Item item) =>
        item.Matches.Any(match =>
            string.Equals(match.FacetId, scope.Model.Age?.FacetId, StringComparison.Ordinal)
            || (
                string.Equals(match.FacetId, scope.Model.Birth?.FacetId, StringComparison.Ordinal)
                && item.Is("aged")
            )
        );

    /// <summary>A number that nothing else in the clause can be measured by: "single people under 40", "women over 60".</summary>
    private bool IsBareAge(ImmutableArray<Item> items, int at, Comparison comparison)
    {
        if (
            !comparison.Stated
            || comparison.Low is < YoungestBare or > OldestPlausible
            || comparison.Low != Math.Floor(comparison.Low)
        )
        {
            return false;
        }

        if (
            !scope.Cues.Amounts.AgeOpenings.Has(scope.Tokens[items[at].First].Folded)
            && !scope
                .Tokens[items[at].First..items[at].End]
                .Any(token => scope.Cues.Amounts.AgeBounds.Has(token.Folded))
        )
        {
            return false;
        }

        if (
            items[..at].LastOrDefault(item => !item.Filler || item.Event is not null) is { } noun
            && !noun.Is("conjunction.and")
            && items[(items.IndexOf(noun) + 1)..at].All(item => !item.IsKind("conjunction."))
            && noun.NamesEvent
        )
        {
            // "two donations over 100": the worth of them.
            return false;
        }

        var next = at + 1 < items.Length ? items[at + 1] : null;
        var counts =
            next is not null
            && (
                next.Event is not null
                || next.Is("unit-words")
                || next.Is("lines")
                || next.Is("times")
                || next.Is("distinct")
                || next.Matches.Any()
                || next.Unknown
            );
        var measured = items.Any(item =>
            item != items[at]
            && (
                item.Matches.Any(match =>
                    scope.Model.Find(match.FacetId) is { } facet
                    && PopulationModel.IsNumber(facet)
                    && match.Kind == Facets.Domain.MatchKind.Facet
                    && match.Score > 0.6
                ) || scope.Cues.Amounts.NotOfAge.Has(scope.Word(item))
            )
        );
        return !counts && !measured;
    }
}
