using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using SmartSegmentation.Grains.Evals.Domain;
using SmartSegmentation.Grains.Facets;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Language;
using SmartSegmentation.Grains.Segments;
using SmartSegmentation.Grains.Segments.Domain;
using SmartSegmentation.Grains.Sessions;
using SmartSegmentation.Grains.Sessions.Turns;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Evals;

/// <summary>Runs cases through whole turns of the engine, with the words of one set of skills.</summary>
internal sealed class EvalBench(IGrainFactory grains, TimeProvider clock)
{
    private const string Tenant = "evals";
    private const string User = "evaluator";
    private const int MostMembers = 1000;

    /// <summary>What comes of every case of a suite.</summary>
    /// <param name="suite">The suite.</param>
    /// <param name="skills">The set.</param>
    /// <param name="skillId">Skill whose output schema the results are held against.</param>
    /// <param name="cancellationToken">Ends it between two turns.</param>
    public async Task<IReadOnlyList<CaseScore>> RunAsync(
        EvalSuite suite,
        SkillSet skills,
        string skillId,
        CancellationToken cancellationToken
    )
    {
        using var tables = EvalTables.Load(suite.Tables, cancellationToken);
        await using var engine = new ServiceCollection()
            .AddSingleton(grains)
            .AddSingleton(clock)
            .AddSingleton<IQueryRunner>(tables)
            .AddLogging()
            .AddSegments()
            .AddFacetSearch()
            .AddLanguage()
            .AddTurns()
            .BuildServiceProvider();
        var reader = engine.GetRequiredService<SegmentReader>();
        var runner = engine.GetRequiredService<ITurnRunner>();
        var set = SkillOverlay.Apply(skills, suite.Config.SkillOverrides);
        var schema = SkillManifest.Of(skills, skillId)!.Head.Output!;
        var scores = new List<CaseScore>(suite.Cases.Count);
        foreach (var one in suite.Cases)
        {
            var (result, members) = await SayAsync(
                one,
                suite,
                set,
                tables,
                runner,
                reader,
                cancellationToken
            );
            scores.Add(CaseScore.Of(one, result, members, schema));
        }

        return scores;
    }

    private static async Task<(TurnResult Result, ImmutableArray<string> Members)> SayAsync(
        EvalCase one,
        EvalSuite suite,
        SkillSet skills,
        EvalTables tables,
        ITurnRunner runner,
        SegmentReader reader,
        CancellationToken cancellationToken
    )
    {
        var dialogue = new DialogueState();
        TurnResult? result = null;
        foreach (var (turn, message) in one.Say.Index())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var input = new TurnInput(
                Tenant,
                User,
                "e",
                dialogue,
                FormattableString.Invariant($"t{turn}"),
                message,
                suite.Now,
                suite.Config,
                tables.Catalog,
                ImmutableSortedDictionary<string, string>.Empty,
                [],
                skills
            );
            var outcome = await runner.RunAsync(input, new Unwatched(), cancellationToken);
            (result, dialogue) = (outcome.Result, outcome.Dialogue);
        }

        var members =
            one.Expect.Members is null || result!.Segment is not { } segment
                ? []
                : await MembersAsync(segment, suite, tables, reader, cancellationToken);
        return (result!, members);
    }

    private static async Task<ImmutableArray<string>> MembersAsync(
        SegmentDefinition segment,
        EvalSuite suite,
        EvalTables tables,
        SegmentReader reader,
        CancellationToken cancellationToken
    )
    {
        var context = new SegmentContext(
            tables.Catalog,
            segment.Today,
            SegmentContext.WeekStart(suite.Config)
        );
        return
            await reader.MembersAsync(Tenant, context, segment, null, MostMembers, cancellationToken)
                is Outcome<SegmentMembers>.Done(var page)
            ? page.Members
            : [];
    }

    private sealed class Unwatched : IProgress<TurnStep>
    {
        public void Report(TurnStep value) { }
    }
}
