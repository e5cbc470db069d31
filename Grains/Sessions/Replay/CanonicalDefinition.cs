using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Sessions.Replay;

/// <summary>
/// A definition as bytes that are the same wherever the same words are read in the same way: without ids, versions, sizes and what was
/// done to it, members in one order.
/// </summary>
internal static class CanonicalDefinition
{
    /// <summary>The text whose UTF-8 bytes are compared.</summary>
    public static string Of(SegmentDefinition definition) =>
        new JsonObject
        {
            ["query"] = definition.Query,
            ["name"] = definition.Name,
            ["referenceTime"] = definition.ReferenceTime,
            ["today"] = JsonSerializer.SerializeToNode(definition.Today, SegmentJson.Options),
            ["logicExpression"] = definition.LogicExpression,
            ["confidence"] = definition.Confidence,
            ["expression"] = JsonSerializer.SerializeToNode(definition.Expression, SegmentJson.Options),
        }.ToJsonString(SegmentJson.Options);

    /// <summary>SHA-256 of the text's UTF-8 bytes, 64 lower-case hexadecimal digits.</summary>
    public static string Hash(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>The first member in which two texts differ; null when they are the same to the byte.</summary>
    public static ReplayDifference? Compare(string recorded, string? replayed)
    {
        if (string.Equals(recorded, replayed, StringComparison.Ordinal))
        {
            return null;
        }

        return replayed is null
            ? new ReplayDifference("", recorded, null)
            : Compare("", JsonNode.Parse(recorded), JsonNode.Parse(replayed))
                ?? new ReplayDifference("", recorded, replayed);
    }

    private static ReplayDifference? Compare(string path, JsonNode? recorded, JsonNode? replayed) =>
        (recorded, replayed) switch
        {
            (JsonObject left, JsonObject right) => left.Select(member => member.Key)
                .Union(right.Select(member => member.Key), StringComparer.Ordinal)
                .Select(name => Compare(path.Length == 0 ? name : $"{path}.{name}", left[name], right[name]))
                .FirstOrDefault(found => found is not null),
            (JsonArray left, JsonArray right) => Enumerable
                .Range(0, Math.Max(left.Count, right.Count))
                .Select(place =>
                    Compare(
                        FormattableString.Invariant($"{path}[{place}]"),
                        left.ElementAtOrDefault(place),
                        right.ElementAtOrDefault(place)
                    )
                )
                .FirstOrDefault(found => found is not null),
            _ => Text(recorded) == Text(replayed)
                ? null
                : new ReplayDifference(path, Text(recorded), Text(replayed)),
        };

    private static string? Text(JsonNode? node) => node?.ToJsonString(SegmentJson.Options);
}
