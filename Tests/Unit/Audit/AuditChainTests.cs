using SmartSegmentation.Grains.Audit.Domain;
using SmartSegmentation.Grains.Interfaces.Audit;
using SmartSegmentation.Grains.Persistence;

namespace SmartSegmentation.Tests.Unit.Audit;

/// <summary>The chain and what an inspection makes of a damaged one.</summary>
public sealed class AuditChainTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 9, 30, 0, TimeSpan.Zero);

    [Test]
    public void Chain_OfAKnownEntry_HasAKnownHash()
    {
        var record = AuditChain.Next(new AuditHead(), Batch("tenant", 1, "tenant.created"), At);

        Assert.That(
            record.Entries[0].Line,
            Is.EqualTo(
                "{\"sequence\":1,\"previous\":\""
                    + new string('0', 64)
                    + "\",\"recordedAt\":\"2026-03-01T09:30:00+00:00\",\"source\":\"tenant\",\"place\":1,"
                    + "\"event\":{\"at\":\"2026-03-01T09:30:00+00:00\",\"userId\":\"ana\",\"kind\":\"tenant.created\"}}"
            )
        );
        Assert.That(record.Entries[0].Hash, Is.EqualTo(AuditChain.Hash(record.Entries[0].Line)));
        Assert.That(AuditChain.Hash("abc"), Does.StartWith("ba7816bf8f01cfea"));
    }

    [Test]
    public void Times_NeverFall_WhenTheClockGoesBack()
    {
        var first = AuditChain.Next(new AuditHead(), Batch("a", 1, "turn"), At.AddHours(1));
        var second = AuditChain.Next(AuditChain.After(new AuditHead(), first), Batch("a", 2, "turn"), At);

        Assert.That(second.At, Is.EqualTo(first.At));
    }

    [Test]
    public void Inspection_OfAWholeTrail_FindsNothing()
    {
        var (records, head) = Trail();

        var verdict = Inspect(records, head);

        Assert.That(verdict.Intact, Is.True, verdict.Detail);
        Assert.That(verdict.Entries, Is.EqualTo(10));
        Assert.That(verdict.Head, Is.EqualTo(head.Hash));
    }

    [Test]
    public void Inspection_OfAnEntryReplacedWithItsHash_NamesIt([Values(0, 2, 4)] int place)
    {
        var (records, head) = Trail();
        var line = records[place].Entries[1].Line.Replace("ana", "eve", StringComparison.Ordinal);
        records[place] = records[place] with
        {
            Entries = records[place]
                .Entries.SetItem(1, new StoredEntry { Line = line, Hash = AuditChain.Hash(line) }),
        };

        var verdict = Inspect(records, head);

        Assert.That(verdict.FirstBad, Is.EqualTo((2 * place) + 2));
        Assert.That(verdict.Problem, Is.EqualTo(place == 4 ? "head-altered" : "entry-altered"));
    }

    [Test]
    public void Inspection_OfATrailWithAPartCutOut_NamesTheFirstMissing()
    {
        var (records, head) = Trail();
        records.RemoveAt(2);

        var verdict = Inspect(records, head);

        Assert.That((verdict.Problem, verdict.FirstBad), Is.EqualTo(("entry-missing", 5L)));
    }

    [Test]
    public void Inspection_OfATrailWithoutItsTail_NamesTheFirstMissing()
    {
        var (records, head) = Trail();
        records.RemoveAt(4);

        Assert.That(Inspect(records, head).Problem, Is.EqualTo("tail-missing"));
        Assert.That(Inspect(records, head).FirstBad, Is.EqualTo(9));
        Assert.That(
            Inspect(records, null, (10, head.Hash)).Problem,
            Is.EqualTo("tail-missing"),
            "by what was noted elsewhere"
        );
    }

    [Test]
    public void Inspection_OfATrailWrittenAnew_IsFoundByItsAnchor()
    {
        var (_, before) = Trail();
        var (records, head) = Trail("eve");

        Assert.That(Inspect(records, head).Intact, Is.True);
        var verdict = Inspect(records, head, (before.Entries, before.Hash));
        Assert.That((verdict.Problem, verdict.FirstBad), Is.EqualTo(("anchor-differs", 10L)));
    }

    [Test]
    public void StoredRecord_WithAnyByteAltered_IsRefusedOrFound()
    {
        var serializer = new StateSerializer();
        var (records, head) = Trail();
        var bytes = serializer.Serialize(records[1]).ToArray();
        for (var place = 0; place < bytes.Length; place++)
        {
            var altered = bytes.ToArray();
            altered[place] ^= 0x20;
            AuditVerdict verdict;
            try
            {
                var read = serializer.Deserialize<AuditRecord>(BinaryData.FromBytes(altered));
                verdict = Inspect([records[0], read, .. records[2..]], head);
            }
            catch (System.Text.Json.JsonException)
            {
                continue;
            }

            Assert.That(verdict.Intact, Is.False, $"byte {place}");
            Assert.That(verdict.FirstBad, Is.InRange(3, 4), $"byte {place}");
        }
    }

    private static (List<AuditRecord> Records, AuditHead Head) Trail(string user = "ana")
    {
        var head = new AuditHead();
        var records = new List<AuditRecord>();
        for (var place = 1; place <= 5; place++)
        {
            var record = AuditChain.Next(
                head,
                Batch("session:x", place, "turn", "segment.created") with
                {
                    Events = [Event("turn", user), Event("segment.created", user)],
                },
                At
            );
            records.Add(record);
            head = AuditChain.After(head, record);
        }

        return (records, head);
    }

    private static AuditVerdict Inspect(
        IEnumerable<AuditRecord> records,
        AuditHead? head,
        (long, string)? anchor = null
    )
    {
        var inspection = new AuditInspection(head, anchor);
        foreach (var record in records)
        {
            inspection.Inspect(record);
        }

        return inspection.Close();
    }

    private static AuditBatch Batch(string source, long place, params string[] kinds) =>
        new(source, place, false, [.. kinds.Select(kind => Event(kind))]);

    private static AuditEvent Event(string kind, string user = "ana") =>
        new()
        {
            At = At,
            UserId = user,
            Kind = kind,
        };
}
