using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Segments.Domain;
using SmartSegmentation.Tests.Unit.Answers;

namespace SmartSegmentation.Tests.Unit.Language;

/// <summary>Columns with short names, columns that belong together, and days of a row that lie apart.</summary>
internal sealed class FlatTableTests
{
    private static readonly Trade Garden = new Trade(
        """
        CREATE TABLE growers AS SELECT row_number() OVER () AS __row, i AS grower_id,
          CASE i % 3 WHEN 0 THEN 'F' WHEN 1 THEN 'M' ELSE 'F' END AS gndr,
          CASE WHEN i % 4 = 0 THEN 1 ELSE 0 END AS fair1_vstd, CASE WHEN i % 3 = 0 THEN 1 ELSE 0 END AS fair2_vstd,
          CASE WHEN i % 5 = 0 THEN 1 ELSE 0 END AS fair3_vstd,
          (i * 7) % 50 AS amt_seeds, (i * 11) % 90 AS amt_tools, (i * 13) % 70 AS amt_soil,
          CASE WHEN i % 2 = 0 THEN 1 ELSE 0 END AS newsletter,
          CASE i % 2 WHEN 0 THEN '12 months' ELSE '24 months' END AS lease_type
        FROM range(1, 81) t(i);
        CREATE TABLE mends AS SELECT row_number() OVER () AS __row, j AS mend_no, 1 + (j * 13) % 70 AS grower_id,
          CAST(DATE '2023-01-01' + INTERVAL (j * 3) DAY AS DATE) AS brought_on,
          CASE WHEN j % 4 = 0 THEN NULL ELSE CAST(DATE '2023-01-01' + INTERVAL (j * 3 + (j * 17) % 220) DAY AS DATE) END AS fixed_on,
          CAST(10 + (j * 31) % 400 AS DOUBLE) AS cost
        FROM range(1, 161) t(j);
        """
    ).Entity("growers", "grower_id").Event("mends", "grower_id", "brought_on", key: "mend_no").Unit("growers.amt_seeds", "money").Unit("growers.amt_tools", "money").Unit("growers.amt_soil", "money").Unit("mends.cost", "money");

    private const string Growers = "SELECT grower_id FROM growers WHERE ";
    private const string Mends = "SELECT DISTINCT grower_id FROM mends WHERE ";

    [TestCase("women", Growers + "gndr = 'F'")]
    [TestCase("visited none of our fairs", Growers + "fair1_vstd + fair2_vstd + fair3_vstd = 0")]
    [TestCase(
        "visited at least two of the three fairs",
        Growers + "fair1_vstd + fair2_vstd + fair3_vstd >= 2"
    )]
    [TestCase("visited the second fair", Growers + "fair2_vstd = 1")]
    [TestCase(
        "visited fair 3 but none of the others",
        Growers + "fair3_vstd = 1 AND fair1_vstd + fair2_vstd = 0"
    )]
    [TestCase(
        "spend more on tools than on seeds and soil together",
        Growers + "amt_tools > amt_seeds + amt_soil"
    )]
    [TestCase("newsletter turned off", Growers + "newsletter = 0")]
    [TestCase("24 month lease", Growers + "lease_type = '24 months'")]
    [TestCase("growers with a mend over 300", Mends + "cost > 300")]
    [TestCase(
        "spent more than 500 on mends",
        "SELECT grower_id FROM mends GROUP BY 1 HAVING sum(cost) > 500"
    )]
    [TestCase(
        "mends fixed less than 30 days after they were brought",
        Mends + "date_diff('day', brought_on, fixed_on) BETWEEN 0 AND 29"
    )]
    [TestCase(
        "mends fixed within 6 months of being brought",
        Mends + "date_diff('day', brought_on, fixed_on) BETWEEN 0 AND 183"
    )]
    [TestCase("growers with an unfixed mend", Mends + "fixed_on IS NULL")]
    public void Growers_AreMeantByTheirWords(string sentence, string wanted)
    {
        var reading = Asking.Reader(Garden).Read(sentence);

        var context = new SegmentContext(Garden.Catalog, new DateOnly(2024, 7, 1));
        Assert.That(reading.Expression, Is.Not.Null, "nothing was read");
        var members = Garden
            .Rows.Run(SegmentCompiler.Members(context, reading.Expression!, null, 1000))
            .Select(row => Convert.ToInt64(row[0]!, null))
            .Order();
        var people = Garden
            .Cells($"SELECT grower_id FROM ({wanted}) ORDER BY 1")
            .Select(cell => Convert.ToInt64(cell!, null));
        Assert.That(people, Is.Not.Empty);
        Assert.That(members, Is.EqualTo(people), new ExpressionText(context).Logic(reading.Expression!));
    }

    [TestCase("lylty", "loyalty")]
    [TestCase("ownr", "owner")]
    [TestCase("chrg", "charge")]
    [TestCase("owner", null)]
    [TestCase("enrol", null)]
    [TestCase("xq", null)]
    public void NamePart_IsShortForAWord(string part, string? word) =>
        Assert.That(Thesaurus.Default.NameExpansions(part).FirstOrDefault(), Is.EqualTo(word));
}
