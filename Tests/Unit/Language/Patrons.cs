using SmartSegmentation.Tests.Unit.Answers;

namespace SmartSegmentation.Tests.Unit.Language;

/// <summary>A library with patrons, what they borrowed and what they promised to give.</summary>
internal static class Patrons
{
    public static Trade Library { get; } = new Trade(
            """
            CREATE TABLE patrons AS SELECT row_number() OVER () AS __row, i AS patron_id,
              CASE i % 3 WHEN 0 THEN 'Gold' WHEN 1 THEN 'Silver' ELSE 'Bronze' END AS tier,
              CASE i % 5 WHEN 0 THEN 'Scotland' WHEN 1 THEN 'London' WHEN 2 THEN 'Wales' WHEN 3 THEN 'South East' ELSE 'North West' END AS region,
              CASE i % 4 WHEN 0 THEN 'School' ELSE 'Individual' END AS patron_type,
              CASE i % 4 WHEN 0 THEN 'A' WHEN 1 THEN 'B' WHEN 2 THEN 'C' ELSE 'D' END AS reading_band,
              CASE i % 2 WHEN 0 THEN 'Y' ELSE 'N' END AS mail_consent,
              CASE i % 3 WHEN 0 THEN 'Y' ELSE 'N' END AS phone_consent,
              CASE i % 3 WHEN 0 THEN 'Mail' WHEN 1 THEN 'Phone' ELSE 'Letter' END AS favourite_channel,
              CAST(DATE '1940-03-01' + INTERVAL (i * 300) DAY AS DATE) AS birth_date
            FROM range(1, 81) t(i);
            CREATE TABLE loans AS SELECT row_number() OVER () AS __row, j AS loan_id, 1 + (j * 13) % 70 AS patron_id,
              CAST(DATE '2023-01-01' + INTERVAL ((j * 29) % 540) DAY AS DATE) AS lent_on,
              CASE j % 3 WHEN 0 THEN 'Harbour' WHEN 1 THEN 'Castle' ELSE 'Station' END AS branch,
              CASE j % 4 WHEN 0 THEN 'N' ELSE 'Y' END AS settled,
              CAST(1 + (j * 31) % 20 AS DOUBLE) AS fee
            FROM range(1, 301) t(j);
            CREATE TABLE pledges AS SELECT row_number() OVER () AS __row, j AS pledge_id, 1 + (j * 7) % 60 AS patron_id,
              CAST(DATE '2023-02-01' + INTERVAL ((j * 11) % 400) DAY AS DATE) AS made_on
            FROM range(1, 31) t(j);
            """
        ).Entity("patrons", "patron_id").Event("loans", "patron_id", "lent_on", key: "loan_id").Event("pledges", "patron_id", "made_on", key: "pledge_id").Unit("loans.fee", "EUR");
}
