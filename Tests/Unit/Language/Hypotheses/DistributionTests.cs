using SmartSegmentation.Grains.Language.Hypotheses;

namespace SmartSegmentation.Tests.Unit.Language.Hypotheses;

public sealed class DistributionTests
{
    [TestCase(1, 12.7062047362)]
    [TestCase(2, 4.3026527297)]
    [TestCase(5, 2.5705818356)]
    [TestCase(10, 2.2281388520)]
    [TestCase(30, 2.0422724563)]
    [TestCase(120, 1.9799304051)]
    [TestCase(1e9, 1.9599639845)]
    public void Critical_OfFivePercent_IsThePublishedOne(double freedom, double value) =>
        Assert.That(new StudentDistribution(freedom).Critical(0.05), Is.EqualTo(value).Within(1e-8));

    [TestCase(1, 1, 0.5)]
    [TestCase(3, 5.8409093097, 0.01)]
    [TestCase(20, 3.849516, 0.001)]
    [TestCase(1_000_000, 1.959966356, 0.05)]
    public void BothTails_OfStudent_ArePublishedOnes(double freedom, double t, double chance) =>
        Assert.That(new StudentDistribution(freedom).BothTails(t), Is.EqualTo(chance).Within(2e-8));

    [TestCase(0, 1)]
    [TestCase(1, 0.31731050786291)]
    [TestCase(1.959963984540054, 0.05)]
    [TestCase(3, 0.0026997960632602)]
    [TestCase(6, 1.973175290075e-9)]
    public void NormalBothTails_ArePublishedOnes(double z, double chance) =>
        Assert.That(
            SpecialFunctions.NormalBothTails(z),
            Is.EqualTo(chance).Within(1e-12).Percent.Or.EqualTo(chance).Within(1e-13)
        );

    [TestCase(0.5, 0.57236494292470)]
    [TestCase(1, 0)]
    [TestCase(11, 15.1044125730755)]
    [TestCase(1001, 5912.12817848816)]
    public void LogGamma_IsThePublishedOne(double x, double value) =>
        Assert.That(SpecialFunctions.LogGamma(x), Is.EqualTo(value).Within(1e-10));
}
