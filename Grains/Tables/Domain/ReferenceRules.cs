using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Facets;

namespace SmartSegmentation.Grains.Tables.Domain;

/// <summary>Finds which columns refer to which tables.</summary>
internal sealed class ReferenceRules(TableWords words, KeyRules keys)
{
    private const double Contained = 0.9;
    private const double ContainedUnderOwnName = 0.5;

    /// <summary>Pairs of columns whose values are worth comparing.</summary>
    /// <param name="tables">All tables.</param>
    /// <param name="changed">Only pairs with this table.</param>
    public IEnumerable<(TableFacts From, ColumnProfile Column, TableFacts To, ColumnProfile Key)> Candidates(
        IReadOnlyList<TableFacts> tables,
        string changed
    )
    {
        foreach (var to in tables)
        {
            foreach (var key in KeysOf(to))
            {
                foreach (var from in tables.Where(from => from != to))
                {
                    if (!from.Name.Is(changed) && !to.Name.Is(changed))
                    {
                        continue;
                    }

                    foreach (
                        var column in from.Profile.Columns.Where(column => MayRefer(from, column, to, key))
                    )
                    {
                        yield return (from, column, to, key);
                    }
                }
            }
        }
    }

    /// <summary>References of a table: what was given, and what names and values tell.</summary>
    public ImmutableSortedDictionary<string, string> Of(
        TableFacts table,
        IReadOnlyList<TableFacts> tables,
        IReadOnlyList<Overlap> overlaps
    )
    {
        var references = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (column, target) in table.Given.References)
        {
            references[table.Profile.Find(column)?.Name ?? column] = Canonical(target, tables);
        }

        var key = table.Given.Key ?? keys.KeyOf(table)?.Name;
        foreach (var column in table.Profile.Columns)
        {
            if (references.ContainsKey(column.Name))
            {
                continue;
            }

            var best = overlaps
                .Where(overlap => overlap.FromTable.Is(table.Name) && overlap.FromColumn.Is(column.Name))
                .Select(overlap =>
                    (overlap, Score: Score(column, overlap, tables, isOwnKey: column.Name.Is(key)))
                )
                .Where(pair => pair.Score > 0)
                .OrderByDescending(pair => pair.Score)
                .ThenByDescending(pair => pair.overlap.Share)
                .FirstOrDefault();
            if (best.overlap is { } found)
            {
                references[column.Name] = $"{found.ToTable}.{found.ToColumn}";
            }
        }

        return references.ToImmutable();
    }

    private IEnumerable<ColumnProfile> KeysOf(TableFacts table)
    {
        var given = table.Given.Key is { } name ? table.Profile.Find(name) : null;
        var found = given ?? keys.KeyOf(table);
        return found is null ? [] : [found];
    }

    private bool MayRefer(TableFacts from, ColumnProfile column, TableFacts to, ColumnProfile key)
    {
        if (!KeyRules.CanBeKey(column) || column.Type != key.Type || column.Distinct == 0)
        {
            return false;
        }

        // Small whole numbers are values of every key, so their name must say what they refer to.
        return IsRelated(column.Name, to, key)
            || (column.Type == FacetType.Text && column.Distinct >= 10 && column.MeanLength >= 4);
    }

    private bool IsRelated(string column, TableFacts to, ColumnProfile key) =>
        (string.Equals(column, key.Name, StringComparison.OrdinalIgnoreCase) && words.Of(column).Length > 1)
        || (keys.IsKeyName(column) && keys.SpeaksOf(column, to.Name))
        || keys.SpeaksOf(column, to.Name) && words.Of(column).Length == 1
        || (IsMemberLike(to, key) && NamesMember(column));

    private bool IsMemberLike(TableFacts to, ColumnProfile key) =>
        words.Of(to.Name).Any(word => words.Is("members", word))
        || words.Of(key.Name).Any(word => words.Is("members", word))
        || to.Given.Role == TableRole.Entity;

    private bool NamesMember(string column)
    {
        var parts = words.Of(column);
        return parts.Any(part => words.Is("members", part))
            && (parts.Length == 1 || words.Is("keys", parts[^1]));
    }

    private int Score(ColumnProfile column, Overlap overlap, IReadOnlyList<TableFacts> tables, bool isOwnKey)
    {
        var to = tables.FirstOrDefault(table => table.Name.Is(overlap.ToTable));
        if (to?.Profile.Find(overlap.ToColumn) is not { } key)
        {
            return 0;
        }

        var ownName =
            string.Equals(column.Name, key.Name, StringComparison.OrdinalIgnoreCase)
            && words.Of(column.Name).Length > 1;
        var speaks = keys.SpeaksOf(column.Name, to.Name);
        var related = ownName || speaks || IsRelated(column.Name, to, key);
        if (overlap.Share < (related ? ContainedUnderOwnName : Contained))
        {
            return 0;
        }

        // A table's own key seldom refers elsewhere: it does where both tables are about the same things.
        return isOwnKey && !(ownName && speaks)
            ? 0
            : 1 + (ownName ? 2 : 0) + (speaks ? 2 : 0) + (related ? 1 : 0);
    }

    private static string Canonical(string target, IReadOnlyList<TableFacts> tables)
    {
        var dot = target.IndexOf('.', StringComparison.Ordinal);
        var table = tables.FirstOrDefault(table =>
            dot > 0 && target.AsSpan(0, dot).Equals(table.Name, StringComparison.OrdinalIgnoreCase)
        );
        return table?.Profile.Find(target[(dot + 1)..]) is { } column
            ? $"{table.Name}.{column.Name}"
            : target;
    }
}
