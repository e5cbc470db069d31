using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain;
using SmartSegmentation.Grains.Language.Domain.Dialogue;
using SmartSegmentation.Grains.Language.Domain.Dialogue.Editing;
using SmartSegmentation.Grains.Skills;

namespace SmartSegmentation.Tests.Unit.Language;

/// <summary>Says a sentence and changes of it, "a | b | c", as one session does.</summary>
internal static class EditDialogue
{
    private static readonly DialogueData Dialogue = DialogueData.Of(SkillFolder.Installed);

    /// <summary>The tree after the last change, and how the steps of that were read.</summary>
    public static (ExpressionNode? Tree, IReadOnlyList<Reading> Readings) Say(
        MessageReader reader,
        string said
    )
    {
        var turns = said.Split(" | ");
        var tree = reader.Read(turns[0]).Expression;
        ExpressionNode? before = null;
        IReadOnlyList<Reading> readings = [];
        foreach (var message in turns[1..])
        {
            var act = new DialogueReader(Dialogue, reader).Read(message, hasCurrent: true);
            Assert.That(act, Is.TypeOf<Act.Edit>(), message);
            var changed = new SegmentChange(reader, before).Of(tree, ((Act.Edit)act).Steps);
            (before, tree, readings) = (tree, changed.Tree, changed.Readings);
        }

        return (tree, readings);
    }
}
