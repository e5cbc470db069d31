using System.Collections.Immutable;
using System.Globalization;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Population;

namespace SmartSegmentation.Grains.Language.Domain.Lookups;

/// <summary>Makes a test of a column and a value: its operator, the value in the column's type, and whether it is denied.</summary>
internal sealed class TestMaker(LookupQuestion question)
{
    /// <summary>The test of any values.</summary>
    public LookupTest Of(
        LookupPart part,
        Facet facet,
        ConditionOperator operation,
        ImmutableArray<Literal> values,
        LookupPart? mention,
        bool negated
    )
    {
        var first = mention is null ? part.First : Math.Min(part.First, mention.First);
        return new LookupTest(first, Math.Max(part.End, mention?.End ?? 0), facet, operation, values, part)
        {
            Denied = negated ^ IsDenied(part, first),
        };
    }

    private bool IsDenied(LookupPart part, int first)
    {
        var from = question.Tests.Count > 0 ? question.Tests.Max(test => test.Part.End) : 0;
        from = Math.Max(from, first - 6);
        for (var at = part.First - 1; at >= from; at--)
        {
            if (question.Words.Is("deny", question.Tokens, at))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The test of a text as it was said.</summary>
    public LookupTest OfText(LookupPart part, Facet facet, LookupPart? mention)
    {
        Literal value =
            PopulationModel.IsNumber(facet)
            && decimal.TryParse(
                part.Text.Replace(",", "", StringComparison.Ordinal),
                NumberStyles.Number,
                CultureInfo.InvariantCulture,
                out var number
            )
                ? number
                : part.Text;
        return Of(
            part,
            facet,
            PatternOf(part) ?? InTheir(part, mention) ?? ConditionOperator.Eq,
            [value],
            mention,
            false
        );
    }

    /// <summary>The test of a value that the column is known to hold.</summary>
    public LookupTest OfKnown(LookupPart part, FacetMatch match, LookupPart? mention)
    {
        var facet = question.Reader.Model.Find(match.FacetId)!;
        Literal value =
            PopulationModel.IsNumber(facet)
            && decimal.TryParse(
                match.Values[0],
                NumberStyles.Number,
                CultureInfo.InvariantCulture,
                out var number
            )
                ? number
                : match.Values[0];
        var partial =
            match.Values.Length > 1
            || match.Way == MatchWay.Partial
            || match.SuggestedOperator == ConditionOperator.Contains;
        return Of(
            part,
            facet,
            PatternOf(part) ?? InTheir(part, mention) ?? ConditionOperator.Eq,
            partial || PatternOf(part) is not null || InTheir(part, mention) is not null
                ? [part.Text]
                : [value],
            mention,
            match.Negated
        );
    }

    private ConditionOperator? PatternOf(LookupPart part)
    {
        for (var at = part.First - 1; at >= 0 && at > part.First - 5; at--)
        {
            if (question.Words.Is("contain", question.Tokens, at))
            {
                return ConditionOperator.Contains;
            }

            if (question.Words.Is("start", question.Tokens, at))
            {
                return ConditionOperator.StartsWith;
            }

            if (question.PartAt(at) is not null || !question.Words.Is("link", question.Tokens, at))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>"'senior' in their titles": the column that follows holds it somewhere.</summary>
    public ConditionOperator? InTheir(LookupPart part, LookupPart? mention) =>
        mention is not null
        && mention.First >= part.End + 2
        && question.Tokens[part.End].Folded is "in" or "as"
        && Enumerable
            .Range(part.End, mention.First - part.End)
            .Any(at => question.Reader.Words.Cues.Questions.HolderLinks.Has(question.Tokens[at].Folded))
            ? ConditionOperator.Contains
            : null;

    /// <summary>True when only part of the value is said.</summary>
    public bool IsPattern(LookupPart part) => PatternOf(part) is not null;
}
