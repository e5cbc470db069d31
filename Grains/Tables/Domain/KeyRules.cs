using SmartSegmentation.Grains.Interfaces.Facets;

namespace SmartSegmentation.Grains.Tables.Domain;

/// <summary>Finds the columns that name things.</summary>
internal sealed class KeyRules(TableWords words)
{
    /// <summary>The column that names a row; null when none does.</summary>
    public ColumnProfile? KeyOf(TableFacts table)
    {
        var unique = table
            .Profile.Columns.Index()
            .Where(pair => pair.Item.NamesRows(table.Profile.Rows) && CanBeKey(pair.Item))
            .Select(pair => (pair.Item, Score: Score(table.Name, pair.Item.Name, pair.Index)))
            .Where(pair => pair.Score >= 2)
            .OrderByDescending(pair => pair.Score)
            .Select(pair => pair.Item);
        return unique.FirstOrDefault();
    }

    /// <summary>Whether a column can be a key at all.</summary>
    public static bool CanBeKey(ColumnProfile column) =>
        column.Type is FacetType.Integer or FacetType.Text && column.MeanLength <= 64;

    /// <summary>Whether the name says that the column names something: <c>…Id</c>, <c>…Key</c>, <c>…No</c>.</summary>
    public bool IsKeyName(string column) =>
        words.EndsIn("keys", column) && !words.Has("counts_first", column);

    /// <summary>How well a column names a member of the population; 0 = not.</summary>
    /// <remarks>customer_id 4, customer 3, customer_code 3, msisdn 2; billing_customer_name 0.</remarks>
    public int MemberScore(ColumnProfile column)
    {
        if (!CanBeKey(column))
        {
            return 0;
        }

        var parts = words.Of(column.Name);
        if (parts is [var only])
        {
            return words.Is("members", only) && column.Distinct > 2 ? 3
                : words.Is("member_keys", only) ? 2
                : 0;
        }

        var named = parts.Any(part => words.Is("members", part));
        return !named || !words.Is("keys", parts[^1]) ? 0
            : words.Is("members", parts[^2]) && parts.Length == 2 ? 5
            : words.Is("members", parts[^2]) ? 4
            : 2;
    }

    /// <summary>Whether a column's name is that of an order: order_id, InvoiceNo, OrderNumber.</summary>
    public bool IsOrderName(string column)
    {
        var parts = words.Of(column);
        return parts is [var only]
            ? words.Is("orders", only)
            : parts.Length is 2 or 3
                && words.Is("keys", parts[^1])
                && words.Is("orders", parts[^2])
                && !parts.Any(part => words.Is("lines", part));
    }

    /// <summary>Whether a name speaks of a table: <c>product_id</c> of <c>products</c> or <c>dim_product</c>.</summary>
    public bool SpeaksOf(string column, string table)
    {
        var about = words.Of(table).Select(TableWords.Singular).ToHashSet(StringComparer.Ordinal);
        return words
            .Of(column)
            .Select(TableWords.Singular)
            .Any(part => about.Contains(part) && !words.Is("keys", part));
    }

    private int Score(string table, string column, int place)
    {
        var parts = words.Of(column);
        var score = words.Is("keys", parts.LastOrDefault() ?? "") ? 3 : 0;
        if (score == 0 && parts is [var only])
        {
            score =
                words.Is("member_keys", only) || words.Is("members", only) || words.Is("orders", only)
                    ? 2
                    : 0;
        }

        if (score == 0)
        {
            return 0;
        }

        return score
            + (SpeaksOf(column, table) ? 2 : 0)
            + (parts.Length == 1 ? 1 : 0)
            + (place == 0 ? 2 : 0)
            + (parts.Any(part => words.Is("members", part)) ? 1 : 0)
            - (parts.Any(part => words.Is("codes", part)) ? 1 : 0);
    }
}
