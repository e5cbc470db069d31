using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Dialogue;
using SmartSegmentation.Grains.Language.Domain.Dialogue.Editing;
using SmartSegmentation.Grains.Language.Domain.Sentences;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Segments.Domain;
using SmartSegmentation.Grains.Skills;
using SmartSegmentation.Tests.Unit.Answers;
using static SmartSegmentation.Grains.Interfaces.Segments.ConditionOperator;

namespace SmartSegmentation.Tests.Unit.Language;

/// <summary>How conditions are joined, and what messages do to the tree of the current segment.</summary>
internal sealed class TreeTests
{
    private static readonly DialogueData Dialogue = DialogueData.Of(SkillFolder.Installed);
    private static readonly MessageReader Reader = Asking.Reader(Trades.Bank);
    private static readonly ExpressionText Text = new(
        new SegmentContext(Trades.Bank.Catalog, new DateOnly(2024, 7, 1))
    );

    [TestCase("A or B and C", "A | (B & C)", "(A | B) & C")]
    [TestCase("A and B or C", "(A & B) | C", "A & (B | C)")]
    [TestCase("A , or B and C", "A | (B & C)", null)]
    [TestCase("A or B who C", "(A | B) & C", null)]
    [TestCase("A or B but C", "(A | B) & C", null)]
    [TestCase("A comma B or C", "A | B | C", null)]
    [TestCase("A and B and C", "A & B & C", null)]
    [TestCase("A", "A", null)]
    public void Joints_BindAsDocumented(string sentence, string tree, string? rival)
    {
        var node = TreeBuilder.Build(Parts(sentence), out var other);

        Assert.That((Show(node), other is null ? null : Show(other)), Is.EqualTo((tree, rival)));
    }

    [TestCase("customers in the North region", false, typeof(Act.Create))]
    [TestCase("start over: customers in the North region", true, typeof(Act.Create))]
    [TestCase("only those in the North region", true, typeof(Act.Edit))]
    [TestCase("undo", true, typeof(Act.Undo))]
    [TestCase("redo that", true, typeof(Act.Redo))]
    [TestCase("delete it", true, typeof(Act.Delete))]
    [TestCase("call it Northerners", true, typeof(Act.Rename))]
    [TestCase("how many customers are in the North region?", false, typeof(Act.Ask))]
    [TestCase("I think private customers earn more than retail customers", false, typeof(Act.Claim))]
    public void Message_DoesWhatItSays(string message, bool hasCurrent, Type act) =>
        Assert.That(new DialogueReader(Dialogue, Reader).Read(message, hasCurrent), Is.TypeOf(act));

    [TestCase(EditKind.Narrow, "savings over 100", "region = 'North' AND savings > 100")]
    [TestCase(EditKind.Union, "the South region", "region IN ('North', 'South')")]
    [TestCase(EditKind.Exclude, "savings over 100", "region = 'North' AND NOT (savings > 100)")]
    [TestCase(EditKind.Change, "the South region", "region = 'South'")]
    [TestCase(EditKind.Drop, "the region", "")]
    public void Edit_ChangesWhatItSpeaksOf(EditKind kind, string text, string tree)
    {
        var current = Reader.Read("customers in the North region").Expression;

        var changed = new SegmentEditor(Reader).Apply(current, new EditStep(kind, text));

        Assert.That(Text.Logic(changed), Is.EqualTo(tree));
    }

    [Test]
    public void Edit_OfWhatIsNotThere_LeavesTheTree()
    {
        var current = Reader.Read("customers in the North region").Expression;

        var changed = new SegmentEditor(Reader).Apply(current, new EditStep(EditKind.Drop, "the savings"));

        Assert.That(changed, Is.SameAs(current));
    }

    private static List<Part> Parts(string sentence)
    {
        var parts = new List<Part>();
        var joint = Joint.Start;
        var comma = false;
        foreach (var word in sentence.Split(' '))
        {
            switch (word)
            {
                case ",":
                    comma = true;
                    break;
                case "comma":
                    joint = Joint.Comma;
                    break;
                case "and" or "or" or "who" or "but":
                    joint = Enum.Parse<Joint>(word, ignoreCase: true);
                    break;
                default:
                    var node = new ExpressionNode.Condition
                    {
                        Measure = new() { FacetId = word },
                        Operator = Exists,
                    };
                    parts.Add(
                        new Part(
                            node,
                            new Clause(ImmutableArray<Item>.Empty, joint, false) { CommaBefore = comma }
                        )
                    );
                    comma = false;
                    break;
            }
        }

        return parts;
    }

    private static string Show(ExpressionNode? node) =>
        node switch
        {
            ExpressionNode.Condition condition => condition.Measure.FacetId,
            ExpressionNode.Group group => string.Join(
                group.Op == GroupOperator.Or ? " | " : " & ",
                group.Children.Select(child =>
                    child is ExpressionNode.Group ? $"({Show(child)})" : Show(child)
                )
            ),
            _ => "",
        };
}
