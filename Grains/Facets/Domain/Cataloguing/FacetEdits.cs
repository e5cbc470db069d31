using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Facets;

namespace SmartSegmentation.Grains.Facets.Domain.Cataloguing;

/// <summary>Adds one edit of a facet to what was edited before.</summary>
internal static class FacetEdits
{
    private static readonly string[] Operators =
    [
        "eq",
        "ne",
        "lt",
        "le",
        "gt",
        "ge",
        "between",
        "in",
        "notIn",
        "contains",
        "startsWith",
        "exists",
        "missing",
    ];

    /// <summary>The first operator that is none; null when all are.</summary>
    public static string? UnknownOperator(FacetEdit edit) =>
        (edit.AllowedOperators ?? []).FirstOrDefault(name =>
            !Operators.Contains(name, StringComparer.Ordinal)
        );

    /// <summary>Both edits, the later one over the earlier.</summary>
    public static FacetEdit Merge(FacetEdit? before, FacetEdit edit)
    {
        before ??= new FacetEdit();
        return new FacetEdit(
            edit.Description?.Trim() ?? before.Description,
            edit.Synonyms is { } synonyms ? Clean(synonyms) : before.Synonyms,
            Labels(before.ValueLabels, edit.ValueLabels),
            edit.Unit?.Trim() ?? before.Unit,
            edit.Pii ?? before.Pii,
            edit.Sensitive ?? before.Sensitive,
            edit.AllowedOperators ?? before.AllowedOperators
        );
    }

    private static ImmutableArray<string> Clean(ImmutableArray<string> synonyms) =>
        [
            .. synonyms
                .Select(synonym => synonym.Trim())
                .Where(synonym => synonym.Length > 0)
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];

    private static ImmutableSortedDictionary<string, string>? Labels(
        ImmutableSortedDictionary<string, string>? before,
        ImmutableSortedDictionary<string, string>? edit
    )
    {
        if (edit is null)
        {
            return before;
        }

        var labels = (before ?? ImmutableSortedDictionary<string, string>.Empty)
            .WithComparers(StringComparer.Ordinal)
            .ToBuilder();
        foreach (var (value, label) in edit)
        {
            if (string.IsNullOrWhiteSpace(label))
            {
                labels.Remove(value);
            }
            else
            {
                labels[value] = label.Trim();
            }
        }

        return labels.ToImmutable();
    }
}
