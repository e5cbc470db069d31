using SmartSegmentation.Grains.Language.Domain.Clauses;

namespace SmartSegmentation.Grains.Language.Domain.Sentences;

/// <summary>Clauses that say what came after or before what was said: "and later a helmet", "after their first bike".</summary>
internal sealed class TimeOrder(ReadingScope scope, SaidParts said)
{
    private readonly Sequences _sequences = new(scope);

    /// <summary>"but no helmet afterwards": the word may stand last.</summary>
    public Clause WithAfterwards(Clause clause, Frame frame) =>
        clause.Sequence is Sequence.None
        && frame.Windows.IsEmpty
        && (frame.Event is not null || frame.Rows.Length > 0)
        && said.Last is { Frame: { Event: not null, Negated: false, Windows.IsEmpty: true } }
        && clause.Items.Any(item => item.Is("sequence.then"))
            ? clause with
            {
                Sequence = Sequence.Then,
            }
            : clause;

    /// <summary>"bought a bike and later a helmet", "bought a helmet after their first bike", "bought a bike before a helmet".</summary>
    public bool Take(Frame frame, Clause clause)
    {
        var plain = clause with { Sequence = Sequence.None };
        if (said.Last is not { Frame: { } told, Clause: var before })
        {
            return false;
        }

        switch (clause.Sequence)
        {
            case Sequence.Then when _sequences.After(told, frame) is { } later:
                said.Replace(_sequences.Plain(told), before);
                said.Add(later, plain);
                return true;
            case Sequence.After when _sequences.After(Borrowing(frame, told), told) is { } later:
                said.Replace(
                    later with
                    {
                        Items = [.. told.Items, .. frame.Items],
                        Confidence = 0.85,
                    },
                    before
                );
                return true;
            case Sequence.Before when _sequences.Before(told, frame) is { } earlier:
                said.Parts[^1] = said.Parts[^1] with { Node = earlier };
                said.Previous = told;
                return true;
            default:
                said.Problems.Add((clause.Items.First(ClauseCutter.IsContent), "sequence"));
                return false;
        }
    }

    private static Frame Borrowing(Frame frame, Frame told) =>
        frame with
        {
            Event = frame.Event ?? told.Event,
            EventClass = frame.EventClass ?? told.EventClass,
        };
}
