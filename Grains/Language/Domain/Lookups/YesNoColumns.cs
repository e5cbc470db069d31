using System.Globalization;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Population;

namespace SmartSegmentation.Grains.Language.Domain.Lookups;

/// <summary>Columns whose mention says yes ("abandoned dogs").</summary>
internal sealed class YesNoColumns(LookupQuestion question, AskedColumns asked)
{
    /// <summary>Columns whose mention says yes ("abandoned dogs"), and no where it is denied.</summary>
    public void Add()
    {
        foreach (
            var part in question.Parts.Where(part =>
                part.Flag is not null && !question.Used.Contains(part) && (!asked.Is(part) || Qualifies(part))
            )
        )
        {
            var facet = question.Reader.Model.Find(part.Flag!.FacetId)!;
            var denied =
                part.Flag.Negated
                ^ (
                    part.First > 0
                    && Enumerable
                        .Range(Math.Max(0, part.First - 3), Math.Min(3, part.First))
                        .Any(at => question.Words.Is("deny", question.Tokens, at))
                );
            var other = facet
                .Values.Select(value => value.Value)
                .Except(part.Flag.Values, StringComparer.OrdinalIgnoreCase)
                .ToList();
            var value = denied && other.Count == 1 ? other[0] : part.Flag.Values[0];
            if (question.Tests.Exists(test => LookupQuestion.Same(test.Facet.FacetId, facet)))
            {
                continue;
            }

            question.Tests.Add(
                new LookupTest(
                    part.First,
                    part.End,
                    facet,
                    ConditionOperator.Eq,
                    [ValueOf(facet, value)],
                    part
                )
                {
                    Denied = denied && other.Count != 1,
                }
            );
        }
    }

    /// <summary>"all the abandoned dogs": the column's word stands before the rows' own.</summary>
    private bool Qualifies(LookupPart part) =>
        part.First > 1
        && part.End < question.Tokens.Length
        && question.Columns.IsTableWord(question.Tokens[part.End]);

    private static Literal ValueOf(Facet facet, string text) =>
        PopulationModel.IsNumber(facet)
        && decimal.TryParse(
            text.Replace(",", "", StringComparison.Ordinal),
            NumberStyles.Number,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : text;
}
