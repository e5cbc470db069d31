using System.Collections.Immutable;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Language.Domain;
using SmartSegmentation.Grains.Segments.Domain;
using SmartSegmentation.Grains.Sessions.Turns.Planning;
using SmartSegmentation.Grains.Verbatim;

namespace SmartSegmentation.Grains.Sessions.Turns.Acting;

/// <summary>What the steps of one pass through the plan have made so far: each step fills in what the next ones need.</summary>
/// <param name="turn">The turn.</param>
/// <param name="task">What it does.</param>
internal sealed class TurnWork(TurnScope turn, TurnTask task)
{
    /// <summary>The turn.</summary>
    public TurnScope Turn => turn;

    /// <summary>What it does.</summary>
    public TurnTask Task => task;

    /// <summary>The words that are accounted for: the message, or the one that a question interrupted.</summary>
    public string Said =>
        task switch
        {
            TurnTask.Make make => make.Query,
            TurnTask.Take take => take.Query,
            TurnTask.Redraft(var draft) => draft.Definition.Query,
            _ => turn.Input.Message,
        };

    /// <summary>By <c>decompose</c>: reads the sentence, with the meanings that hold for it.</summary>
    public MessageReader? Reader { get; set; }

    /// <summary>By <c>decompose</c>: the sentence's words.</summary>
    public Decomposition? Words { get; set; }

    /// <summary>By <c>dates</c>: its phrases of time.</summary>
    public ImmutableArray<DateMatch> Dates { get; set; } = [];

    /// <summary>By <c>facets</c>: what its words may stand for.</summary>
    public FacetShortlist? Facets { get; set; }

    /// <summary>By <c>map</c>, <c>edit</c> or <c>recall</c>: the segment.</summary>
    public SegmentDraft? Draft { get; set; }

    /// <summary>By <c>size</c>: why the tree may not be counted; null = it may.</summary>
    public Rejection? Rejection { get; set; }

    /// <summary>By <c>size</c>: what the trees are counted against, with the segments that they refer to.</summary>
    public SegmentContext Context { get; set; } = turn.Context;

    /// <summary>By <c>size</c>: sizes of the draft and of its rival, or why the trees cannot be counted; null = not counted.</summary>
    public Outcome<SegmentCounts>? Counted { get; set; }

    /// <summary>By <c>duplicates</c>: what there is to say beside the segment.</summary>
    public ImmutableArray<TurnNotice> Notices { get; set; } = [];

    /// <summary>By <c>format</c>: name of the segment.</summary>
    public string Name { get; set; } = "";

    /// <summary>By <c>format</c>: the tree as one line.</summary>
    public string Logic { get; set; } = "";

    /// <summary>By <c>answer</c>, or by a step that found that there is nothing to draft: the outcome.</summary>
    public TurnOutcome? Outcome { get; set; }

    /// <summary>By VERIFY: what the draft claims to have made of the words; null = not compared.</summary>
    public VerbatimClaim? Claim { get; set; }

    /// <summary>By VERIFY: where the draft is not what was said.</summary>
    public ImmutableArray<VerbatimFault> Faults { get; set; } = [];

    /// <summary>By VERIFY: what speaks against the reading; null = no words of this turn made the tree.</summary>
    public ImmutableSortedDictionary<string, double>? Signs { get; set; }

    /// <summary>By VERIFY: probability that the segment is what was meant, 0 to 1; null = not known.</summary>
    public double? Confidence { get; set; }

    /// <summary>True when the remaining steps have nothing to work on.</summary>
    public bool IsStopped => Outcome is not null || Draft?.Open is not null;
}
