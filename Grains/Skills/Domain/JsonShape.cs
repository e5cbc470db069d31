using System.Text.Json;
using System.Text.Json.Nodes;

namespace SmartSegmentation.Grains.Skills.Domain;

/// <summary>Schemas that are written as JSON: the part of JSON Schema that is checked. What else they say is left alone.</summary>
internal static class JsonShape
{
    private static readonly string[] Types =
    [
        "object",
        "array",
        "string",
        "number",
        "integer",
        "boolean",
        "null",
    ];

    /// <summary>Why a text is no schema by which something can be checked; null when it is one.</summary>
    public static string? Problem(string text)
    {
        try
        {
            _ = Read(text);
            return null;
        }
        catch (Exception wrong) when (wrong is JsonException or FormatException)
        {
            return wrong is FormatException ? wrong.Message : "A schema is JSON.";
        }
    }

    /// <summary>The schema of a text.</summary>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    /// <exception cref="FormatException">It is no schema; the message says why.</exception>
    public static SkillSchema Read(string text) => Of(JsonNode.Parse(text), "the schema");

    private static SkillSchema Of(JsonNode? node, string path) =>
        node switch
        {
            JsonObject members => new SkillSchema
            {
                Type = TypeOf(members["type"], path),
                Required = [.. Texts(members["required"], path + ".required")],
                Enum = [.. Choices(members["enum"])],
                Properties = members["properties"] switch
                {
                    null => [],
                    JsonObject properties => properties.ToDictionary(
                        property => property.Key,
                        property => Of(property.Value, $"{path}.properties.{property.Key}"),
                        StringComparer.Ordinal
                    ),
                    _ => throw new FormatException($"{path}.properties is no JSON object."),
                },
                Items = members["items"] is JsonObject each ? Of(each, path + ".items") : null,
            },
            JsonValue value when value.GetValueKind() is JsonValueKind.True or JsonValueKind.False => new(),
            _ => throw new FormatException($"{path} is no JSON object."),
        };

    /// <summary>One type; several of them are not told apart.</summary>
    private static string TypeOf(JsonNode? node, string path)
    {
        var types = Texts(node is JsonValue ? new JsonArray(node.DeepClone()) : node, path + ".type")
            .ToList();
        return types.Find(type => !Types.Contains(type, StringComparer.Ordinal)) is { } unknown
                ? throw new FormatException(
                    $"{path}.type: there is no type “{unknown}”; there are {string.Join(", ", Types)}."
                )
            : types is [var only] && only is not "null" ? only
            : "";
    }

    private static IEnumerable<string> Texts(JsonNode? node, string path) =>
        node switch
        {
            null => [],
            JsonArray items => items.Select(item =>
                item?.GetValueKind() == JsonValueKind.String
                    ? item.GetValue<string>()
                    : throw new FormatException($"{path} holds something that is no text.")
            ),
            _ => throw new FormatException($"{path} is no list."),
        };

    private static IEnumerable<string> Choices(JsonNode? node) =>
        node is JsonArray choices ? choices.OfType<JsonNode>().Select(choice => choice.ToString()) : [];
}
