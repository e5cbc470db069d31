using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SmartSegmentation.Tests.Support;

namespace SmartSegmentation.Tests.Cluster;

/// <summary>The host as people run it: its start, its lock, and what is left after <c>kill -9</c>.</summary>
public sealed class ProcessTests
{
    private const int Rounds = 5;
    private const int Users = 4;
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("smartseg-process-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task FirstStart_PrintsAKeyThatWorks_LaterOnesDoNot()
    {
        using (var first = await SiloProcess.StartAsync(_folder, adminKey: null))
        {
            var key = first.FirstLine.Split(' ').Last().TrimEnd(')');
            first.Client.DefaultRequestHeaders.Authorization = new("Bearer", key);
            using var answer = await first.Client.GetAsync(new Uri("/v1/tenants", UriKind.Relative));
            Assert.That((int)answer.StatusCode, Is.EqualTo(200), first.FirstLine);
            await first.KillAsync();
        }

        using var second = await SiloProcess.StartAsync(_folder, adminKey: null);
        Assert.That(second.FirstLine, Does.Contain("shown at the first start").And.Not.Contain("sk_"));
    }

    [Test]
    public async Task SecondProcess_OnOneFolder_IsRefusedInWords()
    {
        using var first = await SiloProcess.StartAsync(_folder);

        var (exitCode, error) = await SiloProcess.FailAsync(_folder);

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(error, Does.Contain("in use by another SmartSegmentation process"));
    }

    [Test]
    public async Task Killed_AgainAndAgain_LosesNothingThatWasAcknowledged()
    {
        var random = new Random(7);
        var acknowledged = new ConcurrentDictionary<string, Acknowledged>();
        var users = new List<(string Key, string Session)>();
        var open = new ConcurrentDictionary<string, string>();
        for (var round = 0; round < Rounds; round++)
        {
            var started = Stopwatch.GetTimestamp();
            using var silo = await SiloProcess.StartAsync(_folder);
            Assert.That(Stopwatch.GetElapsedTime(started), Is.LessThan(TimeSpan.FromSeconds(10)));
            if (round == 0)
            {
                users.AddRange(await SetUpAsync(silo.Client));
            }

            await VerifyAsync(silo.Client, users, acknowledged, open);
            using var stop = new CancellationTokenSource();
            var work = users
                .Select(
                    (user, index) =>
                        WorkAsync(silo.Client, user, $"{round}-{index}", acknowledged, open, stop.Token)
                )
                .ToList();
            await Task.Delay(random.Next(300, 1500));
            await silo.KillAsync();
            await stop.CancelAsync();
            await Task.WhenAll(work);
        }

        using var last = await SiloProcess.StartAsync(_folder);
        await VerifyAsync(last.Client, users, acknowledged, open);
        TestContext.Out.WriteLine($"{acknowledged.Count} turns acknowledged");
        Assert.That(acknowledged, Has.Count.GreaterThan(Rounds * Users));
    }

    private static async Task<List<(string Key, string Session)>> SetUpAsync(HttpClient admin)
    {
        using var created = await admin.PostAsJsonAsync("/v1/tenants", new { tenantId = "t", name = "T" });
        created.EnsureSuccessStatusCode();
        var users = new List<(string, string)>();
        for (var index = 0; index < Users; index++)
        {
            using var added = await admin.PostAsJsonAsync(
                "/v1/tenants/t/users",
                new { userId = $"u{index}", role = "analyst" }
            );
            var key = (await added.Content.ReadFromJsonAsync<JsonNode>())!["apiKey"]!.GetValue<string>();
            using var opened = await SendAsync(
                admin,
                key,
                HttpMethod.Post,
                "/v1/tenants/t/sessions",
                new { }
            );
            users.Add(
                (key, (await opened.Content.ReadFromJsonAsync<JsonNode>())!["sessionId"]!.GetValue<string>())
            );
        }

        return users;
    }

    /// <summary>Makes segments until the process is gone, and notes what was acknowledged and what was under way.</summary>
    private static async Task WorkAsync(
        HttpClient client,
        (string Key, string Session) user,
        string run,
        ConcurrentDictionary<string, Acknowledged> acknowledged,
        ConcurrentDictionary<string, string> open,
        CancellationToken stop
    )
    {
        for (var number = 0; !stop.IsCancellationRequested; number++)
        {
            var turnId = $"{run}-{number}";
            try
            {
                open[turnId] = user.Session;
                using var answer = await SayAsync(client, user, turnId);
                var text = await answer.Content.ReadAsStringAsync(stop);
                if (answer.IsSuccessStatusCode)
                {
                    acknowledged[turnId] = new Acknowledged(user.Session, text);
                    open.TryRemove(turnId, out _);
                }
            }
            catch (Exception gone) when (gone is HttpRequestException or OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>
    /// Every acknowledged turn is in its session, in order and once, its segment is listed and readable, and sending it again gives the
    /// same. A turn without an answer is sent again, and then counts like the others.
    /// </summary>
    private static async Task VerifyAsync(
        HttpClient client,
        List<(string Key, string Session)> users,
        ConcurrentDictionary<string, Acknowledged> acknowledged,
        ConcurrentDictionary<string, string> open
    )
    {
        foreach (var (turnId, session) in open)
        {
            using var answer = await SayAsync(client, users.Single(user => user.Session == session), turnId);
            acknowledged[turnId] = new Acknowledged(session, await answer.Content.ReadAsStringAsync());
            open.TryRemove(turnId, out _);
        }

        var listed = (await ReadAsync(client, users[0].Key, "/v1/tenants/t/segments"))["segments"]!
            .AsArray()
            .Select(segment => segment!["segmentId"]!.GetValue<string>())
            .ToList();
        Assert.That(listed, Is.Unique);
        Assert.That(listed, Is.EquivalentTo(acknowledged.Values.Select(turn => turn.SegmentId)));
        foreach (var user in users)
        {
            var view = await ReadAsync(client, user.Key, $"/v1/tenants/t/sessions/{user.Session}");
            var turns = view["turns"]!.AsArray().Select(turn => turn!["turnId"]!.GetValue<string>()).ToList();
            Assert.That(
                turns,
                Is.EquivalentTo(
                    acknowledged.Where(turn => turn.Value.Session == user.Session).Select(turn => turn.Key)
                )
            );
        }

        foreach (var (turnId, turn) in acknowledged.Where((_, index) => index % 10 == 0))
        {
            using var again = await SayAsync(
                client,
                users.Single(user => user.Session == turn.Session),
                turnId
            );
            Assert.That(await again.Content.ReadAsStringAsync(), Is.EqualTo(turn.Text));
            await ReadAsync(client, users[0].Key, $"/v1/tenants/t/segments/{turn.SegmentId}");
        }
    }

    private static Task<HttpResponseMessage> SayAsync(
        HttpClient client,
        (string Key, string Session) user,
        string turnId
    ) =>
        SendAsync(
            client,
            user.Key,
            HttpMethod.Post,
            $"/v1/tenants/t/sessions/{user.Session}/turns",
            new { message = "make " + turnId, turnId }
        );

    private static async Task<JsonNode> ReadAsync(HttpClient client, string key, string path)
    {
        using var answer = await SendAsync(client, key, HttpMethod.Get, path, null);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.IsSuccessStatusCode, $"{path}: {text}");
        return JsonNode.Parse(text)!;
    }

    private static async Task<HttpResponseMessage> SendAsync(
        HttpClient client,
        string key,
        HttpMethod method,
        string path,
        object? body
    )
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new("Bearer", key);
        request.Content = body is null ? null : JsonContent.Create(body);
        return await client.SendAsync(request);
    }

    private sealed record Acknowledged(string Session, string Text)
    {
        public string SegmentId => JsonNode.Parse(Text)!["segment"]!["segmentId"]!.GetValue<string>();
    }
}
