using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Clauses.Times;

/// <summary>Deeds of which members hold only the last day, or the days since: "logged in" where there is a last login.</summary>
/// <param name="scope">The sentence.</param>
internal sealed class LastDeeds(ReadingScope scope)
{
    private const double Named = 0.8;

    /// <summary>The column that holds when it was last done; null when the words speak of no such deed.</summary>
    public Facet? Of(Item item) =>
        item is not { Event: "visit" }
        || item.Of(Facets.Domain.MatchKind.Table).Any(match => match.Score >= Named)
            ? null
        : scope.Model.LastSeen is { } seen && Says(seen, item) ? seen
        : scope.Model.Recency is { } recency && Says(recency, item) ? recency
        : null;

    /// <summary>"last logged in": of the last time, whatever came before it.</summary>
    public bool IsLast(Item item) =>
        scope
            .Tokens[Math.Max(0, item.First - 2)..item.First]
            .Any(token => token.Folded is "last" or "latest" or "recently");

    private bool Says(Facet facet, Item item)
    {
        var deeds = PopulationModel
            .Words(facet)
            .Where(word => !scope.Cues.Days.OfLastTime.Has(word))
            .ToList();
        for (var at = item.First; at < item.End; at++)
        {
            var stem = scope.Tokens[at].Stem;
            var both = stem + scope.Tokens.ElementAtOrDefault(at + 1)?.Folded;
            if (deeds.Exists(word => Stemmer.Stem(word) == stem || word == both))
            {
                return true;
            }
        }

        return false;
    }
}
