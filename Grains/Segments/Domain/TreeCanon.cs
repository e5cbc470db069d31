using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Segments.Domain;

/// <summary>
/// A tree as what it tests, apart from how it was said: without sources, confidence, provenance and labels, with the children of and/or
/// flattened and in one order. Trees of one canonical form select the same members.
/// </summary>
internal static class TreeCanon
{
    private static readonly string[] Said = ["source", "confidence", "provenance", "label"];

    /// <summary>The canonical form; empty for everyone.</summary>
    public static string Of(ExpressionNode? node) =>
        node is null
            ? ""
            : Normal(JsonSerializer.SerializeToNode(node, SegmentJson.Options))!
                .ToJsonString(SegmentJson.Options);

    /// <summary>SHA-256 of the canonical form, 64 lower-case hexadecimal digits.</summary>
    public static string Hash(ExpressionNode? node) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Of(node))));

    private static JsonNode? Normal(JsonNode? node) =>
        node switch
        {
            JsonObject group when group.ContainsKey("op") && group.ContainsKey("children") => Group(group),
            JsonObject plain => Plain(plain),
            JsonArray list => new JsonArray([.. list.Select(Normal)]),
            _ => node?.DeepClone(),
        };

    private static JsonNode Group(JsonObject group)
    {
        var op = group["op"]!.GetValue<string>();
        var children = group["children"]!.AsArray().Select(Normal).OfType<JsonNode>().ToList();
        if (op is "not" && children is [JsonObject inner] && (string?)inner["op"] is "not")
        {
            return inner["children"]![0]!.DeepClone();
        }

        if (op is not ("and" or "or"))
        {
            return Ordered(
                group.Select(member =>
                    KeyValuePair.Create(
                        member.Key,
                        member.Key is "children" ? Array(children) : Normal(member.Value)
                    )
                )
            );
        }

        var flat = children
            .SelectMany(child =>
                child is JsonObject same && (string?)same["op"] == op
                    ? same["children"]!.AsArray().Select(node => node!)
                    : [child]
            )
            .DistinctBy(child => child.ToJsonString(), StringComparer.Ordinal)
            .OrderBy(child => child.ToJsonString(), StringComparer.Ordinal)
            .ToList();
        return flat is [var only]
            ? only.DeepClone()
            : new JsonObject { ["op"] = op, ["children"] = Array(flat) };
    }

    private static JsonObject Plain(JsonObject plain)
    {
        var members = plain
            .Where(member => !Said.Contains(member.Key, StringComparer.Ordinal))
            .Select(member => KeyValuePair.Create(member.Key, Normal(member.Value)));
        var normal = Ordered(members);
        if ((string?)normal["operator"] is "in" or "notIn" && normal["values"] is JsonArray values)
        {
            normal["values"] = Array(
                values
                    .OfType<JsonNode>()
                    .DistinctBy(value => value.ToJsonString(), StringComparer.Ordinal)
                    .OrderBy(value => value.ToJsonString(), StringComparer.Ordinal)
            );
        }

        return normal;
    }

    private static JsonObject Ordered(IEnumerable<KeyValuePair<string, JsonNode?>> members) =>
        new(members.OrderBy(member => member.Key, StringComparer.Ordinal));

    private static JsonArray Array(IEnumerable<JsonNode> nodes) =>
        new([.. nodes.Select(node => node.DeepClone())]);
}
