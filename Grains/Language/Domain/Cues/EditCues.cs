using System.Diagnostics.CodeAnalysis;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Cues;

/// <summary>Words by which changes are read; shape of <c>edit-cues.yaml</c>.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "Made by the YAML reader.")]
internal sealed class EditCues
{
    /// <summary>The first word of a command that is also the first of the condition: "with a suite".</summary>
    public WordSet OfCondition { get; set; } = [];

    /// <summary>Words for people, by which a step speaks of them and not of conditions.</summary>
    public WordSet People { get; set; } = [];

    /// <summary>Words for the parts of a segment.</summary>
    public WordSet Parts { get; set; } = [];

    /// <summary>Verbs that put one thing in the place of another.</summary>
    public WordSet Replacing { get; set; } = [];

    /// <summary>Before the new one.</summary>
    public WordSet ReplacingLinks { get; set; } = [];

    /// <summary>At the end, saying no more.</summary>
    public WordSet Endings { get; set; } = [];

    /// <summary>After "also", where a condition of its own begins.</summary>
    public WordSet OwnCondition { get; set; } = [];

    /// <summary>Words of a request for people, before what they are.</summary>
    public WordSet Requests { get; set; } = [];

    /// <summary>Words for people that go on from those spoken of, and begin no sentence of their own.</summary>
    public WordSet Pointers { get; set; } = [];

    /// <summary>After a command that has nothing more to say.</summary>
    public WordSet BareCommand { get; set; } = [];

    /// <summary>Names that are none: the segment that is there.</summary>
    public WordSet NoName { get; set; } = [];

    /// <summary>After "last": whatever was asked for last; compared by stem.</summary>
    public WordSet LastPart { get; set; } = [];

    /// <summary>After "first": what was asked for first; compared by stem.</summary>
    public WordSet FirstPart { get; set; } = [];

    /// <summary>The time of a segment.</summary>
    public WordSet Time { get; set; } = [];

    /// <summary>Between decades of life.</summary>
    public WordSet BetweenDecades { get; set; } = [];

    /// <summary>Decades of life from the twenties on, in order.</summary>
    public List<string> Decades { get; set; } = [];

    /// <summary>Before "by number of orders".</summary>
    public WordSet BeforeRank { get; set; } = [];

    /// <summary>Before the time that is there already: "in those 30 days".</summary>
    public WordSet SameTime { get; set; } = [];

    /// <summary>Words of an age, beside which a number is no period.</summary>
    public WordSet Ages { get; set; } = [];

    /// <summary>Before a reply, saying nothing.</summary>
    public WordSet BeforeReply { get; set; } = [];

    /// <summary>Between a term and its meaning.</summary>
    public WordSet BeforeMeaning { get; set; } = [];
}
