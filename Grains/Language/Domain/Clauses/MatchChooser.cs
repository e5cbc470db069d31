using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>Chooses among the readings of one stretch by what stands around it.</summary>
internal sealed class MatchChooser(ReadingScope scope)
{
    private const double Close = 0.12;
    private const double OfText = 0.2;

    /// <summary>The likeliest reading as a value or flag.</summary>
    /// <param name="item">The stretch.</param>
    /// <param name="events">Event of the clause; its rows' facets are preferred.</param>
    /// <param name="named">Facets named in the clause; preferred above all.</param>
    public FacetMatch? Value(Item item, EventTable? events, IEnumerable<string> named)
    {
        var ranked = Ranked(item, events, named);
        if (ranked.IsEmpty)
        {
            return null;
        }

        var choice = scope.Choices.GetValueOrDefault(item.First);
        return ranked[Math.Min(choice, ranked.Length - 1)];
    }

    /// <summary>Readings about as likely as the best, the best first.</summary>
    public ImmutableArray<FacetMatch> Rivals(Item item, EventTable? events, IEnumerable<string> named)
    {
        var ranked = Ranked(item, events, named);
        if (ranked.Length < 2)
        {
            return ranked;
        }

        var best = Likelihood(ranked[0], events, [.. named]);
        return [.. ranked.Where(match => Likelihood(match, events, [.. named]) >= best - 0.05)];
    }

    /// <summary>The likeliest reading as a column; null when it names none.</summary>
    /// <param name="item">The stretch.</param>
    /// <param name="items">Its clause.</param>
    /// <param name="events">Event of the clause; its columns are preferred.</param>
    public Facet? Column(Item item, ImmutableArray<Item> items, EventTable? events) =>
        item.Of(MatchKind.Facet)
            .Select(match => (match, facet: scope.Model.Find(match.FacetId)))
            .Where(pair => pair.facet is not null)
            .OrderByDescending(pair =>
                pair.match.Score
                + (events is not null && events.Reaches(pair.facet!.Table) ? 0.1 : 0)
                + (events is null && scope.Model.IsOfMember(pair.facet!.FacetId) ? 0.1 : 0)
                + (pair.facet!.Role == FacetRole.Key ? -0.2 : 0)
                + (SharesWord(item, pair.facet!) ? 0.08 : 0)
                - (IsText(pair.facet!) && IsCompared(item, items) ? OfText : 0)
                + (SaysMoney(item) && PopulationModel.IsNumber(pair.facet!) ? 0.12 : 0)
                + Shade(items, pair.facet!)
            )
            .Select(pair => pair.facet)
            .FirstOrDefault();

    /// <summary>How well the stretch names the column, 0 to 1.</summary>
    public static double ScoreOf(Item item, Facet facet) =>
        item
            .Matches.Where(match =>
                match.Kind is MatchKind.Facet or MatchKind.FlagFacet
                && match.FacetId.Equals(facet.FacetId, StringComparison.Ordinal)
            )
            .Max(match => match.Score);

    private ImmutableArray<FacetMatch> Ranked(Item item, EventTable? events, IEnumerable<string> named)
    {
        var names = named.ToImmutableArray();
        return
        [
            .. item
                .Matches.Where(match => match.Kind is MatchKind.Value or MatchKind.FlagFacet)
                .OrderByDescending(match => Likelihood(match, events, names))
                .ThenByDescending(match => match.Covers)
                .DistinctBy(match => match.FacetId, StringComparer.Ordinal),
        ];
    }

    private double Likelihood(FacetMatch match, EventTable? events, ImmutableArray<string> named)
    {
        var score = match.Score;
        if (named.Contains(match.FacetId, StringComparer.Ordinal))
        {
            score += 0.4;
        }

        if (events is not null && events.Reaches(PopulationModel.TableOf(match.FacetId)))
        {
            score += Close;
        }
        else if (events is null && scope.Model.IsOfMember(match.FacetId))
        {
            score += Close;
        }

        return match.SuggestedOperator == ConditionOperator.Contains ? score - 0.1 : score;
    }

    private bool SaysMoney(Item item) =>
        item.Length > 1
        && Enumerable
            .Range(item.First, item.Length)
            .Any(at => scope.Thesaurus.MeasureWord(scope.Tokens[at].Stem) is "money");

    /// <summary>"lifetime charges" are the total ones, "95 a month" the monthly ones.</summary>
    private double Shade(ImmutableArray<Item> items, Facet facet)
    {
        var words = PopulationModel.Words(facet).ToList();
        var monthly = items.Any(item =>
            Enumerable
                .Range(item.First, item.Length)
                .Any(at => scope.Tokens[at].Folded is "month" or "monthly")
        );
        var total = items.Any(item => item.Is("aggregate.sum"));
        return words.Contains("monthly", StringComparer.Ordinal)
                ? (
                    monthly ? 0.15
                    : total ? -0.15
                    : 0
                )
            : total && words.Any(word => word is "total" or "lifetime" or "overall") ? 0.15
            : 0;
    }

    private static bool IsText(Facet facet) => facet.Type == FacetType.Text;

    /// <summary>"a salary over 50k": a number is said of a number.</summary>
    private static bool IsCompared(Item item, ImmutableArray<Item> items) =>
        items.Any(other => other.Comparison is { Stated: true } && other.First == item.End);

    /// <summary>A column that has one of the very words is meant before one of the same sense.</summary>
    private bool SharesWord(Item item, Facet facet) =>
        PopulationModel
            .Words(facet)
            .Select(Stemmer.Stem)
            .Intersect(
                Enumerable.Range(item.First, item.Length).Select(at => scope.Tokens[at].Stem),
                StringComparer.Ordinal
            )
            .Any();
}
