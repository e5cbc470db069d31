using SmartSegmentation.Grains.Language.Domain.Cues;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Language.Domain.Dialogue;

/// <summary>The words of the skills <c>segment-editing</c> and <c>intent-detection</c>.</summary>
/// <param name="Commands">How messages begin, by what they do.</param>
/// <param name="Remarks">Lead-ins, replies and what stands around a meaning.</param>
/// <param name="Intents">How questions and claims begin.</param>
/// <param name="Cues">Words by which changes and replies are read.</param>
internal sealed record DialogueData(
    PhraseLexicon Commands,
    PhraseLexicon Remarks,
    PhraseLexicon Intents,
    EditCues Cues
)
{
    /// <summary>The words of a set of skills.</summary>
    public static DialogueData Of(SkillSet skills) =>
        skills.Part(["segment-creation", "segment-editing", "query-answering", "intent-detection"], Load);

    private static DialogueData Load(SkillSet skills) =>
        new(
            new PhraseLexicon(skills.Table("segment-editing", "references/commands.yaml")),
            new PhraseLexicon(skills.Table("segment-editing", "references/remarks.yaml")),
            new PhraseLexicon(skills.Table("intent-detection", "references/intents.yaml")),
            CueWords.Of(skills).Edits
        );
}
