using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Language.Text;
using SmartSegmentation.Grains.Tables.Domain;

namespace SmartSegmentation.Grains.Facets.Domain.Cataloguing;

/// <summary>Makes the catalog that people see from profiles, inference and edits.</summary>
internal sealed class CatalogBuilder(TableWords words, Thesaurus thesaurus)
{
    /// <summary>By the skills that are installed.</summary>
    public static CatalogBuilder Default { get; } = new(TableWords.Default, Thesaurus.Default);

    /// <summary>Facets of a table: its columns, then what is derived.</summary>
    /// <param name="table">The table as inferred.</param>
    /// <param name="profile">What it holds.</param>
    /// <param name="derived">Its derived facets.</param>
    /// <param name="edits">Edits by facet id in lower case.</param>
    public IEnumerable<Facet> Facets(
        CatalogTable table,
        TableProfile profile,
        IEnumerable<StoredDerived> derived,
        ImmutableSortedDictionary<string, FacetEdit> edits
    )
    {
        foreach (var column in profile.Columns)
        {
            yield return Edited(Column(column, table, profile.Rows, edits), edits);
        }

        foreach (var facet in derived)
        {
            yield return Edited(Derived(facet, table, profile.Rows), edits);
        }
    }

    /// <summary>Key of a facet's edit.</summary>
    public static string EditKey(string facetId) => facetId.ToLowerInvariant();

    private Facet Column(
        ColumnProfile column,
        CatalogTable table,
        long rows,
        ImmutableSortedDictionary<string, FacetEdit> edits
    )
    {
        var role = FacetRoles.Of(column, table, words);
        // Nobody asks for a member, an order or a reference by its number in a list of thousands.
        var isListed = role != FacetRole.Key || !FacetRoles.IsKey(column.Name, table);
        var facetId = $"{table.Name}.{column.Name}";
        var description = edits.GetValueOrDefault(EditKey(facetId))?.Description ?? "";
        return Of(column, facetId, table.Name, rows) with
        {
            Role = role,
            Unit = FacetUnits.Of(column, role, description, words),
            Synonyms = Expanded(column.Name),
            Pii = FacetPrivacy.IsPii(column, table, words),
            Sensitive = FacetPrivacy.IsSensitive(column, words),
            Values = isListed ? column.Top : [],
            ValuesComplete = isListed && column.TopComplete,
        };
    }

    private static Facet Derived(StoredDerived derived, CatalogTable table, long rows)
    {
        var profile = derived.Profile ?? new ColumnProfile { Name = derived.Name, Type = FacetType.Decimal };
        return Of(profile, $"{table.Name}.{derived.Name}", table.Name, rows) with
        {
            Role = profile.Type is FacetType.Date or FacetType.DateTime ? FacetRole.Date : FacetRole.Measure,
            Unit = derived.Unit,
            Expression = derived.Expression,
        };
    }

    private static Facet Of(ColumnProfile column, string facetId, string table, long rows) =>
        new()
        {
            FacetId = facetId,
            Table = table,
            Column = column.Name,
            Label = NameWords.Label(column.Name),
            Type = column.Type,
            Role = FacetRole.Unknown,
            DistinctCount = column.Distinct,
            Min = column.Min,
            Max = column.Max,
            MissingShare = rows == 0 ? 0 : Math.Round(1 - ((double)column.Values / rows), 6),
        };

    private static Facet Edited(Facet facet, ImmutableSortedDictionary<string, FacetEdit> edits)
    {
        if (edits.TryGetValue(EditKey(facet.FacetId), out var edit))
        {
            facet = facet with
            {
                Description = edit.Description ?? facet.Description,
                Synonyms = [.. edit.Synonyms ?? [], .. facet.Synonyms],
                ValueLabels = edit.ValueLabels ?? facet.ValueLabels,
                Unit =
                    edit.Unit is null ? facet.Unit
                    : edit.Unit.Length == 0 ? null
                    : edit.Unit,
                Pii = edit.Pii ?? facet.Pii,
                Sensitive = edit.Sensitive ?? facet.Sensitive,
                AllowedOperators = edit.AllowedOperators ?? facet.AllowedOperators,
            };
        }

        // What identifies a person is never listed.
        return facet.Pii ? facet with { Values = [], ValuesComplete = false, Min = null, Max = null } : facet;
    }

    /// <summary>The name with its abbreviations written out; empty when it has none.</summary>
    private ImmutableArray<string> Expanded(string column)
    {
        var parts = NameWords.Of(column);
        var full = parts.Select(part =>
            thesaurus.NameExpansions(Tokenizer.Fold(part)) is [var first, ..] && part.Length > 1
                ? first
                : part
        );
        var name = string.Join(' ', full);
        return name.Is(string.Join(' ', parts)) ? [] : [name];
    }
}
