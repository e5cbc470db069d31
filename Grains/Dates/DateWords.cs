using System.Collections.Immutable;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Dates;

/// <summary>The date reader of a set of skills, and what each tenant's phrases are read against.</summary>
internal sealed class DateWords
{
    /// <summary>Member of a tenant's overrides of the skill: a file of conventions to start from, such as <c>salesforce</c>.</summary>
    public const string ConventionsOverride = "conventions";

    private readonly ImmutableDictionary<string, DateConventions> _conventions;

    private DateWords(SkillSet skills)
    {
        Reader = new DateReader(DateSkill.Load(skills));
        _conventions = DateSkill
            .ConventionNames(skills)
            .ToImmutableDictionary(
                name => name,
                name => DateSkill.LoadConventions(skills, name),
                StringComparer.Ordinal
            );
    }

    /// <summary>Reads phrases of time.</summary>
    public DateReader Reader { get; }

    /// <summary>The words of a set of skills.</summary>
    public static DateWords Of(SkillSet skills) => skills.Part([DateSkill.Id], set => new DateWords(set));

    /// <summary>How a tenant counts: the product's conventions or those that it starts from, and its own calendar over them.</summary>
    /// <param name="config">Its configuration; conventions of an unknown name count as none.</param>
    public DateConventions ConventionsOf(TenantConfig config) =>
        DateConventions.From(
            config,
            config.SkillOverrides.TryGetValue(DateSkill.Id, out var overrides)
            && overrides.TryGetValue(ConventionsOverride, out var name)
                ? _conventions.GetValueOrDefault(name, DateConventions.Default)
                : DateConventions.Default
        );
}
