using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Lookups;

namespace SmartSegmentation.Tests.Unit.Answers;

/// <summary>Questions about rivers: values before their column, names after verbs, opposites, parts of a text.</summary>
internal sealed class LookupNamesTests
{
    private static readonly Trade Rivers = new Trade(
        """
        CREATE TABLE rivers AS SELECT row_number() OVER () AS __row, * FROM (VALUES
          (1, 'Oder', 'Northern Plains', 'Moravia', 'barge', 'Lena Dahl', 0, 1911, 7),
          (2, 'Loire', 'Southern Highlands', 'Auvergne', 'canoe', 'Piet Maas', 1, 1954, 3),
          (3, 'Shannon', 'Western Coast', 'Cavan', 'ferry', 'Ida Brandt', 0, 1987, 12)
        ) t(river_id, river_name, region, head_of_state, craft, surveyor, unnavigable, mapped_year, total);
        """
    ).Entity("rivers", "river_id");

    [TestCase("For which rivers kayak is the usual craft?", "")]
    [TestCase("Count the rivers for which Kayak is the commonly used craft.", "rivers.craft Eq Kayak")]
    [TestCase(
        "How many rivers are used by the raft or kayak craft?",
        "rivers.craft Eq raft; rivers.craft Eq kayak"
    )]
    [TestCase("What is the craft of the rivers surveyed by Otto Lund?", "rivers.surveyor Eq Otto Lund")]
    [TestCase("What is the craft of rivers in Central Highlands?", "rivers.region Eq Central Highlands")]
    [TestCase("What is the craft of the rivers in Brabant?", "rivers.region Eq Brabant")]
    [TestCase("Which rivers are navigable?", "rivers.unnavigable Eq 0")]
    [TestCase("What is the craft of rivers before 1950?", "rivers.mapped_year Lt 1950")]
    [TestCase("What is the craft of rivers with more than 5 locks in total?", "rivers.total Gt 5")]
    [TestCase("What are the surveyor names with the string 'aa' in them?", "rivers.surveyor Contains aa")]
    [TestCase(
        "What is the craft of rivers with surveyor Lund or Holm?",
        "rivers.surveyor Eq Lund; rivers.surveyor Eq Holm"
    )]
    public void Reading_OfANameBesideItsColumn_TestsThatColumn(string question, string wanted) =>
        Assert.That(Asking.Filter(Rivers, question), Is.EqualTo(wanted));
}
