using System.Diagnostics;
using NodaTime;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Tests.Support;

namespace SmartSegmentation.Tests.Unit.Dates;

/// <summary>Whatever is sent, the reader answers, at once and with spans inside the text.</summary>
public sealed class DateReaderRobustnessTests
{
    private const int LimitMilliseconds = 50;
    private static readonly LocalDate Today = new(2019, 7, 1);

    private static readonly string[] Words =
    [
        .. (
            "the last first of in on for since before after until between and or to from by next this past previous 1 2 3 12 30 90 1999 "
            + "2018 0 00 99 999999999 9999999999 2018-02-30 1/2 1/2/3 31.12 - / , . ' 's $ % + > < = day days week month months quarter "
            + "year years decade q1 h2 fy fiscal march may sat sun friday weekend christmas easter ramadan summer ago hence later early late end "
            + "start half every each twice times a an more than less at least most within not never may 5th second twenty two thousand hundred "
            + "and a half b.c. 1.5 1,000 customers who bought \u00e9t\u00e9 \ud83d\ude42 \u0661\u0662 \0"
        ).Split(' '),
    ];

    [Test]
    public void RandomTexts_AreReadWithinTheirBounds()
    {
        var random = new Random(20190701);
        for (var round = 0; round < 4_000; round++)
        {
            var text =
                round % 2 == 0
                    ? string.Join(
                        ' ',
                        Enumerable.Range(0, random.Next(1, 24)).Select(_ => Words[random.Next(Words.Length)])
                    )
                    : new string([
                        .. Enumerable.Range(0, random.Next(1, 80)).Select(_ => (char)random.Next(0, 0x3000)),
                    ]);
            AssertSound(text, TestDates.Read(text, Today));
            if (round % 8 == 0)
            {
                AssertInside(
                    text,
                    TestDates.Reader.ReadAll(text, new DateContext(Today, DateConventions.Default))
                );
            }
        }
    }

    [TestCase("1/1/2018-", 20)]
    [TestCase("first of ", 20)]
    [TestCase("the last 2 days of ", 20)]
    [TestCase("2 weeks before ", 20)]
    [TestCase("March or ", 20)]
    [TestCase("between the 1st and ", 20)]
    [TestCase("last last last ", 20)]
    [TestCase("twenty thousand and ", 20)]
    [TestCase("1 year, 2 months, ", 20)]
    [TestCase("99999999999999999999 years ago ", 20)]
    [TestCase("0 days ", 20)]
    [TestCase("\ud800", 20)]
    [TestCase("customers who bought in March 2018 and ", 400)]
    [TestCase("1-", 4000)]
    [TestCase("a", 16000)]
    [Retry(3)]
    public void LongRepetitions_AreQuick(string part, int times)
    {
        var text = string.Concat(Enumerable.Repeat(part, times));
        AssertSound(text, TestDates.Read(text, Today));

        // The machine may have been busy with something else.
        var fastest = Enumerable.Range(0, 8).Min(_ => Time(text));
        Assert.That(fastest.TotalMilliseconds, Is.LessThan(LimitMilliseconds));
    }

    [Test]
    [Retry(3)]
    public void TextOfHundredThousandLetters_IsReadInTimeThatGrowsWithItsLengthOnly()
    {
        var sentence =
            "who spent over 200 dollars in the last 90 days, not in May 2018, or at least twice a month since 1/2/2018; ";
        var small = Enumerable.Range(0, 4).Min(_ => Time(string.Concat(Enumerable.Repeat(sentence, 90))));
        var large = Enumerable.Range(0, 4).Min(_ => Time(string.Concat(Enumerable.Repeat(sentence, 900))));

        Assert.That(large, Is.LessThan((30 * small) + TimeSpan.FromMilliseconds(200)));
    }

    [TestCase(1900)]
    [TestCase(2200)]
    public void FarReferenceYears_AreTaken(int year)
    {
        foreach (
            var day in new[]
            {
                new LocalDate(year, 1, 1),
                new LocalDate(year, 2, 28),
                new LocalDate(year, 12, 31),
            }
        )
        {
            foreach (
                var text in new[]
                {
                    "last 100 years",
                    "5000 years ago",
                    "last Easter",
                    "since Ramadan",
                    "in the 90s",
                    "next century",
                    "Chinese New Year",
                    "500000 business days ago",
                    "February 29",
                    "last fiscal year",
                    "999999 weeks ago",
                    "over 99999 months ago",
                }
            )
            {
                AssertSound(text, TestDates.Read(text, day));
            }
        }
    }

    private static TimeSpan Time(string text)
    {
        var watch = Stopwatch.StartNew();
        TestDates.Read(text, Today);
        return watch.Elapsed;
    }

    private static void AssertSound(string text, IEnumerable<DateMatch> matches)
    {
        var after = 0;
        foreach (var match in matches)
        {
            Assert.That(match.Start, Is.GreaterThanOrEqualTo(after), text);
            after = match.End;
        }

        AssertInside(text, matches);
    }

    private static void AssertInside(string text, IEnumerable<DateMatch> matches)
    {
        foreach (var match in matches)
        {
            Assert.That(match.End, Is.GreaterThan(match.Start), text);
            Assert.That(text[match.Start..match.End], Is.EqualTo(match.Text), text);
            Assert.That(match.From is { } from && match.To is { } to && from > to, Is.False, text);
            Assert.That(match.Kind, Is.Not.EqualTo(DateKind.Unknown), text);
        }
    }
}
