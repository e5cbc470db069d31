using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Language.Text;
using SmartSegmentation.Grains.Safety.Domain;
using SmartSegmentation.Grains.Skills;
using SmartSegmentation.Tests.Unit.Facets;

namespace SmartSegmentation.Tests.Corpus.Safety;

/// <summary>The sentences that come with the skill, said to tenants of several trades.</summary>
public sealed class SafetyEvals
{
    private static readonly Catalog[] Tenants = [Catalogs.Telecom, Catalogs.Retail];
    private static readonly FacetIndex[] Indexes =
    [
        .. Tenants.Select(catalog => FacetIndex.Build(catalog, Thesaurus.Default)),
    ];
    internal static readonly string[] Files = ["personal-data", "discrimination", "scope"];
    private static readonly SafetyReview Review = new(
        SafetyWords.Of(SkillFolder.Installed),
        Thesaurus.Default
    );

    // Shares that must be right of the sentences kept for proof.
    [TestCase("personal-data", 0.9, 0.95)]
    [TestCase("discrimination", 0.9, 0.95)]
    [TestCase("scope", 0.9, 0.95)]
    public void Proof_IsMostlyRight(string file, double refused, double allowed)
    {
        var data = Read(file);
        var (right, missed) = Judge(data.Refused.Where((_, place) => place % 2 == 1), data.Code);
        var (free, wrong) = Judge(data.Allowed.Where((_, place) => place % 2 == 1), null);
        TestContext.Out.WriteLine($"{file}: refused {right:P1}, allowed {free:P1}");
        Assert.Multiple(() =>
        {
            Assert.That(right, Is.GreaterThanOrEqualTo(refused), string.Join('\n', missed));
            Assert.That(free, Is.GreaterThanOrEqualTo(allowed), string.Join('\n', wrong));
        });
    }

    [Test, Explicit("prints what is judged otherwise among the sentences for development")]
    public void Development_PrintFailures()
    {
        foreach (var file in Files)
        {
            var data = Read(file);
            foreach (var place in new[] { 0, 1 })
            {
                var (right, missed) = Judge(data.Refused.Where((_, at) => at % 2 == place), data.Code);
                var (free, wrong) = Judge(data.Allowed.Where((_, at) => at % 2 == place), null);
                TestContext.Out.WriteLine($"{file} {place}: refused {right:P1}, allowed {free:P1}");
                missed.Concat(wrong).ToList().ForEach(TestContext.Out.WriteLine);
            }
        }
    }

    private static (double Share, List<string> Failures) Judge(IEnumerable<string> sentences, string? code)
    {
        var failures = new List<string>();
        var count = 0;
        foreach (var sentence in sentences)
        {
            var tokens = Tokenizer.Tokenize(sentence);
            for (var tenant = 0; tenant < Tenants.Length; tenant++)
            {
                count++;
                var matches = Indexes[tenant].Annotate(tokens);
                var found = Review.Judge(tokens, Tenants[tenant], matches, SituationOf(code))?.Code;
                if (!string.Equals(found, code, StringComparison.Ordinal))
                {
                    failures.Add($"{sentence} => {found ?? "none"} ({Tenants[tenant].Tables[0].Name})");
                }
            }
        }

        return (1 - ((double)failures.Count / count), failures);
    }

    // Short sentences that are allowed are those of a session under way.
    private static ScopeSituation SituationOf(string? code) =>
        code is "out_of_scope" ? ScopeSituation.Fresh : ScopeSituation.HasSegment;

    internal static EvalFile Read(string file) =>
        YamlTable.Read<EvalFile>(SkillFiles.Path("safety", "evals", file + ".yaml"));

    /// <summary>Shape of a file of evals.</summary>
    internal sealed class EvalFile
    {
        [YamlDotNet.Serialization.YamlMember(Alias = "code")]
        public string Code { get; set; } = "";

        [YamlDotNet.Serialization.YamlMember(Alias = "refused")]
        public List<string> Refused { get; set; } = [];

        [YamlDotNet.Serialization.YamlMember(Alias = "allowed")]
        public List<string> Allowed { get; set; } = [];
    }
}
