using System.Collections.Immutable;
using System.Globalization;
using SmartSegmentation.Grains.Interfaces.Ambiguity;
using SmartSegmentation.Grains.Interfaces.Memory;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Language.Domain;
using SmartSegmentation.Grains.Language.Domain.Dialogue;
using SmartSegmentation.Grains.Language.Text;
using SmartSegmentation.Grains.Memory.Domain;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Sessions.Turns;

/// <summary>Tells, explains and forgets what is remembered, on the user's order in words.</summary>
internal static class Recollection
{
    private const int MostSegments = 5;

    /// <summary>The answer to a message about memory itself; null when it is about something else.</summary>
    public static TurnOutcome? Answer(TurnScope turn) =>
        Forgetting.OfKnown(turn)
        ?? turn.Words.Recollection.Read(turn.Input.Message) switch
        {
            MemoryRequest.Tell => Tell(turn),
            MemoryRequest.Explain(var term) => Explain(turn, term),
            MemoryRequest.Define({ } term, { } meaning, ForEveryone: true) => ForEveryone(
                turn,
                term,
                meaning
            ),
            _ => null,
        };

    /// <summary>The definition of a word that nobody has defined before; null when the message is none. Whether its meaning can be read is not asked.</summary>
    public static Reply.Meaning? DefinitionOf(TurnScope turn) =>
        turn.Words.Recollection.Read(turn.Input.Message)
            is MemoryRequest.Define({ } term, { } meaning, ForEveryone: false)
            {
                IsOfNewWord: var ofNewWord,
                IsSure: var isSure
            }
        && turn.Readers([]) is var reader
        && (
            ofNewWord
                ? reader.CanDefine(meaning) && !reader.Read(term).Unknown.IsEmpty
                : isSure || reader.IsMeaning(meaning)
        )
            ? new Reply.Meaning([(term, meaning)], Once: false)
            : null;

    /// <summary>The outcome with what the turn shows of what was before: a question passed over, a segment that was kept as it was.</summary>
    public static TurnOutcome Close(TurnScope turn, TurnOutcome outcome)
    {
        var commands = outcome.Commands;
        if (
            turn.Dialogue.Pending is not null
            && outcome.Dialogue.Pending is null
            && !commands.Any(command => command is TurnCommand.Clarify { Note: not ClarificationNote.Reused })
        )
        {
            commands = commands.Add(
                new TurnCommand.Clarify(new ClarificationNote.Dropped(turn.Input.TurnId))
            );
        }

        if (
            turn.Dialogue.Current is { } before
            && outcome.Result.Intent is not TurnIntent.Delete
            && !string.Equals(outcome.Dialogue.Current?.SegmentId, before.SegmentId, StringComparison.Ordinal)
        )
        {
            commands = commands.Add(new TurnCommand.Worked(before, "kept"));
        }

        if (
            outcome.Dialogue.Current is { } named
            && commands.Any(command => command is TurnCommand.Save { AuditAction: "renamed" })
        )
        {
            commands = commands.Add(new TurnCommand.Worked(named, "named"));
        }

        return outcome with
        {
            Commands = commands,
            Dialogue = Told(turn.Dialogue, outcome.Dialogue),
        };
    }

    /// <summary>"forget it" speaks of what the turn before told, and of nothing told earlier.</summary>
    private static DialogueState Told(DialogueState before, DialogueState after) =>
        after.Told is { } told && before.Told == told ? after with { Told = null } : after;

    private static TurnOutcome Tell(TurnScope turn)
    {
        var texts = turn.Texts.Memory;
        var memories = turn.Input.Memory.Memories;
        var session = turn
            .Known.Told.Where(known => known is { Source: "session", ToldOf: null })
            .Where(known => memories.All(memory => memory.Key != known.Key))
            .ToList();
        var worked = turn
            .Input.Worked.Value.Where(segment => segment.Quality >= turn.Words.Memory.Worked)
            .Take(MostSegments);
        var parts = memories
            .Select(memory =>
                texts.One.Fill(
                    ("term", memory.Term),
                    ("meaning", memory.Meaning),
                    ("day", Day(memory.ValidFrom)),
                    ("times", Times(texts, memory.Count)),
                    ("percent", Percent(turn, memory))
                )
            )
            .Concat(
                session.Select(known =>
                    texts.OneSession.Fill(("term", known.Term), ("meaning", known.Meaning))
                )
            )
            .Concat(worked.Select(segment => texts.OneSegment.Fill(("term", segment.Name))))
            .ToList();
        return
            TurnAnswers.Say(
                turn,
                TurnIntent.Query,
                parts.Count == 0 ? texts.Nothing : texts.All.Fill(("parts", string.Join("; ", parts)))
            )
                is var said
            && parts.Count == 0
            ? said
            : said with
            {
                Dialogue = said.Dialogue with
                {
                    Told =
                    [
                        .. memories.Select(memory => memory.Term),
                        .. session.Select(known => known.Term),
                    ],
                },
                Result = said.Result with
                {
                    Result = new ResultTable(
                        ["term", "meaning", "since", "times", "confidence"],
                        [
                            .. memories.Select(memory =>
                                ImmutableArray.Create<Literal>(
                                    memory.Term,
                                    memory.Meaning,
                                    Day(memory.ValidFrom),
                                    memory.Count,
                                    (decimal)turn.Words.Memory.ConfidenceAt(memory, turn.Input.Now)
                                )
                            ),
                        ]
                    ),
                },
            };
    }

    private static TurnOutcome Explain(TurnScope turn, string term)
    {
        var texts = turn.Texts.Memory;
        var keys = turn.Words.Meanings;
        var key = keys.KeyOf(term);
        var memory = turn.Input.Memory.Memories.LastOrDefault(one => one.Key == key);
        var session = turn.Known.Told.FirstOrDefault(known =>
            known.Key == key && known is { Source: "session" }
        );
        var shared = turn.Input.Config.Vocabulary.FirstOrDefault(pair => keys.KeyOf(pair.Key) == key);
        var (text, word, meaning) =
            session is not null && memory?.Meaning != session.Meaning
                ? (texts.MeansSession, session.Term, session.Meaning)
            : memory is not null ? (texts.MeansTold, memory.Term, memory.Meaning)
            : shared.Key is not null ? (texts.MeansShared, shared.Key, shared.Value)
            : (texts.MeansUnknown, term, "");
        var same = string.Equals(word, term, StringComparison.OrdinalIgnoreCase)
            ? ""
            : texts.MeansSame.Fill(("other", term), ("term", word));
        var but =
            memory is null ? ""
            : turn.Known.Lost.Contains(memory) ? texts.MeansLost
            : turn.Known.Doubts.ContainsKey(key) ? texts.MeansDoubt
            : "";
        return TurnAnswers.Say(
            turn,
            TurnIntent.Query,
            same
                + text.Fill(
                    ("term", word),
                    ("meaning", meaning),
                    ("day", memory is null ? "" : Day(memory.ValidFrom)),
                    ("times", memory is null ? "" : Times(texts, memory.Count))
                )
                + but,
            turn.Dialogue with
            {
                Told = [word],
            }
        );
    }

    /// <summary>A meaning for all users of the tenant: its administrator's to give.</summary>
    private static TurnOutcome ForEveryone(TurnScope turn, string term, string meaning)
    {
        if (turn.Input.Role < UserRole.TenantAdmin)
        {
            return TurnAnswers.Reject(
                turn,
                TurnIntent.Edit,
                new Rejection(
                    "forbidden",
                    turn.Texts.Memory.SharedForbidden.Fill(("term", term), ("meaning", meaning))
                )
            );
        }

        if (turn.Readers([]).IsOfEverybody(term))
        {
            return TurnAnswers.Say(turn, TurnIntent.Edit, turn.Texts.Memory.Everybody.Fill(("term", term)));
        }

        return turn.Readers([]).CanDefine(meaning)
            ? TurnAnswers.Say(
                turn,
                TurnIntent.Edit,
                turn.Texts.Memory.SharedNoted.Fill(("term", term), ("meaning", meaning)),
                commands: [new TurnCommand.DefineForAll(term, meaning)]
            )
            : TurnAnswers.Say(
                turn,
                TurnIntent.Edit,
                turn.Texts.Memory.SharedUnreadable.Fill(("meaning", meaning))
            );
    }

    /// <summary>A day as it is written in a sentence.</summary>
    public static string Day(DateTimeOffset at) => at.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Times(MemoryTexts texts, int count) =>
        count == 1 ? texts.Once : texts.Many.Fill(("count", count.ToString(CultureInfo.InvariantCulture)));

    private static string Percent(TurnScope turn, MemoryView memory) =>
        Math.Round(100 * turn.Words.Memory.ConfidenceAt(memory, turn.Input.Now))
            .ToString(CultureInfo.InvariantCulture);
}
