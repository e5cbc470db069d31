using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Knowledge.Domain;

/// <summary>Shape of <c>policy.yaml</c> of the skill <c>knowledge</c>, where each limit is described.</summary>
internal sealed class KnowledgePolicy
{
    public int MostCharacters { get; set; } = 20_000;

    public int MostDocuments { get; set; } = 500;

    public int Passage { get; set; } = 600;

    public double Threshold { get; set; } = 0.45;

    public int Sentences { get; set; } = 2;

    public int Sources { get; set; } = 3;

    public double Facet { get; set; } = 0.45;

    public double FacetMeaning { get; set; } = 0.4;

    public int Columns { get; set; } = 8;

    /// <summary>That of a set of skills.</summary>
    public static KnowledgePolicy Of(SkillSet skills) =>
        skills.Part(
            ["knowledge"],
            set => set.ReadCamelCase<KnowledgePolicy>("knowledge", "references/policy.yaml")
        );
}
