using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Language.Text;
using SmartSegmentation.Grains.Safety.Domain;
using SmartSegmentation.Grains.Skills;
using SmartSegmentation.Tests.Unit.Facets;

namespace SmartSegmentation.Tests.Unit.Safety;

public sealed class SafetyTreeTests
{
    private static readonly SafetyReview Review = new(
        SafetyWords.Of(SkillFolder.Installed),
        Thesaurus.Default
    );

    private static readonly Catalog Shop = Catalogs.Retail with
    {
        Facets =
        [
            .. Catalogs.Retail.Facets,
            Catalogs.Number("clients", "YearOfBirth"),
            Catalogs.Number("clients", "age") with
            {
                Expression = "2024 - YearOfBirth",
            },
            Catalogs.Money("clients", "wealth") with
            {
                Expression = "AnnualIncome * 2",
            },
            Catalogs.Money("clients", "comfort") with
            {
                Expression = "clients.wealth + 1",
            },
            Catalogs.Text("clients", "EmailAddress") with
            {
                Pii = true,
            },
        ],
    };

    [Test]
    public void JudgeTree_WithoutLimits_AllowsAll() =>
        Assert.That(Review.JudgeTree(Over("clients.AnnualIncome"), Shop, new TenantConfig()), Is.Null);

    [TestCase("clients.AnnualIncome")]
    [TestCase("clients.annualincome")]
    [TestCase("clients.wealth")]
    [TestCase("clients.comfort")]
    public void JudgeTree_RestrictedFacetOrDerivedOne_IsRefused(string facetId)
    {
        var rejection = Review.JudgeTree(Over(facetId), Shop, Restricting("clients.AnnualIncome"));

        Assert.Multiple(() =>
        {
            Assert.That(rejection?.Code, Is.EqualTo("restricted_facet"));
            Assert.That(rejection?.Message, Does.Contain("annual income").And.Not.Contain("{0}"));
        });
    }

    [TestCase("clients.age", "clients.YearOfBirth")]
    [TestCase("clients.YearOfBirth", "clients.age")]
    public void JudgeTree_AgeAndBirthYear_AreRestrictedTogether(string used, string restricted) =>
        Assert.That(
            Review.JudgeTree(Over(used), Shop, Restricting(restricted))?.Code,
            Is.EqualTo("restricted_facet")
        );

    [TestCase("orders.shipper", null, false)]
    [TestCase("orders.shipper", "orders", true)]
    [TestCase("orders.SHIPPER", "orders", true)]
    [TestCase("orders.sender", "orders", false)]
    public void JudgeTree_ReferenceThatARowIsReadBy_IsSeen(string restricted, string? table, bool refused)
    {
        var row = Over("firms.Name");
        row = row with { Measure = row.Measure with { Via = "shipper" } };
        ExpressionNode tree = table is null
            ? Over("firms.Name")
            : new ExpressionNode.Condition
            {
                Measure = new Measure
                {
                    FacetId = table + ".*",
                    Aggregate = new Aggregate(AggregateFunction.Count),
                    Where = [new ExpressionNode.Group(GroupOperator.Not, [row])],
                },
                Operator = ConditionOperator.Ge,
                Values = [1m],
            };

        Assert.That(
            Review.JudgeTree(tree, Shop, Restricting(restricted))?.Code,
            refused ? Is.EqualTo("restricted_facet") : Is.Null
        );
    }

    [Test]
    public void FacetsOfAKey_HaveTheReferenceThatItIsReadBy() =>
        Assert.That(
            FacetLineage.FacetsOf(
                new Measure
                {
                    FacetId = "firms.Name",
                    Table = "orders",
                    Via = "shipper",
                },
                rows: null
            ),
            Is.EquivalentTo(new[] { "firms.Name", "orders.shipper" })
        );

    [Test]
    public void JudgeTree_FacetDeepInTheTree_IsSeen()
    {
        var rows = new Measure
        {
            FacetId = "orders.*",
            Aggregate = new Aggregate(AggregateFunction.Count),
            Where = [Over("orders.SalesAmt")],
            Groups = new EventGroups { By = "order", Having = Over("orders.OrderQty") },
        };
        var tree = new ExpressionNode.Group(
            GroupOperator.Not,
            [
                new ExpressionNode.Condition
                {
                    Measure = rows,
                    Operator = ConditionOperator.Ge,
                    Rank = new Rank { TopCount = 3, Among = Over("clients.AnnualIncome") },
                },
            ]
        );

        Assert.Multiple(() =>
        {
            Assert.That(
                FacetLineage.FacetsOf(tree),
                Is.EquivalentTo(["orders.SalesAmt", "orders.OrderQty", "clients.AnnualIncome"])
            );
            Assert.That(
                Review.JudgeTree(tree, Shop, Restricting("orders.OrderQty"))?.Code,
                Is.EqualTo("restricted_facet")
            );
        });
    }

    [Test]
    public void JudgeTree_AllowedFacets_AllowThoseAndWhatIsComputedFromThem()
    {
        var config = new TenantConfig { AllowedFacets = ["clients.AnnualIncome"] };
        Assert.Multiple(() =>
        {
            Assert.That(Review.JudgeTree(Over("clients.AnnualIncome"), Shop, config), Is.Null);
            Assert.That(Review.JudgeTree(Over("clients.comfort"), Shop, config), Is.Null);
            Assert.That(
                Review.JudgeTree(Over("orders.SalesAmt"), Shop, config)?.Code,
                Is.EqualTo("restricted_facet")
            );
        });
    }

    [Test]
    public void JudgeFacets_OfAPerson_IsPii() =>
        Assert.That(
            Review.JudgeFacets(["clients.EmailAddress"], Shop, new TenantConfig())?.Code,
            Is.EqualTo("pii")
        );

    [Test]
    public void JudgeTree_ProtectedFacetForADecision_IsDiscriminatory()
    {
        var purpose = Review.PurposeOf(Tokenizer.Tokenize("people for our new loan offer"));

        Assert.Multiple(() =>
        {
            Assert.That(purpose, Is.EqualTo("credit"));
            Assert.That(
                Review.JudgeTree(Over("clients.Gender"), Shop, new TenantConfig(), purpose)?.Code,
                Is.EqualTo("discriminatory")
            );
            Assert.That(Review.JudgeTree(Over("clients.Gender"), Shop, new TenantConfig()), Is.Null);
            Assert.That(
                Review.JudgeTree(Over("orders.SalesAmt"), Shop, new TenantConfig(), purpose),
                Is.Null
            );
        });
    }

    private static TenantConfig Restricting(string facetId) => new() { RestrictedFacets = [facetId] };

    private static ExpressionNode.Condition Over(string facetId) =>
        new()
        {
            Measure = new Measure { FacetId = facetId },
            Operator = ConditionOperator.Gt,
            Values = ImmutableArray.Create<Literal>(1m),
        };
}
