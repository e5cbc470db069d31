using SmartSegmentation.Grains.Segments.Domain;
using SmartSegmentation.Tests.Unit.Answers;

namespace SmartSegmentation.Tests.Unit.Language;

/// <summary>One day of a row, or of the member, held against another of its own.</summary>
internal sealed class DayDistanceTests
{
    private static readonly Lazy<Trade> Loans = new(() => new Trade(
            """
            CREATE TABLE readers AS SELECT row_number() OVER () AS __row, i AS reader_id,
              CAST(DATE '2020-01-05' + INTERVAL (i * 17) DAY AS DATE) AS joined_on,
              CASE WHEN i % 3 = 0 THEN CAST(DATE '2020-01-05' + INTERVAL (i * 17 + (i * 37) % 400) DAY AS DATE) END AS cancelled_on
            FROM range(1, 81) t(i);
            CREATE TABLE loans AS SELECT row_number() OVER () AS __row, j AS loan_id, 1 + (j * 13) % 70 AS reader_id,
              CASE j % 3 WHEN 0 THEN 'Harbour' WHEN 1 THEN 'Castle' ELSE 'Station' END AS branch,
              CAST(DATE '2023-01-01' + INTERVAL ((j * 29) % 540) DAY AS DATE) AS borrowed_on,
              CAST(DATE '2023-01-15' + INTERVAL ((j * 29) % 540) DAY AS DATE) AS due_on,
              CAST(DATE '2023-01-01' + INTERVAL ((j * 29) % 540 + (j * 7) % 40) DAY AS DATE) AS returned_on
            FROM range(1, 121) t(j);
            """
        ).Entity("readers", "reader_id").Event("loans", "reader_id", "borrowed_on", key: "loan_id"));

    [TestCase("returned within 3 days of borrowing", "returned_on - borrowed_on BETWEEN 0 AND 3")]
    [TestCase("returned it more than 30 days after borrowing it", "returned_on - borrowed_on > 30")]
    [TestCase("returned a loan on the day they borrowed it", "returned_on = borrowed_on")]
    [TestCase("returned after the due date", "returned_on > due_on")]
    [TestCase("returned before the due date", "returned_on < due_on")]
    [TestCase("returned a loan late", "returned_on > due_on")]
    [TestCase("returned a Castle loan on time", "branch = 'Castle' AND returned_on <= due_on")]
    [TestCase("returned at least a week before the due date", "due_on - returned_on >= 7")]
    [TestCase(
        "borrowed with 20 days or more between borrowing and returning",
        "returned_on - borrowed_on >= 20"
    )]
    public void DaysOfARow(string sentence, string test) =>
        Same(sentence, $"SELECT DISTINCT reader_id FROM loans WHERE {test} ORDER BY 1");

    [TestCase("cancelled less than 6 months after joining", "cancelled_on - joined_on BETWEEN 0 AND 182")]
    [TestCase("cancelled within 90 days of signing up", "cancelled_on - joined_on BETWEEN 0 AND 90")]
    [TestCase("cancelled more than a year after they joined", "cancelled_on - joined_on > 365")]
    public void DaysOfAMember(string sentence, string test) =>
        Same(sentence, $"SELECT reader_id FROM readers WHERE {test} ORDER BY 1");

    [Test]
    public void OtherTestsOfTheRow_HoldForTheSameRow() =>
        Same(
            "returned a loan at Harbour more than 20 days after borrowing it in 2023",
            "SELECT DISTINCT reader_id FROM loans WHERE branch = 'Harbour' AND returned_on - borrowed_on > 20 AND year(borrowed_on) = 2023 ORDER BY 1"
        );

    private static void Same(string sentence, string sql)
    {
        var trade = Loans.Value;
        var node = Asking.Group(trade, sentence);
        var context = new SegmentContext(trade.Catalog, new DateOnly(2024, 7, 1));
        var query = SegmentCompiler.Members(context, node, null, 1000);
        var members = trade.Rows.Run(query).Select(row => Convert.ToInt64(row[0]!, null)).Order();
        var wanted = trade.Cells(sql).Select(cell => Convert.ToInt64(cell!, null)).ToList();
        Assert.That(wanted, Is.Not.Empty);
        Assert.That(members, Is.EqualTo(wanted), new ExpressionText(context).Logic(node));
    }
}
