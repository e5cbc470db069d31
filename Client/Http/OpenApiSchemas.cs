using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Client.Http;

/// <summary>Schemas of what has a JSON form of its own, which reflection cannot see.</summary>
internal sealed class OpenApiSchemas : IOpenApiSchemaTransformer
{
    /// <inheritdoc/>
    public Task TransformAsync(
        OpenApiSchema schema,
        OpenApiSchemaTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        if (context.JsonTypeInfo.Type == typeof(Literal))
        {
            schema.Type =
                JsonSchemaType.Number | JsonSchemaType.String | JsonSchemaType.Boolean | JsonSchemaType.Null;
            schema.Description = "A number, a text, a truth value or a date as yyyy-MM-dd.";
        }
        else if (context.JsonTypeInfo.Type == typeof(ExpressionNode))
        {
            DescribeNode(schema);
        }
        else if (
            schema.Type is { } type
            && (type.HasFlag(JsonSchemaType.Integer) || type.HasFlag(JsonSchemaType.Number))
        )
        {
            // Numbers as text are read, but never written.
            schema.Type = type & ~JsonSchemaType.String;
            schema.Pattern = null;
        }

        return Task.CompletedTask;
    }

    private static void DescribeNode(OpenApiSchema schema)
    {
        schema.Type = JsonSchemaType.Object;
        schema.Description =
            "A node of a condition tree: a group has op and children, a reference has segmentId, a condition has facetId and operator.";
        schema.Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
        {
            ["op"] = Text("and, or, not, atLeast"),
            ["children"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Array,
                Items = Part("Nodes, each like this one."),
            },
            ["segmentId"] = Text("The members of another segment."),
            ["facetId"] = Text("table.column; table.* stands for the rows themselves."),
            ["operator"] = Text(
                "eq, ne, lt, le, gt, ge, between, in, notIn, contains, startsWith, exists, missing"
            ),
            ["values"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Array,
                Items = new OpenApiSchema
                {
                    Type = JsonSchemaType.Number | JsonSchemaType.String | JsonSchemaType.Boolean,
                },
            },
            ["unit"] = Text("Unit of the values."),
            ["aggregate"] = Part("Function over the member's rows: function, per."),
            ["window"] = Part("Half-open days: start, end, label."),
            ["relativeTo"] = Part("Days counted from an event of the member's own."),
            ["where"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Array,
                Items = Part("What a row must meet."),
            },
            ["compareTo"] = Part("Another measure instead of values."),
            ["rank"] = Part("A rank instead of a comparison: topPercent, topCount, bottomPercent …."),
            ["provenance"] = Text("retrieved, inferred, preference, memory"),
            ["confidence"] = new OpenApiSchema { Type = JsonSchemaType.Number, Description = "0 to 1." },
            ["source"] = Part("The user's words: start, end, text."),
        };
    }

    private static OpenApiSchema Text(string description) =>
        new() { Type = JsonSchemaType.String, Description = description };

    private static OpenApiSchema Part(string description) =>
        new() { Type = JsonSchemaType.Object, Description = description };
}
