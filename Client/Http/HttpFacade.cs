using Microsoft.AspNetCore.Http.Json;
using Scalar.AspNetCore;
using SmartSegmentation.Client.Http.Mcp;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Client.Http;

/// <summary>The HTTP facade: every route of the contract, in front of the grains.</summary>
public static class HttpFacade
{
    /// <summary>Adds what the routes need.</summary>
    public static IHostApplicationBuilder AddHttpFacade(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure<JsonOptions>(options =>
        {
            var json = options.SerializerOptions;
            json.DefaultIgnoreCondition = SegmentJson.Options.DefaultIgnoreCondition;
            json.Encoder = SegmentJson.Options.Encoder;
            foreach (var converter in SegmentJson.Options.Converters)
            {
                json.Converters.Add(converter);
            }
        });
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        builder
            .Services.AddOptions<UploadOptions>()
            .BindConfiguration(UploadOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddExceptionHandler<FacadeExceptionHandler>();
        builder.Services.AddProblemDetails();
        builder.AddMcp();
        builder.Services.AddOpenApi(options =>
            options
                .AddDocumentTransformer<OpenApiDescription>()
                .AddOperationTransformer<OpenApiProblems>()
                .AddSchemaTransformer<OpenApiSchemas>()
        );
        return builder;
    }

    /// <summary>Maps every route.</summary>
    public static WebApplication MapHttpFacade(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseExceptionHandler();
        app.UseStatusCodePages(context =>
            Problems.WriteAsync(context.HttpContext, Unhandled(context.HttpContext))
        );
        app.UseRouting();
        app.UseMiddleware<CallerMiddleware>();
        app.MapOpenApi().AllowAnonymous();
        app.MapScalarApiReference().AllowAnonymous();
        app.MapLandingApi();
        app.MapHealthApi();
        app.MapTenantApi();
        app.MapMeApi();
        app.MapUserApi();
        app.MapMemoryApi();
        app.MapSkillApi();
        app.MapKnowledgeApi();
        app.MapPromptApi();
        app.MapModelApi();
        app.MapSessionApi();
        app.MapSegmentApi();
        app.MapTableApi();
        app.MapCatalogApi();
        app.MapSegmentReadingApi();
        app.MapSegmentComparisonApi();
        app.MapReplayApi();
        app.MapAuditApi();
        app.MapToolApi();
        app.MapReviewApi();
        app.MapMcpApi();
        return app;
    }

    private static Refusal Unhandled(HttpContext context) =>
        context.Response.StatusCode switch
        {
            StatusCodes.Status405MethodNotAllowed => new(
                "method-not-allowed",
                "The route does not take this method."
            ),
            StatusCodes.Status413PayloadTooLarge => new(
                "body-too-large",
                "The request is larger than is taken."
            ),
            StatusCodes.Status415UnsupportedMediaType => new(
                "media-type-unknown",
                "The content type is not taken here."
            ),
            StatusCodes.Status404NotFound => new("route-unknown", "There is nothing here."),
            _ => new("request-invalid", "The request cannot be read."),
        };
}
