using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain;
using SmartSegmentation.Grains.Language.Domain.Dialogue;
using SmartSegmentation.Grains.Language.Domain.Dialogue.Editing;
using SmartSegmentation.Grains.Segments.Domain;
using SmartSegmentation.Grains.Skills;
using SmartSegmentation.Tests.Unit.Answers;

namespace SmartSegmentation.Tests.Unit.Language;

/// <summary>What follows on a segment in the same session changes it as people mean it.</summary>
internal sealed class EditTests
{
    private static readonly MessageReader Reader = Asking.Reader(Patrons.Library);
    private static readonly DialogueData Dialogue = DialogueData.Of(SkillFolder.Installed);
    private static readonly ExpressionText Text = new(
        new SegmentContext(Patrons.Library.Catalog, new DateOnly(2024, 7, 1))
    );

    [TestCase("gold patrons | also silver", "tier IN ('Gold', 'Silver')")]
    [TestCase("gold patrons | silver too", "tier IN ('Gold', 'Silver')")]
    [TestCase("gold patrons | silver as well", "tier IN ('Gold', 'Silver')")]
    [TestCase("gold patrons | and silver", "tier IN ('Gold', 'Silver')")]
    [TestCase("gold patrons | plus silver", "tier IN ('Gold', 'Silver')")]
    [TestCase("gold patrons | silver instead", "tier = 'Silver'")]
    [TestCase("gold patrons in London | also Wales", "tier = 'Gold' AND region IN ('London', 'Wales')")]
    [TestCase(
        "patrons with a loan from the Harbour branch | Castle as well",
        "count(loans) [where loans.branch IN ('Harbour', 'Castle')] >= 1"
    )]
    [TestCase("gold patrons | also who have a pledge", "tier = 'Gold' AND count(pledges) >= 1")]
    [TestCase("gold patrons | also the Welsh ones", "tier = 'Gold' OR region = 'Wales'")]
    [TestCase(
        "gold patrons in London | also the Welsh ones",
        "tier = 'Gold' AND region IN ('London', 'Wales')"
    )]
    public void More_OfWhatIsAskedForAlready_WidensIt(string said, string tree) =>
        Assert.That(After(said), Is.EqualTo(tree));

    [TestCase("patrons in their thirties | make that forties", "ageYears(birth_date) BETWEEN 40 and 49")]
    [TestCase("patrons in their thirties | make it 50s", "ageYears(birth_date) BETWEEN 50 and 59")]
    [TestCase(
        "patrons in their thirties | make it thirties and forties",
        "ageYears(birth_date) BETWEEN 30 and 49"
    )]
    [TestCase("patrons in their thirties | or their forties", "ageYears(birth_date) BETWEEN 30 and 49")]
    [TestCase(
        "patrons in their thirties | also the fifties",
        "ageYears(birth_date) BETWEEN 30 and 39 OR ageYears(birth_date) BETWEEN 50 and 59"
    )]
    public void Decades_OfAnAge_AreDecadesOfLife(string said, string tree) =>
        Assert.That(After(said), Is.EqualTo(tree));

    [TestCase("patrons with a loan from the Castle branch | more than once", "> 1")]
    [TestCase("patrons with a loan from the Castle branch | at least twice", ">= 2")]
    [TestCase("patrons with a loan from the Castle branch | at least twice | three times", ">= 3")]
    public void HowOften_ChangesTheCountThatIsThere(string said, string count) =>
        Assert.That(After(said), Is.EqualTo($"count(loans) [where loans.branch = 'Castle'] {count}"));

    [TestCase("top 10 patrons by total fee | by number of loans instead", "count(loans) IN THE TOP 10")]
    [TestCase(
        "top 10% of patrons by total fee in 2023 | rank them by number of loans",
        "count(loans) [2023-01-01..2023-12-31] IN THE TOP 10 %"
    )]
    public void AnotherMeasure_OfARank_TakesThePlaceOfTheOld(string said, string tree) =>
        Assert.That(After(said), Is.EqualTo(tree));

    [TestCase(
        "patrons with at least 4 loans in 2023 | two will do",
        "count(loans) [2023-01-01..2023-12-31] >= 2"
    )]
    [TestCase(
        "patrons with at least 4 loans in 2023 | and two loans will do",
        "count(loans) [2023-01-01..2023-12-31] >= 2"
    )]
    [TestCase(
        "patrons with at least 4 loans in 2023 | one is enough",
        "count(loans) [2023-01-01..2023-12-31] >= 1"
    )]
    [TestCase("patrons in Wales | not in Wales but in London", "region = 'London'")]
    [TestCase("patrons in Wales | instead of Wales, London", "region = 'London'")]
    [TestCase(
        "patrons with at least 2 loans from the Castle branch | or from the Harbour branch",
        "count(loans) [where loans.branch IN ('Castle', 'Harbour')] >= 2"
    )]
    [TestCase(
        "gold patrons with a loan in 2023 | and at least 3 times",
        "tier = 'Gold' AND count(loans) [2023-01-01..2023-12-31] >= 3"
    )]
    [TestCase("patrons with 3 loans in 2023 | what about 2022?", "count(loans) [2022-01-01..2022-12-31] = 3")]
    [TestCase("patrons in London or Wales | Scotland, not Wales", "region IN ('London', 'Scotland')")]
    [TestCase("patrons in London or Wales | swap Wales for Scotland", "region IN ('London', 'Scotland')")]
    [TestCase(
        "patrons with a loan in 2023 | pledges, not loans",
        "count(pledges) [2023-01-01..2023-12-31] >= 1"
    )]
    [TestCase(
        "gold patrons | Wales, not London",
        "tier = 'Gold' AND region = 'Wales' AND NOT (region = 'London')"
    )]
    public void Correction_TakesThePlaceOfWhatItSpeaksOf(string said, string tree) =>
        Assert.That(After(said), Is.EqualTo(tree));

    [TestCase("gold or silver patrons in London | drop silver", "tier = 'Gold' AND region = 'London'")]
    [TestCase("gold patrons in London | drop the last bit", "tier = 'Gold'")]
    [TestCase("gold patrons in London | only the first part", "tier = 'Gold'")]
    [TestCase("gold patrons with a pledge | drop the pledge", "tier = 'Gold'")]
    [TestCase("gold patrons without a pledge | drop the pledge", "tier = 'Gold'")]
    [TestCase("gold patrons | exclude Wales | and bring them back in", "tier = 'Gold'")]
    public void WhatIsDropped_IsGone(string said, string tree) => Assert.That(After(said), Is.EqualTo(tree));

    [TestCase("also silver", true)]
    [TestCase("drop the region", true)]
    [TestCase("at least 5 loans", false)]
    [TestCase("I mean the last 90 days", false)]
    public void PlainEdit_IsToldFromAnAnswer(string message, bool plain) =>
        Assert.That(new DialogueReader(Dialogue, Reader).IsPlainEdit(message), Is.EqualTo(plain));

    [TestCase("gold patrons | also silver", "drop silver and zumbles", "zumbles")]
    [TestCase("gold patrons", "silver and zumbles instead of gold", "zumbles")]
    [TestCase("gold patrons | also silver", "drop silver", "")]
    [TestCase("gold patrons in London", "drop the tier condition please", "")]
    public void Change_ThatWasMade_LeavesOpenOnlyWhatItDoesNotExplain(
        string before,
        string message,
        string open
    )
    {
        var (tree, _) = EditDialogue.Say(Reader, before);
        var (changed, readings) = EditDialogue.Say(Reader, $"{before} | {message}");

        Assert.That(changed, Is.Not.EqualTo(tree));
        Assert.That(
            readings.SelectMany(reading =>
                reading
                    .Vague.Concat(reading.Unknown)
                    .Concat(reading.Problems.Select(problem => problem.Item))
                    .Select(item => reading.Scope.Source(item).Text)
                    .Where(words => open.Length == 0 || words == open)
                    .Where(words => words != "condition" && words != "please")
            ),
            open.Length == 0 ? Is.Empty : Does.Contain(open)
        );
    }

    private static string After(string said) => Text.Logic(EditDialogue.Say(Reader, said).Tree);
}
