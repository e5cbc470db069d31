using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Segments.Domain;
using static SmartSegmentation.Grains.Interfaces.Segments.AggregateFunction;
using static SmartSegmentation.Grains.Interfaces.Segments.ConditionOperator;
using static SmartSegmentation.Tests.Unit.Segments.Shop;

namespace SmartSegmentation.Tests.Unit.Segments;

internal sealed class SegmentCheckTests
{
    private static readonly SegmentContext Ruled = Context with
    {
        Catalog = Shop.Catalog with
        {
            Facets =
            [
                .. Shop.Catalog.Facets.Select(facet =>
                    facet.FacetId switch
                    {
                        "buyers.Name" => facet with { Pii = true },
                        "buyers.Country" => facet with { AllowedOperators = ["eq", "in"] },
                        _ => facet,
                    }
                ),
            ],
        },
    };

    private static IEnumerable<TestCaseData<ExpressionNode, string, string>> Wrong()
    {
        yield return Case(Is("buyers.Shoe", Eq, 1m), "facet-unknown", ".facetId");
        yield return Case(
            And(Is("buyers.Id", Eq, 1m), Is("x.y", Eq, 1m)),
            "facet-unknown",
            ".children[1].facetId"
        );
        yield return Case(Is("buyers.Name", Eq, "Ann"), "facet-pii", ".facetId");
        yield return Case(Is("items.List Price", Gt, 1m), "facet-restricted", ".facetId");
        yield return Case(Is(Of("lines.worth", Sum), Gt, 1m), "facet-restricted", ".facetId");
        yield return Case(
            Is(Of("lines.*", Count) with { Where = [Is("lines.worth", Gt, 1m)] }, Gt, 1m),
            "facet-restricted",
            ".where[0].facetId"
        );
        yield return Case(Is("buyers.Country", StartsWith, "F"), "operator-invalid", ".operator");
        yield return Case(
            Is("buyers.Income", ConditionOperator.Contains, "1"),
            "operator-invalid",
            ".operator"
        );
        yield return Case(Is("buyers.Member", Gt, 1m), "operator-invalid", ".operator");
        yield return Case(Is("buyers.Income", Gt, "lots"), "values-invalid", ".values");
        yield return Case(Is("buyers.Joined", Gt, "soon"), "values-invalid", ".values");
        yield return Case(Is("buyers.Income", Between, 1m), "values-invalid", ".values");
        yield return Case(Is("buyers.Income", Eq), "values-invalid", ".values");
        yield return Case(Is("regions.Title", Lt, "x"), "values-invalid", ".values");
        yield return Case(
            Is(Of("lines.Channel", Avg) with { Table = "nowhere" }, Gt, 1m),
            "table-unknown",
            ".table"
        );
        yield return Case(new ExpressionNode.Group(GroupOperator.And, []), "condition-invalid", "");
        yield return Case(
            Is(Of("regions.*", Count) with { Window = new(new(2024, 1, 1), null) }, Gt, 1m),
            "facet-unreachable",
            ""
        );
        yield return Case(new ExpressionNode.Reference("gone"), "segment-unknown", "");
        yield return Case(
            Is(Of("lines.*", Count) with { Where = [Is(By("items.Kind", "Channel"), Eq, "Bike")] }, Gt, 1m),
            "facet-unreachable",
            ".where[0].via"
        );
        yield return Case(Is(By("regions.Title", "Item"), Eq, "North"), "facet-unreachable", ".via");
        yield return Case(
            Is(By("regions.Title", "Country") with { Table = "buyers" }, Eq, "North"),
            "facet-unreachable",
            ".via"
        );
    }

    [TestCaseSource(nameof(Wrong))]
    public void Find_WrongTree_NamesTheMember(ExpressionNode node, string code, string member)
    {
        var found = SegmentCheck.Find(
            Ruled,
            new TenantConfig { RestrictedFacets = ["items.list price"] },
            node
        );

        Assert.That(found, NUnit.Framework.Is.Not.Empty);
        Assert.That(found[0].Code, NUnit.Framework.Is.EqualTo(code));
        Assert.That(found[0].Member, NUnit.Framework.Is.EqualTo("definition.expression" + member));
    }

    [Test]
    public void Find_TreeThatFits_FindsNothing() =>
        Assert.That(
            SegmentCheck.Find(
                Ruled,
                new TenantConfig { AllowedFacets = ["buyers.Income", "lines.Amount"] },
                And(Is("buyers.Income", Gt, 100m), Is(Of("lines.Amount", Sum), Between, 1m, 2m))
            ),
            NUnit.Framework.Is.Empty
        );

    [Test]
    public void Find_FacetThatIsNotAllowed_IsRestricted() =>
        Assert.That(
            SegmentCheck
                .Find(Ruled, new TenantConfig { AllowedFacets = ["buyers.Income"] }, Is("buyers.Id", Eq, 1m))[
                    0
                ]
                .Code,
            NUnit.Framework.Is.EqualTo("facet-restricted")
        );

    [Test]
    public void Find_ReferenceThatIsRestricted_IsRefused_AndOneThatIsNot_Holds()
    {
        var node = Is(By("regions.Title", "Region") with { Table = "buyers" }, Eq, "North");

        var refused = SegmentCheck.Find(
            Context,
            new TenantConfig { RestrictedFacets = ["buyers.region"] },
            node
        );

        Assert.That(
            refused.Select(why => (why.Code, why.Member)),
            NUnit.Framework.Is.EqualTo(new[] { ("facet-restricted", "definition.expression.via") })
        );
        Assert.That(SegmentCheck.Find(Context, new TenantConfig(), node), NUnit.Framework.Is.Empty);
    }

    private static Measure By(string facetId, string via) => Of(facetId) with { Via = via };

    [Test]
    public void Find_SegmentMadeFromItself_IsCircular()
    {
        var context = Context with
        {
            Find = id =>
                new() { SegmentId = id, Expression = new ExpressionNode.Reference(id == "a" ? "b" : "a") },
        };

        Assert.That(
            SegmentCheck.Find(context, new TenantConfig(), new ExpressionNode.Reference("a"))[0].Code,
            NUnit.Framework.Is.EqualTo("segment-circular")
        );
    }

    private static TestCaseData<ExpressionNode, string, string> Case(
        ExpressionNode node,
        string code,
        string member
    ) => new(node, code, member);
}
