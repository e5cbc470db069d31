using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Safety.Domain;
using SmartSegmentation.Grains.Skills;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Sessions;

/// <summary>Holds a turn's outcome against what its user and tenant may do.</summary>
internal static class TurnGate
{
    /// <summary>True when the outcome makes, changes or deletes segments, which a viewer may not.</summary>
    public static bool NeedsAnalyst(TurnOutcome outcome) =>
        outcome.Commands.Any(command =>
            command
                is TurnCommand.Save
                    or TurnCommand.Delete
                    or TurnCommand.Restore
                    or TurnCommand.Freeze
                    or TurnCommand.Escalate
        );

    /// <summary>True when the outcome makes a segment that counts against the tenant's daily number.</summary>
    public static bool MakesSegment(TurnOutcome outcome) =>
        outcome.Commands.Any(command => command is TurnCommand.Save { AuditAction: "created", Draft: false });

    /// <summary>Whether the role is too low for the outcome.</summary>
    public static bool IsForbidden(TurnOutcome outcome, UserRole role) =>
        role < UserRole.Analyst && NeedsAnalyst(outcome);

    /// <summary>The outcome with nothing done but a rejection; the dialogue stays as it was.</summary>
    public static TurnOutcome Reject(TurnOutcome outcome, DialogueState before, Rejection rejection) =>
        new(
            new TurnResult
            {
                TurnId = outcome.Result.TurnId,
                SessionId = outcome.Result.SessionId,
                Intent = outcome.Result.Intent,
                Action = TurnAction.Rejected,
                Rejection = rejection,
                Coverage = outcome.Result.Coverage,
                Skills = outcome.Result.Skills,
                Usage = outcome.Result.Usage,
                Steps = outcome.Result.Steps,
            },
            before,
            []
        );

    /// <summary>Rejection of a role that is too low.</summary>
    public static Rejection Forbidden(SkillSet skills) => Say("forbidden", skills);

    /// <summary>Rejection of a spent quota.</summary>
    public static Rejection RateLimited(SkillSet skills) => Say("rate_limited", skills);

    /// <summary>A version of the skill that was made before these sentences were part of it says the installation's.</summary>
    private static Rejection Say(string code, SkillSet skills) =>
        new(
            code,
            SafetyWords.Of(skills).Refusals.GetValueOrDefault(code)
                ?? SafetyWords.Of(SkillFolder.Installed).Refusals[code]
        );
}
