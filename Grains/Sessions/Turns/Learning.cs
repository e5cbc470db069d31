using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Ambiguity;
using SmartSegmentation.Grains.Interfaces.Memory;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;

namespace SmartSegmentation.Grains.Sessions.Turns;

/// <summary>What ledger and memory learn from a meaning that was told.</summary>
internal static class Learning
{
    /// <summary>The commands.</summary>
    /// <param name="turn">The turn that told it.</param>
    /// <param name="meanings">Terms with their meanings; an empty meaning says nothing.</param>
    /// <param name="how"><c>answered</c>, <c>chosen</c>, <c>stated</c> or <c>corrected</c>.</param>
    /// <param name="remembered">False for meanings that hold in this session only.</param>
    public static ImmutableArray<TurnCommand> Of(
        TurnScope turn,
        ImmutableArray<(string Term, string Text)> meanings,
        string how,
        bool remembered
    )
    {
        var told = meanings.Where(meaning => meaning.Text.Length > 0).ToList();
        return
        [
            .. told.Select(meaning => new TurnCommand.Clarify(
                new ClarificationNote.Answered(
                    turn.Words.Meanings.KeyOf(meaning.Term),
                    meaning.Term,
                    turn.Input.Message,
                    meaning.Text,
                    turn.Input.TurnId
                )
            )),
            .. told.Where(_ => remembered)
                .Select(meaning => new TurnCommand.Define(meaning.Term, meaning.Text)
                {
                    Evidence = new MemoryEvidence(
                        how,
                        turn.Input.TurnId,
                        turn.Input.SessionId,
                        turn.Input.Now,
                        turn.Input.Now,
                        turn.Input.Message
                    ),
                    Facets = FacetsOf(turn, meaning.Text),
                }),
        ];
    }

    /// <summary>Facets that a meaning speaks of by itself; null when it takes them from what stands beside it ("60 days").</summary>
    private static ImmutableArray<string>? FacetsOf(TurnScope turn, string meaning)
    {
        var reader = turn.Readers([]);
        return reader.IsBare(meaning) || reader.Read(meaning).Expression is not { } tree
            ? null
            :
            [
                .. Nodes
                    .Conditions(tree)
                    .SelectMany(condition => FacetsOf(condition.Measure))
                    .Distinct(StringComparer.Ordinal),
            ];
    }

    private static IEnumerable<string> FacetsOf(Measure measure) =>
        measure
            .Where.SelectMany(Nodes.Conditions)
            .Concat(Nodes.Conditions(measure.Groups?.Having))
            .SelectMany(condition => FacetsOf(condition.Measure))
            .Prepend(measure.FacetId);
}
