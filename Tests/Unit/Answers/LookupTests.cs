using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Lookups;

namespace SmartSegmentation.Tests.Unit.Answers;

/// <summary>Questions about the boats of a harbour: what is asked for is no condition, what stands beside a column is its value.</summary>
internal sealed class LookupTests
{
    private static readonly Trade Harbour = new Trade(
        """
        CREATE TABLE boats AS SELECT row_number() OVER () AS __row, * FROM (VALUES
          (1, 'Sea Thistle', 'Norway', 'sloop', 12.5, 6, 1998, 'Y', 'H3 blue'),
          (2, 'Grey Heron', 'Chile', 'ketch', 18.0, 9, 2004, 'N', 'H7 red'),
          (3, 'Low Tide', 'Kenya', 'sloop', 9.25, 4, 2011, 'Y', 'K2 green')
        ) t(boat_id, boat_name, home_country, rig_type, length, berths, built_year, insured, sail_code);
        """
    ).Entity("boats", "boat_id");

    [TestCase("What is the length of the boat named 'Sea Thistle'?", "boats.boat_name Eq Sea Thistle")]
    [TestCase("What is the length of the boat named Windward Jack?", "boats.boat_name Eq Windward Jack")]
    [TestCase("What is the rig type of the boat with a length of 11.75?", "boats.length Eq 11.75")]
    [TestCase("List the boat names whose rig type is not 'ketch'", "boats.rig_type Ne ketch")]
    [TestCase("How many boats have more than 5 berths?", "boats.berths Gt 5")]
    [TestCase(
        "Which boats have a length greater than 10 and 6 berths?",
        "boats.length Gt 10; boats.berths Eq 6"
    )]
    [TestCase(
        "What are the boat names with home country Norway or Chile?",
        "boats.home_country Eq Norway; boats.home_country Eq Chile"
    )]
    [TestCase("What is the sail code of boats built before 2000?", "boats.built_year Lt 2000")]
    [TestCase("How many boats were built in the year 2004 or later?", "boats.built_year Ge 2004")]
    [TestCase(
        "Show the length of boats with a built year between 1990 and 2005",
        "boats.built_year Between 1990 2005"
    )]
    [TestCase("Which boats have a boat name that contains the word 'Tide'?", "boats.boat_name Contains Tide")]
    [TestCase("What is the average length of the boats?", "")]
    public void Reading_OfAQuestion_TestsWhatIsSaidAndNotWhatIsAsked(string question, string wanted) =>
        Assert.That(Asking.Filter(Harbour, question), Is.EqualTo(wanted));

    [Test]
    public void Reading_OfAnOrList_IsAnyOfThem()
    {
        var reading = LookupReader.Read(
            Asking.Reader(Harbour),
            "What is the length of boats with home country Norway or Chile?"
        );
        Assert.That(reading.Filter, Is.InstanceOf<ExpressionNode.Group>());
        Assert.That(((ExpressionNode.Group)reading.Filter!).Op, Is.EqualTo(GroupOperator.Or));
    }

    [Test]
    public void Reading_NamesTheColumnsAskedFor()
    {
        var reading = LookupReader.Read(
            Asking.Reader(Harbour),
            "What are the rig type and length of the boat named 'Low Tide'?"
        );
        Assert.That(reading.Asked.Select(facet => facet.Column), Is.EqualTo(new[] { "rig_type", "length" }));
    }
}
