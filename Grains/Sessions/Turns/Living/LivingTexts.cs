namespace SmartSegmentation.Grains.Sessions.Turns.Living;

/// <summary>What users read about versions, frozen members and segments beside each other. File <c>references/living-texts.yaml</c> of the skill <c>segment-editing</c>, where each is described.</summary>
internal sealed class LivingTexts
{
    public string NothingBefore { get; set; } = "";

    public string NothingChanged { get; set; } = "";

    public string Added { get; set; } = "";

    public string Removed { get; set; } = "";

    public string Changed { get; set; } = "";

    public string Combined { get; set; } = "";

    public string WhatChanged { get; set; } = "";

    public string Frozen { get; set; } = "";

    public string Thawed { get; set; } = "";

    public string ThawedByChange { get; set; } = "";

    public string IsIn { get; set; } = "";

    public string IsOut { get; set; } = "";

    public string Meets { get; set; } = "";

    public string Fails { get; set; } = "";

    public string NoValue { get; set; } = "";

    public string Overlap { get; set; } = "";

    public string NoVersion { get; set; } = "";

    public string UsedBy { get; set; } = "";

    public string UsedByNone { get; set; } = "";

    public string CopyName { get; set; } = "";

    public string NoSegment { get; set; } = "";

    public string Cannot { get; set; } = "";

    public string ConfirmDelete { get; set; } = "";

    public string ConfirmYes { get; set; } = "";

    public string ConfirmNo { get; set; } = "";

    public string Kept { get; set; } = "";
}
