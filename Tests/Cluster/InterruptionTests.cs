using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using SmartSegmentation.Tests.Support;

namespace SmartSegmentation.Tests.Cluster;

/// <summary><c>kill -9</c> at random moments while tables are loaded and segments made, edited and words defined.</summary>
public sealed class InterruptionTests
{
    private const int Rounds = 4;
    private const int Users = 3;
    private const string Tenant = "/v1/tenants/t";
    private readonly ConcurrentDictionary<string, Turn> _acknowledged = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Turn> _open = new(StringComparer.Ordinal);
    private readonly List<User> _users = [];
    private string _folder = "";
    private int _rowsAcknowledged;
    private int _rowsSent;

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("smartseg-interruption-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Killed_WhileLoadingAndEditing_KeepsTurnsSegmentsTablesAndMemory()
    {
        var random = new Random(11);
        for (var round = 0; round < Rounds; round++)
        {
            using var silo = await SiloProcess.StartAsync(_folder, scripted: false);
            if (round == 0)
            {
                await SetUpAsync(silo.Client);
            }

            await VerifyAsync(silo.Client);
            using var stop = new CancellationTokenSource();
            var work = _users
                .Select((user, number) => TalkAsync(silo.Client, user, $"{round}-{number}", stop.Token))
                .Append(LoadAsync(silo.Client, stop.Token))
                .ToList();
            await Task.Delay(random.Next(700, 2500));
            await silo.KillAsync();
            await stop.CancelAsync();
            await Task.WhenAll(work);
        }

        using var last = await SiloProcess.StartAsync(_folder, scripted: false);
        await VerifyAsync(last.Client);
        await VerifyTrailAsync(last.Client);
        TestContext.Out.WriteLine(
            $"{_acknowledged.Count} turns and a table of {_rowsAcknowledged} rows acknowledged"
        );
        Assert.That(_acknowledged, Has.Count.GreaterThan(Users * 3));
        Assert.That(_acknowledged.Values.Select(turn => turn.Version), Has.Some.GreaterThan(1));
    }

    /// <summary>Every acknowledged turn is in the trail once, with no gap and nothing altered.</summary>
    private async Task VerifyTrailAsync(HttpClient admin)
    {
        var verdict = JsonNode.Parse(await admin.GetStringAsync(Tenant + "/audit/verify"))!;
        Assert.That((bool)verdict["intact"]!, Is.True, verdict.ToJsonString());
        var entries = new List<JsonNode>();
        for (long? after = 0; after is not null; )
        {
            var page = JsonNode.Parse(
                await admin.GetStringAsync($"{Tenant}/audit?limit=1000&after={after}")
            )!;
            entries.AddRange(page["entries"]!.AsArray().Select(row => row!["entry"]!));
            after = (long?)page["next"];
        }

        Assert.That(
            entries.Select(entry => (long)entry["sequence"]!),
            Is.EqualTo(Enumerable.Range(1, entries.Count).Select(number => (long)number))
        );
        Assert.That((long)verdict["entries"]!, Is.EqualTo(entries.Count));
        Assert.That(
            entries
                .Where(entry => (string?)entry["event"]!["kind"] == "turn")
                .Select(entry => (string?)entry["event"]!["turnId"]),
            Is.EquivalentTo(_acknowledged.Keys)
        );
        Assert.That(
            entries
                .Where(entry => (string?)entry["event"]!["kind"] is "segment.created" or "segment.edited")
                .Select(entry => (string?)entry["event"]!["turnId"]),
            Is.EquivalentTo(
                _acknowledged.Where(turn => turn.Value.SegmentId is not null).Select(turn => turn.Key)
            )
        );
        Assert.That(
            entries.Count(entry => (string?)entry["event"]!["kind"] == "table.loaded"),
            Is.GreaterThan(1)
        );
    }

    private async Task SetUpAsync(HttpClient admin)
    {
        using var created = await admin.PostAsJsonAsync("/v1/tenants", new { tenantId = "t", name = "T" });
        created.EnsureSuccessStatusCode();
        var people = new StringBuilder("member,country,plan,age\n");
        for (var row = 0; row < 300; row++)
        {
            people.AppendLine(
                System.Globalization.CultureInfo.InvariantCulture,
                $"m{row},{(row % 3 == 0 ? "Germany" : "Norway")},{(row % 4 == 0 ? "Gold" : "Basic")},{18 + (row % 60)}"
            );
        }

        using var loaded = await SendTableAsync(admin, "people", people.ToString());
        Assert.That((int)loaded.StatusCode, Is.EqualTo(200), await loaded.Content.ReadAsStringAsync());
        for (var number = 0; number < Users; number++)
        {
            using var added = await admin.PostAsJsonAsync(
                Tenant + "/users",
                new { userId = $"u{number}", role = "analyst" }
            );
            var key = (string?)JsonNode.Parse(await added.Content.ReadAsStringAsync())!["apiKey"];
            var opened = await AskAsync(admin, key!, HttpMethod.Post, "/sessions", new { });
            _users.Add(new User($"u{number}", key!, (string)JsonNode.Parse(opened)!["sessionId"]!));
        }
    }

    /// <summary>A segment, a change of it, a word defined; and again, until the process is gone.</summary>
    private async Task TalkAsync(HttpClient client, User user, string run, CancellationToken stop)
    {
        for (var number = 0; !stop.IsCancellationRequested; number++)
        {
            var message = (number % 3) switch
            {
                0 => $"people from Germany aged over {20 + (number % 30)}",
                1 => "only those with the Gold plan",
                _ => $"loyal means aged over {number + 1}",
            };
            var turn = new Turn(user, $"{run}-{number}", message);
            _open[turn.Id] = turn;
            try
            {
                await SayAsync(client, turn);
            }
            catch (Exception gone) when (gone is HttpRequestException or OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task LoadAsync(HttpClient client, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var rows = _rowsSent = Math.Max(_rowsSent, _rowsAcknowledged) + 500;
            var content = new StringBuilder("visit,member,day,minutes\n");
            for (var row = 0; row < rows; row++)
            {
                content.AppendLine(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"v{row},m{row % 300},2024-0{1 + (row % 9)}-1{row % 10},{row % 90}"
                );
            }

            try
            {
                using var loaded = await SendTableAsync(client, "visits", content.ToString());
                Assert.That(
                    (int)loaded.StatusCode,
                    Is.EqualTo(200),
                    await loaded.Content.ReadAsStringAsync(stop)
                );
                _rowsAcknowledged = rows;
            }
            catch (Exception gone) when (gone is HttpRequestException or OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>What was acknowledged is there; what was under way is there or is not, and nothing in between.</summary>
    private async Task VerifyAsync(HttpClient admin)
    {
        var visits = JsonNode.Parse(await admin.GetStringAsync(Tenant + "/catalog"))!["tables"]!
            .AsArray()
            .Where(table => (string?)table!["name"] == "visits")
            .Select(table => (int)table!["rows"]!)
            .SingleOrDefault();
        Assert.That(visits, Is.AnyOf(_rowsAcknowledged, _rowsSent));
        _rowsAcknowledged = visits;

        foreach (var turn in _open.Values.OrderBy(turn => turn.Number))
        {
            await SayAsync(admin, turn);
        }

        foreach (var user in _users)
        {
            var mine = _acknowledged.Values.Where(turn => turn.User == user).ToList();
            var session = JsonNode.Parse(
                await AskAsync(admin, user.Key, HttpMethod.Get, "/sessions/" + user.Session)
            )!;
            Assert.That(
                session["turns"]!.AsArray().Select(turn => (string?)turn!["turnId"]),
                Is.EquivalentTo(mine.Select(turn => turn.Id))
            );
            var memory = JsonNode.Parse(
                await AskAsync(admin, user.Key, HttpMethod.Get, $"/users/{user.Id}/memory")
            )!;
            var defined = mine.Where(turn => turn.Message.StartsWith("loyal", StringComparison.Ordinal))
                .Select(turn => turn.Message["loyal means ".Length..])
                .ToList();
            Assert.That(
                memory["definitions"]!.AsArray().Select(term => (string?)term!["meaning"]),
                defined.Count == 0 ? Is.Empty : Is.SubsetOf(defined).And.Exactly(1).Items
            );
        }

        foreach (
            var segment in _acknowledged
                .Values.Where(turn => turn.SegmentId is not null)
                .GroupBy(turn => turn.SegmentId)
        )
        {
            var stored = JsonNode.Parse(
                await AskAsync(admin, segment.First().User.Key, HttpMethod.Get, "/segments/" + segment.Key)
            )!;
            Assert.That((int)stored["version"]!, Is.EqualTo(segment.Max(turn => turn.Version)));
        }

        foreach (var turn in _acknowledged.Values.Where((_, index) => index % 7 == 0).ToList())
        {
            var before = turn.Text;
            await SayAsync(admin, turn);
            Assert.That(_acknowledged[turn.Id].Text, Is.EqualTo(before), turn.Message);
        }
    }

    private async Task SayAsync(HttpClient client, Turn turn)
    {
        var text = await AskAsync(
            client,
            turn.User.Key,
            HttpMethod.Post,
            $"/sessions/{turn.User.Session}/turns",
            new { message = turn.Message, turnId = turn.Id }
        );
        _acknowledged[turn.Id] = turn with { Text = text };
        _open.TryRemove(turn.Id, out _);
    }

    private static async Task<HttpResponseMessage> SendTableAsync(
        HttpClient client,
        string name,
        string content
    )
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(name), "name" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(content)), "file", name + ".csv" },
        };
        return await client.PostAsync(new Uri(Tenant + "/tables", UriKind.Relative), form);
    }

    private static async Task<string> AskAsync(
        HttpClient client,
        string key,
        HttpMethod method,
        string path,
        object? body = null
    )
    {
        using var request = new HttpRequestMessage(method, Tenant + path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        request.Content = body is null ? null : JsonContent.Create(body);
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.IsSuccessStatusCode, $"{path}: {text}");
        return text;
    }

    private sealed record User(string Id, string Key, string Session);

    private sealed record Turn(User User, string Id, string Message, string Text = "{}")
    {
        public int Number => int.Parse(Id.Split('-')[2], System.Globalization.CultureInfo.InvariantCulture);

        private JsonNode? Segment => JsonNode.Parse(Text)!["segment"];

        public string? SegmentId => (string?)Segment?["segmentId"];

        public int Version => (int?)Segment?["version"] ?? 0;
    }
}
