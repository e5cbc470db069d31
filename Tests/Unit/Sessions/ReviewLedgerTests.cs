using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Reviews;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Reviews.Domain;

namespace SmartSegmentation.Tests.Unit.Sessions;

public sealed class ReviewLedgerTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly ReviewView Open = new(
        new ReviewRequest("s-1", "s", "t", "ana", Now, "words", new SegmentDefinition(), null, "why", 1),
        ReviewStatus.Open
    );

    private static readonly SegmentDefinition Tree = new()
    {
        Expression = new ExpressionNode.Reference("other"),
    };

    [TestCase(ReviewDecision.Approve, ReviewStatus.Approved)]
    [TestCase(ReviewDecision.Reject, ReviewStatus.Rejected)]
    public void Decision_OfAnOpenReview_IsNoted(ReviewDecision decision, ReviewStatus status)
    {
        var decided = Done(Open, new DecideReview(decision, "fine"));

        Assert.That(decided.Status, Is.EqualTo(status));
        Assert.That((decided.DecidedBy, decided.Comment), Is.EqualTo(("bea", "fine")));
        Assert.That(
            Done(decided, new DecideReview(decision)),
            Is.SameAs(decided),
            "the same again does nothing"
        );
    }

    [Test]
    public void Decision_AgainstAnEarlierOne_IsRefused()
    {
        var rejected = Done(Open, new DecideReview(ReviewDecision.Reject));

        Assert.That(Code(rejected, new DecideReview(ReviewDecision.Approve)), Is.EqualTo("review-decided"));
    }

    [Test]
    public void Decision_ThatIsNone_IsRefused()
    {
        Assert.That(Code(null, new DecideReview(ReviewDecision.Approve)), Is.EqualTo("review-unknown"));
        Assert.That(Code(Open, new DecideReview(ReviewDecision.Unknown)), Is.EqualTo("decision-invalid"));
        Assert.That(Code(Open, new DecideReview(ReviewDecision.Correct)), Is.EqualTo("decision-invalid"));
        Assert.That(
            Code(Open, new DecideReview(ReviewDecision.Approve, null, Tree)),
            Is.EqualTo("decision-invalid")
        );
        Assert.That(
            Code(Open, new DecideReview(ReviewDecision.Reject, new string('a', 4_001))),
            Is.EqualTo("comment-too-long")
        );
    }

    private static ReviewView Done(ReviewView review, DecideReview command) =>
        ((Outcome<ReviewView>.Done)ReviewLedger.Decide(review, command, "bea", Now)).Value;

    private static string Code(ReviewView? review, DecideReview command) =>
        ((Outcome<ReviewView>.Refused)ReviewLedger.Decide(review, command, "bea", Now)).Why.Code;
}
