using SmartSegmentation.Grains.Skills.Domain;
using YamlDotNet.Serialization;

namespace SmartSegmentation.Grains.Sessions.Turns.Verifying;

/// <summary>Shape of <c>verification.yaml</c> of the skill <c>segment-creation</c>.</summary>
internal sealed class VerificationData
{
    private const string Skill = "segment-creation";

    /// <summary>Certainty below which a person decides; 0 to 1.</summary>
    public double EscalateBelow { get; set; }

    /// <summary>Share of certainty that goes with each word let go.</summary>
    public double DroppedWord { get; set; }

    /// <summary>Share of certainty that goes with each condition that nothing vouches for.</summary>
    public double Ungrounded { get; set; }

    /// <summary>How signs become a probability.</summary>
    [YamlIgnore]
    public ConfidenceData Confidence { get; private set; } = new();

    /// <summary>By a set of skills.</summary>
    public static VerificationData Of(SkillSet skills) =>
        skills.Part(
            [Skill],
            set =>
            {
                var data = set.ReadCamelCase<VerificationData>(Skill, "references/verification.yaml");
                data.Confidence = set.ReadCamelCase<ConfidenceData>(Skill, "references/confidence.yaml");
                return data;
            }
        );

    /// <summary>Certainty after doubts.</summary>
    /// <param name="confidence">Probability by the signs of the reading.</param>
    /// <param name="dropped">Words let go.</param>
    /// <param name="ungrounded">Conditions that nothing vouches for.</param>
    /// <returns>0 to 1.</returns>
    public double After(double confidence, int dropped, int ungrounded) =>
        confidence * Math.Pow(1 - DroppedWord, dropped) * Math.Pow(1 - Ungrounded, ungrounded);
}
