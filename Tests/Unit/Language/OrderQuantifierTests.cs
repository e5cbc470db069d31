using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Segments.Domain;
using SmartSegmentation.Tests.Unit.Answers;

namespace SmartSegmentation.Tests.Unit.Language;

/// <summary>What is said of every order, of some of them, of one by itself, and of the days between two.</summary>
internal sealed class OrderQuantifierTests
{
    private const string Orders =
        "SELECT account_id, invoice_no, min(invoiced_on) AS day, sum(revenue) AS worth, sum(profit) AS gain, sum(quantity) AS pieces, "
        + "count(*) AS lines, count(*) FILTER (WHERE product = 'Support') AS support, "
        + "lag(min(invoiced_on)) OVER (PARTITION BY account_id ORDER BY min(invoiced_on), invoice_no) AS before, "
        + "row_number() OVER (PARTITION BY account_id ORDER BY min(invoiced_on), invoice_no) AS place, "
        + "row_number() OVER (PARTITION BY account_id ORDER BY min(invoiced_on) DESC, invoice_no DESC) AS back "
        + "FROM invoices GROUP BY 1, 2";

    [TestCase("all of their invoices were over 300", "bool_and(worth > 300)")]
    [TestCase("every invoice of theirs was above 300", "bool_and(worth > 300)")]
    [TestCase("at least two of their invoices were over 500", "count(*) FILTER (WHERE worth > 500) >= 2")]
    [TestCase("none of their invoices was under 200", "coalesce(bool_and(worth >= 200), TRUE)")]
    [TestCase("had an invoice with more than 8 pieces", "bool_or(pieces > 8)")]
    [TestCase("all of their invoices contained Support", "bool_and(support > 0)")]
    [TestCase(
        "most of their invoices included Support",
        "avg(CASE WHEN support > 0 THEN 1.0 ELSE 0 END) > 0.5"
    )]
    [TestCase(
        "half of their invoices were over 400",
        "avg(CASE WHEN worth > 400 THEN 1.0 ELSE 0 END) >= 0.5"
    )]
    [TestCase("all of their invoices were in 2023", "bool_and(year(day) = 2023)")]
    [TestCase(
        "their last two invoices were over 300",
        "count(*) FILTER (WHERE back <= 2 AND worth > 300) = 2"
    )]
    [TestCase("their biggest invoice was over 700", "max(worth) > 700")]
    [TestCase(
        "at some point let 200 days or more pass between one order and the next",
        "bool_or(day - before >= 200)"
    )]
    [TestCase(
        "took more than 60 days from their first invoice to the second",
        "max(day - before) FILTER (WHERE place = 2) > 60"
    )]
    public void Orders_AreToldOneByOne(string sentence, string having)
    {
        var trade = Trades.Software;
        var node = Asking.Group(trade, sentence);

        var context = new SegmentContext(trade.Catalog, new DateOnly(2024, 7, 1));
        var query = SegmentCompiler.Members(context, node, null, 1000);
        var members = trade.Rows.Run(query).Select(row => Convert.ToInt64(row[0]!, null)).Order();
        var wanted = trade
            .Cells(
                $"SELECT account_id FROM accounts LEFT JOIN ({Orders}) USING (account_id) GROUP BY 1 HAVING {having} ORDER BY 1"
            )
            .Select(cell => Convert.ToInt64(cell!, null));
        Assert.That(wanted, Is.Not.Empty);
        Assert.That(members, Is.EqualTo(wanted), new ExpressionText(context).Logic(node));
    }

    [TestCase("every one of their invoices")]
    [TestCase("none of their invoices were returned")]
    [TestCase("spent over 100 in three regions, and over 500 in every one of them")]
    [TestCase("customers in Norway but none of the customers in Norway")]
    public void WhatCannotBeTold_IsAskedAbout(string sentence) =>
        Assert.That(Asking.Reader(Trades.Software).Read(sentence).Problems, Is.Not.Empty);
}
