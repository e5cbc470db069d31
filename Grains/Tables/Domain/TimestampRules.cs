using SmartSegmentation.Grains.Interfaces.Facets;

namespace SmartSegmentation.Grains.Tables.Domain;

/// <summary>Finds the time of an event among the dates of a table.</summary>
internal sealed class TimestampRules(TableWords words)
{
    /// <summary>The column; null when no date can be the event's own.</summary>
    public ColumnProfile? Of(TableFacts table) =>
        table
            .Profile.Columns.Index()
            .Where(pair => pair.Item.Type is FacetType.Date or FacetType.DateTime && pair.Item.Values > 0)
            .Select(pair => (pair.Item, Score: Score(table, pair.Item, pair.Index)))
            .Where(pair => pair.Score > -3)
            .OrderByDescending(pair => pair.Score)
            .Select(pair => pair.Item)
            .FirstOrDefault();

    private double Score(TableFacts table, ColumnProfile column, int place)
    {
        var parts = words.Of(column.Name);
        var ofTable = words.Of(table.Name).Select(TableWords.Singular).ToHashSet(StringComparer.Ordinal);
        var score = parts.Any(part => words.Is("event_dates", part)) ? 3.0 : 0;
        score -= parts.Any(part => words.Is("other_dates", part)) ? 4 : 0;
        score += parts.Any(part => ofTable.Contains(TableWords.Singular(part))) ? 2 : 0;
        score += parts.All(part => words.Is("dates", part)) ? 2 : 0;
        score -= (1 - ((double)column.Values / table.Profile.Rows)) * 2;
        return score - (place * 0.01);
    }
}
