using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Knowledge.Domain;
using SmartSegmentation.Grains.Language.Domain.Answers;
using SmartSegmentation.Grains.Language.Domain.Dialogue;
using SmartSegmentation.Grains.Language.Domain.Lookups;
using SmartSegmentation.Grains.Sessions.Domain;
using SmartSegmentation.Grains.Sessions.Turns.Acting;
using SmartSegmentation.Grains.Sessions.Turns.Living;

namespace SmartSegmentation.Grains.Sessions.Turns.Planning;

/// <summary>What a message asks for.</summary>
internal abstract record TurnTask
{
    private TurnTask() { }

    /// <summary>The steps by which it is done.</summary>
    public TurnPlan Plan =>
        this switch
        {
            Make => TurnPlan.Sentence,
            Change => TurnPlan.Change,
            Ask or Claim or Lookup or Living => TurnPlan.Question,
            _ => TurnPlan.Known,
        };

    /// <summary>Nothing is to be done: the outcome is known.</summary>
    internal sealed record Settled(TurnOutcome Outcome) : TurnTask;

    /// <summary>Makes a segment of a sentence.</summary>
    /// <param name="Query">The user's words, verbatim.</param>
    /// <param name="Sentence">The words to read, in the places where they stand.</param>
    internal sealed record Make(string Query, string Sentence) : TurnTask
    {
        /// <summary>Name to give; null = one made of the conditions.</summary>
        public string? Name { get; init; }

        /// <summary>Meanings for this sentence only.</summary>
        public ImmutableArray<(string Term, string Meaning)> Local { get; init; } = [];

        /// <summary>True when the meanings are said to hold for this once: the session goes on with what it had.</summary>
        public bool Once { get; init; }

        /// <summary>What else follows from the turn.</summary>
        public ImmutableArray<TurnCommand> Commands { get; init; } = [];

        /// <summary>The segment that is made again with other meanings; null = a new one.</summary>
        public SegmentDefinition? Remade { get; init; }

        /// <summary>Changes that were made to the segment since its sentence, to be made again.</summary>
        public ImmutableArray<string> Changes { get; init; } = [];

        /// <summary>Meanings that the segment will rest on, for "no, I meant …".</summary>
        public ImmutableArray<ResolvedMeaning> Resolved { get; init; } = [];
    }

    /// <summary>Changes the current segment.</summary>
    internal sealed record Change(ImmutableArray<EditStep> Steps) : TurnTask
    {
        /// <summary>The segment that is changed, where another one is named; null = the current one.</summary>
        public string? SegmentId { get; init; }
    }

    /// <summary>Gives a segment that is named another name.</summary>
    /// <param name="SegmentId">The segment.</param>
    /// <param name="Name">Its new name.</param>
    internal sealed record Rename(string SegmentId, string Name) : TurnTask;

    /// <summary>Makes a segment of the conditions of another.</summary>
    /// <param name="SegmentId">The segment.</param>
    /// <param name="Name">Name of the copy; empty = made of that of the segment.</param>
    internal sealed record Copy(string SegmentId, string Name) : TurnTask;

    /// <summary>Takes an earlier version of the current segment.</summary>
    /// <param name="Version">Its number; null = the first.</param>
    internal sealed record Revert(int? Version) : TurnTask;

    /// <summary>A segment of the user's past, with further conditions.</summary>
    /// <param name="Sentence">What is said beside "the same segment as last time", in its place.</param>
    internal sealed record LastTimeAgain(string Sentence) : TurnTask
    {
        /// <summary>What is said of the segment that is meant; null = the last one.</summary>
        public string? Like { get; init; }

        /// <summary>The one that is made again and again is meant.</summary>
        public bool Usual { get; init; }
    }

    /// <summary>Takes a tree that was offered, or that an answer spoke of.</summary>
    /// <param name="Query">The user's words, verbatim.</param>
    /// <param name="Tree">The tree.</param>
    /// <param name="Name">Name to give; null = one made of the conditions.</param>
    internal sealed record Take(string Query, ExpressionNode Tree, string? Name = null) : TurnTask
    {
        /// <summary>What else follows from the turn.</summary>
        public ImmutableArray<TurnCommand> Commands { get; init; } = [];
    }

    /// <summary>Answers what a word means, or which columns speak of something.</summary>
    internal sealed record Know(KnowledgeQuestion Question) : TurnTask;

    /// <summary>Goes one change back, or forward again.</summary>
    internal sealed record Step(bool Back) : TurnTask;

    /// <summary>Another reading of what was drafted before; the repair of a turn.</summary>
    internal sealed record Redraft(SegmentDraft Draft) : TurnTask;

    /// <summary>Answers a question.</summary>
    internal sealed record Ask(string Text, QuestionPlan Question) : TurnTask;

    /// <summary>Tests a claim.</summary>
    internal sealed record Claim(string Text, HypothesisPlan Hypothesis) : TurnTask;

    /// <summary>Answers something about a segment, its versions or others beside it.</summary>
    internal sealed record Living(LivingAsk Asked) : TurnTask;

    /// <summary>Looks up rows.</summary>
    internal sealed record Lookup(LookupReading Reading) : TurnTask;
}
