using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain.Derived;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Outcomes;

namespace SmartSegmentation.Tests.Unit.Facets;

internal sealed class DerivedFacetTests
{
    private static readonly Catalog Shop = new()
    {
        Tables =
        [
            Table("buyers", TableRole.Entity) with
            {
                Key = "Id",
            },
            Table("lines", TableRole.Event) with
            {
                EntityKey = "Buyer",
                References = ImmutableSortedDictionary<string, string>.Empty.Add("Item", "items.Sku"),
            },
            Table("items", TableRole.Lookup) with
            {
                Key = "Sku",
            },
            Table("stores", TableRole.Lookup),
        ],
        Facets =
        [
            Facet("buyers", "Id", FacetType.Integer),
            Facet("buyers", "Born", FacetType.Date),
            Facet("lines", "Buyer", FacetType.Integer),
            Facet("lines", "Quantity", FacetType.Integer),
            Facet("lines", "Unit Price", FacetType.Decimal),
            Facet("lines", "Sent", FacetType.Date),
            Facet("lines", "Due", FacetType.DateTime),
            Facet("lines", "Note", FacetType.Text),
            Facet("lines", "net", FacetType.Decimal) with
            {
                Expression = "gross * 2",
            },
            Facet("items", "Sku", FacetType.Text),
            Facet("items", "Price", FacetType.Decimal),
            Facet("stores", "Rent", FacetType.Decimal),
        ],
    };

    [TestCase("Quantity * items.Price", FacetType.Decimal)]
    [TestCase("quantity + 1", FacetType.Integer)]
    [TestCase("Quantity / 2", FacetType.Decimal)]
    [TestCase("-(\"Unit Price\" - 0.5) * lines.Quantity", FacetType.Decimal)]
    [TestCase("Due - Sent", FacetType.Integer)]
    [TestCase("Sent - buyers.Born", FacetType.Integer)]
    [TestCase("1.5 × Quantity", FacetType.Decimal)]
    public void Check_ExpressionThatHolds_HasType(string expression, FacetType type) =>
        Assert.That(
            DerivedFacet.Check(Shop, "Lines", "total", expression),
            Is.InstanceOf<Outcome<DerivedFacet>.Done>()
                .With.Property("Value")
                .With.Property("Type")
                .EqualTo(type)
        );

    [TestCase("", "expression-invalid")]
    [TestCase("Quantity *", "expression-invalid")]
    [TestCase("(Quantity", "expression-invalid")]
    [TestCase("Quantity Quantity", "expression-invalid")]
    [TestCase("\"Unit Price", "expression-invalid")]
    [TestCase("2x", "expression-invalid")]
    [TestCase("1.2.3", "expression-invalid")]
    [TestCase("Quantity; DROP TABLE lines", "expression-invalid")]
    [TestCase("Note + 1", "expression-invalid")]
    [TestCase("Sent + 1", "expression-invalid")]
    [TestCase("Sent", "expression-invalid")]
    [TestCase("-Sent", "expression-invalid")]
    [TestCase("Qty + 1", "expression-unknown-column")]
    [TestCase("things.Price", "expression-unknown-column")]
    [TestCase("Quantity * stores.Rent", "expression-unknown-column")]
    [TestCase("total + 1", "expression-circular")]
    [TestCase("gross + 1", "expression-unknown-column")]
    [TestCase("Quantity / 0", "expression-divides-by-zero")]
    [TestCase("Quantity / (2 - 2.0)", "expression-divides-by-zero")]
    public void Check_ExpressionThatDoesNotHold_IsRefused(string expression, string code) =>
        Assert.That(Refusal("lines", "total", expression).Code, Is.EqualTo(code));

    [Test]
    public void Check_ThroughAnotherDerivedFacet_IsCircular() =>
        Assert.That(Refusal("lines", "gross", "net / 2").Code, Is.EqualTo("expression-circular"));

    [Test]
    public void Check_DeepNesting_IsRefused() =>
        Assert.That(
            Refusal("lines", "total", new string('(', 400) + "1" + new string(')', 400)).Code,
            Is.EqualTo("expression-invalid")
        );

    [Test]
    public void Check_UnknownTable_IsRefused() =>
        Assert.That(Refusal("nowhere", "total", "1").Code, Is.EqualTo("table-unknown"));

    private static Refusal Refusal(string table, string name, string expression) =>
        DerivedFacet.Check(Shop, table, name, expression) is Outcome<DerivedFacet>.Refused(var why)
            ? why
            : throw new AssertionException("It was not refused.");

    private static CatalogTable Table(string name, TableRole role) =>
        new()
        {
            Name = name,
            PhysicalName = name,
            Role = role,
        };

    private static Facet Facet(string table, string column, FacetType type) =>
        new()
        {
            FacetId = $"{table}.{column}",
            Table = table,
            Column = column,
            Label = column,
            Type = type,
            Role = FacetRole.Measure,
        };
}
