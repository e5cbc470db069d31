using SmartSegmentation.Grains.Interfaces.Outcomes;

namespace SmartSegmentation.Grains.Interfaces.Skills;

/// <summary>Runs the cases of a skill; the key is its id, so that a skill is evaluated once at a time.</summary>
[Alias("smartseg.ISkillEvaluatorGrain"), GrainInterfaceType("smartseg.skillevaluator")]
public interface ISkillEvaluatorGrain : IGrainWithStringKey
{
    /// <summary>Runs the cases of a version on it and on the live one, and keeps what came of it.</summary>
    [Alias("Evaluate"), ResponseTimeout("00:05:00")]
    Task<Outcome<SkillEvaluation>> EvaluateAsync(
        string version,
        CancellationToken cancellationToken = default
    );
}
