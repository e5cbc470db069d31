using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>A frame while its clause is read: binds comparisons to the measures beside them.</summary>
internal sealed class Gathering(Frame frame)
{
    private readonly List<(Comparison Comparison, Item Item, int At)> _open = [];
    private readonly List<(Facet Facet, Item Item, int At, double Score)> _facets = [];
    private readonly Dictionary<string, ImmutableArray<Facet>> _plus = new(StringComparer.Ordinal);
    private const double Weak = 0.5;
    private (ConditionOperator Operator, Item Item)? _presence;
    private int _eventAt = -1;

    /// <summary>The frame so far.</summary>
    public Frame Frame { get; private set; } = frame;

    /// <summary>Where the length of time is said.</summary>
    public Item? LengthItem { get; set; }

    /// <summary>Changes the frame.</summary>
    public void Change(Func<Frame, Frame> change) => Frame = change(Frame);

    /// <summary>True when the event word was read already.</summary>
    public bool SaysEvent => _eventAt >= 0;

    /// <summary>The event word stands here.</summary>
    public void SawEvent(int at) => _eventAt = at;

    /// <summary>Adds a condition of the member.</summary>
    public void AddMember(ExpressionNode node) => Frame = Frame with { Members = Frame.Members.Add(node) };

    /// <summary>Adds a test of the event's rows.</summary>
    public void AddRow(RowTest test, PopulationModel model, bool separate = false)
    {
        var events =
            Frame.Event is { } stated && stated.Reaches(PopulationModel.TableOf(test.FacetId))
                ? stated
                : model.EventsWith(test.FacetId).FirstOrDefault() ?? Frame.Event;
        Frame = Frame with
        {
            Rows = Narrowed(test),
            Event = events,
            SeparateRows = Frame.SeparateRows || separate,
        };
        Confidence(test.Confidence);
    }

    /// <summary>"passed a quiz": of two tests of one column that both hold, the one that says more is enough.</summary>
    private ImmutableArray<RowTest> Narrowed(RowTest test)
    {
        if (Frame.Rows.Any(row => IsWithin(row, test) && row.Values.Length < test.Values.Length))
        {
            return Frame.Rows;
        }

        return Frame
            .Rows.RemoveAll(row => IsWithin(test, row) && test.Values.Length < row.Values.Length)
            .Add(test);
    }

    private static bool IsWithin(RowTest narrow, RowTest wide) =>
        narrow.FacetId.Equals(wide.FacetId, StringComparison.Ordinal)
        && !narrow.Negated
        && !wide.Negated
        && narrow.Operator is ConditionOperator.Eq or ConditionOperator.In
        && wide.Operator is ConditionOperator.In
        && wide.Item.List == Joint.Start
        && narrow.Values.All(wide.Values.Contains);

    /// <summary>The frame is at most as sure as that.</summary>
    public void Confidence(double confidence) =>
        Frame = Frame with { Confidence = Math.Min(Frame.Confidence, confidence) };

    /// <summary>Says what is counted; the first word that says it wins.</summary>
    public void Count(CountedNoun noun) =>
        Frame = Frame.Counted is CountedNoun.None ? Frame with { Counted = noun } : Frame;

    /// <summary>Adds a comparison, bound at the end to the nearest measure.</summary>
    public void AddComparison(Comparison comparison, Item item, int at) => _open.Add((comparison, item, at));

    /// <summary>Numbers without a unit from a place on are of that unit.</summary>
    public void Value(NumberUnit unit, int from)
    {
        for (var at = 0; at < _open.Count; at++)
        {
            if (_open[at] is { Comparison.Unit: NumberUnit.None } open && open.Item.First >= from)
            {
                _open[at] = open with { Comparison = open.Comparison with { Unit = unit } };
            }
        }
    }

    /// <summary>Adds a named facet.</summary>
    public void AddFacet(Facet facet, Item item, int at, double score) =>
        _facets.Add((facet, item, at, score));

    /// <summary>Facets that are summed with a named one.</summary>
    public void AddPlus(Facet facet, IEnumerable<Facet> more) => _plus[facet.FacetId] = [.. more];

    /// <summary>Whether the nearest facet has a value at all.</summary>
    public void SetPresence(ConditionOperator operation, Item item) => _presence = (operation, item);

    /// <summary>Binds what is open and returns the frame.</summary>
    public Frame Finish(PopulationModel model)
    {
        BindComparisons(model);
        if (_presence is { } presence && _facets.Count > 0)
        {
            var (facet, item, _, score) = _facets[0];
            AddPresence(facet, item, score, presence.Operator, model);
            Frame = Frame with { Present = facet };
            _facets.RemoveAt(0);
        }
        else if (_presence is { } open)
        {
            Frame = Frame with { Presence = open.Operator };
        }

        var measure =
            _facets
                .Where(named => PopulationModel.IsNumber(named.Facet) || PopulationModel.IsDate(named.Facet))
                .OrderBy(named => named.Score < Weak)
                .Select(named => named.Facet)
                .FirstOrDefault()
            ?? _facets.Select(named => named.Facet).FirstOrDefault();
        Frame = Frame with
        {
            Measure = Frame.Measure ?? measure,
            Counted =
                Frame is { Counted: CountedNoun.None, Distinct: true } && measure is not null
                    ? CountedNoun.Values
                    : Frame.Counted,
        };
        if (measure is not null && !(Frame.Comparisons.Length > 0 && IsWeak(measure)))
        {
            Confidence(_facets.Where(named => named.Facet == measure).Max(named => named.Score));
        }

        var headless =
            !Frame.Items.Any(item => item.Event is "signup" or "churn" || item.Is("born"))
            && Frame.Members.IsEmpty
            && _eventAt < 0
            && Frame.Event is null == Frame.Rows.IsEmpty
            && Frame is { Relative: null, Measure: null, Length: null, SameOrder: false, Pick: null }
            && Frame.Comparisons.All(bound => bound.Facet is null);
        return Frame with
        {
            Headless =
                headless
                || (
                    Frame.Rows.Length > 0
                    && _eventAt < 0
                    && Frame.Members.IsEmpty
                    && Frame.Relative is null
                    && Frame.Pick is null
                    && Frame.Comparisons.All(bound => bound.Facet is null)
                ),
        };
    }

    /// <summary>"spent over 100 on cheese": a verb for spending beside the amount that is compared takes nothing from it.</summary>
    private bool IsWeak(Facet measure) =>
        _facets.Where(named => named.Facet == measure).All(named => named.Score < Weak);

    private void AddPresence(
        Facet facet,
        Item item,
        double score,
        ConditionOperator operation,
        PopulationModel model
    )
    {
        if (model.IsOfMember(facet.FacetId))
        {
            AddMember(
                new ExpressionNode.Condition
                {
                    Measure = new Measure { FacetId = facet.FacetId },
                    Operator = operation,
                    Confidence = score,
                }
            );
        }
        else
        {
            AddRow(new RowTest(facet.FacetId, operation, [], item, score), model);
        }
    }

    /// <summary>"in all four regions", "three categories": different values of what members did are counted.</summary>
    private void CountValues(Comparison comparison, int at, PopulationModel model)
    {
        var follows = _facets.FindIndex(named =>
            named.At == at + 1
            && !PopulationModel.IsNumber(named.Facet)
            && !PopulationModel.IsDate(named.Facet)
            && !model.IsOfMember(named.Facet.FacetId)
        );
        if (
            comparison.Unit == NumberUnit.None
            && follows >= 0
            && Frame.Counted is CountedNoun.None or CountedNoun.Orders
        )
        {
            var facet = _facets[follows].Facet;
            Frame = Frame with
            {
                Distinct = true,
                Counted = CountedNoun.Values,
                Measure = facet,
                Event = Frame.Event ?? model.EventsWith(facet.FacetId).FirstOrDefault(),
            };
        }
    }

    /// <summary>"territory 9": a number that names a value.</summary>
    private void AddCode(Facet facet, Comparison comparison, Item item, double score, PopulationModel model)
    {
        if (model.IsOfMember(facet.FacetId))
        {
            AddMember(
                new ExpressionNode.Condition
                {
                    Measure = new Measure { FacetId = facet.FacetId },
                    Operator = ConditionOperator.Eq,
                    Values = [comparison.Low],
                    Confidence = score,
                }
            );
        }
        else
        {
            AddRow(new RowTest(facet.FacetId, ConditionOperator.Eq, [comparison.Low], item, score), model);
        }
    }

    private void BindComparisons(PopulationModel model)
    {
        foreach (var (comparison, item, at) in _open)
        {
            var nearest = _facets
                .Where(named => Fits(comparison, named.Facet))
                .Select(named => (named, Distance: Distance(at, named.At)))
                .Where(pair => OnlyPair || (pair.Distance <= 8 && !EventBetween(at, pair.named.At)))
                .OrderBy(pair => !_plus.TryGetValue(pair.named.Facet.FacetId, out var plus) || plus.IsEmpty)
                .ThenBy(pair => pair.named.Score < Weak)
                .ThenBy(pair => pair.Distance)
                .Select(pair => ((Facet Facet, Item Item, int At, double Score)?)pair.named)
                .FirstOrDefault();
            if (nearest is { } named && !IsCounted(comparison, named.Facet, model))
            {
                _facets.Remove(named);
                var said =
                    comparison.OfAge && PopulationModel.IsVersion(named.Facet)
                        ? comparison.Backwards()
                        : comparison;
                if (
                    !PopulationModel.IsNumber(named.Facet)
                    || (
                        comparison is { Stated: false, Unit: NumberUnit.None }
                        && named.Facet.Role == FacetRole.Category
                    )
                )
                {
                    AddCode(named.Facet, comparison, item, named.Score, model);
                    continue;
                }

                Frame = Frame with
                {
                    Comparisons = Frame.Comparisons.Add(
                        new BoundComparison(said, named.Facet, item, named.Item)
                        {
                            Plus = _plus.GetValueOrDefault(named.Facet.FacetId, []),
                        }
                    ),
                };
                Confidence(named.Score);
            }
            else
            {
                CountValues(comparison, at, model);
                Frame = Frame with
                {
                    Comparisons = Frame.Comparisons.Add(new BoundComparison(comparison, null, item, null)),
                };
            }
        }
    }

    /// <summary>One number and one sure measure belong together however far apart they stand.</summary>
    private bool OnlyPair =>
        _open.Count == 1
        && _facets.Count(named => PopulationModel.IsNumber(named.Facet) && named.Score >= Weak) == 1
        && Frame.Counted == CountedNoun.None
        && _open[0].Comparison.Unit != NumberUnit.Times;

    private bool IsCounted(Comparison comparison, Facet facet, PopulationModel model) =>
        Frame.Distinct && comparison.Unit != NumberUnit.Money && !model.IsOfMember(facet.FacetId);

    /// <summary>A measure that follows its number directly is nearer than one before it.</summary>
    private static int Distance(int comparison, int facet) =>
        facet > comparison ? (facet - comparison) : (comparison - facet);

    private bool EventBetween(int left, int right) =>
        _open.Count > 1
        && _eventAt > Math.Min(left, right)
        && _eventAt < Math.Max(left, right)
        && Math.Abs(left - right) > 3;

    /// <summary>What can be old: a number of years or days, or an age.</summary>
    private static bool IsLength(Facet facet) =>
        facet.Unit is "days" or "weeks" or "months" or "years"
        || PopulationModel.Words(facet).Any(word => word is "age" or "ages" or "years");

    private static bool Fits(Comparison comparison, Facet facet) =>
        (
            PopulationModel.IsNumber(facet)
            || (
                facet.Role is FacetRole.Category or FacetRole.Key
                && comparison is { Stated: false, Unit: NumberUnit.None }
                && facet.Type is FacetType.Integer
            )
        )
        && (
            comparison.Unit != NumberUnit.Percent
            || facet.Unit is "percent" or "fraction"
            || (facet.Unit is null && !PopulationModel.IsMoney(facet))
        )
        && (!comparison.OfAge || PopulationModel.IsVersion(facet) || IsLength(facet))
        && (comparison.Unit != NumberUnit.Money || PopulationModel.IsMoney(facet) || facet.Unit is null)
        && (comparison.Unit != NumberUnit.Times || !PopulationModel.IsMoney(facet));
}
