using System.Globalization;
using SmartSegmentation.Grains.Verbatim;

namespace SmartSegmentation.Tests.Unit.Verbatim;

public sealed class SaidNumbersTests
{
    [TestCase("spent more than $1,500", "1500")]
    [TestCase("over 60k", "60000")]
    [TestCase("1.5 million", "1500000")]
    [TestCase("two hundred and", "200")]
    [TestCase("twenty five", "25")]
    [TestCase("over a grand", "1000")]
    [TestCase("3,5 kilos", "3.5")]
    [TestCase("twice", "2")]
    [TestCase("2.5k", "2500")]
    public void Numbers_OfAText_AreRead(string text, string number) =>
        Assert.That(
            SaidNumbers.Of(text).Select(said => said.Value),
            Is.EqualTo(new[] { decimal.Parse(number, CultureInfo.InvariantCulture) })
        );

    [TestCase("one of them")]
    [TestCase("nobody in particular")]
    public void Numbers_OfATextWithout_AreNone(string text) => Assert.That(SaidNumbers.Of(text), Is.Empty);

    [Test]
    public void Words_KeepTheirPlaces() =>
        Assert.That(
            SaidWords.Of("Aren't in São-Paulo").Select(word => (word.Start, word.End, word.Text)),
            Is.EqualTo(new[] { (0, 6, "aren't"), (7, 9, "in"), (10, 13, "sao"), (14, 19, "paulo") })
        );
}
