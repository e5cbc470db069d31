using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Models.Domain;

namespace SmartSegmentation.Tests.Unit.Models;

public sealed class ModelAnswerTests
{
    private static readonly ImmutableArray<ShortlistChoice> Choices =
    [
        new("c1", Facet("orders.category"), "Tea"),
        new("c2", Facet("people.newsletter"), null),
    ];

    [TestCase("""{"choice": "c2"}""", nameof(ProposalOutcome.Chosen))]
    [TestCase(" {\n \"choice\":\"c1\" } ", nameof(ProposalOutcome.Chosen))]
    [TestCase("""{"choice": "none"}""", nameof(ProposalOutcome.None))]
    [TestCase("""{"choice": "c3"}""", nameof(ProposalOutcome.Invalid))]
    [TestCase("""{"choice": "C1"}""", nameof(ProposalOutcome.Invalid))]
    [TestCase("""{"choice": "Tea"}""", nameof(ProposalOutcome.Invalid))]
    [TestCase("""{"choice": 1}""", nameof(ProposalOutcome.Invalid))]
    [TestCase("""{"choice": ["c1"]}""", nameof(ProposalOutcome.Invalid))]
    [TestCase("""{"choice": null}""", nameof(ProposalOutcome.Invalid))]
    [TestCase("""{"choice": "c1", "choice": "c2"}""", nameof(ProposalOutcome.Invalid))]
    [TestCase("""{"choice": "c1", "why": "it is near"}""", nameof(ProposalOutcome.Invalid))]
    [TestCase("""{"Choice": "c1"}""", nameof(ProposalOutcome.Invalid))]
    [TestCase("""["c1"]""", nameof(ProposalOutcome.Invalid))]
    [TestCase("\"c1\"", nameof(ProposalOutcome.Invalid))]
    [TestCase("c1", nameof(ProposalOutcome.Invalid))]
    [TestCase("```json\n{\"choice\": \"c1\"}\n```", nameof(ProposalOutcome.Invalid))]
    [TestCase("""{"choice": "c1"} {"choice": "c2"}""", nameof(ProposalOutcome.Invalid))]
    [TestCase("", nameof(ProposalOutcome.Invalid))]
    [TestCase(null, nameof(ProposalOutcome.Invalid))]
    public void Answer_IsOneIdAndNothingElse(string? text, string outcome)
    {
        var (found, choice) = ModelAnswer.Read(text, Choices);

        Assert.That(found.ToString(), Is.EqualTo(outcome));
        Assert.That(choice is not null, Is.EqualTo(found == ProposalOutcome.Chosen));
    }

    [Test]
    public void Answer_LongerThanAnyIdCouldBe_IsNone()
    {
        var text = "{\"choice\": \"c1\"" + new string(' ', 2_000) + "}";

        Assert.That(ModelAnswer.Read(text, Choices).Outcome, Is.EqualTo(ProposalOutcome.Invalid));
    }

    private static Facet Facet(string id) =>
        new()
        {
            FacetId = id,
            Table = id.Split('.')[0],
            Column = id.Split('.')[1],
            Label = id.Split('.')[1],
            Type = FacetType.Text,
            Role = FacetRole.Category,
        };
}
