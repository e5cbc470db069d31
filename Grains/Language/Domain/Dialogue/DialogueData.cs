using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Dialogue;

/// <summary>The words of the skills <c>segment-editing</c> and <c>intent-detection</c>.</summary>
/// <param name="Commands">How messages begin, by what they do.</param>
/// <param name="Remarks">Lead-ins, replies and what stands around a meaning.</param>
/// <param name="Intents">How questions and claims begin.</param>
internal sealed record DialogueData(PhraseLexicon Commands, PhraseLexicon Remarks, PhraseLexicon Intents)
{
    /// <summary>Reads the files of the skills.</summary>
    /// <param name="skills">Folder of all skills.</param>
    /// <exception cref="IOException">A file is missing.</exception>
    public static DialogueData Load(string skills) =>
        new(
            new PhraseLexicon(
                YamlTable.Read(Path.Combine(skills, "segment-editing", "references", "commands.yaml"))
            ),
            new PhraseLexicon(
                YamlTable.Read(Path.Combine(skills, "segment-editing", "references", "remarks.yaml"))
            ),
            new PhraseLexicon(
                YamlTable.Read(Path.Combine(skills, "intent-detection", "references", "intents.yaml"))
            )
        );
}
