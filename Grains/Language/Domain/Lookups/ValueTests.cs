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
            return maker.OfText(part, holder, right);
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
                || part.Kind == LookupKind.Free
                || beside.Strong(left, part)
                || held is not null
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

        if (!part.Values.IsEmpty && question.Columns.Best(part.Values, beside.WordBefore(part)) is { } match)
        {
            return maker.OfKnown(part, match, null);
        }

        var place = beside.WordBefore(part) is "in" or "from" or "at";
        var facet = place
            ? question.Columns.Place(question.Tokens.Any(question.Columns.IsTableWord))
                ?? question.Columns.Identity
            : question.Columns.Identity;
        return facet is null ? null : maker.OfText(part, facet, null);
    }

    /// <summary>A column that is no text fits a value that is a number.</summary>
    private static Facet? Fitting(LookupPart left, LookupPart part) =>
        part.Text.Length > 0 && part.Text.Any(char.IsDigit) ? left.Facets[0].Facet : null;
}
