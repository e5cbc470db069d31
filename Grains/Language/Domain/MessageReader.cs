using System.Collections.Immutable;
using NodaTime;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain;

/// <summary>Reads sentences against one tenant's catalog and words.</summary>
/// <param name="data">The words of the language.</param>
/// <param name="dates">Reads phrases of time.</param>
/// <param name="thesaurus">General vocabulary.</param>
/// <param name="index">The tenant's facets and values.</param>
/// <param name="model">The tenant's data.</param>
/// <param name="known">Words that somebody defined.</param>
/// <param name="today">Today and the conventions.</param>
internal sealed class MessageReader(
    LanguageData data,
    DateReader dates,
    Thesaurus thesaurus,
    FacetIndex index,
    PopulationModel model,
    KnownWords known,
    DateContext today
)
{
    private const int MaxDepth = 3;
    private readonly SpanReader _spans = new(data, thesaurus, index, known);
    private int _depth;

    /// <summary>Today and the conventions.</summary>
    public DateContext Today => today;

    /// <summary>The tenant's data.</summary>
    public PopulationModel Model => model;

    /// <summary>The words of the language.</summary>
    public LanguageData Data => data;

    /// <summary>The tenant's facets and values.</summary>
    public FacetIndex Index => index;

    /// <summary>The items of a text.</summary>
    public (ReadingScope Scope, ImmutableArray<Item> Items) ReadItems(
        string text,
        ImmutableDictionary<int, int>? choices = null
    )
    {
        var tokens = Tokenizer.Tokenize(text);
        var scope = new ReadingScope(text, tokens, model, index, thesaurus, today, MeaningOf)
        {
            Choices = choices ?? ImmutableDictionary<int, int>.Empty,
        };
        var row = _spans.Read(tokens, dates.ReadAll(text, today), RelativeSpans.In(tokens, model, thesaurus));
        row = SupportVerbs.Fade(row, scope);
        row = ListMerger.Merge(row, tokens);
        return (scope, new FlagLists(scope).Merge(row));
    }

    /// <summary>The reading of a sentence.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="choices">Choices among the readings of stretches.</param>
    /// <param name="previous">Frame that an elliptic sentence goes on from.</param>
    public Reading Read(string text, ImmutableDictionary<int, int>? choices = null, Frame? previous = null)
    {
        var (scope, items) = ReadItems(text, choices);
        return Read(scope, items, previous);
    }

    /// <summary>The reading of items.</summary>
    public static Reading Read(ReadingScope scope, ImmutableArray<Item> items, Frame? previous = null) =>
        new SentenceAssembler(scope).Assemble(items, previous);

    private ExpressionNode? MeaningOf(KnownTerm term)
    {
        if (_depth >= MaxDepth)
        {
            return null;
        }

        _depth++;
        try
        {
            var meaning =
                new ExpressionTextReader(model, index).Read(term.Meaning)
                ?? WithoutTerm(term).Read(term.Meaning).Expression;
            return meaning;
        }
        finally
        {
            _depth--;
        }
    }

    /// <summary>A reader that does not know the term itself, so that "loyal means loyal for two years" ends.</summary>
    private MessageReader WithoutTerm(KnownTerm term) =>
        new(data, dates, thesaurus, index, model, known.Without(term), today) { _depth = _depth };
}
