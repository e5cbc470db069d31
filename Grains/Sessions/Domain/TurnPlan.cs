using System.Collections.Immutable;

namespace SmartSegmentation.Grains.Sessions.Domain;

/// <summary>A kind of step. Its name in traces is the member's, in lower case.</summary>
public enum StepKind
{
    /// <summary>Not set.</summary>
    Unknown = 0,

    /// <summary>The sentence is cut into words, and terms that somebody defined are put in.</summary>
    Decompose = 1,

    /// <summary>Phrases of time are found and resolved.</summary>
    Dates = 2,

    /// <summary>Words are looked up among facets and values.</summary>
    Facets = 3,

    /// <summary>Words, dates and facets become a condition tree.</summary>
    Map = 4,

    /// <summary>The current segment's tree is changed.</summary>
    Edit = 5,

    /// <summary>A tree that is known already is taken: one offered before, that of last time, an earlier state.</summary>
    Recall = 6,

    /// <summary>Members are counted, of every reading at once.</summary>
    Size = 7,

    /// <summary>The tree is put into words.</summary>
    Format = 8,

    /// <summary>A question is answered or a claim is tested.</summary>
    Answer = 9,

    /// <summary>The saved segments that the trees name are found.</summary>
    References = 10,

    /// <summary>Saved segments that the new one would double are looked for.</summary>
    Duplicates = 11,
}

/// <summary>One step of a plan.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Needs">Steps that must have ended before; all of them earlier in the plan.</param>
public sealed record PlannedStep(StepKind Kind, ImmutableArray<StepKind> Needs);

/// <summary>
/// The steps of a turn with what each needs. It is what is run: a step starts as soon as its needs have ended, so steps that do not need
/// each other run side by side.
/// </summary>
public sealed record TurnPlan
{
    /// <summary>Checks and keeps the steps.</summary>
    /// <param name="steps">In an order in which they could be run one by one.</param>
    /// <exception cref="ArgumentException">A kind comes twice, or a step needs one that is not before it.</exception>
    public TurnPlan(params ImmutableArray<PlannedStep> steps)
    {
        var known = new HashSet<StepKind>();
        foreach (var step in steps)
        {
            if (!step.Needs.All(known.Contains) || !known.Add(step.Kind))
            {
                throw new ArgumentException($"The step {step.Kind} is out of place.", nameof(steps));
            }
        }

        Steps = steps;
    }

    /// <summary>The steps, each after those that it needs.</summary>
    public ImmutableArray<PlannedStep> Steps { get; }

    /// <summary>A segment from a sentence.</summary>
    public static TurnPlan Sentence { get; } =
        new(
            new(StepKind.Decompose, []),
            new(StepKind.Dates, [StepKind.Decompose]),
            new(StepKind.Facets, [StepKind.Decompose]),
            new(StepKind.Map, [StepKind.Dates, StepKind.Facets]),
            new(StepKind.References, [StepKind.Map]),
            new(StepKind.Size, [StepKind.References]),
            new(StepKind.Format, [StepKind.References]),
            new(StepKind.Duplicates, [StepKind.Size])
        );

    /// <summary>The current segment changed.</summary>
    public static TurnPlan Change { get; } = Of(StepKind.Edit);

    /// <summary>A segment from a tree that is known.</summary>
    public static TurnPlan Known { get; } = Of(StepKind.Recall);

    /// <summary>An answer in words and numbers.</summary>
    public static TurnPlan Question { get; } = new(new PlannedStep(StepKind.Answer, []));

    private static TurnPlan Of(StepKind first) =>
        new(
            new(first, []),
            new(StepKind.References, [first]),
            new(StepKind.Size, [StepKind.References]),
            new(StepKind.Format, [StepKind.References]),
            new(StepKind.Duplicates, [StepKind.Size])
        );
}
