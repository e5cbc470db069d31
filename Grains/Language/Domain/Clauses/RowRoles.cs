using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>Rows that refer more than once to one table: a trip has a zone in which it starts and one in which it ends.</summary>
/// <param name="scope">The sentence.</param>
internal sealed class RowRoles(ReadingScope scope)
{
    private const int MostBefore = 10;
    private const int MostAfter = 4;

    /// <summary>The frame with the reference of each test by which its words stand.</summary>
    public Frame Settle(Frame frame)
    {
        if (frame.Event is not { } events)
        {
            return frame;
        }

        var rows = frame.Rows.Select(row =>
            row with
            {
                Via = row.Via ?? Choose(events, row.FacetId, row.Item),
            }
        );
        var counted = frame.Measure is { } facet && frame.Distinct ? facet : null;
        var noun = counted is null
            ? null
            : frame.Items.LastOrDefault(item =>
                item.Of(MatchKind.Table).Any(match => match.FacetId == counted.Table)
            ) ?? frame.Items.LastOrDefault(item => item.Is("distinct"));
        return frame with
        {
            Rows = [.. rows],
            Measure =
                noun is not null && Choose(events, counted!.FacetId, noun) is { } column
                    ? scope.Model.Find(events.Table.Name + "." + column) ?? frame.Measure
                    : frame.Measure,
        };
    }

    /// <summary>Conditions that leave open by which of several references they are meant.</summary>
    /// <param name="node">The tree.</param>
    /// <param name="rows">The table whose rows it is of; null = of the members.</param>
    public IEnumerable<ExpressionNode.Condition> Open(ExpressionNode? node, EventTable? rows = null)
    {
        foreach (var condition in Nodes.Conditions(node))
        {
            var measure = condition.Measure;
            var own =
                scope.Model.EventNamed(measure.Table ?? PopulationModel.TableOf(measure.FacetId)) ?? rows;
            if (own is not null && measure.Via is null && Columns(own, measure.FacetId).Length > 1)
            {
                yield return condition;
            }

            var anchor = measure.RelativeTo is { } relative
                ? scope.Model.EventNamed(PopulationModel.TableOf(relative.FacetId))
                : null;
            var inner = measure
                .Where.Append(measure.Groups?.Having)
                .Concat(measure.Pick is { Among.IsDefaultOrEmpty: false } pick ? pick.Among : [])
                .SelectMany(child => Open(child, own))
                .Concat((measure.RelativeTo?.Where ?? []).SelectMany(child => Open(child, anchor)))
                .Concat(
                    condition.CompareTo is { } other
                        ? Open(condition with { Measure = other.Measure, CompareTo = null }, rows)
                        : []
                );
            foreach (var open in inner)
            {
                yield return open;
            }
        }
    }

    /// <summary>Columns of the event that refer to the table of a facet.</summary>
    public static ImmutableArray<string> Columns(EventTable events, string facetId)
    {
        var table = PopulationModel.TableOf(facetId);
        return events.IsNamed(table)
            ? []
            :
            [
                .. events
                    .Table.References.Where(reference =>
                        string.Equals(
                            PopulationModel.TableOf(reference.Value),
                            table,
                            StringComparison.OrdinalIgnoreCase
                        )
                    )
                    .Select(reference => reference.Key),
            ];
    }

    private string? Choose(EventTable events, string facetId, Item item)
    {
        var columns = Columns(events, facetId);
        if (columns.Length < 2)
        {
            return null;
        }

        var words = columns.ToDictionary(
            column => column,
            column => WordsOf(events, column),
            StringComparer.Ordinal
        );
        var own = columns.ToDictionary(
            column => column,
            column =>
                words[column].Where(word => words.Values.Count(other => other.Contains(word)) == 1).ToList(),
            StringComparer.Ordinal
        );
        var places = Enumerable
            .Range(1, MostBefore)
            .Select(back => item.First - back)
            .Concat(Enumerable.Range(item.First, item.Length))
            .Concat(Enumerable.Range(item.End, MostAfter))
            .Where(at => at >= 0 && at < scope.Tokens.Length);
        foreach (var at in places)
        {
            var role = scope.Thesaurus.RoleAt(scope.Tokens, at)?.Class;
            var said = columns
                .Where(column =>
                    own[column]
                        .Any(word =>
                            word == scope.Tokens[at].Stem
                            || (role is not null && scope.Thesaurus.RoleOf(word) == role)
                        )
                )
                .ToList();
            if (said is [var only])
            {
                return only;
            }
        }

        return null;
    }

    private List<string> WordsOf(EventTable events, string column) =>
        scope.Model.Find(events.Table.Name + "." + column) is { } facet
            ? [.. PopulationModel.Words(facet).Select(Stemmer.Stem)]
            : [];
}
