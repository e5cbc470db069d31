using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Clauses.Conditions;

/// <summary>The column of the member that a number without a name is of: "making over 60k", "8 visits".</summary>
internal sealed class ImpliedColumns(ReadingScope scope)
{
    /// <summary>The column; null when no word says nearly one.</summary>
    public Facet? Of(Comparison comparison, Frame frame) =>
        Paid(comparison, frame) ?? Nearest(comparison, frame);

    /// <summary>"8 visits" where no table holds visits: the column of the member that is nearest to the word.</summary>
    private Facet? Nearest(Comparison comparison, Frame frame)
    {
        if (comparison.Unit == NumberUnit.Money || frame.Event is not null)
        {
            return null;
        }

        var words = frame
            .Items.Where(item => item.Event is not null || (item.Unknown && item.Length == 1))
            .Where(item => !item.Is("sum-words"))
            .Select(scope.Words);
        if (comparison.Unit == NumberUnit.Times && Counted(frame) is { } counted)
        {
            return counted;
        }

        return words
            .SelectMany(word => scope.Index.Search(word, 5))
            .Where(hit => hit.Value is null && hit.Score >= 0.2)
            .Select(hit => (hit, facet: scope.Model.Find(hit.FacetId)))
            .Where(pair =>
                pair.facet is not null
                && PopulationModel.IsNumber(pair.facet)
                && !PopulationModel.IsMoney(pair.facet)
                && scope.Model.IsOfMember(pair.facet.FacetId)
            )
            .OrderByDescending(pair => pair.hit.Score)
            .Select(pair => pair.facet)
            .FirstOrDefault();
    }

    /// <summary>"came at most 30 times": the count that the verb nearly names.</summary>
    private Facet? Counted(Frame frame) =>
        frame
            .Items.SelectMany(item => item.Of(Facets.Domain.MatchKind.Facet))
            .Where(match => match.Score >= 0.5 && scope.Model.IsOfMember(match.FacetId))
            .OrderByDescending(match => match.Score)
            .Select(match => scope.Model.Find(match.FacetId))
            .FirstOrDefault(facet =>
                facet is not null && PopulationModel.IsNumber(facet) && !PopulationModel.IsMoney(facet)
            );

    private Facet? Paid(Comparison comparison, Frame frame)
    {
        if (
            comparison.Unit != NumberUnit.Money
            && !frame.Items.Any(item =>
                (item.Is("earn") && comparison.Low >= 500) || scope.Cues.Amounts.Paying.Has(scope.Word(item))
            )
        )
        {
            return null;
        }

        if (
            frame.Items.Any(item => item.Is("earn"))
            && comparison.Low >= 500
            && scope.Model.Income is { } income
        )
        {
            return income;
        }

        if (frame.Per is CalendarUnit.Month && scope.Model.MonthlyPay is { } monthly)
        {
            return monthly;
        }

        // "making over 60k", "on 40k": what the verb says nearly.
        var near = frame
            .Items.SelectMany(item => item.Matches)
            .Where(match =>
                match.Kind == Facets.Domain.MatchKind.Facet && scope.Model.IsOfMember(match.FacetId)
            )
            .OrderByDescending(match => match.Score)
            .Select(match => scope.Model.Find(match.FacetId))
            .FirstOrDefault(facet => facet is not null && PopulationModel.IsNumber(facet));
        return near ?? (scope.Model.MoneyEvent is null ? scope.Model.MemberSpend : null);
    }
}
