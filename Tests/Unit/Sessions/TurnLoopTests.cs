using SmartSegmentation.Grains.Sessions.Domain;

namespace SmartSegmentation.Tests.Unit.Sessions;

public sealed class TurnLoopTests
{
    private static readonly TurnSign[] Signs = Enum.GetValues<TurnSign>();

    /// <summary>Every state by every sign, before and after the repair: what is not in the list is refused.</summary>
    [Test]
    public void Loop_InEveryStateForEverySign_GoesOnlyWhereItMay()
    {
        var allowed = new HashSet<(TurnState, int, TurnSign, TurnState)>
        {
            (TurnState.Plan, 0, TurnSign.Planned, TurnState.Act),
            (TurnState.Plan, 0, TurnSign.Settled, TurnState.Done),
            (TurnState.Act, 0, TurnSign.Acted, TurnState.Verify),
            (TurnState.Verify, 0, TurnSign.Passed, TurnState.Done),
            (TurnState.Verify, 0, TurnSign.Failed, TurnState.Improve),
            (TurnState.Improve, 0, TurnSign.Retried, TurnState.Act),
            (TurnState.Improve, 0, TurnSign.Ended, TurnState.Done),
            (TurnState.Act, 1, TurnSign.Acted, TurnState.Verify),
            (TurnState.Verify, 1, TurnSign.Passed, TurnState.Done),
            (TurnState.Verify, 1, TurnSign.Failed, TurnState.Done),
        };
        var seen = new HashSet<(TurnState, int, TurnSign, TurnState)>();
        foreach (var loop in Reachable())
        {
            foreach (var sign in Signs)
            {
                if (!loop.Allows(sign))
                {
                    Assert.Throws<InvalidOperationException>(() => loop.Next(sign));
                    continue;
                }

                seen.Add((loop.State, loop.Repairs, sign, loop.Next(sign).State));
            }
        }

        Assert.That(seen, Is.EquivalentTo(allowed));
    }

    [Test]
    public void Loop_OnEveryWay_EndsAndIsImprovedAtMostOnce()
    {
        foreach (var loop in Reachable())
        {
            Assert.That(loop.Path, Has.Length.LessThanOrEqualTo(7));
            Assert.That(loop.Path.Count(state => state == TurnState.Improve), Is.LessThanOrEqualTo(1));
            Assert.That(
                loop.State == TurnState.Done,
                Is.EqualTo(!Signs.Any(loop.Allows)),
                "only what is done has no way on"
            );
        }
    }

    private static List<TurnLoop> Reachable()
    {
        var found = new List<TurnLoop> { new() };
        for (var at = 0; at < found.Count; at++)
        {
            found.AddRange(Signs.Where(found[at].Allows).Select(found[at].Next));
        }

        return found;
    }
}
