using System.Diagnostics.CodeAnalysis;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Cues;

/// <summary>Words by which numbers and money are read; shape of <c>amount-cues.yaml</c>.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "Made by the YAML reader.")]
internal sealed class AmountCues
{
    /// <summary>Prepositions that compare, and that may be mere prepositions.</summary>
    public WordSet Bounds { get; set; } = [];

    /// <summary>Between a noun and what one of it is worth.</summary>
    public WordSet Worth { get; set; } = [];

    /// <summary>At the end of a comparison whose other side follows.</summary>
    public WordSet Than { get; set; } = [];

    /// <summary>Words of columns that say how much of a limit is taken.</summary>
    public WordSet Taken { get; set; } = [];

    /// <summary>What is left of the rows on the other side: "than on all other vehicles".</summary>
    public WordSet Rest { get; set; } = [];

    /// <summary>Before the bound of an age.</summary>
    public WordSet AgeOpenings { get; set; } = [];

    /// <summary>Within it.</summary>
    public WordSet AgeBounds { get; set; } = [];

    /// <summary>Verbs and nouns by which a bare number is no age.</summary>
    public WordSet NotOfAge { get; set; } = [];

    /// <summary>Verbs whose number is an amount of money.</summary>
    public WordSet Spending { get; set; } = [];

    /// <summary>Verbs whose number may be a column of the member.</summary>
    public WordSet Paying { get; set; } = [];

    /// <summary>Words for money beside those of the measures; compared by stem.</summary>
    public WordSet MoneyStems { get; set; } = [];

    /// <summary>Verbs of a fee, where members pay one; compared by stem.</summary>
    public WordSet FeeStems { get; set; } = [];

    /// <summary>Before spending of which all is meant.</summary>
    public WordSet Whole { get; set; } = [];

    /// <summary>Those of them that say nothing more.</summary>
    public WordSet WholeFillers { get; set; } = [];

    /// <summary>Between all the spending and its kinds: "over all five categories".</summary>
    public WordSet OverKinds { get; set; } = [];

    /// <summary>Those of them that say all.</summary>
    public WordSet AllKinds { get; set; } = [];

    /// <summary>Those of them that are no comparison before the number of the kinds.</summary>
    public WordSet Across { get; set; } = [];

    /// <summary>Vague sizes, which are of money beside a noun of it.</summary>
    public WordSet Sizes { get; set; } = [];

    /// <summary>Words of columns by which rows are marked.</summary>
    public WordSet Scores { get; set; } = [];

    /// <summary>Words of columns, or of what is written of them, that hold what somebody answered.</summary>
    public WordSet Answers { get; set; } = [];

    /// <summary>Between a noun and its mark.</summary>
    public WordSet ScoreLinks { get; set; } = [];

    /// <summary>Units by which a number counts no events; compared by stem.</summary>
    public WordSet ForeignUnits { get; set; } = [];

    /// <summary>Nouns for the parts of a list, of which a number is no condition.</summary>
    public WordSet Groups { get; set; } = [];
}
