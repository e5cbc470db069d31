using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain.Derived;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Outcomes;

namespace SmartSegmentation.Grains.Facets.Domain.Cataloguing;

/// <summary>What a derived facet must fulfil, and the list of them.</summary>
internal static class DerivedRules
{
    private const int MaxName = 64;

    /// <summary>Checks a facet to add; null when nothing is wrong.</summary>
    public static Refusal? Check(Catalog catalog, StoredDerived facet)
    {
        var name = facet.Name;
        var fits =
            name.Length is > 0 and <= MaxName
            && char.IsLetter(name[0])
            && name.All(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '_');
        var taken = catalog.Facets.Any(known =>
            known.Expression is null && Same(known.Table, facet.Table) && Same(known.Column, name)
        );
        if (!fits || taken)
        {
            return new Refusal(
                "facet-name-invalid",
                taken
                    ? "The table has a column of this name."
                    : "A facet's name is 1 to 64 letters, digits, blanks and underscores and starts with a letter.",
                "name"
            );
        }

        return
            DerivedFacet.Check(catalog, facet.Table, name, facet.Expression)
                is Outcome<DerivedFacet>.Refused(var why)
            ? why
            : null;
    }

    /// <summary>The list with a facet, in place of the one of its name.</summary>
    public static ImmutableArray<StoredDerived> Put(ImmutableArray<StoredDerived> list, StoredDerived facet)
    {
        var place = Find(list, facet);
        return place < 0 ? list.Add(facet) : list.SetItem(place, facet);
    }

    /// <summary>The list with what a facet holds counted anew, if it is still there as it was.</summary>
    public static ImmutableArray<StoredDerived> Refresh(
        ImmutableArray<StoredDerived> list,
        StoredDerived counted
    )
    {
        var place = Find(list, counted);
        return
            place >= 0 && string.Equals(list[place].Expression, counted.Expression, StringComparison.Ordinal)
            ? list.SetItem(place, list[place] with { Profile = counted.Profile })
            : list;
    }

    private static int Find(ImmutableArray<StoredDerived> list, StoredDerived facet) =>
        list.ToList().FindIndex(known => Same(known.Table, facet.Table) && Same(known.Name, facet.Name));

    private static bool Same(string one, string other) =>
        string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
