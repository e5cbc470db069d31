using System.Collections.Immutable;
using System.Globalization;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Dialogue.Editing;

/// <summary>Fewer conditions: "drop the region", "forget about the date".</summary>
/// <param name="reader">Knows the facets.</param>
internal sealed class Dropping(MessageReader reader)
{
    /// <summary>The tree without the conditions that are spoken of; the tree itself when it has none of them.</summary>
    /// <param name="current">The tree; null = everyone.</param>
    /// <param name="words">What was said.</param>
    public ExpressionNode? Apply(ExpressionNode? current, EditWords words)
    {
        if (SaysLast(words))
        {
            return current is ExpressionNode.Group { Op: GroupOperator.And, Children: [.. var before, _] }
                ? Nodes.And(before)
                : null;
        }

        if (current is not null && TreeValues.Without(current, words.Contents) is { } fewer)
        {
            return fewer;
        }

        var facets = Facets(words);
        facets.IntersectWith(Nodes.Conditions(current).SelectMany(TreeParts.Facets));
        if (facets.Count == 0 && !SaysTime(words))
        {
            facets.UnionWith(Named(current, words));
        }

        if (
            facets.Count == 0
            && SaysTime(words)
            && current is not null
            && TreeContext.Of(current, reader) is { Window: not null }
        )
        {
            return TreeWindows.Remove(current);
        }

        if (
            facets.Count == 0
            && words.Window is not null
            && TreeContext.Of(current, reader)?.Dated is { } dated
        )
        {
            facets.Add(dated);
        }

        var kept = TreeParts.Without(Stripped(current, facets), Spoken(words, facets));
        return Tests(kept) < Tests(current) ? kept : WithoutEvents(current, words);
    }

    /// <summary>"the last condition", whatever it is.</summary>
    private static bool SaysLast(EditWords words) =>
        Tokenizer.Tokenize(words.Reading.Scope.Said.Original).Any(token => token.Folded is "last" or "latest")
        && words.Reading.Scope.Tokens.Any(token => words.Cues.LastPart.Has(token.Stem));

    private static bool SaysTime(EditWords words) =>
        words.Contents.Any(item => item.Date is { Kind: DateKind.Range })
        || words.Reading.Scope.Tokens.Any(token => words.Cues.Time.Has(token.Folded));

    private static HashSet<string> Facets(EditWords words) =>
        words
            .Contents.SelectMany(item =>
                item.Matches.Where(match => match.Score >= item.Matches[0].Score - 0.15)
            )
            .Select(match => match.FacetId)
            .Concat(Nodes.Conditions(words.Expression).SelectMany(TreeParts.Facets))
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>"the plan" where the tree tests the "wellness plan": facets of the tree with a word of their label in the message.</summary>
    private IEnumerable<string> Named(ExpressionNode? current, EditWords words) =>
        Nodes
            .Conditions(current)
            .SelectMany(TreeParts.Facets)
            .Where(facetId =>
                reader.Model.Find(facetId) is { } facet
                && PopulationModel
                    .Words(facet)
                    .Any(word =>
                        words.Reading.Scope.Tokens.Any(token =>
                            token.Kind == TokenKind.Word
                            && token.Folded.Length > 2
                            && token.Stem == Stemmer.Stem(word)
                        )
                    )
            );

    /// <summary>Whether a condition is of a facet, of money, of age, or has the number that is spoken of.</summary>
    private Func<ExpressionNode.Condition, bool> Spoken(EditWords words, HashSet<string> facets)
    {
        var money = words.Contents.Any(item => reader.ReadsMoney(words.Reading.Scope, item));
        var age =
            words.Contents.Any(item => item.Is("aged"))
            || words.Reading.Scope.Tokens.Any(token => token.Folded is "age");
        var number = NumberOf(words);
        return condition =>
            TreeParts.Facets(condition).Any(facets.Contains)
            || (money && IsMoney(condition))
            || (age && condition.Measure.Transform == Transform.AgeYears)
            || (
                number is { } count
                && (
                    condition.Measure.RelativeTo?.WithinDays == count
                    || condition.Values.Any(value => value.Number == count)
                )
            );
    }

    private static int? NumberOf(EditWords words) =>
        words.Contents.Select(item => item.Date).FirstOrDefault(date => date is { Kind: DateKind.Duration })
            is { Amount: { } amount }
            ? (int?)amount
            : words
                .Reading.Scope.Tokens.Select(token =>
                    int.TryParse(token.Text, CultureInfo.InvariantCulture, out var number)
                        ? (int?)number
                        : null
                )
                .FirstOrDefault(number => number is not null);

    /// <summary>"drop the pledge": what they did, where no column is spoken of.</summary>
    private static ExpressionNode? WithoutEvents(ExpressionNode? current, EditWords words)
    {
        var tables = words
            .Contents.SelectMany(item => item.Of(MatchKind.Table))
            .Where(match => match.Score >= 0.6)
            .Select(match => match.FacetId)
            .Concat(
                Nodes
                    .Conditions(words.Expression)
                    .Where(condition => condition.Measure is { Aggregate: not null, Where.IsEmpty: true })
                    .Select(condition => PopulationModel.TableOf(condition.Measure.FacetId))
            )
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return TreeParts.Without(
            current,
            condition =>
                condition.Measure.Aggregate is not null
                && tables.Contains(
                    condition.Measure.Table ?? PopulationModel.TableOf(condition.Measure.FacetId)
                )
        );
    }

    /// <summary>Number of conditions, those on rows included.</summary>
    private static int Tests(ExpressionNode? tree) =>
        Nodes.Conditions(tree).Sum(condition => 1 + condition.Measure.Where.Sum(Tests));

    /// <summary>A test of the rows goes, and with it the condition only where nothing else is left of it.</summary>
    private static ExpressionNode? Stripped(ExpressionNode? tree, HashSet<string> facets) =>
        tree is null
            ? null
            : Nodes.Map(
                tree,
                condition =>
                {
                    var kept = condition
                        .Measure.Where.Where(node =>
                            node is not ExpressionNode.Condition test
                            || !facets.Contains(test.Measure.FacetId)
                        )
                        .ToImmutableArray();
                    var told =
                        condition.Measure is not { Window: null, Pick: null, RelativeTo: null, Groups: null }
                        || condition is not { Operator: ConditionOperator.Ge, Values: [{ Number: 1 }] }
                        || kept.Length > 0;
                    return kept.Length < condition.Measure.Where.Length && told
                        ? condition with
                        {
                            Measure = condition.Measure with { Where = kept },
                        }
                        : condition;
                }
            );

    private bool IsMoney(ExpressionNode.Condition condition) =>
        reader.Model.Find(condition.Measure.FacetId) is { } facet && PopulationModel.IsMoney(facet);
}
