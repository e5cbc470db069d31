using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;

namespace SmartSegmentation.Grains.Language.Domain.Population;

/// <summary>A catalog as the language sees it: who the members are, what they did, and which columns say the usual things.</summary>
internal sealed class PopulationModel
{
    private const int LongestCode = 4;
    private const int MostCodes = 20;
    private readonly Dictionary<string, Facet> _facets;
    private readonly HashSet<string> _memberTables;
    private readonly ColumnWords _words;

    /// <summary>Studies a catalog.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="thesaurus">What short forms in the names of tables stand for.</param>
    public PopulationModel(Catalog catalog, Thesaurus thesaurus)
    {
        Catalog = catalog;
        _words = thesaurus.Columns;
        var members = new MemberColumns(_words);
        var measures = new MeasureColumns(_words);
        _facets = catalog
            .Facets.DistinctBy(facet => facet.FacetId, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(facet => facet.FacetId, StringComparer.OrdinalIgnoreCase);
        var tables = new TableReferences(catalog);
        Entity = catalog.Tables.FirstOrDefault(table => table.Role == TableRole.Entity);
        _memberTables = Entity is null ? [] : tables.ReachedFrom(Entity.Name);

        var events = new EventTables(catalog, tables, _facets, _memberTables, thesaurus);
        Events = [.. catalog.Tables.Where(table => table.Role == TableRole.Event).Select(events.Of)];
        Verbs = new EventVerbs(Events, _words);
        MemberFacets = [.. catalog.Facets.Where(facet => _memberTables.Contains(facet.Table))];
        Families = new ColumnFamilies(MemberFacets, thesaurus);
        Birth = members.Birth(MemberFacets);
        Age = members.Age(MemberFacets);
        SignUp = members.SignUp(MemberFacets);
        Tenure = members.Tenure(MemberFacets);
        Recency = MemberFacets.FirstOrDefault(facet => IsNumber(facet) && IsAgo(facet));
        CodedFacets =
        [
            .. MemberFacets
                .Concat(Events.SelectMany(table => table.Facets))
                .DistinctBy(facet => facet.FacetId, StringComparer.Ordinal)
                .Where(IsCoded),
        ];
        LastSeen = members.LastSeen(MemberFacets, thesaurus);
        MemberSpend = Families.Whole ?? measures.MoneyOf(MemberFacets);
        Income = members.Income(MemberFacets);
        MonthlyPay = members.MonthlyPay(MemberFacets);
        MainEvent = Events
            .OrderByDescending(table =>
                (table.Money is null ? 0 : 2)
                + (table.Timestamp is null ? 0 : 2)
                + (table.Table.EntityKey is null ? 0 : 1)
            )
            .FirstOrDefault();
        MoneyEvent = Events
            .Where(table => table.Money is not null)
            .OrderByDescending(table => table.Table.EntityKey is null ? 0 : 1)
            .FirstOrDefault();
    }

    /// <summary>The catalog.</summary>
    public Catalog Catalog { get; }

    /// <summary>Table with a row per member; null when members are known from events only.</summary>
    public CatalogTable? Entity { get; }

    /// <summary>What members did.</summary>
    public ImmutableArray<EventTable> Events { get; }

    /// <summary>Columns of the members that belong together.</summary>
    public ColumnFamilies Families { get; }

    /// <summary>Facets with one value per member.</summary>
    public ImmutableArray<Facet> MemberFacets { get; }

    /// <summary>Date or year of birth.</summary>
    public Facet? Birth { get; }

    /// <summary>Verbs of the events.</summary>
    public EventVerbs Verbs { get; }

    /// <summary>Age in years.</summary>
    public Facet? Age { get; }

    /// <summary>Date on which a member joined.</summary>
    public Facet? SignUp { get; }

    /// <summary>Length of membership.</summary>
    public Facet? Tenure { get; }

    /// <summary>Time since the last activity, as a number.</summary>
    public Facet? Recency { get; }

    /// <summary>Columns of a few short codes in capitals, of members and of what they did; each once.</summary>
    public ImmutableArray<Facet> CodedFacets { get; }

    /// <summary>The day on which a member was last there, as a column of the member.</summary>
    public Facet? LastSeen { get; }

    /// <summary>Money that a member has spent, as a column of the member.</summary>
    public Facet? MemberSpend { get; }

    /// <summary>What a member earns.</summary>
    public Facet? Income { get; }

    /// <summary>What a member pays a month.</summary>
    public Facet? MonthlyPay { get; }

    /// <summary>The event table that "ordered" and "bought" mean when nothing else says which.</summary>
    public EventTable? MainEvent { get; }

    /// <summary>The event table whose money "spent" means.</summary>
    public EventTable? MoneyEvent { get; }

    /// <summary>A facet by its id; null when there is none.</summary>
    public Facet? Find(string facetId) => _facets.GetValueOrDefault(facetId);

    /// <summary>True when members have one value of it.</summary>
    public bool IsOfMember(string facetId) =>
        _facets.TryGetValue(facetId, out var facet) && _memberTables.Contains(facet.Table);

    /// <summary>Event tables whose rows have a value of the facet, its own table first.</summary>
    public IEnumerable<EventTable> EventsWith(string facetId) =>
        Events
            .Where(events => events.Reaches(TableOf(facetId)))
            .OrderByDescending(events =>
                string.Equals(events.Table.Name, TableOf(facetId), StringComparison.OrdinalIgnoreCase)
            )
            .ThenByDescending(events => events == MainEvent && !IsPayment(events))
            .ThenBy(IsPayment);

    /// <summary>Payments and refunds say what was paid for something else: "a design course" is one that they took.</summary>
    private bool IsPayment(EventTable events) => events.NameStems.Any(_words.Payments.Has);

    /// <summary>The event table of a name; null when it is none.</summary>
    public EventTable? EventNamed(string table) => Events.FirstOrDefault(events => events.IsNamed(table));

    /// <summary>Table of a facet id.</summary>
    public static string TableOf(string facetId)
    {
        var dot = facetId.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? facetId : facetId[..dot];
    }

    /// <summary>True for numbers that are no mere codes.</summary>
    public static bool IsNumber(Facet facet) =>
        facet.Type is FacetType.Integer or FacetType.Decimal && facet.Role != FacetRole.Key;

    /// <summary>True for dates and times.</summary>
    public static bool IsDate(Facet facet) => facet.Type is FacetType.Date or FacetType.DateTime;

    /// <summary>True for amounts of money, by unit or by name.</summary>
    public static bool IsMoney(Facet facet) =>
        IsNumber(facet)
        && (facet.Unit is { Length: 3 } unit && unit.All(char.IsUpper) || facet.Unit is "money" or "cents");

    /// <summary>True for numbers of which a newer thing has a higher one.</summary>
    public static bool IsVersion(Facet facet) =>
        IsNumber(facet)
        && (
            facet.Unit is "year"
            || Words(facet)
                .Any(word => word is "version" or "release" or "generation" or "edition" or "build")
        );

    /// <summary>True for a number that says how long ago something was.</summary>
    public bool IsAgo(Facet facet) =>
        facet.Unit is "days" or "weeks" or "months" or "years" && SaysAny(facet, _words.Ago);

    /// <summary>Words of a facet's label.</summary>
    public static IEnumerable<string> Words(Facet facet) =>
        facet.Label.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static bool IsCoded(Facet facet) =>
        facet is { Type: FacetType.Text, ValuesComplete: true, Values.Length: > 1 and <= MostCodes }
        && facet.ValueLabels.IsEmpty
        && facet.Values.All(value =>
            value.Value.Length <= LongestCode && value.Value.All(char.IsAsciiLetterUpper)
        );

    /// <summary>True when the label, the description or a synonym of a facet has one of the phrases.</summary>
    public static bool SaysAny(Facet facet, IEnumerable<string> phrases)
    {
        var said =
            " "
            + facet.Label
            + " "
            + facet.Description.ToLowerInvariant()
            + " "
            + string.Join(' ', facet.Synonyms).ToLowerInvariant()
            + " ";
        return phrases.Any(phrase => said.Contains(phrase, StringComparison.Ordinal));
    }
}
