using System.Collections.Immutable;
using NodaTime;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Tables;

namespace SmartSegmentation.Grains.Tables.Domain;

/// <summary>What a request to load must fulfil.</summary>
internal static class LoadRules
{
    private const int MaxName = 64;

    /// <summary>Checks what can be told without the files.</summary>
    /// <param name="request">The request.</param>
    /// <param name="loaded">Columns of each loaded table; null for one that is not.</param>
    /// <returns>Null when nothing is wrong.</returns>
    public static Refusal? Check(LoadTable request, Func<string, TableProfile?> loaded)
    {
        if (!IsName(request.Name))
        {
            return new Refusal(
                "table-name-invalid",
                "A table's name is 1 to 64 letters, digits and underscores and starts with a letter or a digit.",
                "name"
            );
        }

        if (request.Files.IsDefaultOrEmpty)
        {
            return new Refusal("file-missing", "Send at least one file with rows.", "file");
        }

        if (request.TimeZone is { } zone && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null)
        {
            return new Refusal("time-zone-unknown", "There is no time zone of this name.", "timeZone");
        }

        return (request.References ?? ImmutableSortedDictionary<string, string>.Empty)
            .Select(pair => CheckReference(request.Name, pair.Key, pair.Value, loaded))
            .FirstOrDefault(refusal => refusal is not null);
    }

    /// <summary>Checks that the columns that were named are there.</summary>
    public static Refusal? CheckColumns(LoadTable request, IReadOnlyCollection<string> columns)
    {
        (string Member, string? Column)[] named =
        [
            ("key", request.Key),
            ("timestamp", request.Timestamp),
            ("entityKey", request.EntityKey),
            .. (request.References ?? ImmutableSortedDictionary<string, string>.Empty).Keys.Select(column =>
                ("references", (string?)column)
            ),
        ];
        var wrong = named.FirstOrDefault(pair =>
            pair.Column is { Length: > 0 } column
            && !columns.Contains(ColumnNames.Clean(column), StringComparer.OrdinalIgnoreCase)
        );
        return wrong.Column is null
            ? null
            : new Refusal(
                "column-unknown",
                $"There is no column '{wrong.Column}'; the columns are {string.Join(", ", columns.Take(30))}.",
                wrong.Member
            );
    }

    private static bool IsName(string? name) =>
        name is { Length: > 0 and <= MaxName }
        && char.IsAsciiLetterOrDigit(name[0])
        && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');

    private static Refusal? CheckReference(
        string table,
        string column,
        string target,
        Func<string, TableProfile?> loaded
    )
    {
        var dot = target.IndexOf('.', StringComparison.Ordinal);
        var fits = dot > 0 && dot < target.Length - 1 && IsName(target[..dot]);
        if (fits && string.Equals(target[..dot], table, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        return fits && (loaded(target[..dot]) is not { } other || other.Find(target[(dot + 1)..]) is not null)
            ? null
            : new Refusal(
                "reference-invalid",
                $"A reference names table.column of a table with that column; '{target}' does not.",
                "references." + column
            );
    }
}
