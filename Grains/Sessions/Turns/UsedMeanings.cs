using System.Collections.Immutable;
using SmartSegmentation.Grains.Ambiguity.Domain;
using SmartSegmentation.Grains.Interfaces.Ambiguity;
using SmartSegmentation.Grains.Interfaces.Memory;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Language.Domain;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Sessions.Turns;

/// <summary>Says which told meanings a result rests on, in its conditions, in words, and to the ledger and memory.</summary>
internal static class UsedMeanings
{
    /// <summary>The tree with the conditions that come from told meanings marked so.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="reading">The reading that it was made of.</param>
    /// <param name="known">What was told.</param>
    /// <param name="before">The tree before a change: its conditions stay as they are.</param>
    public static ExpressionNode? Mark(
        ExpressionNode? tree,
        Reading reading,
        KnownMeanings known,
        ExpressionNode? before = null
    )
    {
        var kept = Nodes.Conditions(before).ToHashSet();
        var said = reading.Scope.Said;
        if (tree is null || said.Pieces.Count == 0)
        {
            return tree;
        }

        return Nodes.Map(
            tree,
            condition =>
                !kept.Contains(condition)
                && said.Pieces.Zip(said.Terms).Where(pair => Overlaps(condition.Source, pair.First)).ToList()
                    is { Count: > 0 } pieces
                    ? condition with
                    {
                        Provenance = IsInferred(pieces[0].Second, known)
                            ? Provenance.Inferred
                            : pieces[0].Second.Provenance,
                    }
                    : condition
        );
    }

    /// <summary>The outcome with what it rests on.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="outcome">A segment, an answer or readings to choose from.</param>
    /// <param name="reading">The reading that it was made of.</param>
    public static TurnOutcome Note(TurnScope turn, TurnOutcome outcome, Reading reading)
    {
        if (outcome.Result.Action is TurnAction.Clarify or TurnAction.Rejected)
        {
            return outcome;
        }

        var used = UsedIn(turn, reading);
        var lost = turn.Known.Lost;
        return used.Count == 0 && lost.IsEmpty
            ? outcome
            : outcome with
            {
                Result = outcome.Result with
                {
                    Answer = Join(
                        outcome.Result.Answer,
                        [
                            .. used.Select(known => InWords(turn, known)),
                            .. lost.Select(memory =>
                                turn.Texts.Memory.Lost.Fill(
                                    ("term", memory.Term),
                                    ("meaning", memory.Meaning)
                                )
                            ),
                        ]
                    ),
                    Remembered =
                        used.Count == 0
                            ? outcome.Result.Remembered
                            :
                            [
                                .. used.Select(known => new RememberedUse(
                                    known.Term,
                                    known.Meaning,
                                    known.Source,
                                    known.MemoryId,
                                    known.Since
                                )),
                            ],
                },
                Commands = [.. outcome.Commands, .. Commands(turn, used)],
            };
    }

    /// <summary>The meanings that a segment rests on without having been asked for now.</summary>
    public static ImmutableArray<ResolvedMeaning> Resolved(TurnScope turn, Reading reading) =>
        [
            .. UsedIn(turn, reading)
                .Select(known =>
                    turn.Input.Ledger.LastOrDefault(entry =>
                        string.Equals(entry.Key, known.Key, StringComparison.Ordinal)
                    )
                        is { Question: { } question }
                        ? new ResolvedMeaning(
                            known.Term,
                            known.Key,
                            question.Type,
                            [.. question.Options.Select(option => option.Text)],
                            turn.Input.TurnId
                        )
                        : new ResolvedMeaning(
                            known.Term,
                            known.Key,
                            MeaningKeys.TypeOf(known.Key),
                            [],
                            turn.Input.TurnId
                        )
                ),
        ];

    private static List<KnownMeaning> UsedIn(TurnScope turn, Reading reading)
    {
        var terms = reading
            .Items.Select(item => item.Term)
            .OfType<Language.Domain.Spans.KnownTerm>()
            .Concat(reading.Scope.Said.Terms)
            .Select(term => (term.Term, term.Meaning))
            .ToHashSet();
        return
        [
            .. turn
                .Known.All.Where(known =>
                    terms.Contains((known.Term, known.Meaning)) && !turn.Given.ContainsKey(known.Term)
                )
                .DistinctBy(known => known.Key, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<TurnCommand> Commands(TurnScope turn, List<KnownMeaning> used)
    {
        foreach (var known in used)
        {
            yield return new TurnCommand.Clarify(
                known.IsSettled
                    ? new ClarificationNote.Reused(known.Key, turn.Input.TurnId)
                    : new ClarificationNote.Answered(
                        known.Key,
                        known.Term,
                        "",
                        known.Meaning,
                        turn.Input.TurnId,
                        known.Source
                    )
            );
        }

        var memories = used.Where(known => !known.IsSettled)
            .Select(known => known.MemoryId)
            .OfType<string>()
            .ToImmutableArray();
        if (!memories.IsEmpty)
        {
            yield return new TurnCommand.UseMemories(
                memories,
                new MemoryEvidence(
                    "used",
                    turn.Input.TurnId,
                    turn.Input.SessionId,
                    turn.Input.Now,
                    turn.Input.Now
                )
            );
        }
    }

    private static string InWords(TurnScope turn, KnownMeaning known)
    {
        var texts = turn.Texts.Memory;
        var text = known.Source switch
        {
            "memory" => texts.TakenTold,
            "inferred" => texts.TakenInferred,
            _ => texts.TakenSession,
        };
        return text.Fill(
            ("term", known.Term),
            ("meaning", known.Meaning),
            ("about", known.ToldOf is { } other ? texts.About.Fill(("term", other)) : ""),
            ("day", known.Since is { } since ? Recollection.Day(since) : "")
        );
    }

    private static string? Join(string? answer, IReadOnlyCollection<string> notes) =>
        notes.Count == 0 ? answer : string.Join(' ', new[] { answer }.OfType<string>().Concat(notes));

    private static bool IsInferred(Language.Domain.Spans.KnownTerm term, KnownMeanings known) =>
        known.All.FirstOrDefault(other => string.Equals(other.Term, term.Term, StringComparison.Ordinal))
            is { Source: "inferred" };

    private static bool Overlaps(SourceSpan? source, (int Start, int End, int OldStart, int OldEnd) piece) =>
        source is { } span && span.Start < piece.OldEnd && piece.OldStart < span.End;
}
