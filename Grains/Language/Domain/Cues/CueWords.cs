using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Language.Domain.Cues;

/// <summary>Words that tell how what stands beside them is meant: data of <c>segment-creation</c>, <c>segment-editing</c> and <c>query-answering</c>.</summary>
/// <param name="Events">Beside the name of what members did.</param>
/// <param name="Days">Beside days and lengths of time.</param>
/// <param name="Amounts">Beside numbers and money.</param>
/// <param name="Clauses">Between the parts of a sentence.</param>
/// <param name="Edits">In changes.</param>
/// <param name="Questions">In questions and claims.</param>
internal sealed record CueWords(
    EventCues Events,
    DayCues Days,
    AmountCues Amounts,
    ClauseCues Clauses,
    EditCues Edits,
    QuestionCues Questions
)
{
    private const string Skill = "segment-creation";
    private const string Editing = "segment-editing";
    private const string Answering = "query-answering";

    /// <summary>The words of a set of skills.</summary>
    /// <exception cref="FormatException">A list is missing, empty or unknown; the message names file and member.</exception>
    public static CueWords Of(SkillSet skills) => skills.Part([Skill, Editing, Answering], Load);

    private static CueWords Load(SkillSet skills) =>
        new(
            skills.Texts<EventCues>(Skill, "references/event-cues.yaml"),
            skills.Texts<DayCues>(Skill, "references/day-cues.yaml"),
            skills.Texts<AmountCues>(Skill, "references/amount-cues.yaml"),
            skills.Texts<ClauseCues>(Skill, "references/clause-cues.yaml"),
            skills.Texts<EditCues>(Editing, "references/edit-cues.yaml"),
            skills.Texts<QuestionCues>(Answering, "references/question-cues.yaml")
        );
}
