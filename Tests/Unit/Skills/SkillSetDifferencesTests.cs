using SmartSegmentation.Grains.Skills;

namespace SmartSegmentation.Tests.Unit.Skills;

public sealed class SkillSetDifferencesTests
{
    [Test]
    public void Sets_ThatDifferInMany_AreToldByTheFirstFileThatATurnReads()
    {
        var recorded = Set(
            "1.1.0",
            ("SKILL.md", "a"),
            ("evals/turns.yaml", "a"),
            ("references/words.yaml", "a")
        );
        var now = Set("1.0.0", ("SKILL.md", "b"), ("evals/turns.yaml", "b"), ("references/words.yaml", "b"));

        var found = SkillSetDifferences.First(recorded, now)!;

        Assert.That(
            $"{found.SkillId} {found.RecordedVersion} {found.NowVersion} {found.File} {found.RecordedDigest} {found.NowDigest}",
            Is.EqualTo("memory 1.1.0 1.0.0 references/words.yaml a b")
        );
        Assert.That(SkillSetDifferences.First(recorded, recorded), Is.Null);
        Assert.That(SkillSetDifferences.First(recorded, new SkillSetRecord())!.NowVersion, Is.Null);
    }

    private static SkillSetRecord Set(string version, params (string Path, string Digest)[] files) =>
        new()
        {
            Skills =
            [
                new SkillSetEntry(
                    "memory",
                    version,
                    "of " + version,
                    [.. files.Select(file => new SkillSetFile(file.Path, file.Digest))]
                ),
            ],
        };
}
