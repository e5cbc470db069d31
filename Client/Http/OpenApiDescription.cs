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
        document.Security =
        [
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] },
        ];
        return Task.CompletedTask;
    }
}
