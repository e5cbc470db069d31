using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Sentences;

/// <summary>What the clauses of a sentence have said so far: conditions in order, and what the next clause may go on with.</summary>
internal sealed class SaidParts(FrameCompiler compiler)
{
    private readonly ExcludedTests _excluded = new();

    /// <summary>The conditions, in order.</summary>
    public List<Part> Parts { get; } = [];

    /// <summary>Items of which nothing could be made, with what was missing.</summary>
    public List<(Item Item, string Problem)> Problems { get; } = [];

    /// <summary>What was said last; null = nothing yet.</summary>
    public Frame? Previous { get; set; }

    /// <summary>The last condition; null for none.</summary>
    public Part? Last => Parts.Count > 0 ? Parts[^1] : null;

    /// <summary>Adds what a clause says; a frame of which no condition can be made is a problem.</summary>
    public void Add(Frame frame, Clause clause)
    {
        frame = _excluded.Applied(frame);
        var node = compiler.Compile(frame);
        Previous = frame with { Negated = frame.Negated && clause.Negated && !clause.NounNegation };
        if (node is null)
        {
            if (
                frame.Items.FirstOrDefault(IsUnused) is { } unused
                && !Problems.Exists(problem => problem.Item == unused)
                && compiler.Problems.TrueForAll(problem => !frame.Items.Contains(problem.Item))
            )
            {
                Problems.Add((unused, "clause"));
            }

            return;
        }

        if (frame.Lapsed)
        {
            Previous = frame with { Negated = false };
        }

        Parts.Add(new Part(node, clause) { Frame = frame });
    }

    /// <summary>Puts a frame in the place of the last condition.</summary>
    public void Replace(Frame frame, Clause clause)
    {
        Parts.RemoveAt(Parts.Count - 1);
        Add(frame, clause);
    }

    /// <summary>"cancellations excluded": rows that do not count in anything said before; members that are left out where there were no events.</summary>
    public void Exclude(Frame frame)
    {
        var rows = _excluded.Add(frame);
        var excluded = false;
        for (var at = 0; at < Parts.Count && rows.Count > 0; at++)
        {
            if (
                Parts[at].Frame is { Event: { } events } told
                && rows.TrueForAll(row => events.Reaches(PopulationModel.TableOf(row.FacetId)))
            )
            {
                var counted = told with { Rows = [.. told.Rows, .. rows] };
                if (compiler.Compile(counted) is { } node)
                {
                    Parts[at] = Parts[at] with { Node = node, Frame = counted };
                    Previous = counted with { Negated = false };
                    excluded = true;
                }
            }
        }

        if (!excluded && compiler.Compile(frame with { Negated = false }) is { } left)
        {
            Parts.Add(new Part(Nodes.Not(left), new Clause(frame.Items, Joint.Comma, true)));
        }
    }

    /// <summary>Something was said of which nothing became a condition.</summary>
    private static bool IsUnused(Item item) =>
        item.Comparison is not null
        || item.Term is not null
        || (item.Event is not null and not "signup" and not "open" && item.Matches.IsEmpty && !item.Filler)
        || (item.Matches.Any(match => match.Score >= 0.6) && !item.Filler);
}
