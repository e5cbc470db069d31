using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Answers;

/// <summary>Notes words that no part of a question used, so that they are asked about.</summary>
internal sealed class LeftWords(SpokenText said)
{
    /// <summary>Notes what of the clause was not used.</summary>
    public void Note(SpokenPart part, Frame read)
    {
        foreach (var item in read.Items)
        {
            if (
                item.Unknown
                && part.Scope.Tokens[item.First].Kind is Text.TokenKind.Word or Text.TokenKind.Number
            )
            {
                said.AddUnknown(part, item);
            }
            else if (
                item.Vague is not null
                && item.Matches.All(match => match.Score < 0.8)
                && item.Term is null
                && item.Date is null
            )
            {
                said.AddVague(part, item);
            }
            else if (IsForgotten(part, item, read))
            {
                said.AddProblem(part.InWhole(item), "facet");
            }
        }

        if (read.Length is not null)
        {
            said.AddProblem(part.InWhole(read.Items.First(item => item.Date == read.Length)), "length");
        }
    }

    private static bool IsForgotten(SpokenPart part, Item item, Frame read)
    {
        if (
            item.Filler
            || item.Event is not null
            || !item.Classes.IsEmpty
            || item.Comparison is not null
            || item.Date is not null
            || item.Relative is not null
            || item.Of(MatchKind.Table).Any(match => read.Event?.IsNamed(match.FacetId) == true)
        )
        {
            return false;
        }

        var said = read
            .Rows.Select(row => row.FacetId)
            .Concat(read.Members.SelectMany(Nodes.Conditions).Select(condition => condition.Measure.FacetId))
            .ToHashSet(StringComparer.Ordinal);
        var at = part.Scope.Tokens[item.First].Start;
        return item.Matches.Any(match =>
                match.Kind is MatchKind.Facet or MatchKind.Value && match.Score >= 0.7
            )
            && !item.Matches.Any(match => said.Contains(match.FacetId))
            && read.Comparisons.All(bound => bound.MeasureItem != item)
            && !read
                .Members.SelectMany(Nodes.Conditions)
                .Any(condition => condition.Source is { } source && source.Start <= at && at < source.End);
    }
}
