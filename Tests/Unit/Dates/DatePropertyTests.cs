using NodaTime;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Tests.Support;

namespace SmartSegmentation.Tests.Unit.Dates;

/// <summary>Phrases against arithmetic of another library: the days of <see cref="DateOnly"/> and the zones of the system.</summary>
public sealed class DatePropertyTests
{
    private static readonly string[] Zones =
    [
        "UTC",
        "America/New_York",
        "America/Sao_Paulo",
        "America/St_Johns",
        "Europe/Berlin",
        "Africa/Cairo",
        "Asia/Kolkata",
        "Asia/Tokyo",
        "Pacific/Auckland",
        "Pacific/Apia",
    ];

    /// <summary>Every day would be thirty years; every 37th meets each weekday, month and day of a month.</summary>
    [Test]
    public void RelativePhrases_AgreeWithPlainArithmetic([Values(37)] int step)
    {
        for (var day = new DateOnly(1996, 1, 1); day.Year < 2026; day = day.AddDays(step))
        {
            var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
            var month = new DateOnly(day.Year, day.Month, 1);
            var quarter = new DateOnly(day.Year, (((day.Month - 1) / 3) * 3) + 1, 1);
            var year = new DateOnly(day.Year, 1, 1);
            AssertReads("today", day, day, day.AddDays(1));
            AssertReads("yesterday", day, day.AddDays(-1), day);
            AssertReads("in the last 45 days", day, day.AddDays(-45), day);
            AssertReads("last 3 weeks", day, day.AddDays(-21), day);
            AssertReads("last 5 months", day, day.AddMonths(-5), day);
            AssertReads("last 2 years", day, day.AddYears(-2), day);
            AssertReads("last week", day, monday.AddDays(-7), monday);
            AssertReads("this week", day, monday, monday.AddDays(7));
            AssertReads("last month", day, month.AddMonths(-1), month);
            AssertReads("this month", day, month, month.AddMonths(1));
            AssertReads("last quarter", day, quarter.AddMonths(-3), quarter);
            AssertReads("this quarter", day, quarter, quarter.AddMonths(3));
            AssertReads("last year", day, year.AddYears(-1), year);
            AssertReads("year to date", day, year, day.AddDays(1));
            AssertReads("7 months ago", day, month.AddMonths(-7), month.AddMonths(-6));
            AssertReads("more than 90 days ago", day, null, day.AddDays(-90));
            AssertReads("since last month", day, month.AddMonths(-1), null);
            AssertReads("in June", day, June(month), June(month).AddMonths(1));
            AssertReads($"on {day:yyyy-MM-dd}", day.AddYears(3), day, day.AddDays(1));
            AssertReads(
                FormattableString.Invariant($"before {day:MMMM d, yyyy}"),
                day.AddDays(400),
                null,
                day
            );
        }
    }

    [Test]
    public void FiscalYears_AgreeWithPlainArithmetic([Range(1, 12)] int start, [Values] bool namedByStart)
    {
        var conventions = DateConventions.Default with
        {
            FiscalYearStartMonth = start,
            FiscalYearNamedBy = namedByStart ? FiscalYearName.Start : FiscalYearName.End,
        };
        for (var day = new DateOnly(2015, 1, 1); day.Year < 2021; day = day.AddDays(41))
        {
            var first = new DateOnly(day.Month >= start ? day.Year : day.Year - 1, start, 1);
            var quarter = first;
            while (quarter.AddMonths(3) <= day)
            {
                quarter = quarter.AddMonths(3);
            }

            AssertReads("this fiscal year", day, first, first.AddYears(1), conventions);
            AssertReads("last fiscal year", day, first.AddYears(-1), first, conventions);
            AssertReads("this fiscal quarter", day, quarter, quarter.AddMonths(3), conventions);
            AssertReads("last fiscal quarter", day, quarter.AddMonths(-3), quarter, conventions);
            var named = namedByStart || start == 1 ? first.Year : first.Year + 1;
            AssertReads($"in FY{named}", day, first, first.AddYears(1), conventions);
            AssertReads($"Q3 FY{named}", day, first.AddMonths(6), first.AddMonths(9), conventions);
        }
    }

    [TestCaseSource(nameof(Zones))]
    public void Today_AgreesWithTheSystemsZones(string zone)
    {
        var system = TimeZoneInfo.FindSystemTimeZoneById(zone);
        for (
            var now = new DateTimeOffset(2010, 1, 1, 0, 30, 0, TimeSpan.Zero);
            now.Year < 2020;
            now = now.AddMinutes(31 * 60 + 17)
        )
        {
            var expected = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, system).DateTime);
            Assert.That(DateClock.Today(now, zone).ToDateOnly(), Is.EqualTo(expected), now.ToString("O"));
        }
    }

    private static DateOnly June(DateOnly month)
    {
        var june = new DateOnly(month.Year, 6, 1);
        return june.AddMonths(1) <= month ? june : june.AddYears(-1);
    }

    private static void AssertReads(
        string text,
        DateOnly today,
        DateOnly? from,
        DateOnly? to,
        DateConventions? conventions = null
    )
    {
        var matches = TestDates.Read(text, LocalDate.FromDateOnly(today), conventions);
        if (
            matches is not [{ Kind: DateKind.Range } match]
            || match.From?.ToDateOnly() != from
            || match.To?.ToDateOnly() != to
        )
        {
            Assert.Fail(
                $"{text} on {today:yyyy-MM-dd}: {string.Join(" | ", matches.Select(one => one.ToString()))}, not {from:yyyy-MM-dd}..{to:yyyy-MM-dd}"
            );
        }
    }
}
