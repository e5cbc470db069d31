using System.Diagnostics.CodeAnalysis;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Sessions.Turns.Verifying;

/// <summary>Shape of <c>verification.yaml</c> of the skill <c>segment-creation</c>.</summary>
[SuppressMessage("Design", "CA1002", Justification = "Filled by the YAML reader.")]
internal sealed class VerificationData
{
    private const string Skill = "segment-creation";

    /// <summary>Certainty below which a person decides; 0 to 1.</summary>
    public double EscalateBelow { get; set; }

    /// <summary>Points of confidence and certainty, by rising confidence.</summary>
    public List<List<double>> Certainty { get; set; } = [];

    /// <summary>Share of certainty that goes with each word let go.</summary>
    public double DroppedWord { get; set; }

    /// <summary>Share of certainty that goes with each condition that nothing vouches for.</summary>
    public double Ungrounded { get; set; }

    /// <summary>By a set of skills.</summary>
    public static VerificationData Of(SkillSet skills) =>
        skills.Part(
            [Skill],
            set => set.ReadCamelCase<VerificationData>(Skill, "references/verification.yaml")
        );

    /// <summary>Certainty after doubts.</summary>
    /// <param name="confidence">The engine's own, 0 to 1.</param>
    /// <param name="dropped">Words let go.</param>
    /// <param name="ungrounded">Conditions that nothing vouches for.</param>
    /// <returns>0 to 1.</returns>
    public double After(double confidence, int dropped, int ungrounded) =>
        Measured(confidence) * Math.Pow(1 - DroppedWord, dropped) * Math.Pow(1 - Ungrounded, ungrounded);

    private double Measured(double confidence)
    {
        var (low, high) = (Certainty[0], Certainty[^1]);
        foreach (var point in Certainty)
        {
            if (point[0] <= confidence)
            {
                low = point;
            }
        }

        for (var at = Certainty.Count - 1; at >= 0 && Certainty[at][0] >= confidence; at--)
        {
            high = Certainty[at];
        }

        return high[0] <= low[0]
            ? low[1]
            : low[1] + ((high[1] - low[1]) * (confidence - low[0]) / (high[0] - low[0]));
    }
}
