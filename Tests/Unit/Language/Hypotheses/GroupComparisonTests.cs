using CsCheck;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Language.Hypotheses;

namespace SmartSegmentation.Tests.Unit.Language.Hypotheses;

public sealed class GroupComparisonTests
{
    private static readonly double[] A1 =
    [
        27.5,
        21.0,
        19.0,
        23.6,
        17.0,
        17.9,
        16.9,
        20.1,
        21.9,
        22.6,
        23.1,
        19.6,
        19.0,
        21.7,
        21.4,
    ];
    private static readonly double[] B1 =
    [
        27.1,
        22.0,
        20.8,
        23.4,
        23.4,
        23.5,
        25.8,
        22.0,
        24.8,
        20.2,
        21.9,
        22.1,
        22.9,
        30.5,
        24.4,
    ];
    private static readonly double[] A2 = [17.2, 20.9, 22.6, 18.1, 21.7, 21.4, 23.5, 24.2, 14.7, 21.8];
    private static readonly double[] B2 =
    [
        21.5,
        22.8,
        21.0,
        23.0,
        21.6,
        23.6,
        22.5,
        20.7,
        23.4,
        21.8,
        20.7,
        21.7,
        21.5,
        22.5,
        23.6,
        21.5,
        22.5,
        23.5,
        21.5,
        21.8,
    ];

    [Test]
    public void OfMeans_OfFisherSleepData_GivesThePublishedOutcome()
    {
        // Student's sleep data as R prints it: t = -1.8608, df = 17.776, p-value = 0.07939, interval -3.3654832 .. 0.2054832.
        var first = Sample.Of([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]);
        var second = Sample.Of([1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]);

        var outcome = GroupComparison.OfMeans(first, second, ClaimedDirection.Less);

        Assert.Multiple(() =>
        {
            Assert.That(outcome.Difference, Is.EqualTo(-1.58).Within(1e-12));
            Assert.That(outcome.Low, Is.EqualTo(-3.3654832).Within(5e-8));
            Assert.That(outcome.High, Is.EqualTo(0.2054832).Within(5e-8));
            Assert.That(outcome.PValue, Is.EqualTo(0.07939).Within(5e-6));
            Assert.That(outcome.Verdict, Is.EqualTo(HypothesisVerdict.CannotTell));
        });
    }

    [Test]
    public void OfMeans_SignificantDifference_IsJudgedByItsDirection()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Verdict(A1, B1, ClaimedDirection.Less), Is.EqualTo(HypothesisVerdict.Supported));
            Assert.That(
                Verdict(A1, B1, ClaimedDirection.Greater),
                Is.EqualTo(HypothesisVerdict.NotSupported)
            );
            Assert.That(Verdict(A1, B1, ClaimedDirection.Different), Is.EqualTo(HypothesisVerdict.Supported));
            Assert.That(Verdict(B1, A1, ClaimedDirection.Greater), Is.EqualTo(HypothesisVerdict.Supported));
            Assert.That(Verdict(A2, B2, ClaimedDirection.Less), Is.EqualTo(HypothesisVerdict.CannotTell));
        });
    }

    [Test]
    public void OfMeans_GroupOfOne_CannotTellButShowsTheDifference()
    {
        var outcome = GroupComparison.OfMeans(Sample.Of([5]), Sample.Of([1, 2, 3]), ClaimedDirection.Greater);

        Assert.That(
            outcome,
            Is.EqualTo(new GroupComparison(3, null, null, null, HypothesisVerdict.CannotTell))
        );
    }

    [Test]
    public void OfMeans_EmptyGroup_HasNoDifference() =>
        Assert.That(
            GroupComparison.OfMeans(Sample.Of([]), Sample.Of([1, 2]), ClaimedDirection.Less).Difference,
            Is.Null
        );

    [Test]
    public void OfMeans_WithoutVariation_IsSureOfADifference()
    {
        Assert.Multiple(() =>
        {
            Assert.That(
                Verdict([2, 2, 2], [1, 1], ClaimedDirection.Greater),
                Is.EqualTo(HypothesisVerdict.Supported)
            );
            Assert.That(
                Verdict([2, 2], [2, 2], ClaimedDirection.Different),
                Is.EqualTo(HypothesisVerdict.CannotTell)
            );
        });
    }

    [Test]
    public void OfRates_LargeGroups_FollowTheZTestAndNewcombe()
    {
        // Newcombe 1998, example a: 56/70 and 48/80, method 10: 0.0524 .. 0.3339.
        var outcome = GroupComparison.OfRates(new Rate(56, 70), new Rate(48, 80), ClaimedDirection.Greater);

        Assert.Multiple(() =>
        {
            Assert.That(outcome.Difference, Is.EqualTo(0.2).Within(1e-12));
            Assert.That(outcome.Low, Is.EqualTo(0.0524).Within(5e-5));
            Assert.That(outcome.High, Is.EqualTo(0.3339).Within(5e-5));
            Assert.That(outcome.PValue, Is.EqualTo(0.00804508136819659).Within(1e-12));
            Assert.That(outcome.Verdict, Is.EqualTo(HypothesisVerdict.Supported));
        });
    }

    [TestCase(3, 4, 1, 4, 0.485714285714)]
    [TestCase(8, 10, 1, 6, 0.034965034965)]
    [TestCase(1, 12, 9, 12, 0.002759456185)]
    [TestCase(0, 9, 9, 9, 0.0000411353352530)]
    public void OfRates_FewExpected_FollowFisher(long a, long n, long b, long m, double chance) =>
        Assert.That(
            GroupComparison.OfRates(new Rate(a, n), new Rate(b, m), ClaimedDirection.Different).PValue,
            Is.EqualTo(chance).Within(1e-11)
        );

    [Test]
    public void OfRates_NobodyAtAll_CannotTell() =>
        Assert.That(
            GroupComparison.OfRates(new Rate(0, 50), new Rate(0, 60), ClaimedDirection.Different).Verdict,
            Is.EqualTo(HypothesisVerdict.CannotTell)
        );

    [Test]
    public void Without_APart_IsTheRest() =>
        Gen.Double[-1000, 1000]
            .Array[1, 30]
            .Select(Gen.Double[-1000, 1000].Array[2, 30])
            .Sample(
                (part, rest) =>
                {
                    var found = Sample.Of(part.Concat(rest)).Without(Sample.Of(part));
                    var wanted = Sample.Of(rest);
                    return found.Count == wanted.Count
                        && Math.Abs(found.Mean - wanted.Mean) < 1e-6
                        && Math.Abs(found.Variance!.Value - wanted.Variance!.Value) < 1e-3;
                },
                iter: 200
            );

    [Test]
    public void Without_LargerPart_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Sample.Of([1, 2]).Without(Sample.Of([1, 2, 3])));

    private static HypothesisVerdict Verdict(double[] first, double[] second, ClaimedDirection claim) =>
        GroupComparison.OfMeans(Sample.Of(first), Sample.Of(second), claim).Verdict;
}
