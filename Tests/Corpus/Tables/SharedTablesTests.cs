using System.Text.Json.Nodes;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Tests.Support;

namespace SmartSegmentation.Tests.Corpus.Tables;

/// <summary>Real tables, loaded without a hint, come out as those who know them have described them.</summary>
public sealed class SharedTablesTests
{
    private static IEnumerable<string> Populations =>
        SharedData.Root is { } root && Directory.Exists(Path.Combine(root, "benchmarks", "gold"))
            ? Directory
                .EnumerateDirectories(Path.Combine(root, "benchmarks", "gold"))
                .Select(path => Path.GetFileName(path))
            : ["missing"];

    [TestCaseSource(nameof(Populations))]
    public void Population_LoadedWithoutHints_IsAsDescribed(string population)
    {
        var setup = JsonNode.Parse(
            File.ReadAllText(SharedData.Path("benchmarks", "gold", population, "setup.json"))
        )!;
        using var tables = new LoadedTables();
        var described = setup["tables"]!.AsArray();
        foreach (var table in described)
        {
            var files = table!["files"]!.AsArray().Select(file => SharedData.Path("data", (string)file!));
            var loaded = tables.Load((string)table["name"]!, files);
            Assert.That(loaded.ProblemCount, Is.Zero);
        }

        foreach (var table in described)
        {
            var found = tables[(string)table!["name"]!];
            Assert.Multiple(() =>
            {
                Assert.That(found.EntityKey, Is.EqualTo((string?)table["entityKey"]), found.Name);
                Assert.That(found.Timestamp, Is.EqualTo((string?)table["timestamp"]), found.Name);
                Assert.That(
                    found.Role == TableRole.Entity,
                    Is.EqualTo((string?)setup["entity"] == found.Name),
                    found.Name
                );
                if ((string?)table["key"] is { } key)
                {
                    Assert.That(found.Key, Is.EqualTo(key), found.Name);
                }

                foreach (var (column, target) in table["references"]?.AsObject() ?? [])
                {
                    Assert.That(
                        found.References.GetValueOrDefault(column),
                        Is.EqualTo((string?)target),
                        found.Name
                    );
                }
            });
        }
    }
}
