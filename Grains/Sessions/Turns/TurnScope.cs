using System.Collections.Immutable;
using SmartSegmentation.Grains.Ambiguity.Domain;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Language.Domain;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Segments.Domain;

namespace SmartSegmentation.Grains.Sessions.Turns;

/// <summary>One turn with all that was opened for it.</summary>
/// <param name="Input">What the turn may know.</param>
/// <param name="Today">Today and the conventions of the tenant.</param>
/// <param name="Context">What trees are counted against.</param>
/// <param name="Readers">Makes a reader that knows further terms.</param>
/// <param name="Words">What the turn's skills say.</param>
/// <param name="Steps">Times the steps.</param>
internal sealed record TurnScope(
    TurnInput Input,
    DateContext Today,
    SegmentContext Context,
    Func<IEnumerable<KeyValuePair<string, string>>, MessageReader> Readers,
    TurnWords Words,
    StepClock Steps
)
{
    /// <summary>The dialogue before the turn.</summary>
    public DialogueState Dialogue => Input.Dialogue;

    /// <summary>What is said to users.</summary>
    public TurnTexts Texts => Words.Texts;

    /// <summary>What its words mean to the user.</summary>
    public KnownMeanings Known { get; init; } = KnownMeanings.None;

    /// <summary>Words of the message whose definition cannot be read; they are asked about as if nobody had defined them.</summary>
    public ImmutableArray<KnownTerm> Unreadable { get; init; } = [];

    /// <summary>Meanings that answers gave to words of a message that was interrupted by questions; the readers know them.</summary>
    public ImmutableSortedDictionary<string, string> Given { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Where questions about unknown words get one more option from; null = nowhere.</summary>
    public IProposals? Proposals { get; init; }

    /// <summary>Today as a day.</summary>
    public DateOnly Day => Context.Today;

    /// <summary>An id for a new segment.</summary>
    public string NewSegmentId() => "s" + Guid.CreateVersion7(Input.Now).ToString("N");

    /// <summary>A meaning as it is read under a key: "60 days" is "last 60 days" of something recent.</summary>
    public string Whole(string key, string meaning) =>
        Words.ReplyWords.Whole(
            MeaningKeys.TypeOf(key),
            meaning,
            text => IsDuration(Words.Language.Dates.Read(text, Today), text)
        );

    /// <summary>True for words that are a length of time and nothing else.</summary>
    /// <param name="dates">Phrases of time in the words.</param>
    /// <param name="words">The words.</param>
    public static bool IsDuration(ImmutableArray<DateMatch> dates, string words) =>
        dates is [{ Kind: DateKind.Duration, Text: var text }]
        && string.Equals(text.Trim(), words.Trim(), StringComparison.OrdinalIgnoreCase);

    /// <summary>The turn as if a message had been said now that a question interrupted, by somebody who knows the answers.</summary>
    /// <param name="message">The message.</param>
    /// <param name="given">The answers: word → meaning; an empty meaning leaves the word out.</param>
    public TurnScope Resume(string message, ImmutableSortedDictionary<string, string> given)
    {
        var readers = Readers;
        return this with
        {
            Input = Input with { Message = message, Dialogue = Dialogue with { Pending = null } },
            Readers = terms => readers(terms.Concat(given)),
            Given = given,
        };
    }

    /// <summary>A result with the turn's ids.</summary>
    public TurnResult Result(TurnIntent intent, TurnAction action) =>
        new()
        {
            TurnId = Input.TurnId,
            SessionId = Input.SessionId,
            Intent = intent,
            Action = action,
        };
}
