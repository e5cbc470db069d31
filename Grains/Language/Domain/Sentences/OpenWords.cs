using System.Collections.Immutable;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Sentences;

/// <summary>Words of a sentence that leave something open: vague ones that nothing beside them makes exact, and unknown ones.</summary>
internal sealed class OpenWords(ReadingScope scope)
{
    /// <summary>The vague words, in order.</summary>
    public ImmutableArray<Item> Vague(ImmutableArray<Item> items) =>
        [.. items.Where(item => item.Vague is not null && IsVagueHere(item, items))];

    /// <summary>The unknown words, in order.</summary>
    public ImmutableArray<Item> Unknown(ImmutableArray<Item> items) => [.. items.Where(IsUnknown)];

    /// <summary>True for a word or number that nobody knows; not for signs.</summary>
    public bool IsUnknown(Item item) =>
        item.Unknown
        && scope.Tokens[item.First].Kind is TokenKind.Word or TokenKind.Number or TokenKind.Ordinal;

    /// <summary>How sure a reading is: that of its least sure condition, less for each unknown word and each problem; 0.05 to 1.</summary>
    public double Confidence(ExpressionNode? expression, ImmutableArray<Item> items, int problems)
    {
        var conditions = Nodes.Conditions(expression).ToList();
        var confidence = conditions.Count == 0 ? 0.5 : conditions.Min(condition => condition.Confidence);
        var unknown = items.Count(IsUnknown);
        return Math.Round(Math.Max(0.05, confidence - (0.08 * unknown) - (0.2 * problems)), 3);
    }

    /// <summary>A vague word that nothing beside it makes exact, and that the data does not know by name.</summary>
    private bool IsVagueHere(Item item, ImmutableArray<Item> items) =>
        item.Matches.All(match => match.Kind is MatchKind.Facet or MatchKind.Table || match.Score < 0.8)
        && item.Term is null
        && item.Comparison is null
        && item.Date is null
        && (item.Classes.IsEmpty || IsAgeless(item, items))
        && !IsDated(item, items)
        && !(IsSize(item) && !IsOfMoney(item, items));

    /// <summary>"old customers", where no number beside it says from what age.</summary>
    private static bool IsAgeless(Item item, ImmutableArray<Item> items) =>
        item.Classes.All(name => name is "aged")
        && !items.Any(other =>
            other.Comparison is not null && (other.End == item.First || other.First == item.End)
        );

    /// <summary>"new in Q2", "silent since May": a window says what the word means.</summary>
    private static bool IsDated(Item item, ImmutableArray<Item> items) =>
        item.Vague is { Type: "dateRecency" or "inactivity" }
        && items.Any(other => other.Date is { Kind: DateKind.Range });

    private bool IsSize(Item item) => scope.Cues.Amounts.Sizes.Has(scope.Word(item));

    /// <summary>"a big order", not "small kids".</summary>
    private bool IsOfMoney(Item item, ImmutableArray<Item> items) =>
        items.FirstOrDefault(other => other.First == item.End) is { } next
        && (next.NamesEvent || scope.Thesaurus.MeasureWord(scope.Tokens[next.First].Stem) is "money");
}
