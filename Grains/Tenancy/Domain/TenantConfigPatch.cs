using System.Text.Json;
using System.Text.Json.Nodes;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Tenancy;

namespace SmartSegmentation.Grains.Tenancy.Domain;

/// <summary>Changes to a configuration, member by member.</summary>
public static class TenantConfigPatch
{
    private static readonly Dictionary<string, string> Members = ((JsonObject)ToJson(new TenantConfig()))
        .Select(member => member.Key)
        .Concat(["segmentSizeLimits", "outputSchema", "maxSegmentsPerDay", "maxConcurrentSessions"])
        .ToDictionary(name => name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Applies changes; does not yet judge the result.</summary>
    /// <param name="current">The configuration so far.</param>
    /// <param name="changes">JSON object: members given replace, null resets, absent ones stay, unknown ones are ignored.</param>
    /// <returns>The new configuration, or the refusal <c>config-invalid</c> that names the member of a wrong type.</returns>
    public static (TenantConfig? Config, Refusal? Why) Apply(TenantConfig current, string changes)
    {
        try
        {
            if (JsonNode.Parse(changes) is not JsonObject patch)
            {
                return (null, Invalid(null, "The configuration is a JSON object."));
            }

            var merged = Merge((JsonObject)ToJson(current), patch);
            return (merged.Deserialize<TenantConfig>(SegmentJson.Options), null);
        }
        catch (JsonException wrong)
        {
            var member = wrong.Path?.TrimStart('$', '.');
            return (null, Invalid(member, "The value has a type that this member does not take."));
        }
    }

    /// <summary>The refusal of a configuration.</summary>
    public static Refusal Invalid(string? member, string detail) =>
        new("config-invalid", string.IsNullOrEmpty(member) ? detail : $"{member}: {detail}", member);

    private static JsonObject Merge(JsonObject target, JsonObject patch)
    {
        foreach (var (given, value) in patch)
        {
            if (!Members.TryGetValue(given, out var name))
            {
                continue;
            }

            target.Remove(name);
            if (value is not null)
            {
                target[name] = name switch
                {
                    "outputSchema" when value is JsonObject => value.ToJsonString(),
                    "skillOverrides" when value is JsonObject skills => WithTexts(skills),
                    _ => value.DeepClone(),
                };
            }
        }

        return target;
    }

    /// <summary>Overrides are kept as text, also those given as numbers or truth values.</summary>
    private static JsonObject WithTexts(JsonObject skills)
    {
        var copy = (JsonObject)skills.DeepClone();
        foreach (var overrides in copy.Select(skill => skill.Value).OfType<JsonObject>())
        {
            foreach (var (name, value) in overrides.ToList())
            {
                if (value is not null && value.GetValueKind() != JsonValueKind.String)
                {
                    overrides[name] = value.ToJsonString();
                }
            }
        }

        return copy;
    }

    private static JsonNode ToJson(TenantConfig config) =>
        JsonSerializer.SerializeToNode(config, SegmentJson.Options)!;
}
