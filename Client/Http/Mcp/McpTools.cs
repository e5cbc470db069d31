using System.ComponentModel;
using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Server;
using SmartSegmentation.Grains.Interfaces.Dates;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Interfaces.Tenancy;

namespace SmartSegmentation.Client.Http.Mcp;

/// <summary>
/// The tools for AI assistants. Each does what its route does, for the caller of the key and in the caller's tenant; a refusal is a tool
/// error whose text is the problem with its code.
/// </summary>
/// <param name="grains">The cluster.</param>
/// <param name="tenant">The tenant that the caller may act in.</param>
/// <param name="clock">Names new sessions.</param>
[McpServerToolType]
internal sealed class McpTools(IGrainFactory grains, McpTenant tenant, TimeProvider clock)
{
    private const int DefaultPage = 100;

    [McpServerTool(Name = "ask", Title = "Ask in plain words", OpenWorld = false)]
    [Description(
        "One turn of a conversation: makes or changes a segment of customers, answers a question or tests a claim. Returns the TurnResult; go on in its sessionId, also to answer its question."
    )]
    public async Task<string> AskAsync(
        [Description("The sentence, in plain words")] string message,
        [Description("Session to go on in; a new one when absent")] string? sessionId = null,
        [Description("Idempotency key within the session")] string? turnId = null,
        [Description("What 'now' means, ISO 8601; the clock when absent")]
            DateTimeOffset? referenceTime = null,
        [Description("Tenant, for platform administrators only")] string? tenantId = null,
        CancellationToken cancellationToken = default
    )
    {
        var owner = await tenant.EnterAsync(tenantId);
        var session = sessionId ?? await OpenAsync(owner, cancellationToken);
        return Tell(
            await grains
                .GetInTenant<ISessionGrain>(owner, Id(session))
                .RunTurnAsync(new TurnRequest(message, turnId, referenceTime), null, cancellationToken)
        );
    }

    [McpServerTool(Name = "resolve_dates", Title = "Resolve dates", ReadOnly = true, OpenWorld = false)]
    [Description(
        "The phrases of time in a text, with the days that they mean to the tenant; what one means by other conventions follows it, marked as rival."
    )]
    public async Task<string> ResolveDatesAsync(
        [Description("The text")] string text,
        [Description("What 'now' means, ISO 8601")] string? referenceTime = null,
        [Description("Tenant, for platform administrators only")] string? tenantId = null,
        CancellationToken cancellationToken = default
    )
    {
        var owner = await tenant.EnterAsync(tenantId);
        return Tell(
            await grains
                .GetGrain<IDateGrain>(owner)
                .ResolveAsync(new ResolveDates(text, referenceTime), cancellationToken)
        );
    }

    [McpServerTool(Name = "search_facets", Title = "Search facets", ReadOnly = true, OpenWorld = false)]
    [Description("The facets and values nearest to a query, whose words need not be the columns' own.")]
    public async Task<string> SearchFacetsAsync(
        [Description("What is looked for")] string query,
        [Description("How many, 1 to 100")] int topK = 10,
        [Description("Tenant, for platform administrators only")] string? tenantId = null,
        CancellationToken cancellationToken = default
    )
    {
        var owner = await tenant.EnterAsync(tenantId);
        return Tell(
            await grains
                .GetGrain<IFacetSearchGrain>(owner)
                .SearchAsync(new SearchFacets(query, topK), cancellationToken)
        );
    }

    [McpServerTool(Name = "estimate_size", Title = "Count a definition", ReadOnly = true, OpenWorld = false)]
    [Description("How many members a SegmentDefinition has; only its expression counts.")]
    public async Task<string> EstimateSizeAsync(
        [Description("A SegmentDefinition with its expression")] JsonElement definition,
        [Description("Tenant, for platform administrators only")] string? tenantId = null,
        CancellationToken cancellationToken = default
    )
    {
        var owner = await tenant.EnterAsync(tenantId);
        return Tell(
            await grains
                .GetGrain<ISegmentReadingGrain>(owner)
                .EstimateAsync(Read(definition), cancellationToken)
        );
    }

    [McpServerTool(Name = "list_segments", Title = "List segments", ReadOnly = true, OpenWorld = false)]
    [Description("The tenant's segments: id, name, version and size of each.")]
    public async Task<string> ListSegmentsAsync(
        [Description("Tenant, for platform administrators only")] string? tenantId = null
    )
    {
        var owner = await tenant.EnterAsync(tenantId);
        var entries = await grains.GetGrain<ISegmentDirectoryGrain>(owner).ListAsync();
        return Json(new { segments = entries.Where(entry => entry.Status == SegmentStatus.Active).ToList() });
    }

    [McpServerTool(Name = "get_segment", Title = "Read a segment", ReadOnly = true, OpenWorld = false)]
    [Description("A segment: its words, conditions, size and audit trail.")]
    public async Task<string> GetSegmentAsync(
        [Description("Id of the segment")] string segmentId,
        [Description("Tenant, for platform administrators only")] string? tenantId = null
    )
    {
        var owner = await tenant.EnterAsync(tenantId);
        return
            await grains.GetInTenant<ISegmentGrain>(owner, Id(segmentId)).FindAsync()
                is { Status: not SegmentStatus.Deleted } segment
            ? Json(segment.Definition)
            : throw Refused(new Refusal("segment-unknown", "There is no segment of this id."));
    }

    [McpServerTool(Name = "members", Title = "List members", ReadOnly = true, OpenWorld = false)]
    [Description("One page of the members of a segment, in key order; go on after 'next'.")]
    public async Task<string> MembersAsync(
        [Description("Id of the segment")] string segmentId,
        [Description("How many")] int limit = DefaultPage,
        [Description("The 'next' of the page before")] string? after = null,
        [Description("Tenant, for platform administrators only")] string? tenantId = null,
        CancellationToken cancellationToken = default
    )
    {
        var owner = await tenant.EnterAsync(tenantId);
        return Tell(
            await grains
                .GetGrain<ISegmentReadingGrain>(owner)
                .MembersAsync(Id(segmentId), after, limit, cancellationToken)
        );
    }

    private async Task<string> OpenAsync(string owner, CancellationToken cancellationToken)
    {
        var sessionId = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");
        var opened = await grains.GetInTenant<ISessionGrain>(owner, sessionId).OpenAsync(cancellationToken);
        return opened is Outcome<SessionView>.Refused(var why) ? throw Refused(why) : sessionId;
    }

    private static SegmentDefinition Read(JsonElement definition)
    {
        try
        {
            return definition.Deserialize<SegmentDefinition>(SegmentJson.Options)!;
        }
        catch (JsonException wrong)
        {
            throw Refused(
                new Refusal("request-invalid", "The definition is not one.", wrong.Path?.TrimStart('$', '.'))
            );
        }
    }

    /// <summary>An id never holds the separator of keys: with one it would name something of another kind.</summary>
    private static string Id(string id) =>
        id.Contains('/', StringComparison.Ordinal)
            ? throw Refused(new Refusal("request-invalid", "An id holds no slash."))
            : id;

    private static string Tell<T>(Outcome<T> outcome) =>
        outcome switch
        {
            Outcome<T>.Done(var value) => Json(value),
            Outcome<T>.Refused(var why) => throw Refused(why),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static McpException Refused(Refusal why) => McpTenant.Refused(why);

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, SegmentJson.Options);
}
