using System.IO.Compression;
using System.Text.Json.Nodes;

namespace SmartSegmentation.Tests.Support;

/// <summary>A shared population: its tables, its dialogues and the members that every turn means.</summary>
internal sealed class GoldPopulation
{
    private readonly JsonNode _expected;
    private readonly string[] _universe;

    public GoldPopulation(string name)
    {
        Setup = JsonNode.Parse(File.ReadAllText(SharedData.Path("benchmarks", "gold", name, "setup.json")))!;
        Cases =
        [
            .. File.ReadLines(SharedData.Path("benchmarks", "gold", name, "cases.jsonl"))
                .Where(line => line.Length > 0)
                .Select(line => JsonNode.Parse(line)!),
        ];
        using var file = File.OpenRead(SharedData.Path("benchmarks", "gold", name, "expected.json.gz"));
        using var text = new GZipStream(file, CompressionMode.Decompress);
        _expected = JsonNode.Parse(text)!;
        _universe = [.. _expected["universe"]!.AsArray().Select(member => member!.ToString())];
    }

    /// <summary>Tables, configuration and reference time.</summary>
    public JsonNode Setup { get; }

    /// <summary>The dialogues.</summary>
    public IReadOnlyList<JsonNode> Cases { get; }

    /// <summary>The sets that are right for a turn that makes a segment; none for other turns.</summary>
    public IReadOnlyList<HashSet<string>> Sets(string turn)
    {
        var wanted = _expected["turns"]![turn];
        return wanted?["sql"] is { } main
            ? [Unpack(main), .. (wanted["accept"]?.AsArray() ?? []).Select(other => Unpack(other!))]
            : [];
    }

    private HashSet<string> Unpack(JsonNode packed)
    {
        using var bytes = new MemoryStream(Convert.FromBase64String(packed[1]!.GetValue<string>()));
        using var zlib = new ZLibStream(bytes, CompressionMode.Decompress);
        using var bits = new MemoryStream();
        zlib.CopyTo(bits);
        var map = bits.ToArray();
        return [.. _universe.Where((_, index) => (map[index >> 3] & (128 >> (index & 7))) != 0)];
    }
}
