using SmartSegmentation.Grains.Segments.Domain;
using SmartSegmentation.Tests.Unit.Answers;

namespace SmartSegmentation.Tests.Unit.Language;

/// <summary>One thing after another in time, how a number went, and calendar units that are counted.</summary>
internal sealed class SequenceTests
{
    private const string Rows = "SELECT account_id, product, invoiced_on AS day, revenue FROM invoices";

    [TestCase(
        "bought Support and later Backup",
        "SELECT DISTINCT b.account_id FROM r b JOIN r a USING (account_id) WHERE a.product = 'Support' AND b.product = 'Backup' AND b.day > a.day"
    )]
    [TestCase(
        "bought Support, then Backup within 100 days",
        "SELECT DISTINCT b.account_id FROM r b JOIN r a USING (account_id) WHERE a.product = 'Support' AND b.product = 'Backup' AND b.day - a.day BETWEEN 1 AND 100"
    )]
    [TestCase(
        "bought Backup after their first Support order",
        "SELECT DISTINCT b.account_id FROM r b JOIN r a USING (account_id) WHERE a.product = 'Support' AND b.product = 'Backup' AND b.day > a.day"
    )]
    [TestCase(
        "bought Support but no Backup afterwards",
        "SELECT account_id FROM r GROUP BY 1 HAVING min(day) FILTER (WHERE product = 'Support') IS NOT NULL AND coalesce(max(day) FILTER (WHERE product = 'Backup') <= min(day) FILTER (WHERE product = 'Support'), TRUE)"
    )]
    [TestCase(
        "whose spend went up from Q1 2023 to Q2 2023",
        "SELECT account_id FROM r GROUP BY 1 HAVING coalesce(sum(revenue) FILTER (WHERE day >= DATE '2023-04-01' AND day < DATE '2023-07-01'), 0) > coalesce(sum(revenue) FILTER (WHERE day >= DATE '2023-01-01' AND day < DATE '2023-04-01'), 0)"
    )]
    [TestCase(
        "spent over 400 in at least three months of 2023",
        "SELECT account_id FROM (SELECT account_id, date_trunc('month', day) AS m FROM r WHERE year(day) = 2023 GROUP BY 1, 2 HAVING sum(revenue) > 400) GROUP BY 1 HAVING count(*) >= 3"
    )]
    public void Times_AreReadInTheirOrder(string sentence, string wanted)
    {
        var trade = Trades.Software;
        var node = Asking.Group(trade, sentence);

        var context = new SegmentContext(trade.Catalog, new DateOnly(2024, 7, 1));
        var members = trade
            .Rows.Run(SegmentCompiler.Members(context, node, null, 1000))
            .Select(row => Convert.ToInt64(row[0]!, null))
            .Order();
        var people = trade
            .Cells($"WITH r AS ({Rows}) {wanted} ORDER BY 1")
            .Select(cell => Convert.ToInt64(cell!, null));
        Assert.That(people, Is.Not.Empty);
        Assert.That(members, Is.EqualTo(people), new ExpressionText(context).Logic(node));
    }

    [Test]
    public void Before_ComparesTheFirstOfEach()
    {
        var node = Asking.Group(Trades.Software, "bought Support before they bought Backup");

        Assert.That(
            new ExpressionText(new SegmentContext(Trades.Software.Catalog, new DateOnly(2024, 7, 1))).Logic(
                node
            ),
            Is.EqualTo(
                "min(invoices.invoiced_on) [where invoices.product = 'Support'] < min(invoices.invoiced_on) [where invoices.product = 'Backup']"
            )
        );
    }
}
