using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>The days that words speak of: "completed" the day of completion, "check-in" the day of arrival, "booking" the day of the booking.</summary>
internal sealed class DayColumns(ReadingScope scope)
{
    /// <summary>A word of the column's name.</summary>
    public const double Named = 0.9;

    /// <summary>A verb that speaks of such a day.</summary>
    public const double ByVerb = 0.7;

    private const double Own = 1;
    private const double ByState = 0.6;
    private const double ByTable = 0.5;

    /// <summary>Days of two stretches of words in one table, the surest pair.</summary>
    /// <returns>Null when no table has a day for each.</returns>
    public (Facet One, Facet Other)? Pair(IEnumerable<Item> one, IEnumerable<Item> other)
    {
        var right = Of(other).ToList();
        return Of(one)
            .SelectMany(_ => right, (a, b) => (a, b))
            .Where(pair =>
                !pair.a.Day.FacetId.Equals(pair.b.Day.FacetId, StringComparison.Ordinal)
                && pair.a.Day.Table.Equals(pair.b.Day.Table, StringComparison.OrdinalIgnoreCase)
            )
            .OrderByDescending(pair => pair.a.Weight + pair.b.Weight)
            .Select(pair => ((Facet One, Facet Other)?)(pair.a.Day, pair.b.Day))
            .FirstOrDefault();
    }

    /// <summary>Days from one day of a row or member to a later one.</summary>
    public static Measure Between(Facet later, Facet earlier) =>
        new()
        {
            FacetId = later.FacetId,
            Arithmetic = new Arithmetic(
                ArithmeticOperator.Subtract,
                new Measure { FacetId = earlier.FacetId }
            ),
        };

    /// <summary>The day after another one that the rows have by nature: "booked 60 days ahead" of the day the booking is for.</summary>
    public Facet? Following(Facet day)
    {
        var days = DaysOf(day.Table).ToList();
        var time = scope.Model.EventNamed(day.Table)?.Timestamp;
        return time is not null && time != day
            ? time
            : days.SkipWhile(other => other != day).Skip(1).FirstOrDefault();
    }

    /// <summary>Every day that the words may speak of, with how sure that is, 0 to 1.</summary>
    public IEnumerable<(Facet Day, double Weight)> Of(IEnumerable<Item> items) => items.SelectMany(OfOne);

    private IEnumerable<(Facet Day, double Weight)> OfOne(Item item)
    {
        var stems = Stems(item);
        foreach (var day in AllDays())
        {
            var words = Stems(day);
            if (words.Any(stems.Contains))
            {
                yield return (day, words.All(stems.Contains) ? Own : Named);
            }
        }

        foreach (
            var words in stems
                .Select(stem => scope.DayWords.GetValueOrDefault(stem))
                .Where(words => !words.IsDefault)
        )
        {
            foreach (
                var day in AllDays()
                    .Where(day =>
                        words.Any(word => Label(day).Contains(word, StringComparison.OrdinalIgnoreCase))
                    )
            )
            {
                yield return (day, ByVerb);
            }
        }

        foreach (var match in item.Of(MatchKind.Value))
        {
            var said = match
                .Values.SelectMany(text => Tokenizer.Tokenize(text))
                .Select(token => token.Stem)
                .ToHashSet(StringComparer.Ordinal);
            foreach (
                var day in DaysOf(PopulationModel.TableOf(match.FacetId))
                    .Where(day => Stems(day).Any(said.Contains))
            )
            {
                yield return (day, ByState);
            }
        }

        foreach (var events in scope.Model.Events.Where(events => events.Timestamp is not null))
        {
            if (
                item.Of(MatchKind.Table).Any(match => match.Score >= 0.8 && events.IsNamed(match.FacetId))
                || (item.Event is { } said && events.IsOfClass(said, scope.Thesaurus))
            )
            {
                yield return (events.Timestamp!, ByTable);
            }
        }

        if (item.Event is "signup" && scope.Model.SignUp is { } joined)
        {
            yield return (joined, ByTable);
        }
    }

    private IEnumerable<Facet> AllDays() =>
        scope
            .Model.MemberFacets.Where(PopulationModel.IsDate)
            .Concat(scope.Model.Events.SelectMany(events => DaysOf(events.Table.Name)));

    private IEnumerable<Facet> DaysOf(string table) =>
        scope.Model.EventNamed(table) is { } events
            ? events.Days
            : scope.Model.MemberFacets.Where(facet =>
                PopulationModel.IsDate(facet) && facet.Table.Equals(table, StringComparison.OrdinalIgnoreCase)
            );

    private HashSet<string> Stems(Item item) =>
        scope
            .Tokens[item.First..item.End]
            .Select(token => token.Stem)
            .Where(IsTelling)
            .ToHashSet(StringComparer.Ordinal);

    private List<string> Stems(Facet day) =>
        [.. PopulationModel.Words(day).Select(Stemmer.Stem).Where(IsTelling)];

    private static string Label(Facet day) => string.Join(' ', PopulationModel.Words(day));

    /// <summary>"on", "at" and "date" are in the names of many days and tell none from another.</summary>
    private bool IsTelling(string stem) => !scope.Cues.Days.Untelling.Has(stem);
}
