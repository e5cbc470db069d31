using System.Diagnostics.CodeAnalysis;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Facets.Domain;

/// <summary>Words by which it is seen what a column or a table holds; shape of <c>column-words.yaml</c>.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "Made by the YAML reader.")]
internal sealed class ColumnWords
{
    /// <summary>Words of table names that only say that there are rows.</summary>
    public WordSet Rows { get; set; } = [];

    /// <summary>Those that still name what the rows are, where they stand beside another word.</summary>
    public WordSet Events { get; set; } = [];

    /// <summary>Those of rows that belong to others.</summary>
    public WordSet Lines { get; set; } = [];

    /// <summary>Classes of events whose rows may have lines.</summary>
    public WordSet Orders { get; set; } = [];

    /// <summary>Tables of what was paid for something else.</summary>
    public WordSet Payments { get; set; } = [];

    /// <summary>Small words, which weigh next to nothing in a name.</summary>
    public WordSet Small { get; set; } = [];

    /// <summary>After a number: over how long ("complaints 12 m"), which people hardly say.</summary>
    public WordSet Lengths { get; set; } = [];

    /// <summary>Phrases of the day or year of birth.</summary>
    public WordSet Birth { get; set; } = [];

    /// <summary>Phrases of how long ago something was.</summary>
    public WordSet Ago { get; set; } = [];

    /// <summary>Phrases of how long somebody has been a member.</summary>
    public WordSet Tenure { get; set; } = [];

    /// <summary>Phrases of the day of joining.</summary>
    public WordSet SignUp { get; set; } = [];

    /// <summary>Phrases of it where no column has one of those.</summary>
    public WordSet Start { get; set; } = [];

    /// <summary>The first word of a column of the last day.</summary>
    public WordSet Last { get; set; } = [];

    /// <summary>Its second word, as it is spelt.</summary>
    public WordSet Seen { get; set; } = [];

    /// <summary>Classes of events that may be its second word.</summary>
    public WordSet SeenEvents { get; set; } = [];

    /// <summary>Age in years, as it is spelt.</summary>
    public WordSet Age { get; set; } = [];

    /// <summary>What a member earns.</summary>
    public WordSet Income { get; set; } = [];

    /// <summary>What a member pays, beside "monthly".</summary>
    public WordSet MonthlyPay { get; set; } = [];

    /// <summary>The first word of amounts by kind of goods.</summary>
    public WordSet Amounts { get; set; } = [];

    /// <summary>Words of a column that holds the sum of them.</summary>
    public WordSet Whole { get; set; } = [];

    /// <summary>What a row is about.</summary>
    public WordSet Product { get; set; } = [];

    /// <summary>Words of its key, as they are spelt.</summary>
    public WordSet ProductKey { get; set; } = [];

    /// <summary>What a row earned, as it is spelt.</summary>
    public WordSet Profit { get; set; } = [];

    /// <summary>Words of numbers that do not add up over rows, as they are spelt.</summary>
    public WordSet Rates { get; set; } = [];

    /// <summary>Words of money that is never what a row is worth.</summary>
    public WordSet NoWorth { get; set; } = [];

    /// <summary>How much a word speaks for a column as what a row is worth; 4 and more are enough.</summary>
    public Dictionary<string, double> WorthWeights { get; set; } = [];

    /// <summary>How much a word speaks for a column as the pieces of a row; above 0 is enough.</summary>
    public Dictionary<string, double> QuantityWeights { get; set; } = [];
}
