using SmartSegmentation.Grains.Sessions.Turns;
using SmartSegmentation.Grains.Skills;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Tests.Unit.Skills;

/// <summary>A promoted version that lacks what this release reads does not stop the turns.</summary>
public sealed class SkillFallbackTests
{
    private static readonly SkillSet Installed = SkillFolder.Installed;

    [Test]
    public void VersionThatLacksAFile_IsReplacedAlone()
    {
        var live = Without("explanation", "references/limits.yaml").With(Changed("formatting"));

        var (set, replaced, why) = SkillFallback.Choose(live, Installed, Problem);

        Assert.Multiple(() =>
        {
            Assert.That(replaced, Is.EqualTo(["explanation"]));
            Assert.That(why, Does.Contain("references/limits.yaml"));
            Assert.That(set.VersionOf("explanation"), Is.EqualTo("1.0.0"));
            Assert.That(set.VersionOf("formatting"), Is.EqualTo("2.0.0"));
        });
    }

    [Test]
    public void UsableSet_IsTakenAsItIs()
    {
        var live = Installed.With(Changed("formatting"));

        Assert.That(SkillFallback.Choose(live, Installed, Problem).Set, Is.SameAs(live));
    }

    [Test]
    public void TwoBrokenSkills_LeaveTheInstallation()
    {
        var live = Without("explanation", "references/limits.yaml");
        var broken = live.With(
            live.Bundles["formatting"] with
            {
                Version = "2.0.0",
                Files = live.Bundles["formatting"].Files.Remove("references/limits.yaml"),
            }
        );

        Assert.That(SkillFallback.Choose(broken, Installed, Problem).Set, Is.SameAs(Installed));
    }

    private static SkillSet Without(string skill, string path) =>
        Installed.With(
            Installed.Bundles[skill] with
            {
                Version = "2.0.0",
                Files = Installed.Bundles[skill].Files.Remove(path),
            }
        );

    private static Grains.Interfaces.Skills.SkillBundle Changed(string skill) =>
        Installed.Bundles[skill] with
        {
            Version = "2.0.0",
            Files = Installed.Bundles[skill].Files.Add("references/notes.txt", "More."),
        };

    private static string? Problem(SkillSet skills)
    {
        try
        {
            new TurnSkillTrial().Run(skills);
            return null;
        }
        catch (Exception wrong) when (wrong is FormatException or KeyNotFoundException)
        {
            return wrong.Message;
        }
    }
}
