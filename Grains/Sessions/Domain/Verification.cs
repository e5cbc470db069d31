using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Sessions;

namespace SmartSegmentation.Grains.Sessions.Domain;

/// <summary>A check of VERIFY. The order is that of weight: the first failed one decides the repair.</summary>
public enum CheckKind
{
    /// <summary>Not set.</summary>
    Unknown = 0,

    /// <summary>Every word is accounted for, and none is left open.</summary>
    Coverage = 1,

    /// <summary>Facets may be used, by this tenant and for this purpose.</summary>
    Rules = 2,

    /// <summary>The tree is well formed and can be run on the catalog.</summary>
    Schema = 3,

    /// <summary>Nothing of the sentence was dropped, added or reworded.</summary>
    Verbatim = 4,

    /// <summary>Every facet is in the catalog, and every value in the catalog, in the sentence or in a named definition.</summary>
    Grounding = 5,

    /// <summary>No other reading of the same words selects other people.</summary>
    Consequence = 6,

    /// <summary>What is left of certainty after all doubts is enough to act on.</summary>
    Confidence = 7,

    /// <summary>A question got an answer.</summary>
    Answer = 8,
}

/// <summary>A check that failed.</summary>
/// <param name="Check">Which.</param>
/// <param name="Detail">One sentence, or the words that it is about.</param>
public sealed record Finding(CheckKind Check, string Detail);

/// <summary>What VERIFY found.</summary>
/// <param name="Findings">Checks that failed; empty when the turn may end as it is.</param>
/// <param name="Evaluation">The figures behind them.</param>
public sealed record Verification(ImmutableArray<Finding> Findings, TurnEvaluation Evaluation)
{
    /// <summary>True when nothing failed.</summary>
    public bool Passed => Findings.IsEmpty;

    /// <summary>The weightiest finding; null when nothing failed.</summary>
    public Finding? First => Findings.MinBy(found => found.Check);
}

/// <summary>What IMPROVE does.</summary>
public enum RepairKind
{
    /// <summary>Not set.</summary>
    Unknown = 0,

    /// <summary>Asks one question.</summary>
    Ask = 1,

    /// <summary>Offers two interpretations.</summary>
    Offer = 2,

    /// <summary>Takes another reading, which is acted out and verified like the first.</summary>
    Reread = 3,

    /// <summary>Hands the draft to a person.</summary>
    Escalate = 4,

    /// <summary>Refuses, with a reason.</summary>
    Refuse = 5,

    /// <summary>Keeps the outcome that there is.</summary>
    Keep = 6,
}

/// <summary>Chooses the one repair of a turn.</summary>
public static class RepairChoice
{
    /// <summary>The repair of the weightiest finding.</summary>
    /// <param name="found">What failed first.</param>
    /// <param name="hasOther">True when there is another reading that has not been tried.</param>
    public static RepairKind For(CheckKind found, bool hasOther) =>
        found switch
        {
            CheckKind.Coverage => RepairKind.Ask,
            CheckKind.Rules => RepairKind.Refuse,
            CheckKind.Schema or CheckKind.Verbatim or CheckKind.Grounding => hasOther
                ? RepairKind.Reread
                : RepairKind.Ask,
            CheckKind.Consequence => RepairKind.Offer,
            CheckKind.Confidence => RepairKind.Escalate,
            CheckKind.Answer => hasOther ? RepairKind.Reread : RepairKind.Keep,
            _ => throw new ArgumentOutOfRangeException(nameof(found), found, "There is no such check."),
        };
}
