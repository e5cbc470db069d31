using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Sessions.Turns;

#pragma warning disable CA1812 // Made by the YAML reader.

/// <summary>The questions that users read. File <c>references/questions.yaml</c> of the skill <c>clarification</c>, where each is described.</summary>
internal sealed class ClarificationTexts
{
    public string Meaning { get; set; } = "";

    public string Meanings { get; set; } = "";

    public string Nearest { get; set; } = "";

    public string Otherwise { get; set; } = "";

    public string WouldAdd { get; set; } = "";

    public string WouldDrop { get; set; } = "";

    public string WouldTurn { get; set; } = "";

    public string WouldReword { get; set; } = "";

    public string Which { get; set; } = "";

    public string Who { get; set; } = "";

    public string NoLastTime { get; set; } = "";

    public string Dropped { get; set; } = "";

    public string Noted { get; set; } = "";

    public string NotedOne { get; set; } = "";

    public string OwnWords { get; set; } = "";

    public string Unreadable { get; set; } = "";

    public string KeptChange { get; set; } = "";

    public string StillSo { get; set; } = "";
}

/// <summary>When something is asked. File <c>references/limits.yaml</c> of the skill <c>clarification</c>, where each is described.</summary>
internal sealed class ClarificationLimits
{
    public double MostOptions { get; set; } = double.NaN;

    public double CommonWordRank { get; set; } = double.NaN;

    public double MostLostWords { get; set; } = double.NaN;

    public double SureEnough { get; set; } = double.NaN;
}

/// <summary>What users read when no segment comes of a sentence. File <c>references/texts.yaml</c> of the skill <c>segment-creation</c>, where each is described.</summary>
internal sealed class CreationTexts
{
    public string NoData { get; set; } = "";

    public string Fresh { get; set; } = "";

    public string Escalated { get; set; } = "";
}

/// <summary>What users read about changes of segments, names and memories. File <c>references/texts.yaml</c> of the skill <c>segment-editing</c>, where each is described.</summary>
internal sealed class EditingTexts
{
    public string NothingToUndo { get; set; } = "";

    public string NothingToRedo { get; set; } = "";

    public string NothingToDelete { get; set; } = "";

    public string UnknownName { get; set; } = "";

    public string Deleted { get; set; } = "";

    public string RestoreWhich { get; set; } = "";

    public string RestoreNone { get; set; } = "";

    public string Restored { get; set; } = "";

    public string NothingToName { get; set; } = "";

    public string NameTaken { get; set; } = "";

    public string NameMeans { get; set; } = "";

    public string NameOfValue { get; set; } = "";

    public string NameOfColumn { get; set; } = "";

    public string NameOfTable { get; set; } = "";

    public string NameOfMembers { get; set; } = "";

    public string NameOfWord { get; set; } = "";

    public string NameEmpty { get; set; } = "";

    public string NameTooLong { get; set; } = "";

    public string Named { get; set; } = "";

    public string NothingToForget { get; set; } = "";

    public string NotRemembered { get; set; } = "";

    public string Forgotten { get; set; } = "";
}

/// <summary>What users are warned of by size. File <c>references/warnings.yaml</c> of the skill <c>size-estimation</c>, where each is described.</summary>
internal sealed class SizeTexts
{
    public string Nobody { get; set; } = "";

    public string Everyone { get; set; } = "";

    public string TooFew { get; set; } = "";

    public string TooMany { get; set; } = "";

    public string Small { get; set; } = "";
}

/// <summary>What sizes are held against. File <c>references/limits.yaml</c> of the skill <c>size-estimation</c>, where each is described.</summary>
internal sealed class SizeLimits
{
    public double Small { get; set; } = double.NaN;
}

/// <summary>What users are told about how their words were read. File <c>references/warnings.yaml</c> of the skill <c>explanation</c>, where each is described.</summary>
internal sealed class ReadingTexts
{
    public string LeftOut { get; set; } = "";

    public string Unsure { get; set; } = "";
}

/// <summary>When users are told. File <c>references/limits.yaml</c> of the skill <c>explanation</c>, where each is described.</summary>
internal sealed class ReadingLimits
{
    public double Sure { get; set; } = double.NaN;
}

/// <summary>What users read about a claim. File <c>references/verdicts.yaml</c> of the skill <c>hypothesis-testing</c>, where each is described.</summary>
internal sealed class VerdictTexts
{
    public string Supported { get; set; } = "";

    public string NotSupported { get; set; } = "";

    public string CannotTell { get; set; } = "";
}

/// <summary>How results are put into sentences. File <c>references/texts.yaml</c> of the skill <c>formatting</c>, where each is described.</summary>
internal sealed class FormattingTexts
{
    public string Unanswerable { get; set; } = "";

    public string NoRow { get; set; } = "";

    public string OneRow { get; set; } = "";

    public string SomeRows { get; set; } = "";

    public string Rows { get; set; } = "";

    public string Quoted { get; set; } = "";

    public string And { get; set; } = "";

    /// <summary>A text between quotation marks.</summary>
    public string Quote(string text) => Quoted.Fill(("text", text));

    /// <summary>Quoted texts with "and" before the last.</summary>
    public string List(IEnumerable<string> texts) =>
        texts.Select(Quote).Aggregate((first, last) => And.Fill(("first", first), ("last", last)));
}

/// <summary>How much of a result is shown. File <c>references/limits.yaml</c> of the skill <c>formatting</c>, where each is described.</summary>
internal sealed class FormattingLimits
{
    public double MostRows { get; set; } = double.NaN;

    public double MostColumns { get; set; } = double.NaN;

    public double LongestName { get; set; } = double.NaN;

    public double LongestGivenName { get; set; } = double.NaN;
}
