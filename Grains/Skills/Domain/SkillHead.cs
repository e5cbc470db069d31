namespace SmartSegmentation.Grains.Skills.Domain;

#pragma warning disable CA1812 // Made by the YAML reader.

/// <summary>Shape of the front matter of a SKILL.md; what it means is told in docs/skills.md.</summary>
internal sealed class SkillHead
{
    public string Name
    {
        get;
        set => field = value ?? "";
    } = "";

    public string Title
    {
        get;
        set => field = value ?? "";
    } = "";

    public string Description
    {
        get;
        set => field = value ?? "";
    } = "";

    public string Version
    {
        get;
        set => field = value ?? "";
    } = "";

    public List<string> Intents
    {
        get;
        set => field = value ?? [];
    } = [];

    public List<string> Facts
    {
        get;
        set => field = value ?? [];
    } = [];

    public List<string> Triggers
    {
        get;
        set => field = value ?? [];
    } = [];

    public SkillSchema? Input { get; set; }

    public SkillSchema? Output { get; set; }

    public List<string> Constraints
    {
        get;
        set => field = value ?? [];
    } = [];

    public List<string> Evals
    {
        get;
        set => field = value ?? [];
    } = [];

    public List<string> Fixed
    {
        get;
        set => field = value ?? [];
    } = [];

    public List<OverridableHead> Overridable
    {
        get;
        set => field = value ?? [];
    } = [];
}

/// <summary>What a skill takes or gives: the part of JSON Schema that is checked.</summary>
internal sealed class SkillSchema
{
    public string Type
    {
        get;
        set => field = value ?? "";
    } = "";

    public string Description
    {
        get;
        set => field = value ?? "";
    } = "";

    public List<string> Enum
    {
        get;
        set => field = value ?? [];
    } = [];

    public List<string> Required
    {
        get;
        set => field = value ?? [];
    } = [];

    public Dictionary<string, SkillSchema> Properties
    {
        get;
        set => field = value ?? [];
    } = [];

    public SkillSchema? Items { get; set; }
}

/// <summary>Something that a tenant may override, and where it stands.</summary>
internal sealed class OverridableHead
{
    public string Member
    {
        get;
        set => field = value ?? "";
    } = "";

    public string Type
    {
        get;
        set => field = value ?? "";
    } = "";

    public string File
    {
        get;
        set => field = value ?? "";
    } = "";

    public string Key
    {
        get;
        set => field = value ?? "";
    } = "";

    public double? Minimum { get; set; }

    public double? Maximum { get; set; }

    public List<string> Choices
    {
        get;
        set => field = value ?? [];
    } = [];
}
