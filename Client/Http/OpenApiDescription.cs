using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace SmartSegmentation.Client.Http;

/// <summary>What the OpenAPI description says of the API as a whole.</summary>
internal sealed class OpenApiDescription : IOpenApiDocumentTransformer
{
    private const string Scheme = "apiKey";

    /// <inheritdoc/>
    public Task TransformAsync(
        OpenApiDocument document,
        OpenApiDocumentTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        document.Info.Title = "SmartSegmentation";
        document.Info.Description =
            "Turns sentences into customer segments. Errors are application/problem+json with a stable code.";
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(
            StringComparer.Ordinal
        );
        document.Components.SecuritySchemes[Scheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "The API key of a user, or the platform administrator's.",
        };
        document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal);
        document.Components.Schemas[OpenApiProblems.Schema] = Problem();
        document.Security =
        [
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] },
        ];
        return Task.CompletedTask;
    }

    private static OpenApiSchema Problem() =>
        new()
        {
            Type = JsonSchemaType.Object,
            Description = "RFC 9457.",
            Required = new HashSet<string>(StringComparer.Ordinal) { "type", "status", "code" },
            Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
            {
                ["type"] = Text("urn:smartseg: and the code."),
                ["title"] = Text("The code as words."),
                ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
                ["detail"] = Text("One sentence for people; holds no personal data."),
                ["code"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.String,
                    Description = "Stable; clients decide by it.",
                    Enum =
                    [
                        .. ProblemCodes
                            .Status.Keys.Order(StringComparer.Ordinal)
                            .Select(code => (JsonNode)JsonValue.Create(code)),
                    ],
                },
                ["member"] = Text("Member of the request that it is about; absent = the whole."),
            },
        };

    private static OpenApiSchema Text(string description) =>
        new() { Type = JsonSchemaType.String, Description = description };
}
