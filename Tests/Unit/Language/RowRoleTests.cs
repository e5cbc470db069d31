using SmartSegmentation.Grains.Segments.Domain;
using SmartSegmentation.Tests.Unit.Answers;

namespace SmartSegmentation.Tests.Unit.Language;

/// <summary>Rows that lead twice to one table, that begin and end, and of which a part of the sentence must not be lost.</summary>
internal sealed class RowRoleTests
{
    private static readonly Trade Freight = new Trade(
        """
        CREATE TABLE senders AS SELECT row_number() OVER () AS __row, i AS sender_id,
          CASE i % 3 WHEN 0 THEN 'Gold' ELSE 'Silver' END AS tier FROM range(1, 61) t(i);
        CREATE TABLE depots AS SELECT row_number() OVER () AS __row, i AS depot_no,
          CASE i WHEN 1 THEN 'Harbour' WHEN 2 THEN 'Castle' WHEN 3 THEN 'Meadow' ELSE 'Quarry' END AS depot_name FROM range(1, 5) t(i);
        CREATE TABLE parcels AS SELECT row_number() OVER () AS __row, j AS parcel_no, 1 + (j * 13) % 50 AS sender_id,
          CAST(DATE '2024-01-01' + INTERVAL ((j * 29) % 170) DAY AS DATE) AS posted_on,
          1 + (j * 7) % 4 AS origin_depot, 1 + (j * 11 + j % 3) % 4 AS destination_depot,
          CASE WHEN j % 3 = 0 THEN NULL ELSE 1 + (j * 17) % 5 END AS rating
        FROM range(1, 161) t(j);
        CREATE TABLE lockers AS SELECT row_number() OVER () AS __row, j AS locker_no, 1 + (j * 11) % 55 AS sender_id,
          CAST(DATE '2024-02-01' + INTERVAL (j * 2) DAY AS DATE) AS rented_on,
          CASE WHEN j % 4 = 0 THEN NULL ELSE CAST(DATE '2024-05-20' + INTERVAL (j * 2) DAY AS DATE) END AS ended_on
        FROM range(1, 41) t(j);
        """
    ).Entity("senders", "sender_id").Event("parcels", "sender_id", "posted_on", key: "parcel_no").Lookup("depots", "depot_no", "origin_depot", "destination_depot").Event("lockers", "sender_id", "rented_on", key: "locker_no");

    private const string Parcels =
        "SELECT DISTINCT sender_id FROM parcels p JOIN depots o ON o.depot_no = origin_depot JOIN depots d ON d.depot_no = destination_depot WHERE ";

    [TestCase("senders with a parcel that left from the Harbour", Parcels + "o.depot_name = 'Harbour'")]
    [TestCase("senders with a parcel to the Castle", Parcels + "d.depot_name = 'Castle'")]
    [TestCase(
        "senders with a parcel that ended in the same depot where it started",
        Parcels + "origin_depot = destination_depot"
    )]
    [TestCase(
        "senders with two or more parcels in a single month of 2024",
        "SELECT DISTINCT sender_id FROM (SELECT sender_id FROM parcels GROUP BY sender_id, month(posted_on) HAVING count(*) >= 2)"
    )]
    [TestCase(
        "senders who currently have a locker",
        "SELECT DISTINCT sender_id FROM lockers WHERE ended_on IS NULL OR ended_on >= DATE '2024-07-01'"
    )]
    [TestCase(
        "every parcel they rated got a rating of 2 or more",
        "SELECT sender_id FROM parcels WHERE rating IS NOT NULL GROUP BY 1 HAVING min(rating) >= 2"
    )]
    public void Rows_AreMeantByTheirWords(string sentence, string wanted)
    {
        var node = Asking.Group(Freight, sentence);

        var context = new SegmentContext(Freight.Catalog, new DateOnly(2024, 7, 1));
        var members = Freight
            .Rows.Run(SegmentCompiler.Members(context, node, null, 1000))
            .Select(row => Convert.ToInt64(row[0]!, null))
            .Order();
        var people = Freight
            .Cells($"SELECT sender_id FROM ({wanted}) ORDER BY 1")
            .Select(cell => Convert.ToInt64(cell!, null));
        Assert.That(people, Is.Not.Empty);
        Assert.That(members, Is.EqualTo(people), new ExpressionText(context).Logic(node));
    }

    [TestCase("senders with a parcel in the Meadow")]
    [TestCase("gold senders who waited for a locker")]
    public void WhatIsLeftOpen_IsAskedAbout(string sentence)
    {
        var reading = Asking.Reader(Freight).Read(sentence);
        Assert.That(
            reading.Problems.Length + reading.Unknown.Length,
            Is.Positive,
            new ExpressionText(new SegmentContext(Freight.Catalog, new DateOnly(2024, 7, 1))).Logic(
                reading.Expression
            )
        );
    }
}
