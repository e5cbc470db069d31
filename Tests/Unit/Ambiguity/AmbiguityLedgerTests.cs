using System.Collections.Immutable;
using SmartSegmentation.Grains.Ambiguity.Domain;
using SmartSegmentation.Grains.Interfaces.Ambiguity;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Skills;

namespace SmartSegmentation.Tests.Unit.Ambiguity;

public sealed class AmbiguityLedgerTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    [Test]
    public void Meaning_NeverAsked_IsAskedOnceAndWaitedForThen()
    {
        var (first, ledger) = Decide([], Request("dateRecency/recent", "t1"));
        var (second, after) = Decide(ledger, Request("dateRecency/recent", "t1"));
        var (other, _) = Decide(ledger, Request("threshold/high-value", "t1"));

        Assert.Multiple(() =>
        {
            Assert.That(first.Action, Is.EqualTo(AmbiguityAction.Ask));
            Assert.That(second.Action, Is.EqualTo(AmbiguityAction.Wait));
            Assert.That(second.Pending?.Question?.Id, Is.EqualTo("q-t1"));
            Assert.That(other.Action, Is.EqualTo(AmbiguityAction.Wait), "one question at a time");
            Assert.That(after, Is.EqualTo(ledger), "waiting writes nothing");
        });
    }

    [Test]
    public void Meaning_Answered_IsUsed()
    {
        var (_, ledger) = Decide([], Request("dateRecency/recent", "t1"));
        ledger = AmbiguityLedger.Note(ledger, Answer("dateRecency/recent", "last 30 days", "t2"), Now);

        var (decision, _) = Decide(ledger, Request("dateRecency/recent", "t3"));

        Assert.That(decision.Action, Is.EqualTo(AmbiguityAction.UseMemory));
        Assert.That(decision.Resolution, Is.EqualTo("last 30 days"));
    }

    [Test]
    public void Meaning_KnownToMemory_IsUsedWithoutAsking_UnlessTheSessionSettledItLater()
    {
        var hint = new AmbiguityHint("last 90 days", 0.8, "m1", Now.AddDays(-7));
        var request = Request("dateRecency/recent", "t3") with { Preference = hint };
        var settled = AmbiguityLedger.Note([], Answer("dateRecency/recent", "last 30 days", "t1"), Now);

        var (fresh, ledger) = Decide([], request);
        var (later, _) = Decide(settled, request);
        var (newer, _) = Decide(
            settled,
            request with
            {
                Preference = hint with { LearnedAt = Now.AddDays(1) },
            }
        );

        Assert.Multiple(() =>
        {
            Assert.That(
                (fresh.Action, fresh.Resolution),
                Is.EqualTo((AmbiguityAction.UsePreference, "last 90 days"))
            );
            Assert.That(ledger, Is.Empty);
            Assert.That(
                (later.Action, later.Resolution),
                Is.EqualTo((AmbiguityAction.UseMemory, "last 30 days"))
            );
            Assert.That(newer.Action, Is.EqualTo(AmbiguityAction.UsePreference), "what was told last holds");
        });
    }

    [TestCase(0.81, AmbiguityAction.Infer)]
    [TestCase(0.8, AmbiguityAction.Ask)]
    public void Context_AboveTheThreshold_IsTaken(double confidence, AmbiguityAction expected)
    {
        var hint = new AmbiguityHint("last 7 days", confidence, "consequence");

        var (decision, _) = Decide([], Request("dateRecency/recent", "t1") with { Inference = hint });

        Assert.That(decision.Action, Is.EqualTo(expected));
    }

    [Test]
    public void Question_PassedOver_MakesRoomForAnother()
    {
        var (_, ledger) = Decide([], Request("dateRecency/recent", "t1"));

        var (decision, next) = Decide(ledger, Request("threshold/high-value", "t2"));

        Assert.That(decision.Action, Is.EqualTo(AmbiguityAction.Ask));
        Assert.That(
            next.Select(entry => entry.Status),
            Is.EqualTo(new[] { AmbiguityStatus.Dropped, AmbiguityStatus.Asked })
        );
    }

    [Test]
    public void Answer_TakenBack_IsCorrectedAndTheFormerKept()
    {
        var ledger = AmbiguityLedger.Note([], Answer("dateRecency/recent", "last 30 days", "t1"), Now);
        ledger = AmbiguityLedger.Note(ledger, new ClarificationNote.Reused("dateRecency/recent", "t2"), Now);
        ledger = AmbiguityLedger.Note(ledger, new ClarificationNote.Reused("dateRecency/recent", "t2"), Now);
        ledger = AmbiguityLedger.Note(ledger, Answer("dateRecency/recent", "last 60 days", "t3"), Now);

        var entry = ledger.Single();
        Assert.Multiple(() =>
        {
            Assert.That(entry.Meaning, Is.EqualTo("last 60 days"));
            Assert.That(entry.TakenBack.Single().Meaning, Is.EqualTo("last 30 days"));
            Assert.That(entry.ReusedBy, Is.EqualTo(new[] { "t2" }));
        });
    }

    [Test]
    public void Entries_BeforeTheArchive_SettleNothing()
    {
        var ledger = AmbiguityLedger.Note([], Answer("dateRecency/recent", "last 30 days", "t1"), Now);

        var (decision, _) = Decide(
            ledger,
            Request("dateRecency/recent", "t9") with
            {
                Since = Now.AddDays(2),
            }
        );

        Assert.That(decision.Action, Is.EqualTo(AmbiguityAction.Ask));
    }

    [Test]
    public void Forgotten_Key_IsGone()
    {
        ImmutableArray<AmbiguityEntry> ledger = [];
        ledger = AmbiguityLedger.Note(ledger, Answer("dateRecency/recent", "last 30 days", "t1"), Now);
        ledger = AmbiguityLedger.Note(ledger, Answer("word/foody", "at least 3 orders", "t2"), Now);

        var one = AmbiguityLedger.Note(ledger, new ClarificationNote.Forgotten("word/foody"), Now);
        var none = AmbiguityLedger.Note(ledger, new ClarificationNote.Forgotten(null), Now);

        Assert.That(one.Select(entry => entry.Key), Is.EqualTo(new[] { "dateRecency/recent" }));
        Assert.That(none, Is.Empty);
    }

    [TestCase("recently", "lately")]
    [TestCase("Recent", "of late")]
    [TestCase("high-value", "big spenders")]
    [TestCase("high value", "biggest spender")]
    [TestCase("wealthy", "well off")]
    public void Words_OfOneMeaning_ShareAKey(string one, string other)
    {
        var keys = MeaningKeys.Of(SkillFolder.Installed);

        Assert.That(keys.KeyOf(one), Is.EqualTo(keys.KeyOf(other)));
    }

    [TestCase("recent", "new")]
    [TestCase("foodies", "sleepers")]
    [TestCase("high-value", "low-value")]
    public void Words_OfOtherMeaning_DoNot(string one, string other)
    {
        var keys = MeaningKeys.Of(SkillFolder.Installed);

        Assert.That(keys.KeyOf(one), Is.Not.EqualTo(keys.KeyOf(other)));
    }

    [TestCase("neither", "neither, over 300", "over 300")]
    [TestCase("neither", "none of these: over 300", "over 300")]
    [TestCase("neither", "neither", "")]
    [TestCase("neither", "over 300", null)]
    [TestCase("meant", "no, I meant 60 days", "60 days")]
    [TestCase("meant", "sorry, I meant the second", "the second")]
    [TestCase("meant", "I want 60 days", null)]
    [TestCase("denied", "no, over 300", "over 300")]
    public void Reply_BeginsAsItIsSaid(string name, string message, string? rest) =>
        Assert.That(ReplyWords.Of(SkillFolder.Installed).After(name, message), Is.EqualTo(rest));

    private static (AmbiguityDecision Decision, ImmutableArray<AmbiguityEntry> Next) Decide(
        ImmutableArray<AmbiguityEntry> ledger,
        AmbiguityRequest request
    ) => AmbiguityLedger.Decide(ledger, request, 0.8, Now);

    private static AmbiguityRequest Request(string key, string turn) =>
        new()
        {
            Key = key,
            Term = key.Split('/')[1],
            TurnId = turn,
            Question = new ClarifyingQuestion("q-" + turn, "type", "about", "What?", []),
        };

    private static ClarificationNote.Answered Answer(string key, string meaning, string turn) =>
        new(key, key.Split('/')[1], meaning, meaning, turn);
}
