using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace SmartSegmentation.Grains.Interfaces.Segments;

/// <summary>
/// The tree in the contract's shape: a group is <c>{op, children}</c>, a reference <c>{segmentId}</c>, and a condition carries its
/// measure's members beside its own.
/// </summary>
public sealed class ExpressionNodeConverter : JsonConverter<ExpressionNode>
{
    /// <inheritdoc/>
    public override ExpressionNode Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    )
    {
        if (JsonNode.Parse(ref reader) is not JsonObject json)
        {
            throw new JsonException("A node is an object.");
        }

        if (json.ContainsKey("op"))
        {
            return new ExpressionNode.Group(
                json["op"].Deserialize<GroupOperator>(options),
                json["children"].Deserialize<ImmutableArray<ExpressionNode>>(options),
                json["atLeast"].Deserialize<int?>(options)
            );
        }

        if (json["segmentId"] is { } segment)
        {
            return new ExpressionNode.Reference(segment.GetValue<string>());
        }

        var own = json.Deserialize<ConditionShape>(options)!;
        return new ExpressionNode.Condition
        {
            Measure = json.Deserialize<Measure>(options)!,
            Operator = own.Operator,
            Values = own.Values.IsDefault ? [] : own.Values,
            Unit = own.Unit,
            CompareTo = json["compareTo"] is JsonObject other ? ReadComparand(other, options) : null,
            Rank = own.Rank,
            Provenance = own.Provenance ?? Provenance.Retrieved,
            Confidence = own.Confidence ?? 1,
            Source = own.Source,
        };
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ExpressionNode value, JsonSerializerOptions options) =>
        ToJson(value, options).WriteTo(writer, options);

    private static JsonObject ToJson(ExpressionNode value, JsonSerializerOptions options)
    {
        switch (value)
        {
            case ExpressionNode.Group group:
                var json = new JsonObject
                {
                    ["op"] = JsonSerializer.SerializeToNode(group.Op, options),
                    ["children"] = JsonSerializer.SerializeToNode(group.Children, options),
                };
                if (group.AtLeast is { } atLeast)
                {
                    json["atLeast"] = atLeast;
                }

                return json;
            case ExpressionNode.Reference reference:
                return new JsonObject { ["segmentId"] = reference.SegmentId };
            case ExpressionNode.Condition condition:
                var flat = Flatten(condition.Measure, options);
                Merge(
                    flat,
                    JsonSerializer.SerializeToNode(
                        new ConditionShape(
                            condition.Operator,
                            condition.Values,
                            condition.Unit,
                            condition.Rank,
                            condition.Provenance,
                            condition.Confidence,
                            condition.Source
                        ),
                        options
                    )
                );
                if (condition.CompareTo is { } comparand)
                {
                    flat["compareTo"] = Flatten(comparand, options);
                }

                return flat;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static Comparand ReadComparand(JsonObject json, JsonSerializerOptions options)
    {
        var own = json.Deserialize<ComparandShape>(options)!;
        return new Comparand
        {
            Measure = json.Deserialize<Measure>(options)!,
            Factor = own.Factor ?? 1,
            Offset = own.Offset ?? 0,
            Over = own.Over,
            Among = own.Among,
            Within = own.Within.IsDefault ? [] : own.Within,
        };
    }

    private static JsonObject Flatten(Comparand comparand, JsonSerializerOptions options)
    {
        var json = Flatten(comparand.Measure, options);
        Merge(
            json,
            JsonSerializer.SerializeToNode(
                new ComparandShape(
                    comparand.Factor,
                    comparand.Offset,
                    comparand.Over,
                    comparand.Among,
                    comparand.Within
                ),
                options
            )
        );
        return json;
    }

    private static JsonObject Flatten(Measure measure, JsonSerializerOptions options)
    {
        var json = JsonSerializer.SerializeToNode(measure, options)!.AsObject();
        foreach (
            var name in json.Where(member => IsEmpty(member.Value)).Select(member => member.Key).ToList()
        )
        {
            json.Remove(name);
        }

        return json;
    }

    private static void Merge(JsonObject target, JsonNode? source)
    {
        foreach (var (name, value) in source!.AsObject().Where(member => !IsEmpty(member.Value)).ToList())
        {
            target[name] = value!.DeepClone();
        }
    }

    private static bool IsEmpty(JsonNode? node) => node is null or JsonArray { Count: 0 };

    private sealed record ConditionShape(
        ConditionOperator Operator,
        ImmutableArray<Literal> Values,
        string? Unit,
        Rank? Rank,
        Provenance? Provenance,
        double? Confidence,
        SourceSpan? Source
    );

    private sealed record ComparandShape(
        decimal? Factor,
        decimal? Offset,
        AggregateFunction? Over,
        ExpressionNode? Among,
        ImmutableArray<string> Within
    );
}
