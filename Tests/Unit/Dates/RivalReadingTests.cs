using NodaTime;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Tests.Corpus.Dates;
using SmartSegmentation.Tests.Support;

namespace SmartSegmentation.Tests.Unit.Dates;

/// <summary>What a phrase means by other conventions follows what it means by the tenant's.</summary>
public sealed class RivalReadingTests
{
    /// <summary>A Friday.</summary>
    private static readonly LocalDate Today = new(2018, 5, 18);

    [TestCase("last 3 months", "2018-02-18..2018-05-18", "2018-02-01..2018-05-01")]
    [TestCase("last 30 days", "2018-04-18..2018-05-18", "2018-04-19..2018-05-19")]
    [TestCase("next 15 days", "2018-05-19..2018-06-03", "2018-05-18..2018-06-02")]
    [TestCase("two months ago", "2018-03-01..2018-04-01", "2018-03-18..2018-03-19")]
    [TestCase("two weeks ago", "2018-05-04..2018-05-05", "2018-04-30..2018-05-07")]
    [TestCase("after 10 May", "2018-05-11..", "2018-05-10..")]
    [TestCase("until 10 May", "..2018-05-11", "..2018-05-10")]
    [TestCase("since 10 May", "2018-05-10..", "2018-05-10..2018-05-19")]
    [TestCase("from 2 to 5 March 2018", "2018-03-02..2018-03-06", "2018-03-02..2018-03-05")]
    [TestCase("Monday", "2018-05-14..2018-05-15", "2018-05-21..2018-05-22")]
    [TestCase("in March", "2018-03-01..2018-04-01", "2019-03-01..2019-04-01")]
    [TestCase("last summer", "2017-06-01..2017-09-01")]
    [TestCase("Christmas", "2017-12-25..2017-12-26", "2018-12-25..2018-12-26")]
    [TestCase("5/12/2017", "2017-05-12..2017-05-13", "2017-12-05..2017-12-06")]
    [TestCase("this Monday", "2018-05-14..2018-05-15", "2018-05-21..2018-05-22")]
    [TestCase("last week", "2018-05-07..2018-05-14", "2018-05-06..2018-05-13")]
    [TestCase("this month", "2018-05-01..2018-06-01", "2018-05-01..2018-05-19")]
    [TestCase("rest of the week", "2018-05-18..2018-05-21", "2018-05-18..2018-05-20")]
    [TestCase("the beginning of the year", "2018-01-01..2018-07-01", "2018-01-01..2018-04-01")]
    [TestCase("last March", "2018-03-01..2018-04-01", "2017-03-01..2017-04-01")]
    [TestCase("next September", "2018-09-01..2018-10-01", "2019-09-01..2019-10-01")]
    [TestCase("in two weeks since 1 May", "2018-05-01..2018-05-16", "2018-05-15..2018-05-16")]
    [TestCase("FY2026", "2026-01-01..2027-01-01", "2025-10-01..2026-10-01", "2025-04-01..2026-04-01")]
    [TestCase("this fiscal year", "2018-01-01..2019-01-01", "2017-10-01..2018-10-01")]
    [TestCase("fiscal March 2023", "2023-03-01..2023-04-01", "2023-02-26..2023-04-02")]
    [TestCase("month to date", "2018-05-01..2018-05-19", "2018-05-01..2018-05-18")]
    public void Phrase_ThatIsReadDifferently_ListsTheTenantsReadingFirst(string text, params string[] wanted)
    {
        var read = TestDates.ReadWithRivals(text, Today);

        Assert.That(read.Select(DateCorpus.Show), Is.SupersetOf(wanted));
        Assert.That(DateCorpus.Show(read[0]), Is.EqualTo(wanted[0]));
        Assert.That(read[0], Has.Property(nameof(DateMatch.Rival)).False);
        Assert.That(read.Skip(1).Select(one => one.Rival), Has.All.True);
        Assert.That(read.Skip(1).Select(one => one.Convention), Has.None.Empty);
        Assert.That(read.Select(one => (one.Start, one.End)).Distinct().Count(), Is.EqualTo(1));
        Assert.That(read.Select(DateCorpus.Show), Is.Unique);
        Assert.That(read, Has.Length.LessThanOrEqualTo(1 + TestDates.Rivals.Most));
    }

    [TestCase("in 2018")]
    [TestCase("12 May 2017")]
    [TestCase("2018-05-12")]
    [TestCase("before 2018")]
    [TestCase("yesterday")]
    [TestCase("today")]
    [TestCase("in March 2018")]
    [TestCase("Christmas 2016")]
    [TestCase("Q3 2017")]
    [TestCase("every week")]
    [TestCase("for 60 days")]
    public void Phrase_ThatEverybodyReadsAlike_HasNone(string text) =>
        Assert.That(TestDates.ReadWithRivals(text, Today), Has.Length.EqualTo(1));

    [Test]
    public void Conventions_OfTheRival_AreTheTenants_AndThePlacesChange()
    {
        var complete = DateConventions.Default with { LastUnits = UnitWindow.Complete };
        var read = TestDates.ReadWithRivals("last 3 months", Today, complete);

        Assert.That(DateCorpus.Show(read[0]), Is.EqualTo("2018-02-01..2018-05-01"));
        Assert.That(DateCorpus.Show(read[1]), Is.EqualTo("2018-02-18..2018-05-18"));
    }

    [Test]
    public void FiscalYear_ThatTheTenantHasNamed_HasNoOtherStart()
    {
        var july = DateConventions.Default with { FiscalYearStartMonth = 7 };
        var read = TestDates.ReadWithRivals("FY2026", Today, july);

        Assert.That(
            read.Select(DateCorpus.Show),
            Is.EqualTo(["2025-07-01..2026-07-01", "2026-07-01..2027-07-01"])
        );
    }

    [Test]
    public void Words_OfTheFuture_MakeTheMostRecentOneTheRival()
    {
        var read = TestDates.ReadWithRivals("it will be sent in March", Today);

        Assert.That(DateCorpus.Show(read[0]), Is.EqualTo("2019-03-01..2019-04-01"));
        Assert.That(read.Skip(1).Select(DateCorpus.Show), Does.Contain("2018-03-01..2018-04-01"));
    }

    [Test]
    public void Readings_ByTheTenantsConventions_AreThoseOfAReaderWithoutRivals()
    {
        foreach (
            var text in new[]
            {
                "bought in May and in the last 3 months, not since Monday",
                "5/12 to 6/1 or last week",
            }
        )
        {
            Assert.That(
                TestDates.ReadWithRivals(text, Today).Where(one => !one.Rival).Select(DateCorpus.Show),
                Is.EqualTo(TestDates.Read(text, Today).Select(DateCorpus.Show))
            );
        }
    }

    [Test]
    public void None_AreListed_WhereTheTenantWantsNone() =>
        Assert.That(
            TestDates.Reader.ReadWithRivals(
                "last 3 months",
                new DateContext(Today, DateConventions.Default),
                TestDates.Rivals with
                {
                    Most = 0,
                }
            ),
            Has.Length.EqualTo(1)
        );
}
