using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace SmartSegmentation.Client.Http;

/// <summary>Adds to every operation the problems that it can answer with, and to those open to all that they need no key.</summary>
internal sealed class OpenApiProblems : IOpenApiOperationTransformer
{
    /// <summary>Name of the schema of problems.</summary>
    public const string Schema = "Problem";

    /// <inheritdoc/>
    public Task TransformAsync(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<IAllowAnonymous>().Any())
        {
            operation.Security = [];
            return Task.CompletedTask;
        }

        var path = context.Description.RelativePath ?? "";
        Add(operation, context, "401", "The key is missing or not known.");
        Add(operation, context, "403", "The role of the key does not allow it.");
        if (path.Contains('{', StringComparison.Ordinal))
        {
            Add(operation, context, "404", "The tenant, or what the address names in it, does not exist.");
        }

        if (context.Description.HttpMethod is not "GET")
        {
            Add(operation, context, "400", "The request cannot be taken; member says what it is about.");
            Add(operation, context, "409", "It exists already, or has changed meanwhile.");
            Add(operation, context, "429", "A quota of the tenant is spent.");
        }

        Add(operation, context, "default", "Any other problem; code is stable.");
        return Task.CompletedTask;
    }

    private static void Add(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        string status,
        string description
    )
    {
        operation.Responses ??= [];
        operation.Responses[status] = new OpenApiResponse
        {
            Description = description,
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
            {
                ["application/problem+json"] = new()
                {
                    Schema = new OpenApiSchemaReference(Schema, context.Document),
                },
            },
        };
    }
}
