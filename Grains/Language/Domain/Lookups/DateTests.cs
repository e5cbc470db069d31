using System.Globalization;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Population;

namespace SmartSegmentation.Grains.Language.Domain.Lookups;

/// <summary>Tests of days.</summary>
internal sealed class DateTests(LookupQuestion question, AskedColumns asked, TestMaker maker, TimeWords times)
{
    /// <summary>The test of a day or a stretch of days; null where no column can hold one.</summary>
    public LookupTest? Of(LookupPart part, LookupPart? left)
    {
        var facet =
            left?.Facets.Select(pair => pair.Facet).FirstOrDefault(PopulationModel.IsDate)
            ?? (left is not null && !asked.Is(left) ? question.Columns.Text(left) : null)
            ?? question.Columns.Facets.FirstOrDefault(PopulationModel.IsDate)
            ?? question.Columns.Labelled("date");
        if (facet is null)
        {
            return null;
        }

        if (left is not null)
        {
            question.Used.Add(left);
        }

        var date = part.Date!;
        if (!PopulationModel.IsDate(facet))
        {
            return maker.OfText(part with { Text = Bare(part) }, facet, left);
        }

        static string Iso(NodaTime.LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
        return (date.From, date.To) switch
        {
            ({ } from, { } to) when to == from.PlusDays(1) => maker.Of(
                part,
                facet,
                times.Operator(part) ?? ConditionOperator.Eq,
                [Iso(from)],
                left,
                false
            ),
            ({ } from, { } to) => maker.Of(
                part,
                facet,
                ConditionOperator.Between,
                [Iso(from), Iso(to.PlusDays(-1))],
                left,
                false
            ),
            (null, { } to) => maker.Of(part, facet, ConditionOperator.Lt, [Iso(to)], left, false),
            ({ } from, null) => Enumerable
                .Range(Math.Max(0, part.First - 1), part.End - Math.Max(0, part.First - 1))
                .Any(at => question.Words.Is("after", question.Tokens, at))
                ? maker.Of(part, facet, ConditionOperator.Gt, [Iso(from.PlusDays(-1))], left, false)
                : maker.Of(part, facet, ConditionOperator.Ge, [Iso(from)], left, false),
            _ => null,
        };
    }

    private string Bare(LookupPart part)
    {
        var first = part.First;
        while (
            first < part.End - 1
            && (
                question.Words.Is("lead", question.Tokens, first)
                || question.Words.Is("before", question.Tokens, first)
                || question.Words.Is("after", question.Tokens, first)
            )
        )
        {
            first++;
        }

        return question.Text[question.Tokens[first].Start..question.Tokens[part.End - 1].End];
    }
}
