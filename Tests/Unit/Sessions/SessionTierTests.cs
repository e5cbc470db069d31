using Microsoft.Extensions.Time.Testing;
using SmartSegmentation.Grains.Sessions;
using SmartSegmentation.Grains.Sessions.Domain;

namespace SmartSegmentation.Tests.Unit.Sessions;

public sealed class SessionTierTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    [TestCase(23.9, false)]
    [TestCase(24, true)]
    [TestCase(200, true)]
    public void Session_WithoutATurnForADay_StartsAfresh(double hours, bool archived)
    {
        var clock = new FakeTimeProvider(Start);
        var turn = new TurnRecord
        {
            TurnId = "t1",
            At = clock.GetUtcNow(),
            Dialogue = new DialogueState
            {
                Settled = new DialogueState().Settled.Add("recent", "last 30 days"),
            },
        };
        clock.Advance(TimeSpan.FromHours(hours));

        var dialogue = SessionTier.DialogueOf(turn, clock.GetUtcNow());

        Assert.That(dialogue.Settled, Has.Count.EqualTo(archived ? 0 : 1));
        Assert.That(dialogue.Since, Is.EqualTo(archived ? clock.GetUtcNow() : (DateTimeOffset?)null));
        Assert.That(SessionTier.ArchivedAt(turn.At, clock.GetUtcNow()) is not null, Is.EqualTo(archived));
    }

    [Test]
    public void Session_WithATurnADay_IsNeverArchived()
    {
        var clock = new FakeTimeProvider(Start);
        for (var day = 0; day < 5; day++)
        {
            var last = clock.GetUtcNow();
            clock.Advance(TimeSpan.FromHours(23));
            Assert.That(SessionTier.ArchivedAt(last, clock.GetUtcNow()), Is.Null);
        }
    }
}
