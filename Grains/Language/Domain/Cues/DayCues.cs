using System.Diagnostics.CodeAnalysis;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Cues;

/// <summary>Words by which days and lengths of time are read; shape of <c>day-cues.yaml</c>.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "Made by the YAML reader.")]
internal sealed class DayCues
{
    /// <summary>Words of columns that hold the last day of a row; compared by stem.</summary>
    public WordSet Ends { get; set; } = [];

    /// <summary>Today, wherever it stands.</summary>
    public WordSet Nowadays { get; set; } = [];

    /// <summary>After "still".</summary>
    public WordSet Ongoing { get; set; } = [];

    /// <summary>Words of columns of days that tell none from another; compared by stem.</summary>
    public WordSet Untelling { get; set; } = [];

    /// <summary>Those of them that a phrase of time leaves out.</summary>
    public WordSet Unsaid { get; set; } = [];

    /// <summary>Words of columns of days by which something was to be done.</summary>
    public WordSet Due { get; set; } = [];

    /// <summary>Words of columns of a last time ("days since last login") that name no deed.</summary>
    public WordSet OfLastTime { get; set; } = [];

    /// <summary>Between a denial and the particle that names the day: "have not brought back".</summary>
    public WordSet Carriers { get; set; } = [];

    /// <summary>Before the year in which a thing was made.</summary>
    public WordSet Making { get; set; } = [];

    /// <summary>How a phrase begins: "within 30 days of …".</summary>
    public WordSet Openings { get; set; } = [];

    /// <summary>Before its number.</summary>
    public WordSet BeforeNumber { get; set; } = [];

    /// <summary>After its unit.</summary>
    public WordSet Links { get; set; } = [];

    /// <summary>Words before an event or a day that tell nothing of it.</summary>
    public WordSet AnchorFillers { get; set; } = [];

    /// <summary>Those before an event only.</summary>
    public WordSet EventFillers { get; set; } = [];

    /// <summary>Those before a day only.</summary>
    public WordSet DayFillers { get; set; } = [];

    /// <summary>Which of the events is meant.</summary>
    public WordSet Picks { get; set; } = [];

    /// <summary>Those of them that mean the last one.</summary>
    public WordSet LastPicks { get; set; } = [];

    /// <summary>What may end the phrase where no event is named.</summary>
    public WordSet BareAnchors { get; set; } = [];

    /// <summary>A phrase with one of these is counted from an event, not from a day of the row.</summary>
    public WordSet EventPicks { get; set; } = [];

    /// <summary>Before the day that a length is counted from.</summary>
    public WordSet LengthLinks { get; set; } = [];

    /// <summary>Before the day that a length is counted from.</summary>
    public WordSet After { get; set; } = [];

    /// <summary>Before the day that a length is counted from.</summary>
    public WordSet Before { get; set; } = [];

    /// <summary>Before the day that is not named.</summary>
    public WordSet Ahead { get; set; } = [];

    /// <summary>One day after or before another, whatever lies between.</summary>
    public WordSet Order { get; set; } = [];

    /// <summary>Those of them that put it after.</summary>
    public WordSet Later { get; set; } = [];

    /// <summary>Before "day".</summary>
    public WordSet SameDay { get; set; } = [];

    /// <summary>After "day".</summary>
    public WordSet SameDayLinks { get; set; } = [];

    /// <summary>Who did it on that day.</summary>
    public WordSet Doers { get; set; } = [];

    /// <summary>After the name of a day.</summary>
    public WordSet AnchorEnds { get; set; } = [];

    /// <summary>Before a length, saying no more than that it is so long.</summary>
    public WordSet Whole { get; set; } = [];

    /// <summary>Before the unit of a rate.</summary>
    public WordSet Rates { get; set; } = [];

    /// <summary>Verbs of the time between two orders.</summary>
    public WordSet Waiting { get; set; } = [];

    /// <summary>Was there.</summary>
    public WordSet Seen { get; set; } = [];

    /// <summary>Who joined in a window.</summary>
    public WordSet New { get; set; } = [];

    /// <summary>The window before another.</summary>
    public WordSet Earlier { get; set; } = [];

    /// <summary>After a trend that is only when something was.</summary>
    public WordSet TrendTimes { get; set; } = [];
}
