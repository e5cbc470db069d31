using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Sessions.Turns;
using SmartSegmentation.Grains.Skills;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Tests.Unit.Skills;

public sealed class SkillOverlayTests
{
    private static readonly SkillSet Skills = SkillFolder.Installed;

    [Test]
    public void Override_ChangesThatSetAlone()
    {
        var mine = SkillOverlay.Apply(Skills, Of("clarification", "questions.who", "Who, please?"));

        Assert.That(TurnTexts.Of(mine).Questions.Who, Is.EqualTo("Who, please?"));
        Assert.That(TurnTexts.Of(Skills).Questions.Who, Is.Not.EqualTo("Who, please?"));
    }

    [Test]
    public void SameOverrides_AreOneSet() =>
        Assert.That(
            SkillOverlay.Apply(Skills, Of("size-estimation", "small", "5")),
            Is.SameAs(SkillOverlay.Apply(Skills, Of("size-estimation", "small", "5")))
        );

    [Test]
    public void OverrideOfOneSkill_LeavesTheDataOfOthersAsItIs() =>
        Assert.That(
            Thesaurus.Of(SkillOverlay.Apply(Skills, Of("clarification", "most-options", "2"))),
            Is.SameAs(Thesaurus.Of(Skills))
        );

    [Test]
    public void Words_AreAdded()
    {
        var mine = Thesaurus.Of(
            SkillOverlay.Apply(Skills, Of("facet-mapping", "entity-words", "patient, donor"))
        );

        Assert.That((mine.IsEntityWord("donor"), mine.IsEntityWord("customer")), Is.EqualTo((true, true)));
    }

    [TestCase("clarification", "most-options", "2", null)]
    [TestCase("clarification", "most-options", "9", "skillOverrides.clarification.most-options")]
    [TestCase("clarification", "most-options", "two", "skillOverrides.clarification.most-options")]
    [TestCase("clarification", "questions.meaning", "Was heißt {term}?", null)]
    [TestCase(
        "clarification",
        "questions.meaning",
        "What is {word}?",
        "skillOverrides.clarification.questions.meaning"
    )]
    [TestCase("clarification", "questions.nothing", "?", "skillOverrides.clarification.questions.nothing")]
    [TestCase("clarification", "vague-words", "x", "skillOverrides.clarification.vague-words")]
    [TestCase("date_resolution", "conventions", "salesforce", null)]
    [TestCase("date-resolution", "conventions", "mine", "skillOverrides.date-resolution.conventions")]
    [TestCase("safety", "scope", "x", "skillOverrides.safety.scope")]
    [TestCase("no-skill", "x", "y", "skillOverrides.no-skill")]
    public void OnlyWhatIsDeclaredAndFits_IsTaken(
        string skill,
        string member,
        string value,
        string? refused
    ) => Assert.That(SkillOverlay.Problem(Skills, Of(skill, member, value))?.Member, Is.EqualTo(refused));

    private static ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>> Of(
        string skill,
        string member,
        string value
    ) =>
        ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>>.Empty.Add(
            skill,
            ImmutableSortedDictionary<string, string>.Empty.Add(member, value)
        );
}
