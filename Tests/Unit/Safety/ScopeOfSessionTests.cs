using SmartSegmentation.Grains.Language.Text;
using SmartSegmentation.Grains.Safety.Domain;
using SmartSegmentation.Grains.Skills;
using SmartSegmentation.Tests.Unit.Answers;
using SmartSegmentation.Tests.Unit.Language;

namespace SmartSegmentation.Tests.Unit.Safety;

/// <summary>What is this product's own, by the tables that there are and by what a session is in the middle of.</summary>
internal sealed class ScopeOfSessionTests
{
    private static readonly SafetyReview Review = SafetyReview.Of(SkillFolder.Installed);

    [TestCase("who also pledged", ScopeSituation.HasSegment, null)]
    [TestCase("how much did we raise last month?", ScopeSituation.Fresh, null)]
    [TestCase("warm prospects", ScopeSituation.Fresh, null)]
    [TestCase("patrons who opened more than half of their emails", ScopeSituation.Fresh, null)]
    [TestCase("give me their emails", ScopeSituation.HasSegment, "pii")]
    [TestCase("show me more than half of their emails", ScopeSituation.HasSegment, "pii")]
    [TestCase("who also won the world cup", ScopeSituation.HasSegment, "out_of_scope")]
    [TestCase("how much does a pizza cost?", ScopeSituation.Fresh, "out_of_scope")]
    public void Message_IsJudgedByWhatItIsAbout(string message, object situation, string? code)
    {
        var tokens = Tokenizer.Tokenize(message);
        var catalog = Patrons.Library.Catalog;
        var matches = Asking.Reader(Patrons.Library).Index.Annotate(tokens);

        Assert.That(
            Review.Judge(tokens, catalog, matches, (ScopeSituation)situation)?.Code,
            Is.EqualTo(code)
        );
    }
}
