using System.Collections.Immutable;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Cues;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>All that the reading of one sentence may know.</summary>
/// <param name="Message">The sentence, verbatim.</param>
/// <param name="Tokens">Its tokens.</param>
/// <param name="Model">The tenant's data.</param>
/// <param name="Index">The tenant's facets and values.</param>
/// <param name="Thesaurus">General vocabulary.</param>
/// <param name="Today">Today and the conventions of dates.</param>
/// <param name="Meaning">Reads the meaning of a defined term; null when it cannot be read.</param>
internal sealed record ReadingScope(
    string Message,
    ImmutableArray<Token> Tokens,
    PopulationModel Model,
    FacetIndex Index,
    Thesaurus Thesaurus,
    DateContext Today,
    Func<KnownTerm, ExpressionNode?> Meaning
)
{
    /// <summary>The message as it was said, where words of it were replaced by their meaning.</summary>
    public Substitution Said { get; init; } = Substitution.None(Message);

    /// <summary>Choice among the readings of a stretch, by its first token: 0 or missing = the best.</summary>
    public ImmutableDictionary<int, int> Choices { get; init; } = ImmutableDictionary<int, int>.Empty;

    /// <summary>Stem of a verb → words of the columns that hold its day.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> DayWords { get; init; } =
        ImmutableDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>Words that tell how what stands beside them is meant.</summary>
    public required CueWords Cues { get; init; }

    /// <summary>Where a stretch of items stands in the message.</summary>
    public SourceSpan Source(params IEnumerable<Item?> items)
    {
        var said = items.OfType<Item>().Where(item => item.Length > 0).ToList();
        if (said.Count == 0)
        {
            return new SourceSpan(0, Said.Original.Length, Said.Original);
        }

        var start = Tokens[said.Min(item => item.First)].Start;
        var end = Tokens[said.Max(item => item.End) - 1].End;
        var (from, to) = Said.ToOriginal(start, end);
        return new SourceSpan(from, to, Said.Original[from..to]);
    }

    /// <summary>A value as its facet holds it: a truth, a number or a text.</summary>
    public Literal ValueOf(string facetId, string text) =>
        Model.Find(facetId) is { Type: FacetType.Boolean } && bool.TryParse(text, out var truth)
            ? new Literal(Boolean: truth)
        : Model.Find(facetId) is { Type: FacetType.Integer or FacetType.Decimal }
        && decimal.TryParse(
            text,
            System.Globalization.NumberStyles.Float,
            System.Globalization.CultureInfo.InvariantCulture,
            out var number
        )
            ? number
        : text;

    /// <summary>The test that a facet has one of some stored values.</summary>
    /// <param name="facetId">The facet.</param>
    /// <param name="values">Stored values, at least one.</param>
    /// <param name="confidence">0 to 1.</param>
    /// <param name="source">Where it was said; null for nowhere of its own.</param>
    public ExpressionNode.Condition Holds(
        string facetId,
        ImmutableArray<string> values,
        double confidence,
        SourceSpan? source
    ) =>
        new()
        {
            Measure = new Measure { FacetId = facetId },
            Operator = values.Length > 1 ? ConditionOperator.In : ConditionOperator.Eq,
            Values = [.. values.Select(value => ValueOf(facetId, value))],
            Confidence = confidence,
            Source = source,
        };

    /// <summary>The word of an item of one token; empty for longer ones.</summary>
    public string Word(Item item) => item.Length == 1 ? Tokens[item.First].Folded : "";

    /// <summary>Folded words of an item.</summary>
    public string Words(Item item) =>
        string.Join(' ', Tokens[item.First..item.End].Select(token => token.Folded));
}
