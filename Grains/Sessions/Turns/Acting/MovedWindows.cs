using NodaTime;
using NodaTime.Text;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;

namespace SmartSegmentation.Grains.Sessions.Turns.Acting;

/// <summary>Moves what was said relative to another day to today: "the last 90 days" of a segment of last month.</summary>
/// <param name="turn">The turn.</param>
/// <param name="madeOn">The day on which the segment was made.</param>
internal sealed class MovedWindows(TurnScope turn, DateOnly madeOn)
{
    private readonly DateContext _then = turn.Today with { Today = LocalDate.FromDateOnly(madeOn) };

    /// <summary>The tree as its words would be read today; what they do not explain stays.</summary>
    public ExpressionNode? Move(ExpressionNode? tree) =>
        tree is null || madeOn == default || madeOn == turn.Day
            ? tree
            : Nodes.Map(tree, condition => MoveDays(Move(condition)));

    private ExpressionNode.Condition Move(ExpressionNode.Condition condition) =>
        condition with
        {
            Measure = Move(condition.Measure),
            CompareTo = condition.CompareTo is { Measure: { } other } compared
                ? compared with
                {
                    Measure = Move(other),
                }
                : condition.CompareTo,
        };

    private Measure Move(Measure measure) =>
        measure with
        {
            Window = measure.Window is { Label: { } label } window ? Move(window, label) : measure.Window,
            Where = measure.Where.IsDefaultOrEmpty
                ? measure.Where
                : [.. measure.Where.Select(node => Nodes.Map(node, one => MoveDays(Move(one))))],
            Groups = measure.Groups is { Having: { } having } groups
                ? groups with
                {
                    Having = Nodes.Map(having, one => MoveDays(Move(one))),
                }
                : measure.Groups,
        };

    private Window Move(Window window, string label)
    {
        foreach (var (then, now) in Phrases(label))
        {
            if (Day(then.From) == window.Start && Day(then.To) == window.End)
            {
                return window with { Start = Day(now.From), End = Day(now.To) };
            }
        }

        return window;
    }

    /// <summary>A date of the member's own, or of a row, that was compared with an end of the window.</summary>
    private ExpressionNode.Condition MoveDays(ExpressionNode.Condition condition)
    {
        if (
            condition is not { Source.Text: { } said, Values: [var value] }
            || !LocalDatePattern.Iso.Parse(value.ToString()).TryGetValue(default, out var day)
        )
        {
            return condition;
        }

        foreach (var (then, now) in Phrases(said))
        {
            LocalDate? moved =
                then.From == day ? now.From
                : then.To == day ? now.To
                : null;
            if (moved is { } to)
            {
                return condition with { Values = [LocalDatePattern.Iso.Format(to)] };
            }
        }

        return condition;
    }

    /// <summary>Phrases of a text that move with today, as they were read then and as they are read now.</summary>
    private IEnumerable<(DateMatch Then, DateMatch Now)> Phrases(string text) =>
        from then in turn.Words.Language.Dates.Read(text, _then)
        where then.RelativeToToday
        from now in turn.Words.Language.Dates.Read(text, turn.Today)
        where now.Start == then.Start && now.End == then.End && now.Kind == then.Kind
        select (then, now);

    private static DateOnly? Day(LocalDate? day) => day?.ToDateOnly();
}
