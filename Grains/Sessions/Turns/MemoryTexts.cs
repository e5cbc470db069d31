namespace SmartSegmentation.Grains.Sessions.Turns;

/// <summary>What users read about what is remembered. File <c>references/texts.yaml</c> of the skill <c>memory</c>, where each is described.</summary>
internal sealed class MemoryTexts
{
    public string TakenTold { get; set; } = "";

    public string TakenSession { get; set; } = "";

    public string TakenInferred { get; set; } = "";

    public string About { get; set; } = "";

    public string Lost { get; set; } = "";

    public string Nothing { get; set; } = "";

    public string All { get; set; } = "";

    public string One { get; set; } = "";

    public string OneSession { get; set; } = "";

    public string OneSegment { get; set; } = "";

    public string Once { get; set; } = "";

    public string Many { get; set; } = "";

    public string MeansSession { get; set; } = "";

    public string MeansTold { get; set; } = "";

    public string MeansSame { get; set; } = "";

    public string MeansLost { get; set; } = "";

    public string MeansDoubt { get; set; } = "";

    public string MeansShared { get; set; } = "";

    public string MeansUnknown { get; set; } = "";

    public string ForgottenAll { get; set; } = "";

    public string ForgetWhich { get; set; } = "";

    public string SharedStays { get; set; } = "";

    public string SharedForgotten { get; set; } = "";

    public string SharedUnknown { get; set; } = "";

    public string SharedForgetForbidden { get; set; } = "";

    public string Unreadable { get; set; } = "";

    public string UnreadDefinition { get; set; } = "";

    public string Everybody { get; set; } = "";

    public string SharedForbidden { get; set; } = "";

    public string SharedNoted { get; set; } = "";

    public string SharedUnreadable { get; set; } = "";

    public string LikeNone { get; set; } = "";

    public string LikeWhich { get; set; } = "";

    public string LikeTaken { get; set; } = "";

    public string UsualNone { get; set; } = "";
}
