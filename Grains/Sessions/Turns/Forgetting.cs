using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Ambiguity;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Language.Text;
using SmartSegmentation.Grains.Memory.Domain;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Sessions.Turns;

/// <summary>Forgets what words mean, on the user's order in words.</summary>
internal static class Forgetting
{
    /// <summary>Forgets what is known and was meant; null when the message asks for nothing of the kind.</summary>
    public static TurnOutcome? OfKnown(TurnScope turn)
    {
        if (turn.Words.Forgetting.Read(turn.Input.Message) is not { } request)
        {
            return null;
        }

        if (request.ForEveryone)
        {
            return OfEveryone(turn, request.Term);
        }

        if (request.Term.Length > 0)
        {
            return turn.Words.Recollection.IsEverything(request.Term) ? Everything(turn)
                : TermsOf(turn, request.Term, request.IsOfMeaning) is { Count: > 0 } terms
                    ? Forget(turn, terms)
                : null;
        }

        return turn.Dialogue is not { Pending: null, Told: { IsEmpty: false } told } ? null
            : TermsAmong(turn, told) is not { Count: > 0 } spoken ? null
            : spoken.Count == 1 ? Forget(turn, spoken)
            : TurnAnswers.Say(
                turn,
                TurnIntent.Delete,
                turn.Texts.Memory.ForgetWhich.Fill(("terms", Quoted(turn, spoken))),
                turn.Dialogue with
                {
                    Told = [.. spoken],
                }
            );
    }

    /// <summary>Says that nothing is known of what is to be forgotten; null when the message may mean something else.</summary>
    public static TurnOutcome? OfUnknown(TurnScope turn) =>
        turn.Words.Forgetting.Read(turn.Input.Message) is { Term.Length: > 0 } request
        && (
            request.IsOfMeaning
            || (
                turn.Dialogue.Pending is null
                && (turn.Dialogue.Current is null || IsNothing(turn, request.Term))
            )
        )
            ? Unknown(turn, request.Term)
            : null;

    /// <summary>True for words that name nothing of the data: no condition can be meant by them.</summary>
    private static bool IsNothing(TurnScope turn, string words) =>
        turn.Readers([]) is var reader
        && reader.Read(words) is { Expression: null, Unknown.IsEmpty: false, Vague.IsEmpty: true }
        && reader.Index.Annotate(Tokenizer.Tokenize(words)).IsEmpty;

    /// <summary>Forgets what a term means; without one, or on "everything", all of it.</summary>
    public static TurnOutcome Of(TurnScope turn, string? about) =>
        about is null || turn.Words.Recollection.IsEverything(about) ? Everything(turn)
        : TermsOf(turn, about, isOfMeaning: true) is { Count: > 0 } terms ? Forget(turn, terms)
        : Unknown(turn, about);

    private static TurnOutcome Everything(TurnScope turn) =>
        TurnAnswers.Say(
            turn,
            TurnIntent.Delete,
            turn.Texts.Memory.ForgottenAll,
            turn.Dialogue with
            {
                Settled = turn.Dialogue.Settled.Clear(),
                Resolved = null,
            },
            [new TurnCommand.ForgetAll(), new TurnCommand.Clarify(new ClarificationNote.Forgotten(null))]
        );

    private static TurnOutcome Unknown(TurnScope turn, string about) =>
        TurnAnswers.Say(
            turn,
            TurnIntent.Delete,
            SharedTerm(turn, about) is { } shared
                ? turn.Texts.Memory.SharedStays.Fill(("term", shared))
                : turn.Texts.Editing.NotRemembered.Fill(("about", about))
        );

    /// <summary>A meaning for all users is its administrator's to take back.</summary>
    private static TurnOutcome OfEveryone(TurnScope turn, string about)
    {
        if (turn.Input.Role < UserRole.TenantAdmin)
        {
            return TurnAnswers.Reject(
                turn,
                TurnIntent.Delete,
                new Rejection("forbidden", turn.Texts.Memory.SharedForgetForbidden)
            );
        }

        return SharedTerm(turn, about) is { } term
            ? TurnAnswers.Say(
                turn,
                TurnIntent.Delete,
                turn.Texts.Memory.SharedForgotten.Fill(("terms", turn.Texts.Formatting.Quote(term))),
                commands: [new TurnCommand.DefineForAll(term, null)]
            )
            : TurnAnswers.Say(turn, TurnIntent.Delete, turn.Texts.Memory.SharedUnknown.Fill(("term", about)));
    }

    private static string? SharedTerm(TurnScope turn, string about) =>
        turn.Input.Config.Vocabulary.Keys.FirstOrDefault(term =>
            string.Equals(
                turn.Words.Meanings.KeyOf(term),
                turn.Words.Meanings.KeyOf(about),
                StringComparison.Ordinal
            )
        );

    private static IEnumerable<string> Known(TurnScope turn) =>
        turn
            .Input.Memory.Memories.Select(memory => memory.Term)
            .Concat(turn.Dialogue.Settled.Keys)
            .Concat(turn.Known.Told.Where(known => known.ToldOf is null).Select(known => known.Term))
            .Distinct(StringComparer.Ordinal);

    private static List<string> TermsAmong(TurnScope turn, ImmutableArray<string> spoken)
    {
        var keys = turn.Words.Meanings;
        var wanted = spoken.Select(keys.KeyOf).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Known(turn)
                .Where(term => wanted.Contains(keys.KeyOf(term)))
                .DistinctBy(keys.KeyOf, StringComparer.Ordinal),
        ];
    }

    /// <summary>The known terms that words speak of. Plain words must say nothing else: "forget the recent ones in Rome" is no such order.</summary>
    private static List<string> TermsOf(TurnScope turn, string about, bool isOfMeaning)
    {
        var keys = turn.Words.Meanings;
        var said = about.Trim().Trim('“', '”', '"', '\'', '.', '!');
        var words = Tokenizer.Tokenize(said).Where(token => token.Kind == TokenKind.Word).ToList();
        var stems = words.Select(token => token.Stem).ToHashSet(StringComparer.Ordinal);
        var found = Known(turn)
            .Where(term =>
                Tokenizer.Tokenize(term).All(token => stems.Contains(token.Stem))
                || string.Equals(keys.KeyOf(term), keys.KeyOf(said), StringComparison.Ordinal)
            )
            .ToList();
        var language = turn.Words.Language;
        var held = found
            .Append(found.Exists(term => keys.KeyOf(term) == keys.KeyOf(said)) ? said : "")
            .SelectMany(term => Tokenizer.Tokenize(term))
            .Select(token => token.Stem)
            .ToHashSet(StringComparer.Ordinal);
        return
            isOfMeaning
            || words.TrueForAll(token =>
                held.Contains(token.Stem)
                || language.Data.Fillers.Contains(token.Folded)
                || language.Thesaurus.IsEntityWord(token.Stem)
                || token.Folded is "and" or "about" or "my"
            )
            ? found
            : [];
    }

    private static TurnOutcome Forget(TurnScope turn, List<string> forgotten)
    {
        var keys = turn.Words.Meanings;
        var gone = forgotten.Select(keys.KeyOf).ToHashSet(StringComparer.Ordinal);
        return TurnAnswers.Say(
            turn,
            TurnIntent.Delete,
            turn.Texts.Editing.Forgotten.Fill(("terms", Quoted(turn, forgotten))),
            turn.Dialogue with
            {
                Settled = turn.Dialogue.Settled.RemoveRange(
                    turn.Dialogue.Settled.Keys.Where(term => gone.Contains(keys.KeyOf(term)))
                ),
                Resolved = null,
            },
            [
                .. forgotten
                    .DistinctBy(keys.KeyOf, StringComparer.Ordinal)
                    .SelectMany(term =>
                        new TurnCommand[]
                        {
                            new TurnCommand.Define(term, null),
                            new TurnCommand.Clarify(new ClarificationNote.Forgotten(keys.KeyOf(term))),
                        }
                    ),
            ]
        );
    }

    private static string Quoted(TurnScope turn, IEnumerable<string> terms) =>
        string.Join(", ", terms.Select(turn.Texts.Formatting.Quote));
}
