using System.Text.Json;
using SmartSegmentation.Grains.Interfaces.Audit;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Interfaces.Skills;

namespace SmartSegmentation.Grains.Skills.Domain;

/// <summary>What the trail is told of a decision about a skill.</summary>
internal static class SkillAudit
{
    /// <summary>A promotion, a refused one or a way back.</summary>
    /// <param name="skillId">Skill.</param>
    /// <param name="decision">What was decided.</param>
    /// <param name="version">The version that it is about.</param>
    /// <param name="refusal">Why the gate refused it; null = it did not.</param>
    /// <param name="reason">The words of who decided; null = none.</param>
    public static AuditEvent Of(
        string skillId,
        SkillDecision decision,
        SkillVersionView version,
        Refusal? refusal,
        string? reason
    ) =>
        new()
        {
            At = decision.At,
            UserId = decision.By,
            Kind = KindOf(decision.Action),
            Subject = skillId,
            Words = string.IsNullOrWhiteSpace(reason) ? null : reason,
            Reading =
                $"{decision.From ?? "none"} → {version.Version}"
                + (refusal is null ? "" : $", refused: {refusal.Detail}"),
            Skills = [new SkillUse(skillId, version.Version)],
            Code = refusal?.Code,
            Detail = JsonSerializer.Serialize(
                new Told(
                    decision.From,
                    version.Version,
                    version.Digest,
                    decision.Overridden,
                    // The cases that failed stay with the skill; their files are what the digest is of.
                    version.Evaluation
                        is { } gate
                        ? gate with
                        {
                            Misses = [],
                        }
                        : null
                ),
                SegmentJson.Options
            ),
        };

    private static string KindOf(string action) =>
        action switch
        {
            "promoted" => AuditKind.SkillPromoted,
            "refused" => AuditKind.SkillRefused,
            "rolledBack" => AuditKind.SkillRolledBack,
            _ => "skill." + action,
        };

    private sealed record Told(
        string? From,
        string Version,
        string Digest,
        bool Overridden,
        SkillEvaluation? Gate
    );
}
