using System.Net.Http.Json;
using System.Text.Json;
using SmartSegmentation.Grains.Interfaces.Audit;
using SmartSegmentation.Grains.Interfaces.Constitution;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Memory;
using SmartSegmentation.Grains.Interfaces.Reviews;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Sessions;

namespace SmartSegmentation.Client.Gateway;

/// <summary>The calls of the contract, typed, for one tenant.</summary>
/// <param name="connection">Where they go.</param>
/// <param name="tenantId">Tenant acted in.</param>
internal sealed class Service(IConnection connection, string tenantId)
{
    private readonly string _root = $"/v1/tenants/{Uri.EscapeDataString(tenantId)}";

    /// <summary>Tenant acted in.</summary>
    public string TenantId => tenantId;

    /// <summary>Where the calls go, for people.</summary>
    public string Place => connection.Place;

    /// <summary>The same calls for another tenant.</summary>
    public Service In(string otherTenantId) => new(connection, otherTenantId);

    /// <summary>Whom the key stands for.</summary>
    public Task<Reply<Identity>> WhoAsync(CancellationToken cancellationToken) =>
        WhoAsync(connection, cancellationToken);

    /// <summary>Whom a key stands for.</summary>
    public static Task<Reply<Identity>> WhoAsync(
        IConnection connection,
        CancellationToken cancellationToken
    ) => SendAsync<Identity>(connection, HttpMethod.Get, "/v1/me", null, cancellationToken);

    /// <summary>Tables and facets.</summary>
    public Task<Reply<Catalog>> CatalogAsync(CancellationToken cancellationToken) =>
        GetAsync<Catalog>("/catalog", cancellationToken);

    /// <summary>Opens a session.</summary>
    public Task<Reply<SessionView>> OpenSessionAsync(CancellationToken cancellationToken) =>
        PostAsync<SessionView>("/sessions", new { }, cancellationToken);

    /// <summary>A session with its turns and what is asked.</summary>
    public Task<Reply<SessionView>> SessionAsync(string sessionId, CancellationToken cancellationToken) =>
        GetAsync<SessionView>($"/sessions/{Uri.EscapeDataString(sessionId)}", cancellationToken);

    /// <summary>One turn.</summary>
    public Task<Reply<TurnResult>> SayAsync(
        string sessionId,
        string message,
        DateTimeOffset? referenceTime,
        CancellationToken cancellationToken
    ) =>
        PostAsync<TurnResult>(
            $"/sessions/{Uri.EscapeDataString(sessionId)}/turns",
            new { message, referenceTime },
            cancellationToken
        );

    /// <summary>How a turn came to its result.</summary>
    public Task<Reply<TurnTrace>> TraceAsync(
        string sessionId,
        string turnId,
        CancellationToken cancellationToken
    ) =>
        GetAsync<TurnTrace>(
            $"/sessions/{Uri.EscapeDataString(sessionId)}/turns/{Uri.EscapeDataString(turnId)}/trace",
            cancellationToken
        );

    /// <summary>Readings that a person has to decide on.</summary>
    public Task<Reply<ReviewRows>> ReviewsAsync(string status, CancellationToken cancellationToken) =>
        GetAsync<ReviewRows>(
            status is "all" ? "/reviews" : $"/reviews?status={Uri.EscapeDataString(status)}",
            cancellationToken
        );

    /// <summary>Decides a review.</summary>
    public Task<Reply<ReviewView>> DecideAsync(
        string reviewId,
        string decision,
        string? comment,
        JsonElement? corrected,
        CancellationToken cancellationToken
    ) =>
        PostAsync<ReviewView>(
            $"/reviews/{Uri.EscapeDataString(reviewId)}",
            new
            {
                decision,
                comment,
                corrected,
            },
            cancellationToken
        );

    /// <summary>Segments of a status.</summary>
    public Task<Reply<SegmentRows>> SegmentsAsync(string status, CancellationToken cancellationToken) =>
        GetAsync<SegmentRows>($"/segments?status={Uri.EscapeDataString(status)}", cancellationToken);

    /// <summary>One page of members' keys.</summary>
    public Task<Reply<SegmentMembers>> MembersAsync(
        string segmentId,
        int limit,
        string? after,
        CancellationToken cancellationToken
    )
    {
        var rest = after is null ? "" : "&after=" + Uri.EscapeDataString(after);
        return GetAsync<SegmentMembers>(
            $"/segments/{Uri.EscapeDataString(segmentId)}/members?limit={limit}{rest}",
            cancellationToken
        );
    }

    /// <summary>Something read about a segment: <c>explain</c>, <c>versions</c>, <c>sql?dialect=…</c>.</summary>
    public Task<Reply<T>> ReadSegmentAsync<T>(
        string segmentId,
        string part,
        CancellationToken cancellationToken
    ) => GetAsync<T>($"/segments/{Uri.EscapeDataString(segmentId)}/{part}", cancellationToken);

    /// <summary>The conditions of a segment in words.</summary>
    /// <returns>Null when the service will not tell, such as of a segment whose tables are gone.</returns>
    public async Task<SegmentExplanation?> ExplainAsync(string segmentId, CancellationToken cancellationToken)
    {
        try
        {
            return (
                await ReadSegmentAsync<SegmentExplanation>(segmentId, "explain", cancellationToken)
            ).Value;
        }
        catch (RefusedException)
        {
            return null;
        }
    }

    /// <summary>Freezes a segment's members, or lets them follow the data again.</summary>
    public Task<Reply<SegmentDefinition>> FreezeSegmentAsync(
        string segmentId,
        bool frozen,
        CancellationToken cancellationToken
    ) =>
        SendAsync<SegmentDefinition>(
            connection,
            frozen ? HttpMethod.Put : HttpMethod.Delete,
            $"{_root}/segments/{Uri.EscapeDataString(segmentId)}/snapshot",
            null,
            cancellationToken
        );

    /// <summary>Reads a segment's words again as they were read.</summary>
    public Task<Reply<ReplayReport>> ReplayAsync(
        string segmentId,
        int? version,
        CancellationToken cancellationToken
    ) => PostAsync<ReplayReport>(ReplayPath(segmentId, version), new { }, cancellationToken);

    /// <summary>All that a replay takes.</summary>
    public Task<Reply<JsonElement>> ExportReplayAsync(
        string segmentId,
        int? version,
        CancellationToken cancellationToken
    ) => GetAsync<JsonElement>(ReplayPath(segmentId, version), cancellationToken);

    /// <summary>Replays what was exported.</summary>
    public Task<Reply<ReplayReport>> ReplayExportedAsync(
        string bundle,
        CancellationToken cancellationToken
    ) =>
        SendAsync<ReplayReport>(
            connection,
            HttpMethod.Post,
            _root + "/replays",
            new StringContent(bundle, System.Text.Encoding.UTF8, "application/json"),
            cancellationToken
        );

    private static string ReplayPath(string segmentId, int? version) =>
        $"/segments/{Uri.EscapeDataString(segmentId)}/replay"
        + (version is { } number ? FormattableString.Invariant($"?version={number}") : "");

    /// <summary>Makes an earlier version the newest.</summary>
    public Task<Reply<SegmentDefinition>> RevertSegmentAsync(
        string segmentId,
        int version,
        CancellationToken cancellationToken
    ) =>
        PostAsync<SegmentDefinition>(
            FormattableString.Invariant(
                $"/segments/{Uri.EscapeDataString(segmentId)}/versions/{version}:restore"
            ),
            new { },
            cancellationToken
        );

    /// <summary>Deletes a segment.</summary>
    /// <param name="segmentId">The segment.</param>
    /// <param name="confirm">True also when others refer to it.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<Reply<SegmentDefinition>> DeleteSegmentAsync(
        string segmentId,
        bool confirm,
        CancellationToken cancellationToken
    ) =>
        SendAsync<SegmentDefinition>(
            connection,
            HttpMethod.Delete,
            $"{_root}/segments/{Uri.EscapeDataString(segmentId)}{(confirm ? "?confirm=true" : "")}",
            null,
            cancellationToken
        );

    /// <summary>Restores a deleted segment.</summary>
    public Task<Reply<SegmentDefinition>> RestoreSegmentAsync(
        string segmentId,
        CancellationToken cancellationToken
    ) =>
        PostAsync<SegmentDefinition>(
            $"/segments/{Uri.EscapeDataString(segmentId)}:restore",
            new { },
            cancellationToken
        );

    /// <summary>Tells what a user thinks of a segment.</summary>
    public Task<Reply<SegmentFeedback>> RateAsync(
        string segmentId,
        int rating,
        string? comment,
        CancellationToken cancellationToken
    ) =>
        PostAsync<SegmentFeedback>(
            $"/segments/{Uri.EscapeDataString(segmentId)}/feedback",
            new { rating, comment },
            cancellationToken
        );

    /// <summary>Forgets what is remembered of a user.</summary>
    public Task<Reply<JsonElement?>> ForgetAsync(string userId, CancellationToken cancellationToken) =>
        SendAsync<JsonElement?>(
            connection,
            HttpMethod.Delete,
            $"{_root}/users/{Uri.EscapeDataString(userId)}/memory",
            null,
            cancellationToken
        );

    /// <summary>A page of the trail.</summary>
    /// <param name="platform">True for the trail of what belongs to no tenant.</param>
    /// <param name="after">Entry after which it begins.</param>
    /// <param name="limit">1 to 1,000.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<Reply<AuditPage>> AuditAsync(
        bool platform,
        long after,
        int limit,
        CancellationToken cancellationToken
    ) =>
        CallAsync<AuditPage>(
            HttpMethod.Get,
            TrailOf(platform) + FormattableString.Invariant($"?after={after}&limit={limit}"),
            null,
            cancellationToken
        );

    /// <summary>Whether the trail is as it was appended.</summary>
    /// <param name="platform">True for the trail of what belongs to no tenant.</param>
    /// <param name="anchor">An entry's number and hash noted elsewhere; null = none.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<Reply<AuditVerdict>> VerifyAuditAsync(
        bool platform,
        string? anchor,
        CancellationToken cancellationToken
    ) =>
        CallAsync<AuditVerdict>(
            HttpMethod.Get,
            TrailOf(platform) + "/verify" + (anchor is null ? "" : "?anchor=" + Uri.EscapeDataString(anchor)),
            null,
            cancellationToken
        );

    /// <summary>What a model is told.</summary>
    public Task<Reply<AssembledPrompt>> PromptAsync(
        string? userId,
        string? sessionId,
        CancellationToken cancellationToken
    )
    {
        var asked = new[] { ("userId", userId), ("sessionId", sessionId) }
            .Where(pair => pair.Item2 is not null)
            .Select(pair => $"{pair.Item1}={Uri.EscapeDataString(pair.Item2!)}");
        return GetAsync<AssembledPrompt>("/prompt?" + string.Join('&', asked), cancellationToken);
    }

    /// <summary>What is remembered of a user.</summary>
    public Task<Reply<UserMemoryView>> MemoryAsync(string userId, CancellationToken cancellationToken) =>
        GetAsync<UserMemoryView>($"/users/{Uri.EscapeDataString(userId)}/memory", cancellationToken);

    /// <summary>Remembers what a user means by a term.</summary>
    public Task<Reply<MemoryView>> RememberAsync(
        string userId,
        string term,
        string meaning,
        CancellationToken cancellationToken
    ) =>
        SendAsync<MemoryView>(
            connection,
            HttpMethod.Put,
            $"{_root}/users/{Uri.EscapeDataString(userId)}/memory",
            JsonContent.Create(new { term, meaning }),
            cancellationToken
        );

    /// <summary>Forgets one memory of a user.</summary>
    public Task<Reply<MemoryView>> ForgetAsync(
        string userId,
        string memoryId,
        CancellationToken cancellationToken
    ) =>
        SendAsync<MemoryView>(
            connection,
            HttpMethod.Delete,
            $"{_root}/users/{Uri.EscapeDataString(userId)}/memory/{Uri.EscapeDataString(memoryId)}",
            null,
            cancellationToken
        );

    /// <summary>Creates the tenant acted in.</summary>
    public Task<Reply<JsonElement>> CreateTenantAsync(string name, CancellationToken cancellationToken) =>
        SendAsync<JsonElement>(
            connection,
            HttpMethod.Post,
            "/v1/tenants",
            JsonContent.Create(new { tenantId, name }),
            cancellationToken
        );

    /// <summary>Adds a user; the key in the answer is shown once.</summary>
    public Task<Reply<JsonElement>> AddUserAsync(
        string userId,
        string role,
        CancellationToken cancellationToken
    ) => PostAsync<JsonElement>("/users", new { userId, role }, cancellationToken);

    /// <summary>Loads a table.</summary>
    /// <returns>A <c>LoadReport</c>, or a <c>LoadJob</c> when it goes on in the background, with the address where it is told of.</returns>
    public async Task<(string Json, string? JobAddress)> LoadAsync(
        HttpContent form,
        CancellationToken cancellationToken
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _root + "/tables") { Content = form };
        using var response = await connection.Http.SendAsync(request, cancellationToken);
        var json = await ReadAsync(response, cancellationToken);
        return (
            json,
            response.StatusCode is System.Net.HttpStatusCode.Accepted
                ? response.Headers.Location?.ToString()
                : null
        );
    }

    /// <summary>Reads an address that the service gave.</summary>
    public Task<Reply<T>> FollowAsync<T>(string address, CancellationToken cancellationToken) =>
        SendAsync<T>(connection, HttpMethod.Get, address, null, cancellationToken);

    /// <summary>A call that is of no tenant.</summary>
    /// <param name="method">HTTP method.</param>
    /// <param name="path">Path from the root.</param>
    /// <param name="body">Body as JSON; null = none.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<Reply<T>> CallAsync<T>(
        HttpMethod method,
        string path,
        object? body,
        CancellationToken cancellationToken
    ) =>
        SendAsync<T>(
            connection,
            method,
            path,
            body is null ? null : JsonContent.Create(body, body.GetType(), options: SegmentJson.Options),
            cancellationToken
        );

    private string TrailOf(bool platform) => platform ? "/v1/audit" : _root + "/audit";

    private Task<Reply<T>> GetAsync<T>(string path, CancellationToken cancellationToken) =>
        SendAsync<T>(connection, HttpMethod.Get, _root + path, null, cancellationToken);

    private Task<Reply<T>> PostAsync<T>(string path, object body, CancellationToken cancellationToken) =>
        SendAsync<T>(
            connection,
            HttpMethod.Post,
            _root + path,
            JsonContent.Create(body, body.GetType(), options: SegmentJson.Options),
            cancellationToken
        );

    private static async Task<Reply<T>> SendAsync<T>(
        IConnection connection,
        HttpMethod method,
        string path,
        HttpContent? body,
        CancellationToken cancellationToken
    )
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        using var response = await connection.Http.SendAsync(request, cancellationToken);
        var json = await ReadAsync(response, cancellationToken);
        return new Reply<T>(
            json,
            json.Length == 0 ? default! : JsonSerializer.Deserialize<T>(json, SegmentJson.Options)!
        );
    }

    private static async Task<string> ReadAsync(
        HttpResponseMessage response,
        CancellationToken cancellationToken
    )
    {
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        if (response.IsSuccessStatusCode)
        {
            return text;
        }

        var problem = response.Content.Headers.ContentType?.MediaType is "application/problem+json"
            ? JsonSerializer.Deserialize<Problem>(text, SegmentJson.Options)
            : null;
        throw new RefusedException(
            problem
                ?? new Problem(
                    "answer-unexpected",
                    $"Something that is not SmartSegmentation answered {(int)response.StatusCode}.",
                    (int)response.StatusCode,
                    null
                ),
            text
        );
    }
}
