using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Tests.Unit.Language;

/// <summary>Nouns and the verbs that they are made of.</summary>
internal sealed class WordRootTests
{
    [TestCase("cancellation", "cancelled")]
    [TestCase("installation", "installed")]
    [TestCase("graduation", "graduates")]
    public void NounAndVerb_HaveOneRoot(string noun, string verb) =>
        Assert.That(
            WordRoot.Of(Stemmer.Stem(noun)),
            NUnit.Framework.Is.EqualTo(WordRoot.Of(Stemmer.Stem(verb)))
        );

    [TestCase("cancellation", "cancer")]
    public void OtherWords_HaveAnother(string one, string other) =>
        Assert.That(
            WordRoot.Of(Stemmer.Stem(one)),
            NUnit.Framework.Is.Not.EqualTo(WordRoot.Of(Stemmer.Stem(other)))
        );
}
