using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Clauses.Measures;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Segments.Domain;

namespace SmartSegmentation.Grains.Language.Domain.Answers;

/// <summary>Makes the queries of a question whose parts were found.</summary>
internal sealed class SummaryBuilder(SpokenText said, AnswerWords words, ExpressionNode? current)
{
    /// <summary>One past the last token that is read; -1 for all.</summary>
    public int Until { get; init; } = -1;

    private PopulationModel Model => said.Scope.Model;

    /// <summary>The group that is left in the words: null for everyone.</summary>
    public ExpressionNode? Group()
    {
        var part = said.Part(0, Until);
        return Nodes.And([current, part.Items.IsEmpty ? null : part.Read()]);
    }

    /// <summary>The queries, the first the answer itself.</summary>
    /// <param name="asked">What is measured.</param>
    /// <param name="function">What is done with it; null for what is usual.</param>
    /// <param name="keys">By what it is broken down.</param>
    /// <param name="perMember">True when it is put together for each member first.</param>
    /// <param name="among">The group, when nothing but members can be meant.</param>
    /// <returns>Null when the data has no such thing.</returns>
    public List<SummarySpec>? Build(
        AskedMeasure asked,
        SummaryFunction? function,
        IReadOnlyList<AskedKey> keys,
        bool perMember,
        out ExpressionNode? among
    )
    {
        among = null;
        var rows = keys.FirstOrDefault(key => key.Facet is not null && !key.IsOfMember(Model));
        var events =
            asked.Events ?? (rows is null ? null : Model.EventsWith(rows.Facet!.FacetId).FirstOrDefault());
        if (
            asked.Kind is AskedKind.RowFacet or AskedKind.Orders or AskedKind.Values
                && asked.Events is not null
            || (asked.Kind == AskedKind.Members && rows is not null)
        )
        {
            return events is null ? null : OverRows(asked, function, keys, perMember, events, out among);
        }

        among = Group();
        var spec = OfMembers(asked, function) with { Among = among };
        return WithKeys(spec, keys, null) is { } keyed ? [keyed] : null;
    }

    /// <summary>The age of a member.</summary>
    public Measure? Age() =>
        Model.Age is { } age ? new Measure { FacetId = age.FacetId }
        : Model.Birth is { } birth ? new Measure { FacetId = birth.FacetId, Transform = Transform.AgeYears }
        : null;

    private SummarySpec OfMembers(AskedMeasure asked, SummaryFunction? function) =>
        asked.Kind switch
        {
            AskedKind.Members => new SummarySpec { Function = SummaryFunction.Count },
            AskedKind.Rate => new SummarySpec
            {
                Function = SummaryFunction.Share,
                Condition = asked.Condition,
            },
            AskedKind.Age => new SummarySpec { Function = function ?? SummaryFunction.Avg, Measure = Age() },
            AskedKind.Values => new SummarySpec
            {
                Function = SummaryFunction.CountDistinct,
                Measure = new Measure { FacetId = asked.Facet!.FacetId },
            },
            _ => new SummarySpec
            {
                Function = function ?? SummaryFunction.Avg,
                Measure = new Measure
                {
                    FacetId = asked.Facet!.FacetId,
                    Transform = asked.Facet == Model.Birth ? Transform.AgeYears : null,
                },
            },
        };

    private List<SummarySpec>? OverRows(
        AskedMeasure asked,
        SummaryFunction? function,
        IReadOnlyList<AskedKey> keys,
        bool perMember,
        EventTable events,
        out ExpressionNode? among
    )
    {
        var rows = new AskedRowsReader(said, words).Read(events, Until < 0 ? said.Tokens.Length : Until);
        among = Nodes.And([current, rows.Among]);
        var measures = new EventMeasures(said.Scope);
        var specs =
            perMember && keys.All(key => key.IsOfMember(Model))
                ? PerMember(asked, function, rows, events, measures)
                : [PerRow(asked, function, rows, events, measures)];
        var group = among;
        return
            specs.Select(spec => WithKeys(spec with { Among = group }, keys, events)).ToList() is var keyed
            && keyed.TrueForAll(spec => spec is not null)
            ? [.. keyed.OfType<SummarySpec>()]
            : null;
    }

    private static SummarySpec PerRow(
        AskedMeasure asked,
        SummaryFunction? function,
        AskedRows rows,
        EventTable events,
        EventMeasures measures
    )
    {
        var groups =
            rows.Having is not null
            || (events.OrderBy is not null && (asked.PerOrder || asked.Kind == AskedKind.Orders))
                ? new EventGroups { By = events.OrderBy ?? "order", Having = rows.Having }
                : null;
        return asked.Kind switch
        {
            AskedKind.Members => new SummarySpec
            {
                Function = SummaryFunction.Members,
                OverRows = true,
                Measure = rows.Measure(measures, events.Rows) with
                {
                    Groups = rows.Having is null ? null : groups,
                },
            },
            AskedKind.Orders => new SummarySpec
            {
                Function = SummaryFunction.Count,
                OverRows = true,
                Measure = rows.Measure(measures, events.Rows) with { Groups = groups },
            },
            AskedKind.Values => new SummarySpec
            {
                Function = SummaryFunction.CountDistinct,
                OverRows = true,
                Measure = rows.Measure(measures, asked.Facet!.FacetId),
            },
            _ => new SummarySpec
            {
                Function = function ?? Usual(asked, events),
                OverRows = true,
                Measure = rows.Measure(measures, asked.Facet!.FacetId) with
                {
                    Groups = groups,
                    Arithmetic = asked.Earlier is { } earlier
                        ? new Arithmetic(
                            ArithmeticOperator.Subtract,
                            new Measure { FacetId = earlier.FacetId }
                        )
                        : null,
                },
            },
        };
    }

    /// <summary>Over members, first with those without any as 0, then without them.</summary>
    private static SummarySpec[] PerMember(
        AskedMeasure asked,
        SummaryFunction? function,
        AskedRows rows,
        EventTable events,
        EventMeasures measures
    )
    {
        var orders = asked.Kind == AskedKind.Orders;
        var measure = rows.Measure(measures, orders ? events.Rows : asked.Facet!.FacetId);
        var inner =
            orders ? AggregateFunction.Count
            : events.IsAdditive(asked.Facet!) ? AggregateFunction.Sum
            : AggregateFunction.Avg;
        var grouped = rows.Having is not null || (orders && events.OrderBy is not null);
        var spec = new SummarySpec
        {
            Function = function ?? SummaryFunction.Avg,
            Measure = measure with
            {
                Aggregate = new Aggregate(inner),
                Groups = grouped
                    ? new EventGroups
                    {
                        By = events.OrderBy ?? "order",
                        Having = rows.Having,
                        Value = orders
                            ? null
                            : new Measure
                            {
                                FacetId = asked.Facet!.FacetId,
                                Aggregate = new Aggregate(AggregateFunction.Sum),
                            },
                    }
                    : null,
            },
        };
        return orders ? [spec] : [spec, spec with { AbsentAsZero = false }];
    }

    private static SummaryFunction Usual(AskedMeasure asked, EventTable events) =>
        asked.PerOrder || asked.Earlier is not null ? SummaryFunction.Avg
        : events.IsAdditive(asked.Facet!) ? SummaryFunction.Sum
        : SummaryFunction.Avg;

    private SummarySpec? WithKeys(SummarySpec spec, IReadOnlyList<AskedKey> keys, EventTable? events)
    {
        var made = keys.Select(key => key.Key(Model, spec.OverRows ? events : null)).ToList();
        return made.TrueForAll(key => key is not null)
            ? spec with
            {
                GroupBy = [.. made.OfType<GroupKey>()],
                Order = keys.Any(key => key.Unit is not null)
                    ? SummaryOrder.Label
                    : SummaryOrder.ValueDescending,
            }
            : null;
    }
}
