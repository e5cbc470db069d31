using System.Text.Json;
using System.Text.Json.Nodes;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Skills;
using SmartSegmentation.Grains.Skills.Domain;
using YamlDotNet.Serialization;

namespace SmartSegmentation.Grains.Evals.Domain;

/// <summary>One file of cases of a skill.</summary>
/// <param name="Tables">Table → CSV text.</param>
/// <param name="Now">What "now" means.</param>
/// <param name="Config">Configuration of the tenant that asks.</param>
/// <param name="Cases">The cases.</param>
internal sealed record EvalSuite(
    IReadOnlyDictionary<string, string> Tables,
    DateTimeOffset Now,
    TenantConfig Config,
    IReadOnlyList<EvalCase> Cases
)
{
    /// <summary>The suites of a skill.</summary>
    /// <param name="skills">The set; tables may be another skill's.</param>
    /// <param name="skillId">Which skill.</param>
    /// <exception cref="FormatException">A file is broken; the message names it and the member.</exception>
    public static IReadOnlyList<EvalSuite> Of(SkillSet skills, string skillId) =>
        [
            .. (SkillManifest.Of(skills, skillId)?.Head.Evals ?? []).Select(path =>
                Read(skills, skillId, path)
            ),
        ];

    private static EvalSuite Read(SkillSet skills, string skillId, string path)
    {
        var where = $"skills/{skillId}/{path}";
        var head =
            skills.ReadCamelCase<EvalHead>(skillId, path)
            ?? throw new FormatException($"{where}: the file is empty.");
        if (
            !DateTimeOffset.TryParse(head.Now, System.Globalization.CultureInfo.InvariantCulture, out var now)
        )
        {
            throw new FormatException($"{where}: now: it is a time, such as 2026-07-01T12:00:00Z.");
        }

        if (head.Cases.Count == 0 || head.Cases.Exists(one => one.Say.Count == 0))
        {
            throw new FormatException($"{where}: cases: at least one is needed, and each says something.");
        }

        return new EvalSuite(
            TablesOf(skills, head.Tables, where),
            now,
            ConfigOf(head.Config, where),
            head.Cases
        );
    }

    private static Dictionary<string, string> TablesOf(SkillSet skills, string folder, string where)
    {
        var parts = folder.Split('/', 2);
        var files = parts.Length == 2 ? skills.FilesIn(parts[0], parts[1]).ToList() : [];
        return files.Count == 0
            ? throw new FormatException($"{where}: tables: there is no file in {folder}.")
            : files.ToDictionary(
                file => Path.GetFileNameWithoutExtension(file),
                file => skills.Text(parts[0], file),
                StringComparer.Ordinal
            );
    }

    private static TenantConfig ConfigOf(string config, string where)
    {
        try
        {
            var standard = (JsonObject)
                JsonSerializer.SerializeToNode(new TenantConfig(), SegmentJson.Options)!;
            foreach (var (name, value) in (JsonObject)(JsonNode.Parse(config) ?? new JsonObject()))
            {
                standard[name] = value?.DeepClone();
            }

            return standard.Deserialize<TenantConfig>(SegmentJson.Options)!;
        }
        catch (JsonException wrong)
        {
            throw new FormatException($"{where}: config: {wrong.Message}", wrong);
        }
    }
}

#pragma warning disable CA1812 // Made by the YAML reader.

/// <summary>Shape of a file of cases; told in docs/skills.md.</summary>
internal sealed class EvalHead
{
    public string Tables
    {
        get;
        set => field = value ?? "";
    } = "";

    public string Now
    {
        get;
        set => field = value ?? "";
    } = "";

    public string Config
    {
        get;
        set => field = value ?? "{}";
    } = "{}";

    public List<EvalCase> Cases
    {
        get;
        set => field = value ?? [];
    } = [];
}

/// <summary>Messages of one session, and what is expected of the last answer.</summary>
internal sealed class EvalCase
{
    public List<string> Say
    {
        get;
        set => field = value ?? [];
    } = [];

    public EvalExpectation Expect
    {
        get;
        set => field = value ?? new EvalExpectation();
    } = new();

    /// <summary>What tells the case from others.</summary>
    [YamlIgnore]
    public string Name => string.Join(" / ", Say);
}

/// <summary>What is expected; what is left out is not looked at.</summary>
internal sealed class EvalExpectation
{
    public string? Action { get; set; }

    public string? Intent { get; set; }

    public string? Rejection { get; set; }

    public List<string>? Members { get; set; }

    public long? Size { get; set; }

    public string? Logic { get; set; }

    public List<string>? Windows { get; set; }

    public string? Question { get; set; }

    public string? About { get; set; }

    public string? Text { get; set; }

    public List<string>? Options { get; set; }

    public string? Answer { get; set; }

    public double? Value { get; set; }

    public string? Verdict { get; set; }

    public List<string>? Warnings { get; set; }

    public string? Name { get; set; }

    public List<string>? Roles { get; set; }

    public List<string>? Skills { get; set; }
}
