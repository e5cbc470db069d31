using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain;

/// <summary>Finds names of tables, columns and values of which nothing in the tree speaks: a part of the sentence was lost.</summary>
/// <param name="scope">The sentence.</param>
internal sealed class UnplacedNames(ReadingScope scope)
{
    private const int MostBetween = 3;
    private const double SureTable = 0.8;
    private const double SureColumn = 0.7;
    private const double SureValue = 0.7;

    /// <summary>The items with such a name.</summary>
    /// <param name="items">The sentence's items.</param>
    /// <param name="tree">The tree.</param>
    public IEnumerable<Item> In(ImmutableArray<Item> items, ExpressionNode tree)
    {
        if (HasReference(tree))
        {
            return [];
        }

        var named = NamedInTree.Of(tree);
        return items.Where(item =>
            item
                is {
                    Comparison: null,
                    Date: null,
                    Term: null,
                    SegmentId: null,
                    Node: null,
                    RowNode: null,
                    Relative: null
                }
            && item.Matches.All(match => !Reads(named, match))
            && !NamesMembers(item)
            && !SaysOne(items, item)
            && !IsRole(item)
            && (IsTable(item) || (!item.Filler && (IsColumn(item) || IsValue(item))))
        );
    }

    private bool Reads(NamedInTree named, FacetMatch match) =>
        match.Kind == MatchKind.Table
            ? scope.Model.EventNamed(match.FacetId) is not { } events || named.Reads(events, scope.Model)
            : named.Facets.Contains(match.FacetId)
                || (
                    scope.Model.EventNamed(PopulationModel.TableOf(match.FacetId)) is { } holder
                    && named.Reads(holder, scope.Model)
                )
                || (
                    !scope.Model.IsOfMember(match.FacetId)
                    && named.Tables.Contains(PopulationModel.TableOf(match.FacetId).ToUpperInvariant())
                );

    /// <summary>"on a single claim": one of them, though some members are single.</summary>
    private bool SaysOne(ImmutableArray<Item> items, Item item) =>
        scope.Word(item) is "single"
        && items.FirstOrDefault(next => next.First == item.End) is { NamesEvent: true };

    /// <summary>"a phone as their main screen": what the value before it is.</summary>
    private bool IsRole(Item item) =>
        scope
            .Tokens[Math.Max(0, item.First - MostBetween)..item.First]
            .Any(token => scope.Cues.Clauses.BeforeRole.Has(token.Folded));

    /// <summary>"card holders", "donors acquired": the members themselves.</summary>
    private bool NamesMembers(Item item) =>
        scope.Tokens[item.First..item.End].Any(token => scope.Thesaurus.IsEntityWord(token.Stem));

    private static bool IsTable(Item item) =>
        item.Of(MatchKind.Table).Any(match => match is { Way: not MatchWay.Synonym, Score: >= SureTable });

    private static bool IsColumn(Item item) =>
        item is { Event: null, Classes.IsEmpty: true }
        && item.Of(MatchKind.Facet).Any(match => match.Score >= SureColumn);

    private static bool IsValue(Item item) =>
        item.Event is null
        && item.Classes.IsEmpty
        && item.Of(MatchKind.Value).Any(match => match.Score >= SureValue);

    private static bool HasReference(ExpressionNode node) =>
        node switch
        {
            ExpressionNode.Reference => true,
            ExpressionNode.Group group => group.Children.Any(HasReference),
            _ => false,
        };
}
