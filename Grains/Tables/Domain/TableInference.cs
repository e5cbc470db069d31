using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Facets;

namespace SmartSegmentation.Grains.Tables.Domain;

/// <summary>Says what each table of a tenant is, from names, values and what the caller told; the same for all tables in any order of loading.</summary>
internal sealed class TableInference
{
    private readonly TableWords _words;
    private readonly KeyRules _keys;
    private readonly ReferenceRules _references;
    private readonly TimestampRules _timestamps;

    /// <summary>Inference by the words of a skill.</summary>
    public TableInference(TableWords words)
    {
        _words = words;
        _keys = new KeyRules(words);
        _references = new ReferenceRules(words, _keys);
        _timestamps = new TimestampRules(words);
    }

    /// <summary>Inference by the skill that is installed.</summary>
    public static TableInference Default { get; } = new(TableWords.Default);

    /// <summary>Pairs of columns whose values are to be compared after a table has changed.</summary>
    public IEnumerable<(TableFacts From, ColumnProfile Column, TableFacts To, ColumnProfile Key)> Candidates(
        IReadOnlyList<TableFacts> tables,
        string changed
    ) => _references.Candidates(tables, changed);

    /// <summary>The tables with their roles, in the order given.</summary>
    public ImmutableArray<CatalogTable> Infer(
        IReadOnlyList<TableFacts> tables,
        IReadOnlyList<Overlap> overlaps
    )
    {
        var views = tables
            .Select(table => new TableView(
                table,
                table.Given.Key is { } key ? table.Profile.Find(key)?.Name : _keys.KeyOf(table)?.Name,
                _references.Of(table, tables, overlaps)
            ))
            .ToList();
        var entity = EntityOf(views);
        var roles = Roles(views, entity);
        return [.. views.Select((view, i) => Describe(view, views, entity, roles, i))];
    }

    private CatalogTable Describe(
        TableView view,
        List<TableView> views,
        TableView? entity,
        TableRole[] roles,
        int place
    )
    {
        var role = roles[place];
        var entityKey = role == TableRole.Event ? EntityKeyOf(view, entity) : null;
        return new CatalogTable
        {
            Name = view.Facts.Name,
            PhysicalName = view.Facts.PhysicalName,
            Role = role,
            Key = view.Key,
            Timestamp = TimestampOf(view, role),
            EntityKey = entityKey,
            References = view.References,
            OrderNumber = role == TableRole.Event ? OrderNumberOf(view, views, roles, entityKey) : null,
            Rows = view.Facts.Profile.Rows,
        };
    }

    private string? TimestampOf(TableView view, TableRole role) =>
        view.Facts.Given.Timestamp is { } given ? view.Facts.Profile.Find(given)?.Name
        : role == TableRole.Event ? _timestamps.Of(view.Facts)?.Name
        : null;

    /// <summary>The table with one row per member; null when members are known by their events only.</summary>
    private TableView? EntityOf(List<TableView> views)
    {
        if (views.Find(view => view.Facts.Given.Role == TableRole.Entity) is { } given)
        {
            return given;
        }

        var open = views.Where(view => view.Facts.Given.Role is null).ToList();
        var best = open.Select(view => (view, Score: EntityScore(view, views)))
            .OrderByDescending(pair => pair.Score)
            .ThenByDescending(pair => pair.view.Facts.Profile.Rows)
            .FirstOrDefault();
        if (best.view is null)
        {
            return null;
        }

        var hasEvents = views.Exists(view => view.Facts.Given.Role == TableRole.Event || IsEventAlone(view));
        return best.Score >= 3 || (!hasEvents && best.Score >= 0) ? best.view
            : hasEvents ? null
            : open[0];
    }

    private int EntityScore(TableView view, List<TableView> views)
    {
        var facts = view.Facts;
        var key = view.Key is { } name ? facts.Profile.Find(name) : null;
        var named = _words.Of(facts.Name);
        var score = 0;
        score += named.Any(word => _words.Is("members", word)) ? 3 : 0;
        score -= named.Any(word => _words.Is("lookups", word) || _words.Is("events", word)) ? 2 : 0;
        score += key is not null && _keys.MemberScore(key) > 0 ? 3 : 0;
        // Where customers are too, employees and agents are those who serve them.
        score -= named.Any(word => _words.Is("staff", word)) && views.Count > 1 ? 2 : 0;
        score += Math.Min(3, facts.Profile.Columns.Count(column => _words.Has("person", column.Name)));
        score += key is null ? -1 : Math.Min(2, views.Count(other => other.RefersTo(facts.Name)));
        score -= IsEventAlone(view) ? 6 : 0;
        score -= views.Exists(other => view.RefersTo(other.Facts.Name) && IsAboutMembers(other)) ? 4 : 0;
        return score;
    }

    private bool IsAboutMembers(TableView view) =>
        view.Key is { } key
        && view.Facts.Profile.Find(key) is { } column
        && (
            _keys.MemberScore(column) > 0
            || _words.Of(view.Facts.Name).Any(word => _words.Is("members", word))
            || view.Facts.Given.Role == TableRole.Entity
        );

    /// <summary>Many rows of one member, as the table shows by itself: a member's id comes again.</summary>
    private bool IsEventAlone(TableView view) =>
        view.Facts.Given.EntityKey is not null || RepeatedMember(view) is not null;

    private ColumnProfile? RepeatedMember(TableView view)
    {
        var profile = view.Facts.Profile;
        var ownKey = view.Key is { } key ? profile.Find(key) : null;
        if (ownKey is not null && _keys.MemberScore(ownKey) >= 4)
        {
            return null;
        }

        var evidence =
            _timestamps.Of(view.Facts) is not null
            || profile.Columns.Any(column => _keys.IsOrderName(column.Name));
        return profile
            .Columns.Where(column =>
                !column.Name.Is(view.Key)
                && column.Distinct < column.Values
                && _keys.MemberScore(column) >= (evidence ? 2 : 4)
            )
            .OrderByDescending(_keys.MemberScore)
            .FirstOrDefault();
    }

    private static TableRole[] Roles(List<TableView> views, TableView? entity, TableRole[] roles)
    {
        for (var changed = true; changed; )
        {
            changed = false;
            for (var i = 0; i < views.Count; i++)
            {
                if (roles[i] != TableRole.Lookup || views[i].Facts.Given.Role is not null)
                {
                    continue;
                }

                // What refers to a member, or to an event of one, is an event: a payment of an order.
                if (
                    views
                        .Index()
                        .Any(other =>
                            views[i].RefersTo(other.Item.Facts.Name)
                            && (other.Item == entity || (roles[other.Index] == TableRole.Event))
                        )
                )
                {
                    roles[i] = TableRole.Event;
                    changed = true;
                }
            }
        }

        return roles;
    }

    private TableRole[] Roles(List<TableView> views, TableView? entity)
    {
        var roles = views
            .Select(view =>
                view.Facts.Given.Role
                ?? (
                    view == entity ? TableRole.Entity
                    : view.Facts.Given.EntityKey is not null ? TableRole.Event
                    : entity is null && IsEventAlone(view) ? TableRole.Event
                    : entity is not null && IsEventAlone(view) && !view.HasReferences ? TableRole.Event
                    : TableRole.Lookup
                )
            )
            .ToArray();
        return Roles(views, entity, roles);
    }

    private string? EntityKeyOf(TableView view, TableView? entity)
    {
        if (view.Facts.Given.EntityKey is { } given)
        {
            return view.Facts.Profile.Find(given)?.Name;
        }

        if (entity is not null)
        {
            var direct = view
                .References.Where(pair => pair.Value.Is($"{entity.Facts.Name}.{entity.Key}"))
                .Select(pair => view.Facts.Profile.Find(pair.Key))
                .OfType<ColumnProfile>()
                .OrderByDescending(column => _keys.MemberScore(column))
                .FirstOrDefault();
            return direct?.Name ?? (view.HasReferences ? null : RepeatedMember(view)?.Name);
        }

        return RepeatedMember(view)?.Name;
    }

    /// <summary>The order's number where one order has several rows, or the key where it names orders.</summary>
    private string? OrderNumberOf(TableView view, List<TableView> views, TableRole[] roles, string? entityKey)
    {
        var number = view
            .Facts.Profile.Columns.Where(column =>
                KeyRules.CanBeKey(column) && !column.Name.Is(entityKey) && _keys.IsOrderName(column.Name)
            )
            .OrderByDescending(column => column.Distinct < column.Values)
            .FirstOrDefault();
        if (number is not null && !number.Name.Is(view.Key))
        {
            // The order is another table's row: a payment of it is no order, a line of it is.
            var isForeign = views
                .Index()
                .Any(other =>
                    roles[other.Index] == TableRole.Event
                    && view.References.GetValueOrDefault(number.Name) is { } target
                    && target.StartsWith(other.Item.Facts.Name + ".", StringComparison.Ordinal)
                );
            return isForeign && !IsLine(view) ? null : number.Name;
        }

        return number is not null ? number.Name
            : view.Key is not null && _words.Of(view.Facts.Name).Any(word => _words.Is("orders", word))
                ? view.Key
            : null;
    }

    private bool IsLine(TableView view) =>
        _words.Of(view.Facts.Name).Any(word => _words.Is("lines", word))
        || view.Facts.Profile.Columns.Any(column =>
            _words.Of(column.Name).Any(word => word is "quantity" or "qty")
        );

    /// <summary>A table on its way to its role.</summary>
    private sealed record TableView(
        TableFacts Facts,
        string? Key,
        ImmutableSortedDictionary<string, string> References
    )
    {
        public bool HasReferences => !References.IsEmpty;

        public bool RefersTo(string table) =>
            References.Values.Any(target =>
                target.Length > table.Length
                && target[table.Length] == '.'
                && target.StartsWith(table, StringComparison.OrdinalIgnoreCase)
            );
    }
}
