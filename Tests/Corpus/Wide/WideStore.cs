using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace SmartSegmentation.Tests.Corpus.Wide;

/// <summary>A retailer of 300 columns whose lists hold over 50,000 values; the same rows and sentences at every run.</summary>
internal sealed class WideStore
{
    private static readonly DateOnly Begin = new(2023, 7, 1);
    private static readonly IDeserializer Yaml = new DeserializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance)
        .Build();

    private readonly Dictionary<string, string[][]> _words = Read<Dictionary<string, List<string>>>(
            "words.yaml"
        )
        .ToDictionary(list => list.Key, list => list.Value.Select(Split).ToArray());

    private readonly Dictionary<string, WideTable> _tables = Read<Dictionary<string, WideTable>>(
        "tables.yaml"
    );

    /// <summary>What "now" means.</summary>
    public static DateTimeOffset Now { get; } = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Table → CSV text.</summary>
    public IReadOnlyDictionary<string, string> Tables() =>
        _tables.ToDictionary(table => table.Key, table => Csv(table.Value));

    /// <summary>Messages of dialogues.</summary>
    /// <param name="rounds">How often each pattern is filled.</param>
    public IEnumerable<IReadOnlyList<string>> Dialogues(int rounds)
    {
        var random = new Random(20260701);
        var patterns = Read<List<List<string>>>("sentences.yaml");
        for (var round = 0; round < rounds; round++)
        {
            foreach (var pattern in patterns)
            {
                yield return [.. pattern.Select(message => Fill(message, random))];
            }
        }
    }

    private string Csv(WideTable table)
    {
        var columns = table.Read();
        var text = new StringBuilder(string.Join(',', columns.Select(column => column.Name))).Append('\n');
        for (var row = 0; row < table.Rows; row++)
        {
            for (var at = 0; at < columns.Count; at++)
            {
                text.Append(at == 0 ? "" : ",").Append(Cell(columns[at], row, at));
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>A cell; every word of a list is in some row, and columns do not go together.</summary>
    private string Cell(WideColumn column, int row, int at)
    {
        var mixed = (int)(unchecked(((uint)row * 2654435761u) + ((uint)at * 40503u)) >> 4);
        return column.Kind switch
        {
            "key" => Said(1000 + row),
            "of" => Said(1000 + (mixed % (_tables["customers"].Rows - 200))),
            "date" => Begin.AddDays(mixed % 1090).ToString("O", CultureInfo.InvariantCulture),
            "birth" => new DateOnly(1940, 1, 1)
                .AddDays(mixed % 24000)
                .ToString("O", CultureInfo.InvariantCulture),
            "money" => (mixed % 90000 / 100m).ToString("0.00", CultureInfo.InvariantCulture),
            "number" => Said(mixed % (column.Most + 1)),
            "flag" => mixed % 3 == 0 ? "Yes" : "No",
            var list => Word(list, (row + (at * 7)) % column.Most),
        };
    }

    private string Word(string list, int number)
    {
        var joined = _words[list][0] is ["+"];
        var parts = joined ? _words[list][1..] : _words[list];
        var all = parts.Aggregate(1, (product, part) => product * part.Length);
        var rest = (int)(number * 7919L % all);
        var chosen = new List<string>();
        foreach (var part in parts)
        {
            chosen.Add(part[rest % part.Length]);
            rest /= part.Length;
        }

        return string.Join(joined ? "" : " ", chosen);
    }

    /// <summary>"{orders.product}" is a value of the column, "{5-90}" a number.</summary>
    private string Fill(string pattern, Random random)
    {
        var filled = new StringBuilder();
        var at = 0;
        while (pattern.IndexOf('{', at) is >= 0 and var open)
        {
            var close = pattern.IndexOf('}', open);
            filled.Append(pattern, at, open - at).Append(Filler(pattern[(open + 1)..close], random));
            at = close + 1;
        }

        return filled.Append(pattern, at, pattern.Length - at).ToString();
    }

    private string Filler(string slot, Random random)
    {
        if (slot.Split('.') is [var table, var name])
        {
            var column = _tables[table].Read().Single(one => one.Name == name);
            return Word(column.Kind, random.Next(column.Most));
        }

        var ends = slot.Split('-');
        return Said(
            random.Next(
                int.Parse(ends[0], CultureInfo.InvariantCulture),
                int.Parse(ends[1], CultureInfo.InvariantCulture) + 1
            )
        );
    }

    private static string Said(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string[] Split(string words) => words.Split(", ");

    private static T Read<T>(string name, [CallerFilePath] string here = "") =>
        Yaml.Deserialize<T>(File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, name)));
}

/// <summary>One table.</summary>
internal sealed class WideTable
{
    public int Rows { get; set; }

    public string Columns { get; set; } = "";

    /// <summary>Its columns in order.</summary>
    public IReadOnlyList<WideColumn> Read() =>
        [
            .. Columns
                .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(line => line.Split(' '))
                .Select(words => new WideColumn(
                    words[0],
                    words[1],
                    words.Length > 2 ? int.Parse(words[2], CultureInfo.InvariantCulture) : 0
                )),
        ];
}

/// <summary>A column.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it holds: a kind, or a list of words.</param>
/// <param name="Most">Greatest number, or how many words.</param>
internal sealed record WideColumn(string Name, string Kind, int Most);
