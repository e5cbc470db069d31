using System.Collections.Frozen;
using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Language.Text;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Sessions.Turns;

/// <summary>Chooses the skills of a request: one to three, by what it wants, by what was found in it, and by its words.</summary>
internal sealed class SkillRouter
{
    private const int Most = 3;
    private const double Enough = 0.5;
    private const double ByIntent = 1;
    private const double ByFact = 0.8;
    private const double ByTrigger = 0.4;
    private const double ByDescription = 0.3;
    private readonly ImmutableArray<Signpost> _routes;

    private SkillRouter(SkillSet skills) =>
        _routes = [
            .. SkillManifests
                .Of(skills)
                .Values.Select(manifest => new Signpost(
                    manifest.Id,
                    skills.VersionOf(manifest.Id),
                    manifest.Head.Intents.ToFrozenSet(StringComparer.OrdinalIgnoreCase),
                    manifest.Head.Facts.ToFrozenSet(StringComparer.Ordinal),
                    [.. manifest.Head.Triggers.Select(trigger => Stems(trigger))],
                    Stems(manifest.Head.Description).ToFrozenSet(StringComparer.Ordinal)
                ))
                .OrderBy(route => route.SkillId, StringComparer.Ordinal),
        ];

    /// <summary>The router of a set of skills.</summary>
    public static SkillRouter Of(SkillSet skills) =>
        skills.Part([.. skills.Bundles.Keys], set => new SkillRouter(set));

    /// <summary>The skills of a turn, the most important first.</summary>
    /// <param name="message">What was said.</param>
    /// <param name="result">What came of it.</param>
    public ImmutableArray<SkillUse> Route(string message, TurnResult result) =>
        Route(message, result.Intent.ToString(), FactsOf(result));

    /// <summary>The skills of a request.</summary>
    /// <param name="message">What was said.</param>
    /// <param name="intent">What it wants; empty when that is not known yet.</param>
    /// <param name="facts">What was found in it: <c>window</c>, <c>question</c>, <c>rejection</c>, <c>warning</c>, <c>size</c>, <c>table</c>.</param>
    /// <returns>At least one where an intent is given that a skill serves.</returns>
    public ImmutableArray<SkillUse> Route(string message, string intent, IReadOnlyCollection<string> facts)
    {
        var said = Stems(message);
        return
        [
            .. _routes
                .Select(route => (Sign: route, Score: route.Score(said, intent, facts)))
                .Where(scored => scored.Score >= Enough)
                .OrderByDescending(scored => scored.Score)
                .Take(Most)
                .Select(scored => new SkillUse(scored.Sign.SkillId, scored.Sign.Version)),
        ];
    }

    private static List<string> FactsOf(TurnResult result)
    {
        List<string> facts = [];
        Add("window", result.Coverage.Any(span => span.Role == CoverageRole.Window));
        Add("question", result.Question is not null);
        Add("rejection", result.Rejection is not null);
        Add("warning", result.Segment is { Warnings.IsEmpty: false });
        Add("table", result.Result is not null);
        return facts;

        void Add(string fact, bool holds)
        {
            if (holds)
            {
                facts.Add(fact);
            }
        }
    }

    private static ImmutableArray<string> Stems(string text) =>
        [
            .. Tokenizer
                .Tokenize(text)
                .Where(token => token.Kind is TokenKind.Word or TokenKind.Number)
                .Select(token => token.Stem),
        ];

    /// <summary>How one skill is found.</summary>
    private sealed record Signpost(
        string SkillId,
        string Version,
        FrozenSet<string> Intents,
        FrozenSet<string> Facts,
        ImmutableArray<ImmutableArray<string>> Triggers,
        FrozenSet<string> Description
    )
    {
        public double Score(ImmutableArray<string> said, string intent, IReadOnlyCollection<string> facts) =>
            (Intents.Contains(intent) ? ByIntent : 0)
            + (facts.Any(Facts.Contains) ? ByFact : 0)
            + (Triggers.Any(trigger => IsIn(said, trigger)) ? ByTrigger : 0)
            + (ByDescription * Likeness(said));

        /// <summary>Cosine between the sets of stems.</summary>
        private double Likeness(ImmutableArray<string> said)
        {
            var words = said.ToHashSet(StringComparer.Ordinal);
            return words.Count == 0
                ? 0
                : words.Count(Description.Contains) / Math.Sqrt(words.Count * (double)Description.Count);
        }

        private static bool IsIn(ImmutableArray<string> said, ImmutableArray<string> trigger) =>
            !trigger.IsEmpty
            && Enumerable
                .Range(0, Math.Max(0, said.Length - trigger.Length + 1))
                .Any(at => said.AsSpan(at, trigger.Length).SequenceEqual(trigger.AsSpan()));
    }
}
