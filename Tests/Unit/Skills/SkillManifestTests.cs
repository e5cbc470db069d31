using SmartSegmentation.Grains.Skills;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Tests.Unit.Skills;

public sealed class SkillManifestTests
{
    private const string Good = """
        ---
        name: size-estimation
        title: Sizes
        description: Says how many there are.
        version: 1.2.0-rc.1
        triggers: [how big]
        input: {type: object, required: [message], properties: {message: {type: string}}}
        output: {type: object}
        constraints: [A size is a count.]
        evals: [evals/turns.yaml]
        overridable:
          - {member: small, type: number, minimum: 0, maximum: 9, file: references/limits.yaml, key: small}
        ---
        # Sizes

        Count.
        """;

    private static readonly Dictionary<string, string> Files = new()
    {
        ["evals/turns.yaml"] = "cases: []",
        ["references/limits.yaml"] = "small: 0",
    };

    [Test]
    public void GoodManifest_IsRead()
    {
        var manifest = Parse(Good);

        Assert.That(
            (manifest.Head.Version, manifest.Head.Overridable[0].Maximum, manifest.Instructions),
            Is.EqualTo(("1.2.0-rc.1", 9, "# Sizes\n\nCount."))
        );
    }

    [TestCase("name: size-estimation", "name: Sizes", "name")]
    [TestCase("description: Says how many there are.", "description:", "description")]
    [TestCase("version: 1.2.0-rc.1", "version: 1.2", "version")]
    [TestCase("triggers: [how big]", "triggers: []", "triggers")]
    [TestCase("required: [message]", "required: [other]", "input.required")]
    [TestCase("output: {type: object}", "output: {type: thing}", "output.type")]
    [TestCase("output: {type: object}\n", "", "output")]
    [TestCase("constraints: [A size is a count.]", "constraints: []", "constraints")]
    [TestCase("evals: [evals/turns.yaml]", "evals: [evals/none.yaml]", "evals")]
    [TestCase("evals: [evals/turns.yaml]", "evals: []", "evals")]
    [TestCase("key: small", "key: tall", "overridable[0].key")]
    [TestCase("type: number", "type: colour", "overridable[0].type")]
    [TestCase("file: references/limits.yaml", "file: limits.yaml", "overridable[0].file")]
    [TestCase("# Sizes\n\nCount.", "", "(body)")]
    [TestCase("title: Sizes", "titel: Sizes", "line 3")]
    public void BrokenManifest_NamesFileAndMember(string good, string bad, string member)
    {
        var broken = Assert.Throws<FormatException>(() => Parse(Good.Replace(good, bad)))!;

        Assert.That(broken.Message, Does.StartWith("skills/size-estimation/SKILL.md").And.Contain(member));
    }

    [Test]
    public void EverySkillOfTheInstallation_IsReadWhole() =>
        Assert.That(
            SkillManifests.Of(SkillFolder.Installed).Keys,
            Is.EquivalentTo([
                "clarification",
                "constitution",
                "date-resolution",
                "explanation",
                "facet-mapping",
                "formatting",
                "hypothesis-testing",
                "intent-detection",
                "knowledge",
                "memory",
                "query-answering",
                "safety",
                "segment-creation",
                "segment-editing",
                "size-estimation",
            ])
        );

    [TestCase("1.2.3", "1.2.4", -1)]
    [TestCase("1.10.0", "1.9.9", 1)]
    [TestCase("1.0.0-alpha", "1.0.0", -1)]
    [TestCase("1.0.0-alpha.2", "1.0.0-alpha.10", -1)]
    [TestCase("1.0.0-alpha.1", "1.0.0-alpha.beta", -1)]
    [TestCase("1.0.0+a", "1.0.0+b", 0)]
    public void Versions_HaveAnOrder(string left, string right, int order) =>
        Assert.That(
            Math.Sign(SemanticVersion.Parse(left)!.OrderTo(SemanticVersion.Parse(right)!)),
            Is.EqualTo(order)
        );

    [TestCase("1.2")]
    [TestCase("01.0.0")]
    [TestCase("1.0.0-")]
    [TestCase("v1.0.0")]
    public void OddVersion_IsNone(string text) => Assert.That(SemanticVersion.Parse(text), Is.Null);

    private static SkillManifest Parse(string text) =>
        SkillManifest.Parse(
            "size-estimation",
            new Dictionary<string, string>(Files)
            {
                [SkillManifest.File] = text.ReplaceLineEndings("\n") + "\n",
            }
        );
}
