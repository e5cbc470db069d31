using System.Diagnostics.CodeAnalysis;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Cues;

/// <summary>Words by which the parts of a sentence hang together; shape of <c>clause-cues.yaml</c>.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "Made by the YAML reader.")]
internal sealed class ClauseCues
{
    /// <summary>Denials of a noun, not of a verb.</summary>
    public WordSet OfNoun { get; set; } = [];

    /// <summary>After a yes-or-no column that says no: "push turned off".</summary>
    public WordSet Off { get; set; } = [];

    /// <summary>Between the two.</summary>
    public WordSet BeforeOff { get; set; } = [];

    /// <summary>Denials of being, which tie a column to the value after it: "payment isn't automatic".</summary>
    public WordSet NotBeing { get; set; } = [];

    /// <summary>After a noun, saying no more of it: "no policy left".</summary>
    public WordSet LeftOver { get; set; } = [];

    /// <summary>Before such a noun.</summary>
    public WordSet BeforeLeftOver { get; set; } = [];

    /// <summary>Before a further value of a list.</summary>
    public WordSet ListFillers { get; set; } = [];

    /// <summary>A preposition that, said again, begins another clause.</summary>
    public WordSet ListPrepositions { get; set; } = [];

    /// <summary>Before columns that belong together: "any of our campaigns".</summary>
    public WordSet FamilyFillers { get; set; } = [];

    /// <summary>One of them.</summary>
    public WordSet FamilyAny { get; set; } = [];

    /// <summary>Those that were not named before.</summary>
    public WordSet FamilyRest { get; set; } = [];

    /// <summary>After those that were named: "the two before it".</summary>
    public WordSet FamilyOthers { get; set; } = [];

    /// <summary>Questions that list columns.</summary>
    public WordSet Listing { get; set; } = [];

    /// <summary>Before a column that somebody has.</summary>
    public WordSet Having { get; set; } = [];

    /// <summary>Before "only" of all that somebody did.</summary>
    public WordSet BeforeOnly { get; set; } = [];

    /// <summary>Before the role of a value: "a phone as their main screen".</summary>
    public WordSet BeforeRole { get; set; } = [];
}
