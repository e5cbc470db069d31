using SmartSegmentation.Grains.Memory.Domain;
using SmartSegmentation.Grains.Skills;

namespace SmartSegmentation.Tests.Unit.Memory;

public sealed class ForgettingWordsTests
{
    private static readonly ForgettingWords Words = ForgettingWords.Of(SkillFolder.Installed);

    [TestCase("forget big spenders", "big spenders", false, false)]
    [TestCase("please forget “foodies”.", "foodies", false, false)]
    [TestCase("forget my definition of recent", "recent", true, false)]
    [TestCase("forget the meaning of recent", "recent", true, false)]
    [TestCase("forget what I told you about big spenders", "big spenders", true, false)]
    [TestCase("forget what foodies means", "foodies", true, false)]
    [TestCase("delete my definition of recent", "recent", true, false)]
    [TestCase("forget sleepers for everyone", "sleepers", false, true)]
    [TestCase("for everyone, forget sleepers", "sleepers", false, true)]
    [TestCase("forget it", "", false, false)]
    [TestCase("forget that word", "", false, false)]
    public void Order_ToForget_SaysWhat(string message, string term, bool ofMeaning, bool everyone) =>
        Assert.That(Words.Read(message), Is.EqualTo(new ForgetRequest(term, ofMeaning, everyone)));

    [TestCase("delete Baby aisle")]
    [TestCase("drop the region")]
    [TestCase("customers who forgot to pay")]
    [TestCase("remove those in Rome")]
    public void OtherOrders_AreNone(string message) => Assert.That(Words.Read(message), Is.Null);

    [TestCase("by whales I mean spent over 2000", "whales", "spent over 2000")]
    [TestCase("VIPs = spent over 1500", "vips", "spent over 1500")]
    [TestCase(
        "regulars are customers with at least 4 orders",
        "regulars",
        "customers with at least 4 orders"
    )]
    public void Definition_InOtherForms_IsRead(string message, string term, string meaning)
    {
        var found = MemoryWords.Of(SkillFolder.Installed).Read(message) as MemoryRequest.Define;

        Assert.That((found?.Term, found?.Meaning), Is.EqualTo((term, meaning)));
    }
}
