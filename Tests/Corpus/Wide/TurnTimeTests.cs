using System.Collections.Immutable;
using System.Diagnostics;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using SmartSegmentation.Grains.Evals;
using SmartSegmentation.Grains.Facets;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Language;
using SmartSegmentation.Grains.Segments;
using SmartSegmentation.Grains.Segments.Domain;
using SmartSegmentation.Grains.Sessions;
using SmartSegmentation.Grains.Sessions.Turns;
using SmartSegmentation.Grains.Skills;
using SmartSegmentation.Tests.Corpus.Skills;

namespace SmartSegmentation.Tests.Corpus.Wide;

/// <summary>What a turn takes in process, over a catalog of 300 facets and over 50,000 values: the engine, and the rows that it asks for.</summary>
public sealed class TurnTimeTests
{
    private readonly WideStore _store = new();
    private EvalTables _tables = null!;
    private TimedRows _rows = null!;
    private ServiceProvider _engine = null!;

    [OneTimeSetUp]
    public void Load()
    {
        _tables = EvalTables.Load(_store.Tables(), CancellationToken.None);
        _rows = new TimedRows(_tables);
        _engine = new ServiceCollection()
            .AddSingleton(DispatchProxy.Create<IGrainFactory, NoGrains>())
            .AddSingleton(TimeProvider.System)
            .AddSingleton<IQueryRunner>(_rows)
            .AddLogging()
            .AddSegments()
            .AddFacetSearch()
            .AddLanguage()
            .AddTurns()
            .BuildServiceProvider();
    }

    [OneTimeTearDown]
    public async Task UnloadAsync()
    {
        await _engine.DisposeAsync();
        _tables.Dispose();
    }

    /// <summary>A wide margin over the figures of docs/benchmarks.md, since the machine may be busy.</summary>
    [Test]
    public async Task Turn_OverAWideCatalog_TakesMilliseconds()
    {
        var times = Best(await RunsAsync(3, 1)).Select(turn => turn.Engine).Order().ToList();
        Assert.Multiple(() =>
        {
            Assert.That(_tables.Catalog.Facets, Has.Length.AtLeast(300));
            Assert.That(_tables.Catalog.Facets.Sum(facet => facet.Values.Length), Is.AtLeast(50_000));
            Assert.That(At(times, 0.5), Is.LessThan(15));
            Assert.That(At(times, 0.9), Is.LessThan(50));
        });
    }

    [Test, Explicit("takes the figures of docs/benchmarks.md")]
    public async Task Turns_OverAWideCatalog_Figures()
    {
        await SayAsync(2);
        var runs = await RunsAsync(5, 8);
        var said = Best(runs);
        TestContext.Out.WriteLine(
            $"{_tables.Catalog.Facets.Length} facets, {_tables.Catalog.Facets.Sum(facet => facet.Values.Length)} values, {said.Count} turns"
        );
        Write("engine", said.Select(turn => turn.Engine));
        Write("engine, every run", runs.SelectMany(run => run).Select(turn => turn.Engine));
        Write("rows", said.Select(turn => turn.Rows));
        Write("engine and rows", said.Select(turn => turn.Whole));
        foreach (var step in said.SelectMany(turn => turn.Steps).GroupBy(step => step.Name))
        {
            Write("  " + step.Key, step.Select(one => one.DurationMs));
        }

        foreach (var action in said.GroupBy(turn => turn.Action))
        {
            TestContext.Out.WriteLine($"{action.Key}: {action.Count()}");
        }

        foreach (var turn in said.OrderByDescending(turn => turn.Engine).Take(20))
        {
            var steps = turn.Steps.Where(step => step.DurationMs > 0.3);
            TestContext.Out.WriteLine(
                $"{turn.Engine:0.0} ms + {turn.Rows:0.0} {turn.Message} → {turn.Action}: "
                    + string.Join(' ', steps.Select(step => $"{step.Name} {step.DurationMs:0.0}"))
            );
        }
    }

    private async Task<List<List<Said>>> RunsAsync(int runs, int rounds)
    {
        var all = new List<List<Said>>();
        for (var run = 0; run < runs; run++)
        {
            all.Add(await SayAsync(rounds));
        }

        return all;
    }

    /// <summary>Each turn at its quickest, which is what it costs when the machine does nothing besides.</summary>
    private static List<Said> Best(List<List<Said>> runs) =>
        [.. runs[0].Select((_, turn) => runs.Select(run => run[turn]).MinBy(one => one.Whole)!)];

    private async Task<List<Said>> SayAsync(int rounds)
    {
        var runner = _engine.GetRequiredService<ITurnRunner>();
        var said = new List<Said>();
        foreach (var messages in _store.Dialogues(rounds))
        {
            var dialogue = new DialogueState();
            foreach (var (number, message) in messages.Index())
            {
                var input = new TurnInput(
                    "wide",
                    "ana",
                    "s",
                    dialogue,
                    FormattableString.Invariant($"t{number}"),
                    message,
                    WideStore.Now,
                    new TenantConfig(),
                    _tables.Catalog,
                    ImmutableSortedDictionary<string, string>.Empty,
                    [],
                    SkillFolder.Installed
                );
                var start = Stopwatch.GetTimestamp();
                var outcome = await runner.RunAsync(input, new Unwatched(), CancellationToken.None);
                var whole = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                dialogue = outcome.Dialogue;
                said.Add(
                    new Said(message, whole, _rows.TakeElapsed(), outcome.Result.Action, outcome.Result.Steps)
                );
            }
        }

        return said;
    }

    private static void Write(string what, IEnumerable<double> times)
    {
        var sorted = times.Order().ToList();
        TestContext.Out.WriteLine(
            $"{what}: p50 {At(sorted, 0.5):0.00} ms, p90 {At(sorted, 0.9):0.00}, p99 {At(sorted, 0.99):0.00}, most {sorted[^1]:0.00}, sum {sorted.Sum():0}"
        );
    }

    private static double At(List<double> sorted, double share) => sorted[(int)(share * (sorted.Count - 1))];

    /// <summary>One turn.</summary>
    private sealed record Said(
        string Message,
        double Whole,
        double Rows,
        TurnAction Action,
        ImmutableArray<TurnStep> Steps
    )
    {
        public double Engine => Whole - Rows;
    }

    /// <summary>Queries, and how long they took.</summary>
    private sealed class TimedRows(IQueryRunner rows) : IQueryRunner
    {
        private double _elapsed;

        public async Task<IReadOnlyList<object?[]>> RunAsync(
            string tenantId,
            CompiledQuery query,
            CancellationToken cancellationToken = default
        )
        {
            var start = Stopwatch.GetTimestamp();
            var found = await rows.RunAsync(tenantId, query, cancellationToken);
            _elapsed += Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            return found;
        }

        public double TakeElapsed() => Interlocked.Exchange(ref _elapsed, 0);
    }

    private sealed class Unwatched : IProgress<TurnStep>
    {
        public void Report(TurnStep value) { }
    }
}
