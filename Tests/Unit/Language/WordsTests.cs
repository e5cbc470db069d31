using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Dialogue;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Language.Text;
using SmartSegmentation.Grains.Skills;

namespace SmartSegmentation.Tests.Unit.Language;

/// <summary>Words that were defined, replaced, misspelt or explained in brackets.</summary>
internal sealed class WordsTests
{
    private static readonly LanguageData Data = LanguageData.Of(SkillFolder.Installed);
    private static readonly DialogueData Dialogue = DialogueData.Of(SkillFolder.Installed);

    private static readonly KnownWords Known = new(
        [new("night owl", "orders after 22"), new("loyal", "tenant's meaning")],
        [new("loyal", "user's meaning")],
        [("s1", "Wine lovers")]
    );

    private static readonly KnownTerm Term = new("recent", "in the last 60 days", Provenance.Memory);

    [TestCase("all night owls please", "night owl")]
    [TestCase("NIGHT OWL", "night owl")]
    [TestCase("owl", null)]
    public void DefinedTerm_IsFound(string text, string? term) =>
        Assert.That(
            Known.Find(Tokenizer.Tokenize(text)).Select(found => found.Term.Term).FirstOrDefault(),
            Is.EqualTo(term)
        );

    [Test]
    public void MeaningOfTheUser_ComesFirst()
    {
        var (_, _, term) = Known.Find(Tokenizer.Tokenize("loyal people")).Single();

        Assert.That((term.Meaning, term.Provenance), Is.EqualTo(("user's meaning", Provenance.Memory)));
        Assert.That(Known.Without(term).Find(Tokenizer.Tokenize("loyal people")), Is.Empty);
    }

    [Test]
    public void Substitution_KnowsWhereCharactersStood()
    {
        const string message = "recent buyers and big orders";
        var said = Substitution
            .None(message)
            .Replace(0, 6, "in the last 60 days", Term)
            .Replace(18, 21, "over 100", Term);

        Assert.That(said.Text, Is.EqualTo("in the last 60 days buyers and over 100 orders"));
        Assert.Multiple(() =>
        {
            Assert.That(Original(said, "last 60"), Is.EqualTo("recent"));
            Assert.That(Original(said, "buyers"), Is.EqualTo("buyers"));
            Assert.That(Original(said, "over 100"), Is.EqualTo("big"));
            Assert.That(Original(said, "over 100 orders"), Is.EqualTo("big orders"));
            Assert.That(Original(said, "orders"), Is.EqualTo("orders"));
        });
    }

    [TestCase("betwen 5 and 9", "between")]
    [TestCase("atleast", "atleast")]
    [TestCase("Bewteen", "between")]
    public void MisspeltWordOfTheGrammar_IsCorrected(string text, string first) =>
        Assert.That(
            Data.Spoken.Correct(Tokenizer.Tokenize(text), [], KnownWords.None)[0].Folded,
            Is.EqualTo(first)
        );

    [TestCase("big spenders (over 1500) in town", "big spenders", "over 1500")]
    [TestCase("big spenders (here that means over 1500) in town", "big spenders", "over 1500")]
    public void Bracket_DefinesTheTermBefore(string text, string term, string meaning)
    {
        var (rest, meanings, _) = InlineDefinitions.Extract(text, Data, Dialogue, []);

        Assert.That(meanings.Select(pair => pair.Meaning), Is.EqualTo(new[] { meaning }));
        Assert.That(rest, Has.Length.EqualTo(text.Length).And.Not.Contain("(").And.Contain(term));
    }

    [TestCase("customers (all of them) in town")]
    [TestCase("big spenders () in town")]
    [TestCase("big spenders (over 5")]
    public void OtherBracket_DefinesNothing(string text) =>
        Assert.That(InlineDefinitions.Extract(text, Data, Dialogue, []).Meanings, Is.Empty);

    [TestCase("the second one", 1)]
    [TestCase("#2", 1)]
    [TestCase("the 3rd", 2)]
    [TestCase("the middle one", 1)]
    [TestCase("the one with 44", 1)]
    [TestCase("both", 0, 1, 2)]
    [TestCase("1 or 3", 0, 2)]
    [TestCase("the first two", 0, 1)]
    [TestCase("over 100 or over 300", 0, 2)]
    [TestCase("over 100.", 0)]
    public void Reply_Chooses(string message, params int[] chosen) =>
        Assert.That(
            Read(message, ["over 100", "over 200", "over 300"], [80, 44, 12]),
            Is.InstanceOf<Reply.Choice>().With.Property("Options").EqualTo(chosen)
        );

    [TestCase("the fourth")]
    [TestCase("the one with 45")]
    [TestCase("yes")]
    [TestCase("over 100 or over 400")]
    public void Reply_OfNoOption_ChoosesNone(string message) =>
        Assert.That(
            Read(message, ["over 100", "over 200", "over 300"], [80, 44, 12]),
            Is.Not.InstanceOf<Reply.Choice>()
        );

    [Test]
    public void Yes_ChoosesTheOptionThatWasPutForConfirmation() =>
        Assert.That(
            new ReplyReader(Dialogue).Read("yes", ["big"], ["over 100", "over 200"], [], isConfirmed: true),
            Is.InstanceOf<Reply.Choice>().With.Property("Options").EqualTo(new[] { 0 })
        );

    [TestCase("no booking in the last 90 days", "no booking in the last 90 days")]
    [TestCase("no, over 90", "over 90")]
    public void Reply_KeepsWhatItDenies(string message, string meaning) =>
        Assert.That((Read(message, [], []) as Reply.Meaning)?.Meanings[0].Text, Is.EqualTo(meaning));

    private static Reply? Read(string message, ImmutableArray<string> options, ImmutableArray<long?> sizes) =>
        new ReplyReader(Dialogue).Read(message, ["big"], options, sizes, isConfirmed: false);

    [TestCase("never mind")]
    [TestCase("forget it")]
    public void Reply_Dismisses(string message) =>
        Assert.That(Read(message, [], []), Is.EqualTo(new Reply.Dismissed()));

    [TestCase("over 250", "over 250", false)]
    [TestCase("big means over 300", "over 300", false)]
    [TestCase("over 70, just for this once", "over 70", true)]
    public void Reply_GivesAMeaning(string message, string start, bool once)
    {
        var reply = Read(message, [], []) as Reply.Meaning;

        Assert.That(reply?.Meanings.Select(pair => pair.Term), Is.EqualTo(new[] { "big" }));
        Assert.That(reply!.Meanings[0].Text, Does.StartWith(start));
        Assert.That(reply.Once, Is.EqualTo(once));
    }

    private static string Original(Substitution said, string part)
    {
        var start = said.Text.IndexOf(part, StringComparison.Ordinal);
        var (from, to) = said.ToOriginal(start, start + part.Length);
        return said.Original[from..to];
    }
}
