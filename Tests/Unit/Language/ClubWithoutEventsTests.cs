using SmartSegmentation.Grains.Segments.Domain;
using SmartSegmentation.Tests.Unit.Answers;

namespace SmartSegmentation.Tests.Unit.Language;

/// <summary>Members of whom only the last time is known: what they did is read from it.</summary>
internal sealed class ClubWithoutEventsTests
{
    private static readonly Trade Pool = new Trade(
        """
        CREATE TABLE swimmers AS SELECT row_number() OVER () AS __row, i AS card_no,
          CASE i % 3 WHEN 0 THEN 'Card' ELSE 'Cash' END AS pay_type,
          CASE i % 2 WHEN 0 THEN 'Leeds' ELSE 'York' END AS home_pool, 'Indoor' AS pool_cover,
          CAST(DATE '2024-06-01' - INTERVAL (i * 11) DAY AS DATE) AS enrolled_on,
          CAST(DATE '2024-06-30' - INTERVAL ((i * 5) % 200) DAY AS DATE) AS seen_dt,
          (i * 7) % 40 AS visits, 20 + i AS age
        FROM range(1, 81) t(i);
        """
    ).Entity("swimmers", "card_no").Described("swimmers.seen_dt", "date of the last visit").Ranged();

    private static readonly ExpressionText Text = new(
        new SegmentContext(Pool.Catalog, new DateOnly(2024, 7, 1))
    );

    [TestCase("haven't visited in 90 days", "NOT (seen_dt >= '2024-04-02' AND seen_dt < '2024-07-01')")]
    [TestCase("visited in the last two weeks", "seen_dt >= '2024-06-17' AND seen_dt < '2024-07-01'")]
    [TestCase("last visited more than 60 days ago", "seen_dt < '2024-05-02'")]
    [TestCase("not been in the pool for 3 months", "NOT (seen_dt >= '2024-04-01')")]
    [TestCase("came at most 30 times", "visits <= 30")]
    [TestCase("card holders in York", "home_pool = 'York'")]
    [TestCase("became card holders in 2023", "enrolled_on >= '2023-01-01' AND enrolled_on < '2024-01-01'")]
    public void Sentence_IsReadAsMeant(string sentence, string tree) =>
        Assert.That(Text.Logic(Asking.Reader(Pool).Read(sentence).Expression), Is.EqualTo(tree));

    [Test]
    public void Which_OfTwoColumnsWithTheNoun_IsTheOneThatIsCalledSo()
    {
        var (answer, _) = Asking.Ask(Pool, "which pool has the highest average visits?");

        Assert.That(answer, Is.Not.Null);
        Assert.That(Asking.Show(answer!), Does.Match("Leeds|York"));
    }
}
