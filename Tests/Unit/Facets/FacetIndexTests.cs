using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Tests.Unit.Facets;

public sealed class FacetIndexTests
{
    private static readonly FacetIndex Telecom = FacetIndex.Build(Catalogs.Telecom, Thesaurus.Default);
    private static readonly FacetIndex Retail = FacetIndex.Build(Catalogs.Retail, Thesaurus.Default);
    private static readonly FacetIndex School = FacetIndex.Build(Catalogs.School, Thesaurus.Default);
    private static readonly FacetIndex Airline = FacetIndex.Build(Catalogs.Airline, Thesaurus.Default);
    private static readonly FacetIndex People = FacetIndex.Build(Catalogs.People, Thesaurus.Default);

    [Test]
    public void ForTurn_WordsInAnotherPlaceOrSpelling_AreReadAnew()
    {
        var turn = Telecom.ForTurn();
        foreach (
            var sentence in new[] { "fiber folks", "fiber  folks", "fiber folks", "Fiber folks", "no fiber" }
        )
        {
            var tokens = Tokenizer.Tokenize(sentence);
            Assert.That(
                turn.Annotate(tokens).Select(Told),
                Is.EqualTo(Telecom.Annotate(tokens).Select(Told))
            );
        }

        static string Told(FacetMatch match) =>
            $"{match.First} {match.End} {match.FacetId} {match.Score} {match.Negated} {string.Join('|', match.Values)}";
    }

    [TestCase("fiber folks", "fiber", "subscribers.InternetType", "Fiber optic")]
    [TestCase("fibre folks", "fibre", "subscribers.InternetType", "Fiber optic")]
    [TestCase("on a month-to-month plan", "month-to-month", "subscribers.ContractTerm", "Month-to-month")]
    [TestCase("on a month to month plan", "month to month", "subscribers.ContractTerm", "Month-to-month")]
    [TestCase("two-year people", "two-year", "subscribers.ContractTerm", "Two year")]
    [TestCase("a 2 year contract", "2 year", "subscribers.ContractTerm", "Two year")]
    [TestCase("pay by credit card", "credit card", "subscribers.PayMethod", "Credit card (automatic)")]
    [TestCase("pay by credit_card", "credit_card", "subscribers.PayMethod", "Credit card (automatic)")]
    [TestCase("with a mailed check", "mailed check", "subscribers.PayMethod", "Mailed check")]
    [TestCase("ladies only", "ladies", "subscribers.Sex", "Female")]
    [TestCase("electronic chek payers", "electronic chek", "subscribers.PayMethod", "Electronic check")]
    public void Annotate_ValueOfTheProvider_IsFound(
        string sentence,
        string words,
        string facet,
        string value
    ) => AssertValue(Telecom, sentence, words, facet, value);

    [TestCase("married people", "married", "clients.MaritalStatus", "M")]
    [TestCase("women in France", "women", "clients.Gender", "F")]
    [TestCase("germans with kids", "germans", "clients.Country", "Germany")]
    [TestCase("the irish", "irish", "clients.Country", "EIRE")]
    [TestCase("brits", "brits", "clients.Country", "United Kingdom")]
    [TestCase("anyone in the uk", "uk", "clients.Country", "United Kingdom")]
    [TestCase("anyone in the us", "us", "clients.Country", "USA")]
    [TestCase("customers in the usa", "usa", "clients.Country", "USA")]
    [TestCase("aussies", "aussies", "clients.Country", "Australia")]
    [TestCase("graduates", "graduates", "clients.Degree", "Graduation")]
    [TestCase("PhDs", "PhDs", "clients.Degree", "PhD")]
    [TestCase("master's degree", "master's degree", "clients.Degree", "Master")]
    [TestCase("bought a Road-150", "Road-150", "products.ModelName", "Road-150")]
    [TestCase("bought a road 150", "road 150", "products.ModelName", "Road-150")]
    [TestCase("mountain bike buyers", "mountain bike", "products.SubcategoryKey", "1")]
    [TestCase("bought bikes", "bikes", "products.SubcategoryKey", "1|2|3")]
    [TestCase("orders from Germany", "Germany", "orders.RegionKey", "4")]
    [TestCase("americans", "americans", "orders.RegionKey", "1|2")]
    [TestCase("bought a helmet", "helmet", "products.ProductName", "helmet")]
    public void Annotate_ValueOfTheShop_IsFound(string sentence, string words, string facet, string value) =>
        AssertValue(Retail, sentence, words, facet, value);

    [TestCase("economy passengers", "economy", "passengers.Class", "Eco")]
    [TestCase("people from Texas", "Texas", "passengers.Home State", "TX")]
    [TestCase("californians", "californians", "passengers.Home State", "CA")]
    public void Annotate_ValueOfTheAirline_IsFound(
        string sentence,
        string words,
        string facet,
        string value
    ) => AssertValue(Airline, sentence, words, facet, value);

    [TestCase("boys who passed", "boys", "students.gender", "male")]
    public void Annotate_ValueOfTheSchool_IsFound(
        string sentence,
        string words,
        string facet,
        string value
    ) => AssertValue(School, sentence, words, facet, value);

    [TestCase("people in human resorces", "human resorces", "employees.Department", "Human Resources")]
    [TestCase(
        "travelling frequently",
        "travelling frequently",
        "employees.BusinessTravel",
        "Travel_Frequently"
    )]
    public void Annotate_ValueOfTheCompany_IsFound(
        string sentence,
        string words,
        string facet,
        string value
    ) => AssertValue(People, sentence, words, facet, value);

    private static void AssertValue(
        FacetIndex index,
        string sentence,
        string words,
        string facet,
        string value
    )
    {
        var found = Annotated(index, sentence, words).Where(match => match.Kind == MatchKind.Value).ToList();
        Assert.That(
            found.Select(match => (match.FacetId, string.Join('|', match.Values))),
            Has.Member((facet, value))
        );
    }

    private static IEnumerable<FacetMatch> Annotated(FacetIndex index, string sentence, string words)
    {
        var tokens = Tokenizer.Tokenize(sentence);
        var start = sentence.IndexOf(words, StringComparison.Ordinal);
        return index
            .Annotate(tokens)
            .Where(match =>
                tokens[match.First].Start == start && tokens[match.End - 1].End == start + words.Length
            );
    }
}
