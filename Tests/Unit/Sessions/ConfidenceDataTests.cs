using SmartSegmentation.Grains.Sessions.Turns.Verifying;
using SmartSegmentation.Grains.Skills;

namespace SmartSegmentation.Tests.Unit.Sessions;

public sealed class ConfidenceDataTests
{
    private static readonly VerificationData Installed = VerificationData.Of(SkillFolder.Installed);

    [Test]
    public void Confidence_FallsWithEverySign_AndStaysAProbability()
    {
        var plain = Installed.Confidence.Of(new Dictionary<string, double>());
        Assert.That(plain, Is.InRange(0.9, 1));
        foreach (var sign in Installed.Confidence.Signs.Keys)
        {
            var little = Installed.Confidence.Of(new Dictionary<string, double> { [sign] = 0.5 });
            var much = Installed.Confidence.Of(new Dictionary<string, double> { [sign] = 1000 });
            Assert.That(little, Is.LessThan(plain), sign);
            Assert.That(much, Is.InRange(0, 0.01), sign);
        }
    }

    [Test]
    public void Certainty_AfterWordsLetGo_ComesToAPerson() =>
        Assert.Multiple(() =>
        {
            Assert.That(
                Installed.After(0.97, dropped: 1, ungrounded: 0),
                Is.GreaterThan(Installed.EscalateBelow)
            );
            Assert.That(
                Installed.After(0.97, dropped: 3, ungrounded: 0),
                Is.LessThan(Installed.EscalateBelow)
            );
            Assert.That(
                Installed.After(0.95, dropped: 1, ungrounded: 1),
                Is.LessThan(Installed.EscalateBelow)
            );
        });
}
