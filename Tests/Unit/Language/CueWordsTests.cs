using SmartSegmentation.Grains.Language.Domain.Cues;
using SmartSegmentation.Grains.Skills;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Tests.Unit.Language;

/// <summary>Lists of words are read whole when the engine is made, or not at all.</summary>
public sealed class CueWordsTests
{
    private const string File = "references/day-cues.yaml";

    [Test]
    public void Word_IsAdded()
    {
        var said = CueWords.Of(With("ongoing: [", "ongoing: [afoot, ")).Days.Ongoing;

        Assert.That(
            (said.Has("afoot"), said.Has("running"), said.Has(null)),
            Is.EqualTo((true, true, false))
        );
    }

    [TestCase("ongoing: [", "ungoing: [", "ungoing")]
    [TestCase("nowadays: [currently, presently]", "nowadays: []", "nowadays")]
    [TestCase("nowadays: [currently, presently]", "", "nowadays")]
    public void List_IsUnknownOrMissing_NamesIt(string old, string wrong, string named) =>
        Assert.That(
            () => CueWords.Of(With(old, wrong)),
            Throws
                .TypeOf<FormatException>()
                .With.Message.Contains("skills/segment-creation/" + File)
                .And.Message.Contains(named)
        );

    private static SkillSet With(string old, string replacement)
    {
        var bundle = SkillFolder.Installed.Bundles["segment-creation"];
        var text = bundle.Files[File];
        Assert.That(text, Does.Contain(old));
        return SkillFolder.Installed.With(
            bundle with
            {
                Files = bundle.Files.SetItem(File, text.Replace(old, replacement, StringComparison.Ordinal)),
            }
        );
    }
}
