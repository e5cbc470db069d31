using System.Text.Json;
using System.Text.Json.Nodes;

namespace SmartSegmentation.Grains.Skills.Domain;

/// <summary>Holds JSON against a schema.</summary>
internal static class SchemaCheck
{
    /// <summary>The first thing that does not fit; null when all does. Members that are null count as absent.</summary>
    public static string? Problem(SkillSchema schema, JsonNode? node, string path)
    {
        if (schema.Type.Length > 0 && !Is(schema.Type, node))
        {
            return $"{path} is no {schema.Type}";
        }

        if (schema.Enum.Count > 0 && !schema.Enum.Contains(node!.ToString(), StringComparer.Ordinal))
        {
            return $"{path} is {node}";
        }

        return node switch
        {
            JsonObject members => schema
                .Required.Where(name => members[name] is null)
                .Select(name => $"{path}.{name} is missing")
                .Concat(
                    schema
                        .Properties.Where(property => members[property.Key] is not null)
                        .Select(property =>
                            Problem(property.Value, members[property.Key], $"{path}.{property.Key}")
                        )
                        .OfType<string>()
                )
                .FirstOrDefault(),
            JsonArray items when schema.Items is { } each => items
                .Select((item, at) => Problem(each, item, FormattableString.Invariant($"{path}[{at}]")))
                .OfType<string>()
                .FirstOrDefault(),
            _ => null,
        };
    }

    private static bool Is(string type, JsonNode? node) =>
        (type, node?.GetValueKind()) switch
        {
            ("object", JsonValueKind.Object) => true,
            ("array", JsonValueKind.Array) => true,
            ("string", JsonValueKind.String) => true,
            ("number", JsonValueKind.Number) => true,
            ("integer", JsonValueKind.Number) => double.IsInteger(node!.GetValue<double>()),
            ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
            _ => false,
        };
}
