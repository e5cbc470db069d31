namespace SmartSegmentation.Grains.Sessions.Turns;

/// <summary>What users read in answers from knowledge. File <c>references/texts.yaml</c> of the skill <c>knowledge</c>, where each is described.</summary>
internal sealed class KnowledgeTexts
{
    public string Memory { get; set; } = "";

    public string Vocabulary { get; set; } = "";

    public string Document { get; set; } = "";

    public string Columns { get; set; } = "";

    public string Column { get; set; } = "";

    public string Stale { get; set; } = "";

    public string Unowned { get; set; } = "";

    public string Nothing { get; set; } = "";

    public string NoColumns { get; set; } = "";

    public string PlainColumn { get; set; } = "";

    public string SomeValues { get; set; } = "";

    public string RangeOfValues { get; set; } = "";

    public string Says { get; set; } = "";
}
