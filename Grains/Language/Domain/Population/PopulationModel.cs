using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Population;

/// <summary>A catalog as the language sees it: who the members are, what they did, and which columns say the usual things.</summary>
internal sealed class PopulationModel
{
    private const int LongestCode = 4;
    private const int MostCodes = 20;
    private readonly Thesaurus _thesaurus;
    private readonly Dictionary<string, Facet> _facets;
    private readonly Dictionary<string, CatalogTable> _tables;
    private readonly HashSet<string> _memberTables = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Studies a catalog.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="thesaurus">What short forms in the names of tables stand for.</param>
    public PopulationModel(Catalog catalog, Thesaurus thesaurus)
    {
        _thesaurus = thesaurus;
        Catalog = catalog;
        _facets = catalog
            .Facets.DistinctBy(facet => facet.FacetId, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(facet => facet.FacetId, StringComparer.OrdinalIgnoreCase);
        _tables = catalog
            .Tables.DistinctBy(table => table.Name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(table => table.Name, StringComparer.OrdinalIgnoreCase);
        Entity = catalog.Tables.FirstOrDefault(table => table.Role == TableRole.Entity);
        if (Entity is not null)
        {
            AddReached(Entity.Name, _memberTables);
        }

        Events = [.. catalog.Tables.Where(table => table.Role == TableRole.Event).Select(EventOf)];
        Verbs = new EventVerbs(Events);
        MemberFacets = [.. catalog.Facets.Where(facet => _memberTables.Contains(facet.Table))];
        Families = new ColumnFamilies(MemberFacets, thesaurus);
        Birth = MemberFacets
            .Where(facet => IsBirth(facet) && !facet.Pii)
            .OrderByDescending(facet => facet.Role == FacetRole.Date)
            .FirstOrDefault();
        Age = MemberFacets.FirstOrDefault(facet =>
            IsNumber(facet) && Words(facet).Contains("age", StringComparer.Ordinal)
        );
        SignUp = SignUpOf(MemberFacets);
        Tenure = MemberFacets.FirstOrDefault(facet =>
            IsNumber(facet)
            && facet.Unit is "months" or "years" or "days" or "weeks"
            && !IsAgo(facet)
            && SaysAny(facet, "tenure", "with us", "since joining", "membership", "seniority", "service")
        );
        Recency = MemberFacets.FirstOrDefault(facet => IsNumber(facet) && IsAgo(facet));
        CodedFacets =
        [
            .. MemberFacets
                .Concat(Events.SelectMany(events => events.Facets))
                .DistinctBy(facet => facet.FacetId, StringComparer.Ordinal)
                .Where(IsCoded),
        ];
        LastSeen = MemberFacets.FirstOrDefault(facet =>
            IsDate(facet)
            && Words(facet).ToList() is ["last" or "latest", var deed, ..]
            && (
                deed is "seen" or "active" or "activity" or "contact" or "contacted"
                || thesaurus.EventVerb(Stemmer.Stem(deed)) is "visit" or "purchase"
            )
        );
        MemberSpend = MoneyOf(MemberFacets);
        Income = MemberFacets.FirstOrDefault(facet =>
            IsNumber(facet)
            && Words(facet)
                .Any(word => Stemmer.Stem(word) is "income" or "salary" or "wage" or "earning" or "pay")
        );
        MonthlyPay = MemberFacets.FirstOrDefault(facet =>
            IsNumber(facet)
            && Words(facet).Contains("monthly", StringComparer.Ordinal)
            && Words(facet)
                .Any(word =>
                    Stemmer.Stem(word)
                        is "charge"
                            or "bill"
                            or "fee"
                            or "payment"
                            or "spend"
                            or "cost"
                            or "price"
                            or "amount"
                            or "revenue"
                            or "rent"
                )
        );
        MainEvent = Events
            .OrderByDescending(events =>
                (events.Money is null ? 0 : 2)
                + (events.Timestamp is null ? 0 : 2)
                + (events.Table.EntityKey is null ? 0 : 1)
            )
            .FirstOrDefault();
        MoneyEvent = Events
            .Where(events => events.Money is not null)
            .OrderByDescending(events => events.Table.EntityKey is null ? 0 : 1)
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
    private static bool IsPayment(EventTable events) =>
        events.NameStems.Any(stem => stem is "payment" or "refund");

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

    /// <summary>True for a number that says how long ago something was.</summary>
    public static bool IsAgo(Facet facet) =>
        facet.Unit is "days" or "weeks" or "months" or "years"
        && SaysAny(
            facet,
            "recency",
            "days since",
            "since last",
            "since the last",
            "weeks since",
            "months since",
            "inactive",
            "ago"
        );

    /// <summary>True for a date or year of birth.</summary>
    public static bool IsBirth(Facet facet) =>
        SaysAny(facet, "birth", "dob", "born") && (IsDate(facet) || facet.Type == FacetType.Integer);

    /// <summary>Words of a facet's label.</summary>
    public static IEnumerable<string> Words(Facet facet) =>
        facet.Label.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static bool IsCoded(Facet facet) =>
        facet is { Type: FacetType.Text, ValuesComplete: true, Values.Length: > 1 and <= MostCodes }
        && facet.ValueLabels.IsEmpty
        && facet.Values.All(value =>
            value.Value.Length <= LongestCode && value.Value.All(char.IsAsciiLetterUpper)
        );

    private static bool SaysAny(Facet facet, params ReadOnlySpan<string> phrases)
    {
        var said =
            " "
            + facet.Label
            + " "
            + facet.Description.ToLowerInvariant()
            + " "
            + string.Join(' ', facet.Synonyms).ToLowerInvariant()
            + " ";
        foreach (var phrase in phrases)
        {
            if (said.Contains(phrase, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static Facet? SignUpOf(ImmutableArray<Facet> facets)
    {
        var dates = facets.Where(facet => IsDate(facet) && !IsBirth(facet)).ToList();
        return dates.FirstOrDefault(facet =>
                SaysAny(
                    facet,
                    "enrol",
                    "sign up",
                    "signup",
                    "signed",
                    "join",
                    "regist",
                    " reg ",
                    "customer since",
                    "member since"
                )
            )
            ?? dates.FirstOrDefault(facet =>
                SaysAny(
                    facet,
                    "start",
                    "creat",
                    "became",
                    "onboard",
                    "opened",
                    "subscri",
                    "first seen",
                    "customer"
                )
            )
            ?? (dates.Count == 1 ? dates[0] : null);
    }

    /// <summary>True for a table of orders, invoices or bookings, which the rows of another may be lines of; a pet has appointments, and is none of them.</summary>
    private bool IsOrder(CatalogTable table) =>
        Tokenizer
            .Tokenize(table.Name.Replace('_', ' '))
            .Any(token => _thesaurus.EventVerb(token.Stem) is "purchase" or "book");

    private EventTable EventOf(CatalogTable table)
    {
        var reached = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        AddReached(table.Name, reached);
        reached.ExceptWith(_memberTables);
        var own = Catalog
            .Facets.Where(facet => string.Equals(facet.Table, table.Name, StringComparison.OrdinalIgnoreCase))
            .ToImmutableArray();
        var timestamp = table.Timestamp is { } column
            ? _facets.GetValueOrDefault(table.Name + "." + column)
            : null;
        var order = table
            .References.FirstOrDefault(reference =>
                _tables.TryGetValue(TableOf(reference.Value), out var other)
                && other.Role == TableRole.Event
                && (table.EntityKey is null || IsOrder(other))
            )
            .Key;
        var parent = table.EntityKey is null ? order : null;
        return new EventTable(table, reached, _thesaurus)
        {
            Timestamp = timestamp,
            HasTime = timestamp is not null || parent is not null,
            Money = MoneyOf(own) ?? (HasLines(table) ? null : SoleMoneyOf(own)),
            Quantity = own.Where(facet => IsNumber(facet) && QuantityScore(facet) > 0)
                .OrderByDescending(QuantityScore)
                .FirstOrDefault(),
            Profit = own.FirstOrDefault(facet =>
                IsNumber(facet)
                && facet.Unit is not ("percent" or "fraction")
                && Words(facet).Any(word => word is "profit" or "margin")
            ),
            OrderBy =
                order is not null ? table.Name + "." + order
                : table.OrderNumber is { } number
                && !string.Equals(number, table.Key, StringComparison.OrdinalIgnoreCase)
                    ? "order"
                : null,
            Product = ProductOf(table, own),
            Price = Catalog.Facets.FirstOrDefault(facet =>
                reached.Contains(facet.Table)
                && IsNumber(facet)
                && Words(facet).Contains("price", StringComparer.Ordinal)
            ),
            Facets = [.. Catalog.Facets.Where(facet => reached.Contains(facet.Table))],
        };
    }

    private Facet? ProductOf(CatalogTable table, ImmutableArray<Facet> own)
    {
        var lookup = table
            .References.Where(reference =>
                _tables.TryGetValue(TableOf(reference.Value), out var other) && other.Role == TableRole.Lookup
            )
            .Select(reference => _facets.GetValueOrDefault(table.Name + "." + reference.Key))
            .FirstOrDefault(facet => facet is not null);
        return lookup
            ?? own.Where(facet =>
                    !IsNumber(facet)
                    && Words(facet)
                        .Any(word =>
                            Stemmer.Stem(word)
                                is "product"
                                    or "item"
                                    or "sku"
                                    or "article"
                                    or "title"
                                    or "service"
                                    or "dish"
                        )
                )
                .OrderByDescending(facet =>
                    Words(facet).Any(word => word is "id" or "key" or "sku" or "code")
                )
                .ThenByDescending(facet => facet.DistinctCount)
                .FirstOrDefault();
    }

    private void AddReached(string table, HashSet<string> reached)
    {
        if (!reached.Add(table) || !_tables.TryGetValue(table, out var found))
        {
            return;
        }

        foreach (var target in found.References.Values)
        {
            if (_tables.TryGetValue(TableOf(target), out var other) && other.Role != TableRole.Entity)
            {
                AddReached(other.Name, reached);
            }
        }
    }

    private static Facet? MoneyOf(IEnumerable<Facet> facets) =>
        facets
            .Where(facet => IsNumber(facet) && !facet.Pii)
            .Select(facet => (facet, Score: MoneyScore(facet)))
            .Where(pair => pair.Score >= 4)
            .OrderByDescending(pair => pair.Score)
            .Select(pair => pair.facet)
            .FirstOrDefault();

    /// <summary>True for rows that have rows of their own: what an order is worth may stand in its lines.</summary>
    private bool HasLines(CatalogTable table) =>
        _tables.Values.Any(other =>
            other.Role == TableRole.Event
            && other.References.Values.Any(target =>
                TableOf(target).Equals(table.Name, StringComparison.OrdinalIgnoreCase)
            )
        );

    /// <summary>The only money of the rows is what a row is worth, though its name is that of a part elsewhere: the cost of a repair.</summary>
    private static Facet? SoleMoneyOf(IEnumerable<Facet> facets) =>
        facets.Where(facet => IsMoney(facet) && !facet.Pii).Take(2).ToList() is [var sole]
        && !Words(sole)
            .Any(word =>
                Stemmer.Stem(word)
                    is "unit"
                        or "price"
                        or "discount"
                        or "tax"
                        or "tip"
                        or "balance"
                        or "limit"
                        or "budget"
                        or "target"
                        or "income"
                        or "salary"
            )
            ? sole
            : null;

    private static double MoneyScore(Facet facet)
    {
        double score = IsMoney(facet) ? 3 : 0;
        score += facet.Expression is not null && score > 0 ? 2 : 0;
        score -= facet.Unit is "cents" ? 2 : 0;
        foreach (var word in Words(facet))
        {
            score += Stemmer.Stem(word) switch
            {
                "revenue" or "spend" or "spent" or "turnover" => 6,
                "sale" or "principal" or "amount" or "amt" or "mnt" => 5,
                "total" or "value" or "payment" or "paid" => 4,
                "charge" or "gmv" or "subtotal" or "fare" or "donation" => 3,
                "price" => 1.5,
                "gross" or "net" => 2,
                "fee" or "refund" => 1,
                "profit"
                or "cost"
                or "discount"
                or "tax"
                or "margin"
                or "shipping"
                or "freight"
                or "balance"
                or "income"
                or "salary"
                or "unit"
                or "limit"
                or "budget"
                or "target"
                or "monthly"
                or "quantity"
                or "tip"
                or "number"
                or "count"
                or "contact" => -8,
                _ => 0,
            };
        }

        return score;
    }

    private static double QuantityScore(Facet facet)
    {
        if (IsMoney(facet))
        {
            return 0;
        }

        double score = 0;
        foreach (var word in Words(facet))
        {
            score += Stemmer.Stem(word) switch
            {
                "quantity" or "qty" => 6,
                "unit" or "item" or "piece" => 5,
                "number" => 3,
                "count" => 2,
                "order" or "line" or "id" or "row" or "price" or "discount" => -4,
                _ => 0,
            };
        }

        return score;
    }
}
