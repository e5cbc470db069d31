using Microsoft.Extensions.Logging.Abstractions;
using SmartSegmentation.Grains.Facets;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Facets.Domain.Search;
using SmartSegmentation.Grains.Facets.Embedding;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Language.Text;
using SmartSegmentation.Grains.Skills;

namespace SmartSegmentation.Tests.Unit.Facets;

public sealed class FacetSearcherTests
{
    private static readonly SearchWords Words = SearchWords.Of(SkillFolder.Installed);

    private static readonly MiniLmEmbedder Embedder = EmbedderIn("minilm");

    [OneTimeTearDown]
    public void Dispose() => Embedder.Dispose();

    [TestCase("total charges", "subscribers.TotalCharges")]
    [TestCase("contract term", "subscribers.ContractTerm")]
    [TestCase("how do they settle their bill", "subscribers.PayMethod")]
    [TestCase("how long they have been with us", "subscribers.tenure_months")]
    public void Search_FindsTheFacet(string query, string facetId) =>
        Assert.That(Search(Catalogs.Telecom, query, 3).Select(found => found.FacetId), Does.Contain(facetId));

    [Test]
    public void Search_OfAFacetsOwnName_PutsItFirst() =>
        Assert.That(
            Search(Catalogs.Telecom, "monthly charge", 3)[0].FacetId,
            Is.EqualTo("subscribers.MonthlyCharge")
        );

    [Test]
    public void Search_OfAStoredValue_TellsTheValue()
    {
        var found = Search(Catalogs.Retail, "people from Germany", 3);

        Assert.That(found[0].FacetId, Is.EqualTo("clients.Country"));
        Assert.That(found[0].Value, Is.EqualTo("Germany"));
    }

    [Test]
    public void Search_WithoutTheModel_GoesByWordsAndSaysSo()
    {
        using var missing = EmbedderIn("nowhere");
        var (searcher, stored) = FacetSearcher.Make(
            Catalogs.Telecom,
            Thesaurus.Default,
            Words,
            missing,
            new()
        );

        var found = searcher.Search("total charges", 3);

        Assert.That(found.Source, Is.EqualTo("fuzzy"));
        Assert.That(found.Quality, Is.LessThan(1));
        Assert.That(found.Results[0].FacetId, Is.EqualTo("subscribers.TotalCharges"));
        Assert.That(stored.Vectors, Is.Empty);
    }

    [Test]
    public void Search_OfAnEmptyCatalog_FindsNone()
    {
        var (searcher, _) = FacetSearcher.Make(new Catalog(), Thesaurus.Default, Words, Embedder, new());

        var found = searcher.Search("anything at all", 3);

        Assert.That((found.Source, found.Quality, found.Results.Length), Is.EqualTo(("none", 0.0, 0)));
    }

    [Test]
    public void Make_WithStoredVectors_EmbedsOnlyWhatIsNew()
    {
        var counting = new CountingEmbedder(Embedder);
        var (_, first) = FacetSearcher.Make(Catalogs.Telecom, Thesaurus.Default, Words, counting, new());
        var (before, renamed) = (counting.Texts, Renamed(Catalogs.Telecom));

        var (_, same) = FacetSearcher.Make(Catalogs.Telecom, Thesaurus.Default, Words, counting, first);
        var (_, changed) = FacetSearcher.Make(renamed, Thesaurus.Default, Words, counting, first);

        Assert.That(before, Is.GreaterThan(20));
        Assert.That(same, Is.SameAs(first));
        Assert.That(counting.Texts - before, Is.EqualTo(1));
        Assert.That(changed.Vectors, Does.ContainKey("a wholly new name"));
        Assert.That(changed.Vectors, Does.Not.ContainKey(Catalogs.Telecom.Facets[0].Label));
    }

    [Test]
    public void StoredVector_IsNearlyTheSame()
    {
        var vector = Embedder.Embed(["customers who left"])[0];
        var read = StoredVector.Read(StoredVector.Of(vector));

        Assert.That(vector.Zip(read, (one, other) => (double)one * other).Sum(), Is.GreaterThan(0.999));
    }

    [Test]
    public void Catalog_WithoutRestrictedAndPersonalFacets_IsWhatIsSearched()
    {
        var catalog = Catalogs.Telecom with
        {
            Facets = Catalogs.Telecom.Facets.SetItem(0, Catalogs.Telecom.Facets[0] with { Pii = true }),
        };
        var allowed = catalog.Allowed(
            new TenantConfig { RestrictedFacets = [catalog.Facets[1].FacetId.ToUpperInvariant()] }
        );

        Assert.That(allowed.Facets, Is.EqualTo(catalog.Facets.Skip(2)));
    }

    private static FoundFacet[] Search(Catalog catalog, string query, int topK)
    {
        var (searcher, _) = FacetSearcher.Make(catalog, Thesaurus.Default, Words, Embedder, new());
        return [.. searcher.Search(query, topK).Results];
    }

    private static Catalog Renamed(Catalog catalog) =>
        catalog with
        {
            Facets = catalog.Facets.SetItem(0, catalog.Facets[0] with { Label = "a wholly new name" }),
        };

    private static MiniLmEmbedder EmbedderIn(string model) =>
        new(Path.Combine(AppContext.BaseDirectory, "models", model), NullLogger<MiniLmEmbedder>.Instance);

    private sealed class CountingEmbedder(IEmbedder inner) : IEmbedder
    {
        public int Texts { get; private set; }

        public string Model => inner.Model;

        public bool IsAvailable => inner.IsAvailable;

        public float[][] Embed(IReadOnlyList<string> texts)
        {
            Texts += texts.Count;
            return inner.Embed(texts);
        }
    }
}
