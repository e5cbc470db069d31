using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Dates;

/// <summary>The date reader of a set of skills, and what each tenant's phrases are read against.</summary>
internal sealed class DateWords
{
    private const string Basis = "references/basis.yaml";
    private const string Product = "product";
    private readonly DateConventions _basis;

    private DateWords(SkillSet skills)
    {
        Reader = new DateReader(DateSkill.Load(skills));
        Rivals = DateSkill.LoadRivals(skills);
        var named = skills.ReadCamelCase<Dictionary<string, string>>(DateSkill.Id, Basis)["conventions"];
        _basis = named is Product ? DateConventions.Default : DateSkill.LoadConventions(skills, named);
    }

    /// <summary>Reads phrases of time.</summary>
    public DateReader Reader { get; }

    /// <summary>The conventions from which phrases have rival readings.</summary>
    public DateRivals Rivals { get; }

    /// <summary>The words of a set of skills.</summary>
    public static DateWords Of(SkillSet skills) => skills.Part([DateSkill.Id], set => new DateWords(set));

    /// <summary>How a tenant counts: the product's conventions or those that it starts from, and its own calendar over them.</summary>
    /// <param name="config">Its configuration.</param>
    public DateConventions ConventionsOf(TenantConfig config) => DateConventions.From(config, _basis);
}
