using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;

namespace SmartSegmentation.Grains.Language.Domain.Lookups;

/// <summary>Tests of values: known ones, ones in quotation marks, and free ones.</summary>
internal sealed class ValueTests(
    LookupQuestion question,
    Neighbours beside,
    AskedColumns asked,
    TestMaker maker
)
{
    private const double SureName = 0.9;

    /// <summary>The test of a value that the table holds: by the column named beside it, the list it goes on with, or the likeliest column.</summary>
    public LookupTest? OfKnown(LookupPart part, LookupPart? left, LookupPart? right, bool strong)
    {
        foreach (var mention in new[] { left, right }.OfType<LookupPart>())
        {
            var named = mention.Facets.Select(pair => pair.Facet.FacetId).ToList();
            if (
                part
                    .Values.Where(match => named.Contains(match.FacetId, StringComparer.Ordinal))
                    .MinBy(match => named.IndexOf(match.FacetId)) is
                { } match
            )
            {
                question.Used.Add(mention);
                return maker.OfKnown(part, match, mention);
            }
        }

        if (
            part.Values.All(match => match.Way is MatchWay.Partial or MatchWay.Typo)
            && beside.Continued(part) is { } same
        )
        {
            return maker.OfText(part, same.Facet, null);
        }

        if (
            left is not null
            && strong
            && !asked.Is(left)
            && left.Facets[0].Score >= 0.9
            && question.Columns.Text(left) is { } column
        )
        {
            question.Used.Add(left);
            return maker.OfText(part, column, left);
        }

        if (
            beside.Continued(part) is { } before
            && part.Values.All(match => !LookupQuestion.Same(match.FacetId, before.Facet)) is false
        )
        {
            return maker.OfKnown(
                part,
                part.Values.First(match => LookupQuestion.Same(match.FacetId, before.Facet)),
                null
            );
        }

        var best = question.Columns.Best(part.Values, beside.WordBefore(part));
        return best is null ? null : maker.OfKnown(part, best, null);
    }

    /// <summary>A value in quotation marks, or one that is not known.</summary>
    public LookupTest? OfNamed(LookupPart part, LookupPart? left, LookupPart? right)
    {
        if (
            right is not null
            && maker.InTheir(part, right) is not null
            && question.Columns.Text(right) is { } holder
        )
        {
            question.Used.Add(right);
            var known = right
                .Facets.Select(pair => pair.Facet)
                .FirstOrDefault(facet => part.Values.Any(match => LookupQuestion.Same(match.FacetId, facet)));
            return maker.OfText(part, known ?? question.Columns.Holding(part.Text, right) ?? holder, right);
        }

        if (IsSurer(right, left, part) && question.Columns.Text(right!) is { } called)
        {
            question.Used.Add(right!);
            return maker.OfText(part, called, right);
        }

        if (
            left is not null
            && (question.Columns.Text(left) ?? (asked.Is(left) ? null : Fitting(left, part))) is { } column
        )
        {
            var held = part.Values.FirstOrDefault(match =>
                left.Facets.Any(pair => LookupQuestion.Same(match.FacetId, pair.Facet))
            );
            var elsewhere =
                held is null && !part.Values.IsEmpty && asked.Is(left) && !maker.IsPattern(part)
                    ? question.Columns.Best(part.Values, beside.WordBefore(part))
                    : null;
            if (elsewhere is not null)
            {
                return maker.OfKnown(part, elsewhere, null);
            }

            if (
                !asked.Is(left)
                || (part.Kind == LookupKind.Free && !question.IsQualified(part))
                || beside.Strong(left, part)
                || held is not null
                || maker.IsPattern(part)
            )
            {
                question.Used.Add(left);
                return held is not null && !maker.IsPattern(part)
                    ? maker.OfKnown(part, held, left)
                    : maker.OfText(part, column, left);
            }
        }

        if (
            right is not null
            && question.Columns.Text(right) is { } after
            && (right.First == part.End || maker.InTheir(part, right) is not null)
        )
        {
            question.Used.Add(right);
            return maker.OfText(part, after, right);
        }

        if (beside.Continued(part) is { } before)
        {
            return maker.OfText(part, before.Facet, null);
        }

        if (maker.IsPattern(part) && asked.Names() is { } pattern)
        {
            return maker.OfText(part, pattern, null);
        }

        if (!part.Values.IsEmpty && question.Columns.Best(part.Values, beside.WordBefore(part)) is { } match)
        {
            return maker.OfKnown(part, match, null);
        }

        var place = beside.WordBefore(part) is "in" or "from" or "at";
        var facet = place
            ? question.Columns.PlaceOf(question, part) ?? question.Columns.Identity
            : beside.Deed(part) ?? question.Columns.Identity;
        return facet is null ? null : maker.OfText(part, facet, null);
    }

    /// <summary>"located in Kings county": the column's own name after the value says more than a word like it before.</summary>
    private static bool IsSurer(LookupPart? right, LookupPart? left, LookupPart part) =>
        right is not null
        && left is not null
        && right.First == part.End
        && right.Facets[0].Score >= SureName
        && left.Facets[0].Score < SureName;

    /// <summary>A column that is no text fits a value that is a number.</summary>
    private static Facet? Fitting(LookupPart left, LookupPart part) =>
        part.Text.Length > 0 && part.Text.Any(char.IsDigit) ? left.Facets[0].Facet : null;
}
