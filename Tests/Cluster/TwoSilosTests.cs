using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using SmartSegmentation.Client.Hosting;
using SmartSegmentation.Grains.Interfaces.Audit;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Memory;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Interfaces.Tables;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Tests.Support;

namespace SmartSegmentation.Tests.Cluster;

/// <summary>Two silos of which one after the other is killed in the middle of turns; turns are then sent again under their ids.</summary>
public sealed class TwoSilosTests
{
    private const string Limited = "limited";
    private const string Free = "free";
    private const int Quota = 9;
    private const int UsersOfEach = 4;
    private const int TurnsOfEach = 12;
    private const int Kills = 3;
    private readonly ConcurrentDictionary<string, Turn> _acknowledged = new(StringComparer.Ordinal);
    private string _folder = "";
    private TwoSilos _silos = null!;
    private EmbeddedHost? _alone;

    [SetUp]
    public async Task StartAsync()
    {
        _folder = Directory.CreateTempSubdirectory("smartseg-silos-").FullName;
        _silos = await TwoSilos.StartAsync(Path.Combine(_folder, "data"));
    }

    [TearDown]
    public async Task StopAsync()
    {
        await (_alone?.DisposeAsync() ?? _silos.DisposeAsync());
        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task Killed_InTheMiddleOfTurns_KeepsSessionsMemoryAndQuotas()
    {
        await SetUpAsync(
            Limited,
            $$"""{"maxSegmentsPerDay": {{Quota}}, "maxConcurrentSessions": {{UsersOfEach}}}"""
        );
        await SetUpAsync(Free, null);
        var users = new[] { Limited, Free }
            .SelectMany(tenant => Enumerable.Range(0, UsersOfEach).Select(number => new User(tenant, number)))
            .ToList();
        await Task.WhenAll(users.Select(user => AskAsync(user, session => session.OpenAsync())));

        var talks = users.Select(TalkAsync).ToList();
        for (var kill = 1; kill <= Kills; kill++)
        {
            await UntilAcknowledgedAsync(kill * users.Count * TurnsOfEach / (Kills + 1));
            await _silos.KillOlderAsync();
            await _silos.StartAnotherAsync();
        }

        await Task.WhenAll(talks);

        TestContext.Out.WriteLine($"{_acknowledged.Count} turns, {_silos.Repeats} calls sent again");
        Assert.That(_silos.Repeats, Is.GreaterThan(0), "no turn was cut off");
        Assert.That(_acknowledged, Has.Count.EqualTo(users.Count * TurnsOfEach));
        await VerifyAsync(users);

        await _silos.DisposeAsync();
        _alone = await EmbeddedHost.StartAsync(
            new InstallationOptions { DataFolder = Path.Combine(_folder, "data") }
        );
        await VerifyAsync(users);
    }

    private async Task SetUpAsync(string tenant, string? config)
    {
        var people = new StringBuilder("member,country,plan,age\n");
        for (var row = 0; row < 300; row++)
        {
            people.AppendLine(
                CultureInfo.InvariantCulture,
                $"m{row},{(row % 3 == 0 ? "Germany" : "Norway")},{(row % 4 == 0 ? "Gold" : "Basic")},{18 + (row % 60)}"
            );
        }

        var file = Path.Combine(_folder, tenant + ".csv");
        await File.WriteAllTextAsync(file, people.ToString());
        var admin = new User(tenant, 0);
        Done(
            await CallAsync(
                admin,
                grains => grains.GetGrain<ITenantGrain>(tenant).CreateAsync(new CreateTenant(tenant, config))
            )
        );
        Done(
            await CallAsync(
                admin,
                grains =>
                    grains
                        .GetGrain<ICatalogGrain>(tenant)
                        .LoadAsync(new LoadTable("people", [new SourceFile(file, "people.csv")]))
            )
        );
    }

    /// <summary>A segment, a change of it, a word defined; and again.</summary>
    private async Task TalkAsync(User user)
    {
        for (var number = 0; number < TurnsOfEach; number++)
        {
            var message = (number % 3) switch
            {
                0 => $"create a segment of people from Germany aged over {20 + number + user.Number}",
                1 => "only those with the Gold plan",
                _ => $"loyal means aged over {number}",
            };
            var turn = new Turn(user, $"{user.Tenant}-{user.Id}-{number}", number, message);
            var result = await AskAsync(
                user,
                session => session.RunTurnAsync(new TurnRequest(message, turn.Id)),
                number
            );
            _acknowledged[turn.Id] = turn with { Result = result };
        }
    }

    private async Task UntilAcknowledgedAsync(int turns)
    {
        while (_acknowledged.Count < turns)
        {
            await Task.Delay(1);
        }
    }

    private async Task<T> AskAsync<T>(User user, Func<ISessionGrain, Task<Outcome<T>>> ask, int first = 0) =>
        Done(
            await CallAsync(
                user,
                grains => ask(grains.GetInTenant<ISessionGrain>(user.Tenant, user.Id)),
                first
            )
        );

    private Task<T> CallAsync<T>(User user, Func<IGrainFactory, Task<T>> call, int first = 0) =>
        _alone is { } host
            ? call(host.Act(user.Tenant, user.Id, UserRole.TenantAdmin))
            : _silos.CallAsync(user.Tenant, user.Id, user.Number + first, call);

    /// <summary>What was acknowledged is there, once, and nothing else is.</summary>
    private async Task VerifyAsync(IReadOnlyList<User> users)
    {
        foreach (var user in users)
        {
            await VerifySessionAsync(user);
        }

        foreach (var user in users.DistinctBy(user => user.Tenant))
        {
            var made = _acknowledged
                .Values.Where(turn => turn.User.Tenant == user.Tenant && turn.Result!.Segment is not null)
                .ToList();
            await VerifySegmentsAsync(user, made);
            await VerifyTrailAsync(user, made);
        }
    }

    private async Task VerifySessionAsync(User user)
    {
        var mine = _acknowledged
            .Values.Where(turn => turn.User == user)
            .OrderBy(turn => turn.Number)
            .ToList();
        var session = await AskAsync(user, session => session.ViewAsync());
        Assert.That(
            session.Turns.Select(turn => (turn.TurnId, turn.Message, Text(turn.Result))),
            Is.EqualTo(mine.Select(turn => (turn.Id, turn.Message, Text(turn.Result!))))
        );

        var first = mine[0];
        var again = await AskAsync(
            user,
            session => session.RunTurnAsync(new TurnRequest(first.Message, first.Id))
        );
        Assert.That(Text(again), Is.EqualTo(Text(first.Result!)));

        var memory = await CallAsync(
            user,
            grains => grains.GetInTenant<IUserMemoryGrain>(user.Tenant, user.Id).GetAsync()
        );
        Assert.That(
            memory.Definitions.Select(term => (term.Term, term.Meaning)),
            Is.EqualTo(new[] { ("loyal", $"aged over {TurnsOfEach - 1}") })
        );
    }

    private async Task VerifySegmentsAsync(User user, List<Turn> made)
    {
        var listed = await CallAsync(
            user,
            grains => grains.GetGrain<ISegmentDirectoryGrain>(user.Tenant).ListAsync()
        );
        Assert.That(
            listed.Select(entry => (entry.SegmentId, entry.Version)),
            Is.EquivalentTo(
                made.GroupBy(turn => turn.Result!.Segment!.SegmentId)
                    .Select(turns => (turns.Key, turns.Max(turn => turn.Result!.Segment!.Version)))
            )
        );

        var rejected = _acknowledged.Values.Count(turn =>
            turn.User.Tenant == user.Tenant && turn.Result!.Action == TurnAction.Rejected
        );
        var late = await CallAsync(
            user,
            grains => grains.GetInTenant<ISessionGrain>(user.Tenant, "late").OpenAsync()
        );
        var isLimited = user.Tenant == Limited;
        Assert.That(listed, Has.Length.EqualTo(isLimited ? Quota : UsersOfEach * TurnsOfEach / 3));
        Assert.That(rejected, isLimited ? Is.GreaterThan(0) : Is.Zero);
        Assert.That(
            late,
            isLimited ? Is.TypeOf<Outcome<SessionView>.Refused>() : Is.TypeOf<Outcome<SessionView>.Done>()
        );
    }

    private async Task VerifyTrailAsync(User user, List<Turn> made)
    {
        var verdict = Done(
            await CallAsync(
                user,
                grains => grains.GetGrain<IAuditReadingGrain>(user.Tenant).VerifyAsync(anchor: null)
            )
        );
        Assert.That(verdict.Intact, verdict.Detail);

        var page = Done(
            await CallAsync(
                user,
                grains => grains.GetGrain<IAuditReadingGrain>(user.Tenant).ListAsync(after: 0, limit: 1000)
            )
        );
        Assert.That(
            TurnsOf(page, AuditKind.Turn),
            Is.EquivalentTo(
                _acknowledged.Values.Where(turn => turn.User.Tenant == user.Tenant).Select(turn => turn.Id)
            )
        );
        Assert.That(
            TurnsOf(page, AuditKind.SegmentCreated, AuditKind.SegmentEdited),
            Is.EquivalentTo(made.Select(turn => turn.Id))
        );
    }

    private static IEnumerable<string?> TurnsOf(AuditPage page, params string[] kinds) =>
        page
            .Entries.Select(row => row.Entry.Event)
            .Where(told => kinds.Contains(told.Kind, StringComparer.Ordinal))
            .Select(told => told.TurnId);

    private static string Text(TurnResult result) => JsonSerializer.Serialize(result, SegmentJson.Options);

    private static T Done<T>(Outcome<T> outcome) =>
        outcome is Outcome<T>.Done(var value)
            ? value
            : throw new AssertionException($"refused: {((Outcome<T>.Refused)outcome).Why}");

    private sealed record User(string Tenant, int Number)
    {
        public string Id => FormattableString.Invariant($"u{Number}");
    }

    private sealed record Turn(User User, string Id, int Number, string Message, TurnResult? Result = null);
}
