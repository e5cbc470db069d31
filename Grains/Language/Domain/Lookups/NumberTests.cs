using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Language.Domain.Lookups;

/// <summary>Tests of numbers.</summary>
internal sealed class NumberTests(
    LookupQuestion question,
    Neighbours beside,
    TestMaker maker,
    TimeWords times,
    AskedColumns asked
)
{
    /// <summary>The test of a number; null where no column is named, spoken of or likely.</summary>
    public LookupTest? Of(LookupPart part, LookupPart? left, LookupPart? right)
    {
        var comparison = part.Comparison!;
        if (comparison.Stated)
        {
            left =
                left is not null && left.Facets.Any(pair => FacetChoice.IsComparable(pair.Facet))
                    ? left
                    : null;
            right =
                right is not null && right.Facets.Any(pair => FacetChoice.IsComparable(pair.Facet))
                    ? right
                    : null;
        }

        if (
            left is not null
            && IsRows(left, part)
            && ((IsYear(comparison) && question.Columns.Year is not null) || Hinted(part) is not null)
        )
        {
            left = null;
        }

        if (comparison.OfAge && question.Columns.Labelled("age") is { } age)
        {
            return maker.Of(part, age, comparison.Operator, comparison.Values, null, false);
        }

        if (
            left is null
            && right is null
            && IsYear(comparison)
            && Hinted(part) is null
            && question.Columns.Year is { } years
            && beside.Continued(part) is null
        )
        {
            return maker.Of(
                part,
                years,
                comparison.Stated ? comparison.Operator : times.Operator(part) ?? comparison.Operator,
                comparison.Values,
                null,
                false
            );
        }

        var (mention, facet) = Counted(part, left, right);
        if (facet is null)
        {
            return null;
        }

        if (mention is not null)
        {
            question.Used.Add(mention);
        }

        var timed = IsYear(comparison) || facet.Unit is "year" ? times.Operator(part, mention) : null;
        var operation =
            comparison.Operator == ConditionOperator.Eq && OrEqual(part) is { } wider ? wider
            : comparison.Stated ? comparison.Operator
            : timed ?? comparison.Operator;
        if (
            operation == ConditionOperator.Eq
            && timed is null
            && !comparison.Stated
            && ReferenceEquals(mention, left)
            && OperatorBefore(part) is { } said
        )
        {
            operation = said;
        }

        return IsFigure(part, facet, operation)
            ? maker.OfText(part, facet, mention)
            : maker.Of(part, facet, operation, comparison.Values, mention, false);
    }

    /// <summary>"orders before 2000": the name of the rows is no column of a time.</summary>
    private bool IsRows(LookupPart left, LookupPart part) =>
        (!FacetChoice.IsComparable(left.Facets[0].Facet) || left.Facets[0].Facet.Role == FacetRole.Key)
        && question.Tokens[left.First..left.End].All(question.Columns.IsTableWord)
        && (part.Comparison!.Stated || times.Operator(part) is not null);

    /// <summary>"16-20" and "$9.50" of a text column are texts.</summary>
    private static bool IsFigure(LookupPart part, Facet facet, ConditionOperator operation) =>
        facet.Type == FacetType.Text
        && part.Text.Any(char.IsDigit)
        && !part.Text.Contains(' ', StringComparison.Ordinal)
        && (
            part.Comparison!.High is not null
            || (!part.Comparison.Stated && operation == ConditionOperator.Eq && !char.IsDigit(part.Text[^1]))
        );

    /// <summary>The column that a number belongs to, with the words that name it.</summary>
    private (LookupPart? Mention, Facet? Facet) Counted(LookupPart part, LookupPart? left, LookupPart? right)
    {
        var comparison = part.Comparison!;
        var near = right is not null && right.First == part.End ? right : null;
        LookupPart? mention = null;
        Facet? facet = null;
        if (
            near is not null
            && FacetChoice.Number(near) is { } counted
            && !(left is not null && comparison.Stated && beside.Touches(left, part))
        )
        {
            (mention, facet) = (near, counted);
        }
        else if (
            left is not null
            && (!asked.Is(left) || comparison.Stated || beside.Strong(left, part) || left.End == part.First)
        )
        {
            (mention, facet) = (left, FacetChoice.Number(left) ?? left.Facets[0].Facet);
        }
        else if (right is not null && !asked.Is(right))
        {
            (mention, facet) = (right, FacetChoice.Number(right) ?? right.Facets[0].Facet);
        }

        if (facet is null && beside.Continued(part) is { } before)
        {
            facet = before.Facet;
        }

        facet ??= Hinted(part) ?? (IsYear(comparison) ? question.Columns.Year : null);
        if (facet is null && left is not null)
        {
            (mention, facet) = (left, FacetChoice.Number(left));
        }

        if (
            facet is not null
            && facet.Type == FacetType.Text
            && !FacetChoice.IsComparable(facet)
            && IsYear(comparison)
            && question.Columns.Year is { } year
        )
        {
            (mention, facet) = (null, year);
        }

        return (mention, facet);
    }

    /// <summary>"less than or equal to".</summary>
    private ConditionOperator? OrEqual(LookupPart part)
    {
        var at = part.First - 1;
        if (at < 2 || question.Tokens[at].Folded is not "or" || question.Tokens[at - 1].Folded is not "than")
        {
            return null;
        }

        return question.Reader.Words.Cues.Questions.Less.Has(question.Tokens[at - 2].Folded)
                ? ConditionOperator.Le
            : question.Reader.Words.Cues.Questions.Greater.Has(question.Tokens[at - 2].Folded)
                ? ConditionOperator.Ge
            : null;
    }

    /// <summary>"greater than place 1": the comparing words stand before the column.</summary>
    private ConditionOperator? OperatorBefore(LookupPart part)
    {
        if (beside.LeftOf(part, out _) is not { } left)
        {
            return null;
        }

        for (var at = Math.Max(0, left.First - 4); at < left.First; at++)
        {
            foreach (var (name, end) in question.Reader.Data.FunctionWords.At(question.Tokens, at))
            {
                if (
                    name.StartsWith("compare.", StringComparison.Ordinal)
                    && question.Reader.Words.Cues.Questions.BoundEnds.Has(question.Tokens[end - 1].Folded)
                    && (
                        end == left.First
                        || (end == left.First - 1 && question.Tokens[end].Folded is "the" or "a")
                    )
                )
                {
                    return name[8..] switch
                    {
                        "gt" => ConditionOperator.Gt,
                        "ge" => ConditionOperator.Ge,
                        "lt" => ConditionOperator.Lt,
                        "le" => ConditionOperator.Le,
                        _ => null,
                    };
                }
            }
        }

        return null;
    }

    private static bool IsYear(Spans.Comparison comparison) =>
        comparison is { Low: >= 1000 and <= 2100, Unit: Spans.NumberUnit.None }
        && comparison.Low == decimal.Truncate(comparison.Low);

    /// <summary>The column that the words of the comparison speak of: "older than", "weighing over".</summary>
    private Facet? Hinted(LookupPart part)
    {
        var from = Math.Max(0, part.First - 3);
        var to = Math.Min(question.Tokens.Length, part.End + 2);
        if (part.Comparison!.OfAge && question.Columns.Labelled("age") is { } age)
        {
            return age;
        }

        return Enumerable
            .Range(from, to - from)
            .OrderBy(at => Math.Abs(at - part.First))
            .SelectMany(at => question.Words.MeasuresOf(question.Tokens[at].Folded))
            .Select(names => question.Columns.Labelled(names))
            .FirstOrDefault(found => found is not null);
    }
}
