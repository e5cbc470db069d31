using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Language.Domain;
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

    /// <summary>Today as a day.</summary>
    public DateOnly Day => Context.Today;

    /// <summary>An id for a new segment.</summary>
    public string NewSegmentId() => "s" + Guid.CreateVersion7(Input.Now).ToString("N");

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
