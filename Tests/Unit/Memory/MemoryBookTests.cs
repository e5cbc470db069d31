using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Memory;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Memory;
using SmartSegmentation.Grains.Memory.Domain;
using SmartSegmentation.Grains.Skills;

namespace SmartSegmentation.Tests.Unit.Memory;

public sealed class MemoryBookTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly MemoryWorkings Workings = MemoryWorkings.Of(SkillFolder.Installed);

    [Test]
    public void Meaning_ToldAgain_IsSurer()
    {
        var once = Learn([], "recent", "last 30 days", "answered", Start);
        var twice = Learn(once, "lately", "Last 30 days.", "answered", Start.AddDays(1));

        Assert.Multiple(() =>
        {
            Assert.That(twice, Has.Length.EqualTo(1));
            Assert.That(twice[0].Confidence, Is.GreaterThan(once[0].Confidence));
            Assert.That(twice[0].Count, Is.EqualTo(2));
            Assert.That(twice[0].Evidence.Select(one => one.TurnId), Is.EqualTo(new[] { "t-0", "t-1" }));
        });
    }

    [Test]
    public void Meaning_ConfirmedAfterALongTime_IsAsSureAsWhenItWasSaid()
    {
        var once = Learn([], "recent", "last 30 days", "answered", Start);
        var later = Start.AddDays(500);
        var again = Learn(once, "recent", "last 30 days", "chosen", later);
        var used = Workings.Book.Use(
            once,
            [once[0].MemoryId],
            new MemoryEvidence("used", "t", "s", later, later)
        );

        Assert.Multiple(() =>
        {
            Assert.That(Workings.Policy.ConfidenceAt(again[0], later), Is.GreaterThanOrEqualTo(0.85));
            Assert.That(
                Workings.Policy.ConfidenceAt(used[0], later),
                Is.LessThan(Workings.Policy.Sure),
                "a use confirms nothing"
            );
        });
    }

    [Test]
    public void Meaning_Contradicted_IsClosedAndKept()
    {
        var records = Learn([], "big spenders", "over 500", "answered", Start);
        records = Learn(records, "high-value", "over 200", "stated", Start.AddDays(10));

        Assert.Multiple(() =>
        {
            Assert.That(records, Has.Length.EqualTo(2));
            Assert.That(records[0].ValidTo, Is.EqualTo(Start.AddDays(10)));
            Assert.That(records[0].ClosedBy, Is.EqualTo("contradicted"));
            Assert.That(MemoryBook.Valid(records, records[0].Key)!.Meaning, Is.EqualTo("over 200"));
        });
    }

    [Test]
    public void Confidence_HalvesWithTime_AndSlowerForWhatIsUsed()
    {
        var policy = Workings.Policy;
        var records = Learn([], "recent", "last 30 days", "answered", Start);
        var used = records;
        for (var day = 1; day < 10; day++)
        {
            used = Workings.Book.Use(
                used,
                [used[0].MemoryId],
                new MemoryEvidence("used", "u" + day, "s", Start, Start)
            );
        }

        var year = Start.AddDays(365);
        Assert.Multiple(() =>
        {
            Assert.That(policy.ConfidenceAt(records[0], Start.AddDays(180)), Is.EqualTo(0.45).Within(0.001));
            Assert.That(policy.ConfidenceAt(records[0], Start.AddDays(42)), Is.GreaterThan(policy.Sure));
            Assert.That(policy.ConfidenceAt(records[0], year), Is.LessThan(policy.Sure));
            Assert.That(policy.ConfidenceAt(used[0], year), Is.GreaterThan(policy.Sure));
            Assert.That(
                policy.ConfidenceAt(records[0], Start.AddDays(-900)),
                Is.EqualTo(records[0].Confidence),
                "a time before it was learned changes nothing"
            );
        });
    }

    [Test]
    public void Forgotten_Key_TakesItsHistoryAlong()
    {
        var records = Learn([], "big spenders", "over 500", "answered", Start);
        records = Learn(records, "big spenders", "over 200", "stated", Start.AddDays(1));
        records = Learn(records, "foodies", "at least 3 orders", "stated", Start.AddDays(1));

        var left = MemoryBook.Forget(records, records[0].Key);

        Assert.That(left.Select(record => record.Term), Is.EqualTo(new[] { "foodies" }));
        Assert.That(left[0].Kind, Is.EqualTo(MemoryKind.Vocabulary));
    }

    [Test]
    public void Segments_OfGoodSigns_Worked_AndALowRatingTakesThemBack()
    {
        var memory = new SegmentMemory(Workings.Policy);
        var segment = new SegmentDefinition
        {
            SegmentId = "s1",
            Version = 1,
            Name = "lapsed Germans",
            Query = "customers in Germany without an order in 90 days",
            LogicExpression = "a",
        };
        var kept = memory.Note([], new NoteSegment("s1", "kept", segment), Start);
        var twice = memory.Note(
            kept,
            new NoteSegment("s2", "kept", segment with { SegmentId = "s2" }),
            Start.AddDays(1)
        );
        var bad = memory.Note(twice, new NoteSegment("s2", "rated", Rating: 1), Start.AddDays(2));
        var unknown = memory.Note(kept, new NoteSegment("s9", "exported"), Start);

        Assert.Multiple(() =>
        {
            Assert.That(memory.Worked(kept).Single().SegmentId, Is.EqualTo("s1"));
            Assert.That(memory.Usual(kept), Is.Null);
            Assert.That(memory.Usual(twice)!.SegmentId, Is.EqualTo("s2"));
            Assert.That(memory.Worked(bad).Select(one => one.SegmentId), Is.EqualTo(new[] { "s1" }));
            Assert.That(unknown, Is.EqualTo(kept), "nothing is known of it");
        });
    }

    [TestCase("what do you remember about me?", typeof(MemoryRequest.Tell))]
    [TestCase("What have I told you so far?", typeof(MemoryRequest.Tell))]
    [TestCase("what does big spenders mean to you?", typeof(MemoryRequest.Explain))]
    [TestCase("what did I say about “recent”?", typeof(MemoryRequest.Explain))]
    [TestCase("from now on recent means 60 days", typeof(MemoryRequest.Define))]
    [TestCase("for everyone, VIP means total spend over 500", typeof(MemoryRequest.Define))]
    [TestCase("VIP means total spend over 500 for everyone", typeof(MemoryRequest.Define))]
    [TestCase("when I say foodies I mean at least 3 orders", typeof(MemoryRequest.Define))]
    [TestCase("foodies means at least 3 orders", typeof(MemoryRequest.Define))]
    public void Message_AboutMemory_IsRead(string message, Type expected) =>
        Assert.That(MemoryWords.Of(SkillFolder.Installed).Read(message), Is.TypeOf(expected));

    [TestCase("what is the average income by education?")]
    [TestCase("customers who are married")]
    [TestCase("what do customers in Texas spend?")]
    [TestCase("customers who by any means spent over 500")]
    [TestCase("everyone who ordered twice")]
    [TestCase("for all customers in Texas, show the income")]
    [TestCase("what does that mean?")]
    public void Message_AboutCustomers_IsNot(string message) =>
        Assert.That(MemoryWords.Of(SkillFolder.Installed).Read(message), Is.Null);

    private static ImmutableArray<MemoryView> Learn(
        ImmutableArray<MemoryView> records,
        string term,
        string meaning,
        string how,
        DateTimeOffset at
    ) =>
        Workings.Book.Learn(
            records,
            "m" + records.Length,
            term,
            meaning,
            null,
            new MemoryEvidence(how, "t-" + records.Sum(record => record.Count), "s", at, at)
        );
}
