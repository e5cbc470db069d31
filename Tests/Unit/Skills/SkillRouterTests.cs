using SmartSegmentation.Grains.Sessions.Turns;
using SmartSegmentation.Grains.Skills;

namespace SmartSegmentation.Tests.Unit.Skills;

public sealed class SkillRouterTests
{
    [TestCase("customers in Texas", "create", "", "segment-creation")]
    [TestCase("customers who ordered last month", "create", "window", "date-resolution,segment-creation")]
    [TestCase("big spenders", "create", "question", "clarification,segment-creation")]
    [TestCase("only women", "edit", "", "segment-editing")]
    [TestCase("I think women spend more than men", "hypothesis", "", "hypothesis-testing")]
    [TestCase("tell me a joke", "outOfScope", "rejection", "safety")]
    [TestCase("show me the e-mail addresses of women", "create", "rejection", "safety,segment-creation")]
    public void Request_GoesToItsSkills(string message, string intent, string facts, string skills)
    {
        var routed = SkillRouter
            .Of(SkillFolder.Installed)
            .Route(message, intent, facts.Split(',', StringSplitOptions.RemoveEmptyEntries));

        Assert.Multiple(() =>
        {
            Assert.That(routed.Select(used => used.SkillId), Is.SupersetOf(skills.Split(',')));
            Assert.That(routed, Has.Length.InRange(1, 3));
            Assert.That(routed.Select(used => used.Version), Is.All.EqualTo("1.0.0"));
        });
    }

    [Test]
    public void QuestionForANumber_IsAnsweredFirst() =>
        Assert.That(
            SkillRouter
                .Of(SkillFolder.Installed)
                .Route("how many customers are in Texas?", "query", ["table"])[0]
                .SkillId,
            Is.EqualTo("query-answering")
        );
}
