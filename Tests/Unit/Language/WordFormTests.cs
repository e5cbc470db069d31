using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Language.Domain;
using SmartSegmentation.Grains.Segments.Domain;
using SmartSegmentation.Tests.Unit.Answers;

namespace SmartSegmentation.Tests.Unit.Language;

/// <summary>Short forms, derived forms and fixed expressions, each against the tree that they stand for.</summary>
internal sealed class WordFormTests
{
    private static readonly MessageReader Reader = Asking.Reader(Patrons.Library);
    private static readonly SegmentContext Context = new(Patrons.Library.Catalog, new DateOnly(2024, 7, 1));

    [TestCase("patrons w/o a pledge", "NOT (count(pledges) >= 1)")]
    [TestCase("patrons w/ a pledge", "count(pledges) >= 1")]
    [TestCase("over 70s", "ageYears(birth_date) > 70")]
    [TestCase("the over-60s", "ageYears(birth_date) > 60")]
    [TestCase("under-30s in London", "ageYears(birth_date) < 30 AND region = 'London'")]
    [TestCase("gold, 50+, Wales", "tier = 'Gold' AND ageYears(birth_date) >= 50 AND region = 'Wales'")]
    [TestCase("scottish patrons", "region = 'Scotland'")]
    [TestCase("the Welsh", "region = 'Wales'")]
    [TestCase("patrons that aren't individuals", "NOT (patron_type = 'Individual')")]
    [TestCase("patrons with an unsettled loan", "count(loans) [where NOT (loans.settled = 'Y')] >= 1")]
    [TestCase("patrons who said no to phone calls", "NOT (phone_consent = 'Y')")]
    [TestCase("patrons who opted in to mail", "mail_consent = 'Y'")]
    [TestCase("patrons who opted out of mail", "NOT (mail_consent = 'Y')")]
    [TestCase("patrons in reading band D", "reading_band = 'D'")]
    [TestCase("patrons with reading band d", "reading_band = 'D'")]
    public void Form_StandsForItsTree(string sentence, string tree)
    {
        var reading = Reader.Read(sentence);

        Assert.That(
            (new ExpressionText(Context).Logic(reading.Expression), reading.Unknown.Length),
            Is.EqualTo((tree, 0))
        );
    }

    [Test]
    public void Share_OfNothing_HoldsForNobody()
    {
        var node = Reader.Read("patrons where at least 30% of loans came from the Castle branch").Expression;

        var members = Patrons
            .Library.Rows.Run(SegmentCompiler.Members(Context, node, null, 1000))
            .Select(row => Convert.ToInt64(row[0]!, null))
            .Order();
        var wanted = Patrons
            .Library.Cells(
                "SELECT patron_id FROM loans GROUP BY 1 HAVING count(*) FILTER (WHERE branch = 'Castle') >= 0.3 * count(*) ORDER BY 1"
            )
            .Select(cell => Convert.ToInt64(cell!, null));
        Assert.That(members, Is.EqualTo(wanted));
    }
}
