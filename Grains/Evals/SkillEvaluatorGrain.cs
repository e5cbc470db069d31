using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Skills;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Skills;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Evals;

/// <inheritdoc cref="ISkillEvaluatorGrain"/>
[GrainType("skillevaluator"), PlatformScoped]
internal sealed class SkillEvaluatorGrain(LiveSkills live, TimeProvider clock) : Grain, ISkillEvaluatorGrain
{
    public async Task<Outcome<SkillEvaluation>> EvaluateAsync(
        string version,
        CancellationToken cancellationToken = default
    )
    {
        var skill = GrainFactory.GetGrain<ISkillGrain>(this.GetPrimaryKeyString());
        switch (await skill.ReadAsync(version))
        {
            case Outcome<SkillBundle>.Refused(var why):
                return new Outcome<SkillEvaluation>.Refused(why);
            case Outcome<SkillBundle>.Done(var candidate):
                return await EvaluateAsync(skill, candidate, await live.GetAsync(), cancellationToken);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private async Task<Outcome<SkillEvaluation>> EvaluateAsync(
        ISkillGrain skill,
        SkillBundle candidate,
        SkillSet set,
        CancellationToken cancellationToken
    )
    {
        var comparison = new SkillComparison(new EvalBench(GrainFactory, clock));
        var (by, at) = (CallerContext.UserId, clock.GetUtcNow());
        try
        {
            // Minutes of computing; its input does not change.
            var evaluation = await Task.Run(
                () => comparison.RunAsync(candidate, set, by, at, cancellationToken),
                cancellationToken
            );
            return (await skill.RecordAsync(evaluation, cancellationToken)).Map(_ => evaluation);
        }
        catch (FormatException broken)
        {
            return new Outcome<SkillEvaluation>.Refused(
                new Refusal("skill-invalid", broken.Message, "files")
            );
        }
    }
}
