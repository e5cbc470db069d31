using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses.Conditions;
using SmartSegmentation.Grains.Language.Domain.Clauses.Measures;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>Makes the conditions of one frame.</summary>
internal sealed class FrameCompiler
{
    private readonly ReadingScope _scope;
    private readonly EventConditions _events;
    private readonly MemberConditions _members;

    /// <summary>For one sentence.</summary>
    public FrameCompiler(ReadingScope scope)
    {
        _scope = scope;
        var measures = new EventMeasures(scope);
        _members = new MemberConditions(scope, measures, Problems);
        _events = new EventConditions(scope, measures, _members, Problems);
    }

    /// <summary>Items that nothing could be made of, with what was missing.</summary>
    public List<(Item Item, string Problem)> Problems { get; } = [];

    /// <summary>The condition; null when the frame says nothing.</summary>
    public ExpressionNode? Compile(Frame frame)
    {
        if (Untold(frame) is { } untold)
        {
            // "none of their orders were returned" where nothing tells of returns.
            Problems.Add((untold, "event"));
        }

        frame = WithWindow(frame);
        var parts = new List<ExpressionNode?>();
        parts.Add(
            frame.Event is not null || frame.Rows.Length > 0
                ? _events.Compile(frame)
                : _members.Compile(frame)
        );

        parts.AddRange(frame.Members);
        var node = Nodes.And(parts);
        if (node is null)
        {
            return null;
        }

        node = Sourced(node, frame);
        if (frame is { Stopped: true, Event: not null, Windows: [{ From: { } start } stopped] })
        {
            // "stopped ordering in the last 3 months": did so before, and not then.
            var before = frame with
            {
                Negated = false,
                Stopped = false,
                Windows = [stopped with { From = null, To = start }],
            };
            return Nodes.And([Compile(before), Nodes.Not(node)]);
        }

        if (frame.Lapsed && frame.Event is not null)
        {
            return node;
        }

        return frame.Negated ? Nodes.Not(node) : node;
    }

    /// <summary>A word for something particular that was done, of which no table tells.</summary>
    private Item? Untold(Frame frame) =>
        frame.Items.FirstOrDefault(item =>
            item.Event is { } said
            && _scope.Cues.Events.ParticularDeeds.Has(said)
            && _scope.Tokens[item.End - 1].Folded is var word
            && (word is "back" || word.EndsWith("ed", StringComparison.Ordinal))
            && item.First > 1
            && item.Matches.IsEmpty
            && !string.Equals(said, frame.EventClass, StringComparison.Ordinal)
            && new EventFinder(_scope).Find(item) is null
        );

    /// <summary>"our big spenders this quarter": a window beside a defined term is when what the term speaks of happened.</summary>
    private Frame WithWindow(Frame frame)
    {
        if (
            frame
                is not {
                    Event: null,
                    EventClass: null,
                    Measure: null,
                    Length: null,
                    Relative: null,
                    Rows.IsEmpty: true,
                    Comparisons.IsEmpty: true,
                    Members.IsEmpty: false,
                    Windows: [{ Kind: DateKind.Range } window]
                }
            || !frame.Members.SelectMany(Nodes.Conditions).Any(HasNoTime)
        )
        {
            return frame;
        }

        return frame with
        {
            Windows = [],
            Members =
            [
                .. frame.Members.Select(member =>
                    Nodes.Map(
                        member,
                        condition =>
                            HasNoTime(condition)
                                ? condition with
                                {
                                    Measure = condition.Measure with
                                    {
                                        Window = EventMeasures.WindowOf(window),
                                    },
                                }
                                : condition
                    )
                ),
            ],
        };
    }

    /// <summary>True for a measure of events at any time, that a defined term brought.</summary>
    private bool HasNoTime(ExpressionNode.Condition condition) =>
        condition is { Provenance: Provenance.Memory or Provenance.Preference, Rank: null }
        && condition.Measure is { Window: null, RelativeTo: null, Aggregate: not null }
        && !_scope.Model.IsOfMember(condition.Measure.FacetId);

    private ExpressionNode Sourced(ExpressionNode node, Frame frame)
    {
        var source = _scope.Source(frame.Items.Where(ClauseCutter.IsContent));
        return Nodes.Map(
            node,
            condition =>
                condition with
                {
                    Source = condition.Source ?? source,
                    Confidence = Math.Min(condition.Confidence, frame.Confidence),
                }
        );
    }
}
