namespace SmartSegmentation.Tests.Corpus.Safety;

/// <summary>Shares of the shared lists that must be told apart; the weights are fitted on these lists, SafetyEvals has sentences of its own.</summary>
public sealed class SharedScopeTests
{
    [TestCase("telco")]
    [TestCase("retail")]
    [TestCase("adventureworks")]
    [TestCase("scenarios")]
    public void OtherSubjects_AreRecognised(string population) =>
        AssertShare(ScopeCases.Foreign(population), refused: true, 0.93);

    [Test]
    public void Injections_AreRecognised() => AssertShare(ScopeCases.Injections("telco"), refused: true, 0.9);

    [Test]
    public void TurnsOfDialogues_AreNotRefused() => AssertShare(ScopeCases.Gold(), refused: false, 0.99);

    [Test]
    public void QuestionsOfOtherTrades_AreRarelyOutOfScope() =>
        AssertShare(ScopeCases.Filters(), refused: false, 0.95, "out_of_scope");

    private static void AssertShare(
        IEnumerable<ScopeCases.Case> cases,
        bool refused,
        double share,
        string? only = null
    )
    {
        var all = cases.Select(test => (test.Text, Code: ScopeCases.CodeOf(test))).ToList();
        var wrong = all.Where(test =>
                (test.Code is not null && (only is null || test.Code == only)) != refused
            )
            .ToList();
        var right = 1 - ((double)wrong.Count / all.Count);
        TestContext.Out.WriteLine($"{right:P2} of {all.Count}");
        Assert.That(
            right,
            Is.GreaterThanOrEqualTo(share),
            string.Join('\n', wrong.Select(test => $"{test.Code} {test.Text}"))
        );
    }
}
