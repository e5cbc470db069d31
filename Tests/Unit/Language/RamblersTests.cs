using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain;
using SmartSegmentation.Grains.Language.Domain.Dialogue;
using SmartSegmentation.Grains.Language.Domain.Dialogue.Editing;
using SmartSegmentation.Grains.Segments.Domain;
using SmartSegmentation.Grains.Skills;
using SmartSegmentation.Tests.Unit.Answers;

namespace SmartSegmentation.Tests.Unit.Language;

/// <summary>A club known from one table with a total beside its parts, a noun that is also a value, and the walks of its members.</summary>
internal sealed class RamblersTests
{
    private static readonly Trade Club = new Trade(
        """
        CREATE TABLE ramblers AS SELECT row_number() OVER () AS __row, i AS rambler_id,
          CASE i % 2 WHEN 0 THEN 'F' ELSE 'M' END AS gender,
          CASE i % 3 WHEN 0 THEN 'Basic' WHEN 1 THEN 'Silver' ELSE 'Gold' END AS pass_level,
          CASE i % 4 WHEN 0 THEN 'Pass' WHEN 1 THEN 'Cash' ELSE 'Transfer' END AS pay_kind,
          CASE i % 5 WHEN 0 THEN 'Owner' ELSE 'Renter' END AS residence,
          CASE i % 4 WHEN 0 THEN 'Kent' WHEN 1 THEN 'Devon' ELSE 'Dorset' END AS county,
          CAST(DATE '1940-03-01' + INTERVAL (i * 300) DAY AS DATE) AS birth_date, 20000 + i * 900 AS est_income,
          CASE WHEN i % 3 = 0 THEN NULL ELSE (i * 7) % 11 END AS trust_score,
          CAST(DATE '2024-06-28' - INTERVAL (i * 9) DAY AS DATE) AS joined_on,
          CAST(DATE '2024-06-30' - INTERVAL ((i * 5) % 200) DAY AS DATE) AS last_walk_on,
          (i * 7) % 40 AS visits_12m, (i * 17) % 900 + 200 AS amt_12m,
          (i * 7) % 90 AS amt_boots, (i * 11) % 60 AS amt_maps, (i * 13) % 70 AS amt_food
        FROM range(1, 81) t(i);
        CREATE TABLE outings AS SELECT row_number() OVER () AS __row, j AS outing_id, 1 + (j * 13) % 70 AS rambler_id,
          CAST(DATE '2023-01-01' + INTERVAL ((j * 29) % 540) DAY AS DATE) AS booked_on,
          CAST(DATE '2023-01-20' + INTERVAL ((j * 31) % 700) DAY AS DATE) AS departure_date, 1 + (j * 5) % 9 AS hours,
          CASE j % 3 WHEN 0 THEN 'Coast' WHEN 1 THEN 'Hill' ELSE 'Wood' END AS terrain,
          CASE j % 4 WHEN 0 THEN 'Cancelled' ELSE 'Completed' END AS status
        FROM range(1, 301) t(j);
        """
    ).Entity("ramblers", "rambler_id").Event("outings", "rambler_id", "booked_on", key: "outing_id").Unit("ramblers.amt_12m", "money").Unit("ramblers.amt_boots", "money").Unit("ramblers.amt_maps", "money").Unit("ramblers.amt_food", "money").Described("ramblers.amt_12m", "total spend in the last 12 months").Described("ramblers.last_walk_on", "day of the last walk").Labels("ramblers.gender", ("F", "female"), ("M", "male")).Ranged();

    private static readonly MessageReader Reader = Asking.Reader(Club);
    private static readonly DialogueData Dialogue = DialogueData.Of(SkillFolder.Installed);
    private static readonly ExpressionText Text = new(
        new SegmentContext(Club.Catalog, new DateOnly(2024, 7, 1))
    );

    [TestCase("big spenders who have a silver pass", "big spenders")]
    [TestCase("big spenders who live in Kent", "big spenders")]
    [TestCase("zibbers who live in Kent", "zibbers")]
    [TestCase("sporty ramblers who live in Kent", "sporty")]
    [TestCase("posh people who booked a coast outing", "posh")]
    [TestCase("first-timers who live in Kent", "timers")]
    public void WordsOfWhoTheyAre_BeforeAClause_AreAskedAbout(string sentence, string word)
    {
        var reading = Reader.Read(sentence);

        Assert.That(
            reading.Vague.Concat(reading.Unknown).Select(item => reading.Scope.Source(item).Text),
            Does.Contain(word)
        );
    }

    [Test]
    public void WordWithAHyphen_LeadsInNothing() =>
        Assert.That(
            new DialogueReader(Dialogue, Reader).Read("well-off women", hasCurrent: false),
            Is.EqualTo(new Act.Create("well-off women", null, false))
        );

    [TestCase("we want to reactivate people who live in Kent")]
    [TestCase("we're planning a wholesale brochure - I need everyone who lives in Kent")]
    [TestCase("I need the zibbers who live in Kent")]
    public void WordsOfWhatTheyAreWantedFor_AreNot(string sentence) =>
        Assert.That(Reader.Read(sentence).Unknown, Is.Empty);

    [TestCase("top 10 ramblers by total spend", "amt_12m IN THE TOP 10")]
    [TestCase("spent over 500", "amt_12m > 500")]
    [TestCase("ramblers who spent over 500 in the last 12 months", "amt_12m > 500")]
    [TestCase("ramblers who spend more than 500 a year", "amt_12m > 500")]
    [TestCase("spent over 50 on boots", "amt_boots > 50")]
    [TestCase("silver pass", "pass_level = 'Silver'")]
    [TestCase("women with a gold pass", "gender = 'F' AND pass_level = 'Gold'")]
    [TestCase("gold pass holders in Kent", "pass_level = 'Gold' AND county = 'Kent'")]
    [TestCase("last walk within 14 days", "last_walk_on >= '2024-06-17' AND last_walk_on < '2024-07-01'")]
    [TestCase("joined within 30 days", "joined_on >= '2024-06-01' AND joined_on < '2024-07-01'")]
    [TestCase(
        "ramblers over 60 or under 30 in Kent",
        "(ageYears(birth_date) > 60 OR ageYears(birth_date) < 30) AND county = 'Kent'"
    )]
    [TestCase("the 5 ramblers who spent the most", "amt_12m IN THE TOP 5")]
    [TestCase(
        "the 5 women who booked most in 2023",
        "count(outings) [2023-01-01..2023-12-31] IN THE TOP 5 AMONG (gender = 'F')"
    )]
    [TestCase(
        "joined in 2023 but not in July",
        "joined_on >= '2023-01-01' AND joined_on < '2024-01-01' AND NOT (joined_on >= '2023-07-01' AND joined_on < '2023-08-01')"
    )]
    [TestCase(
        "joined in 2023 but not in the winter",
        "joined_on >= '2023-01-01' AND joined_on < '2024-01-01' AND NOT ((joined_on >= '2022-12-01' AND joined_on < '2023-03-01') OR (joined_on >= '2023-12-01' AND joined_on < '2024-03-01'))"
    )]
    [TestCase("joined in the spring before last", "joined_on >= '2023-03-01' AND joined_on < '2023-06-01'")]
    [TestCase(
        "leaving in August 2024",
        "count(outings) [where outings.departure_date >= '2024-08-01' and outings.departure_date < '2024-09-01'] >= 1"
    )]
    [TestCase(
        "departing in August 2024",
        "count(outings) [where outings.departure_date >= '2024-08-01' and outings.departure_date < '2024-09-01'] >= 1"
    )]
    [TestCase("over 500 pounds in 12 months", "amt_12m > 500")]
    [TestCase("no trust score", "NOT (trust_score EXISTS)")]
    [TestCase("didn't answer the trust question", "NOT (trust_score EXISTS)")]
    [TestCase("women with a salary over 50k", "gender = 'F' AND est_income > 50000")]
    [TestCase("under no circumstances renters", "NOT (residence = 'Renter')")]
    [TestCase("booked an outing within 2 months", "count(outings) [2024-05-01..2024-06-30] >= 1")]
    public void Sentence_IsReadAsMeant(string sentence, string tree) =>
        Assert.That(Text.Logic(Reader.Read(sentence).Expression), Is.EqualTo(tree));

    [TestCase("spent more than average on boots | maps instead of boots", "amt_maps ABOVE AVERAGE")]
    [TestCase("spent more than 50 on boots | replace boots with maps", "amt_maps > 50")]
    [TestCase("spent more than 50 on boots | what about maps?", "amt_maps > 50")]
    [TestCase("top 10 ramblers by spend on boots | same for maps", "amt_maps IN THE TOP 10")]
    public void AnotherColumn_KeepsHowItIsCompared(string said, string tree) =>
        Assert.That(After(said), Is.EqualTo(tree));

    [TestCase(
        "booked a coast outing in 2023 | only completed outings",
        "count(outings) [2023-01-01..2023-12-31 where outings.terrain = 'Coast' and outings.status = 'Completed'] >= 1"
    )]
    [TestCase(
        "booked a coast outing in 2023 | completed ones only, no cancelled ones",
        "count(outings) [2023-01-01..2023-12-31 where outings.terrain = 'Coast' and outings.status = 'Completed'] >= 1"
    )]
    public void NounOfWhatTheyDid_SaidAgain_SpeaksOfTheSameRows(string said, string tree) =>
        Assert.That(After(said), Is.EqualTo(tree));

    [TestCase(
        "ramblers in Kent and Devon | without Devon | put Devon back in",
        "county IN ('Kent', 'Devon')"
    )]
    [TestCase("ramblers in Kent and Devon | without Devon | put them back in", "county IN ('Kent', 'Devon')")]
    [TestCase(
        "renters in Kent | drop the renters | add the renters again",
        "county = 'Kent' AND residence = 'Renter'"
    )]
    [TestCase("only renters | not the renters", "NOT (residence = 'Renter')")]
    [TestCase("spent over 50 on boots and at least 10 visits | without the visits", "amt_boots > 50")]
    public void WhatWasLeftOut_ComesBack_AndWhatWasAskedFor_Goes(string said, string tree) =>
        Assert.That(After(said), Is.EqualTo(tree));

    [TestCase(
        "did not spend on boots and maps",
        "NOT (amt_boots > 0 AND amt_maps > 0)",
        "NOT (amt_boots > 0 OR amt_maps > 0)"
    )]
    public void DenialOfTwo_IsNotBothOrNone(string sentence, string both, string none)
    {
        var reading = Reader.Read(sentence);

        Assert.That((Text.Logic(reading.Expression), Text.Logic(reading.Rival)), Is.EqualTo((both, none)));
    }

    [Test]
    public void SameThing_OfANumberOfTimes_IsNotLost() =>
        Assert.That(Reader.Read("booked the same category twice").Problems, Is.Not.Empty);

    [TestCase("renters – for this one wealthy means above 55k", "wealthy", "above 55k")]
    [TestCase("wealthy renters (for this one wealthy means above 55k)", "wealthy", "above 55k")]
    public void Meaning_OfThisOnce_IsTakenFromTheSentence(string sentence, string term, string meaning) =>
        Assert.That(
            InlineDefinitions.Extract(sentence, Reader.Data, Dialogue, []).Meanings.Single(),
            Is.EqualTo((term, meaning))
        );

    [Test]
    public void Comparison_OfTwoValues_IsOfEachByItself()
    {
        var (answer, _) = Asking.Ask(Club, "compare the average income of women and men");

        Assert.That(answer!.Result.Rows, Has.Length.EqualTo(2));
    }

    [Test]
    public void VisitingMoreOften_IsTheMeanOfTheirNumber()
    {
        var (result, _) = Asking.Claim(Club, "women visit more often than men");

        var means = Club.Cells("SELECT avg(visits_12m) FROM ramblers GROUP BY gender ORDER BY gender");
        Assert.That(result, Is.Not.Null);
        Assert.That(
            result!.Groups.Select(group => group.Value),
            Is.EqualTo(means.Select(mean => Convert.ToDecimal(mean, null))).Within(0.001m)
        );
    }

    private static string After(string said) => Text.Logic(EditDialogue.Say(Reader, said).Tree);
}
