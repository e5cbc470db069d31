using SmartSegmentation.Grains.Interfaces.Memory;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Memory.Domain;

/// <summary>Shape of <c>policy.yaml</c> of the skill <c>memory</c>: how sure a memory is, and what is kept.</summary>
internal sealed class MemoryPolicy
{
    private const double Longest = 4;

    /// <summary>Confidence with which something is learned, by how.</summary>
    public Dictionary<string, double> Start { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Days after which confidence is half, by kind.</summary>
    public Dictionary<string, double> HalfLifeDays { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Share of the half-life that each further use adds.</summary>
    public double HalfLifeGrowth { get; set; }

    /// <summary>Share of what is missing to 1 that each further use takes.</summary>
    public double Reinforcement { get; set; }

    /// <summary>At or above it is applied; below it is offered.</summary>
    public double Sure { get; set; } = 0.5;

    /// <summary>Evidence kept of one memory.</summary>
    public int MostEvidence { get; set; } = 20;

    /// <summary>Memories kept of one user, closed ones included.</summary>
    public int MostRecords { get; set; } = 500;

    /// <summary>Segments kept of one user.</summary>
    public int MostSegments { get; set; } = 100;

    /// <summary>What each sign says of a segment.</summary>
    public Dictionary<string, double> Signs { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Quality from which a segment worked.</summary>
    public double Worked { get; set; } = 0.7;

    /// <summary>Likeness from which a segment of the past is meant.</summary>
    public double Like { get; set; } = 0.45;

    /// <summary>How far the likest must lead the next to be meant alone.</summary>
    public double Lead { get; set; } = 0.06;

    /// <summary>Times that the same segment was made before it is the usual one.</summary>
    public int Usual { get; set; } = 2;

    /// <summary>That of a set of skills.</summary>
    public static MemoryPolicy Of(SkillSet skills) =>
        skills.Part(["memory"], set => set.ReadCamelCase<MemoryPolicy>("memory", "references/policy.yaml"));

    /// <summary>Confidence of something learned in a way.</summary>
    public double StartOf(string how) => Start.GetValueOrDefault(how, 0.9);

    /// <summary>Confidence at a time, by what "now" meant when it was last learned or used; a time before that changes nothing.</summary>
    public double ConfidenceAt(MemoryView memory, DateTimeOffset asOf) =>
        Decayed(memory, asOf - (memory.Evidence.LastOrDefault()?.AsOf ?? memory.ValidFrom));

    /// <summary>Confidence by the server's clock.</summary>
    public double ConfidenceToday(MemoryView memory, DateTimeOffset now) =>
        Decayed(memory, now - (memory.Evidence.LastOrDefault()?.At ?? memory.ValidFrom));

    /// <summary>The memory with its confidence of today.</summary>
    public MemoryView Show(MemoryView memory, DateTimeOffset now) =>
        memory with
        {
            Confidence = ConfidenceToday(memory, now),
        };

    /// <summary>Confidence after further evidence: a use takes up what is left, a user who says it again is as sure as when it was first said.</summary>
    /// <param name="confidence">What is left of the former confidence.</param>
    /// <param name="how">How it was learned again; "used" = it was only applied.</param>
    public double Reinforced(double confidence, string how) =>
        Math.Max(confidence + ((1 - confidence) * Reinforcement), how is "used" ? 0 : StartOf(how));

    /// <summary>What signs say together: the strongest, and a little for each further one.</summary>
    public double QualityOf(IEnumerable<string> signs)
    {
        var values = signs.Select(sign => Signs.GetValueOrDefault(sign)).OrderDescending().ToList();
        return values.Count == 0
            ? 0
            : Math.Round(Math.Min(1, values[0] + ((1 - values[0]) * 0.2 * (values.Count - 1))), 3);
    }

    private double Decayed(MemoryView memory, TimeSpan age)
    {
        var halfLife = HalfLifeDays.GetValueOrDefault(NameOf(memory.Kind), 180);
        var longer = Math.Min(Longest, 1 + (HalfLifeGrowth * Math.Max(0, memory.Count - 1)));
        return Math.Round(
            memory.Confidence * Math.Pow(0.5, Math.Max(0, age.TotalDays) / (halfLife * longer)),
            3
        );
    }

    private static string NameOf(MemoryKind kind) =>
        kind switch
        {
            MemoryKind.Vocabulary => "vocabulary",
            MemoryKind.Pattern => "pattern",
            _ => "preference",
        };
}
