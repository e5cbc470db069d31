using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Language.Text;
using SmartSegmentation.Grains.Skills;

namespace SmartSegmentation.Tests.Unit.Language;

/// <summary>Numbers and comparisons with them.</summary>
internal sealed class NumberTests
{
    private static readonly LanguageData Data = LanguageData.Of(SkillFolder.Installed);

    [TestCase("12", 12, NumberUnit.None, 1)]
    [TestCase("1,250.50", "1250.5", NumberUnit.None, 1)]
    [TestCase("$90", 90, NumberUnit.Money, 2)]
    [TestCase("12k", 12000, NumberUnit.None, 1)]
    [TestCase("40 percent", 40, NumberUnit.Percent, 2)]
    [TestCase("40%", 40, NumberUnit.Percent, 2)]
    [TestCase("two hundred and fifty dollars", 250, NumberUnit.Money, 5)]
    [TestCase("twenty five thousand", 25000, NumberUnit.None, 3)]
    [TestCase("a dozen", 12, NumberUnit.None, 2)]
    [TestCase("half a million", 500000, NumberUnit.None, 3)]
    [TestCase("five grand", 5000, NumberUnit.Money, 2)]
    [TestCase("five six", 5, NumberUnit.None, 1)]
    public void Number_IsRead(string text, decimal value, NumberUnit unit, int end)
    {
        var number = NumberReader.At(Tokenizer.Tokenize(text), 0);

        Assert.That((number?.Value, number?.Unit, number?.End), Is.EqualTo((value, unit, end)));
    }

    [TestCase("customers")]
    [TestCase("99999999999999999999")]
    [TestCase("$")]
    [TestCase("and")]
    public void OtherWords_AreNoNumber(string text) =>
        Assert.That(NumberReader.At(Tokenizer.Tokenize(text), 0), Is.Null);

    [TestCase("more than 3", ConditionOperator.Gt, 3, null)]
    [TestCase("at least $20", ConditionOperator.Ge, 20, null)]
    [TestCase("no more than 7 times", ConditionOperator.Le, 7, null)]
    [TestCase("under 5k", ConditionOperator.Lt, 5000, null)]
    [TestCase("3 or more", ConditionOperator.Ge, 3, null)]
    [TestCase("10+", ConditionOperator.Ge, 10, null)]
    [TestCase("twice or more", ConditionOperator.Ge, 2, null)]
    [TestCase("at least twice", ConditionOperator.Ge, 2, null)]
    [TestCase("exactly 4", ConditionOperator.Eq, 4, null)]
    [TestCase("between 20 and 30 euros", ConditionOperator.Between, 20, 30)]
    [TestCase("between 40 and 70k", ConditionOperator.Between, 40000, 70000)]
    [TestCase("5 to 9", ConditionOperator.Between, 5, 9)]
    public void Comparison_IsRead(string text, ConditionOperator operation, decimal low, decimal? high)
    {
        var tokens = Tokenizer.Tokenize(text);
        var (comparison, end) = Data.Comparisons.At(tokens, 0).MaxBy(found => found.End);

        Assert.That(
            (comparison.Operator, comparison.Low, comparison.High, end),
            Is.EqualTo((operation, low, high, tokens.Length))
        );
    }

    [Test]
    public void RangeBackwards_IsNone() =>
        Assert.That(
            Data.Comparisons.At(Tokenizer.Tokenize("between 30 and 20"), 0)
                .Select(found => found.Comparison.Operator),
            Does.Not.Contain(ConditionOperator.Between)
        );

    [TestCase("older than 40", true)]
    [TestCase("over 40 years old", true)]
    [TestCase("over 40", false)]
    public void Age_IsTold(string text, bool age) =>
        Assert.That(
            Data.Comparisons.At(Tokenizer.Tokenize(text), 0).MaxBy(found => found.End).Comparison.OfAge,
            Is.EqualTo(age)
        );
}
