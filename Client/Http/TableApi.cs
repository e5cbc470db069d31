using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Tables;
using SmartSegmentation.Grains.Interfaces.Tenancy;

namespace SmartSegmentation.Client.Http;

/// <summary>Loading tables.</summary>
internal static class TableApi
{
    /// <summary>Maps <c>/v1/tenants/{tenantId}/tables</c>.</summary>
    public static RouteGroupBuilder MapTableApi(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/tenants/{tenantId}/tables").WithTags("Tables");
        group
            .MapPost("/", LoadAsync)
            .For(UserRole.TenantAdmin)
            .WithSummary("Loads or replaces a table from one or more files (multipart)")
            .DisableAntiforgery();
        group.MapGet("/jobs/{jobId}", JobAsync).For(UserRole.Viewer).WithSummary("A load as it stands");
        return group;
    }

    private static async Task<Results<Ok<LoadReport>, Accepted<LoadJob>, ProblemHttpResult>> LoadAsync(
        string tenantId,
        HttpContext context,
        IGrainFactory grains,
        IOptions<UploadOptions> options,
        CancellationToken cancellationToken
    )
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = options.Value.MaxBytes;
        }

        var read = await Upload.ReadAsync(
            context.Request,
            options.Value,
            Guid.CreateVersion7().ToString("N"),
            cancellationToken
        );
        if (read is not Outcome<Upload>.Done(var upload))
        {
            return ((Outcome<Upload>.Refused)read).Why.ToProblem();
        }

        using (upload)
        {
            var config = await grains.GetGrain<ITenantGrain>(tenantId).GetConfigAsync();
            var asked = Request(upload, config);
            if (asked is not Outcome<LoadTable>.Done(var request))
            {
                return ((Outcome<LoadTable>.Refused)asked).Why.ToProblem();
            }

            var catalog = grains.GetGrain<ICatalogGrain>(tenantId);
            upload.HandOver();
            var job = await catalog.StartLoadAsync(request);
            job = await catalog.WaitForLoadAsync(job.JobId, options.Value.Patience, cancellationToken) ?? job;
            return job switch
            {
                { Status: LoadStatus.Done, Report: { } report } => TypedResults.Ok(report),
                { Status: LoadStatus.Failed, Refusal: { } why } => why.ToProblem(),
                _ => TypedResults.Accepted($"/v1/tenants/{tenantId}/tables/jobs/{job.JobId}", job),
            };
        }
    }

    private static async Task<Results<Ok<LoadJob>, ProblemHttpResult>> JobAsync(
        string tenantId,
        string jobId,
        IGrainFactory grains,
        CancellationToken cancellationToken
    ) =>
        await grains
            .GetGrain<ICatalogGrain>(tenantId)
            .WaitForLoadAsync(jobId, TimeSpan.Zero, cancellationToken)
            is { } job
            ? TypedResults.Ok(job)
            : new Refusal("job-unknown", "There is no load of this id, or it is long past.").ToProblem();

    private static Outcome<LoadTable> Request(Upload upload, TenantConfig config)
    {
        var role = default(TableRole?);
        if (Field(upload, "role") is { } given)
        {
            if (
                !Enum.TryParse<TableRole>(given, ignoreCase: true, out var known)
                || known == TableRole.Unknown
                || char.IsAsciiDigit(given[0])
            )
            {
                return new Outcome<LoadTable>.Refused(
                    new Refusal("role-unknown", "A table's role is entity, event or lookup.", "role")
                );
            }

            role = known;
        }

        if (!TryReferences(Field(upload, "references"), out var references))
        {
            return new Outcome<LoadTable>.Refused(
                new Refusal(
                    "reference-invalid",
                    "References are a JSON object of column to table.column.",
                    "references"
                )
            );
        }

        return new Outcome<LoadTable>.Done(
            new LoadTable(
                Field(upload, "name") ?? "",
                [.. upload.Files.Select(file => new SourceFile(file.Path, file.Name))],
                role,
                Field(upload, "key"),
                Field(upload, "timestamp"),
                Field(upload, "entityKey"),
                references,
                Field(upload, "timeZone") ?? config.TimeZone,
                OwnsFiles: true
            )
        );
    }

    private static string? Field(Upload upload, string name) =>
        upload.Fields.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value)
            ? value.Trim()
            : null;

    private static bool TryReferences(string? json, out ImmutableSortedDictionary<string, string>? references)
    {
        references = null;
        if (json is null)
        {
            return true;
        }

        try
        {
            references = JsonSerializer.Deserialize<ImmutableSortedDictionary<string, string>>(json);
            return references?.Values.All(target => target is not null) ?? false;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
