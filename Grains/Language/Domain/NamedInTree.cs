using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Population;

namespace SmartSegmentation.Grains.Language.Domain;

/// <summary>The columns and tables that a tree reads anywhere, inner conditions included.</summary>
/// <param name="Facets">Ids of columns, and of the rows of tables.</param>
internal sealed record NamedInTree(ImmutableHashSet<string> Facets)
{
    /// <summary>The tables of the columns.</summary>
    public ImmutableHashSet<string> Tables { get; } =
    [.. Facets.Select(PopulationModel.TableOf).Select(name => name.ToUpperInvariant())];

    /// <summary>What a tree reads.</summary>
    public static NamedInTree Of(ExpressionNode tree) =>
        new(Of(Nodes.Conditions(tree)).ToImmutableHashSet(StringComparer.OrdinalIgnoreCase));

    /// <summary>True when rows of the table are read, or rows that belong to them.</summary>
    public bool Reads(EventTable events, PopulationModel model) =>
        Tables.Contains(events.Table.Name.ToUpperInvariant())
        || model.Events.Any(other =>
            Tables.Contains(other.Table.Name.ToUpperInvariant())
            && (other.Reaches(events.Table.Name) || events.Reaches(other.Table.Name))
        );

    private static IEnumerable<string> Of(
        IEnumerable<ExpressionNode.Condition> conditions,
        string? rows = null
    ) =>
        conditions.SelectMany(condition =>
            Of(condition.Measure, rows)
                .Concat(condition.CompareTo is { } other ? Of(other.Measure, rows) : [])
                .Concat(Inner(condition.CompareTo?.Among, rows))
                .Concat(condition.CompareTo?.Within ?? [])
                .Concat(Inner(condition.Rank?.Among, null))
                .Concat(condition.Rank?.Within ?? [])
        );

    private static IEnumerable<string> Of(Measure measure, string? rows)
    {
        var own = measure.RowsOf(rows);
        return
        [
            measure.FacetId,
            .. measure.Reference(rows) is { } reference ? [reference] : Array.Empty<string>(),
            .. measure.Table is { } table ? [table + ".*"] : Array.Empty<string>(),
            .. measure.Where.SelectMany(node => Inner(node, own)),
            .. measure.Pick is { Among.IsDefaultOrEmpty: false } pick
                ? pick.Among.SelectMany(node => Inner(node, own))
                : [],
            .. measure.RelativeTo is { } relative
                ? relative
                    .Where.SelectMany(node => Inner(node, MeasureRows.TableOf(relative.FacetId)))
                    .Prepend(relative.FacetId)
                : [],
            .. measure.Groups is { } groups
                ? Inner(groups.Having, own)
                    .Concat(groups.Value is { } value ? Of(value, own) : [])
                    .Concat(groups.By.Contains('.', StringComparison.Ordinal) ? [groups.By] : [])
                : [],
            .. measure.Arithmetic is { } arithmetic ? Of(arithmetic.Right, rows) : [],
        ];
    }

    private static IEnumerable<string> Inner(ExpressionNode? node, string? rows) =>
        Of(Nodes.Conditions(node), rows);
}
