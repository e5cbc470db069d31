using SmartSegmentation.Grains.Dates;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Language.Domain.Answers;
using SmartSegmentation.Grains.Language.Domain.Cues;
using SmartSegmentation.Grains.Language.Domain.Dialogue;
using SmartSegmentation.Grains.Language.Domain.Lookups;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Language.Domain;

/// <summary>All words that a message is read with.</summary>
/// <param name="Data">How parts of sentences work together.</param>
/// <param name="Cues">Words that tell how what stands beside them is meant.</param>
/// <param name="Dialogue">What messages do to a dialogue.</param>
/// <param name="Answers">Parts of questions and claims.</param>
/// <param name="Lookups">Parts of questions that look up rows.</param>
/// <param name="Thesaurus">General vocabulary.</param>
/// <param name="Dates">Reads phrases of time.</param>
internal sealed record LanguageWords(
    LanguageData Data,
    CueWords Cues,
    DialogueData Dialogue,
    AnswerWords Answers,
    LookupWords Lookups,
    Thesaurus Thesaurus,
    DateReader Dates
)
{
    /// <summary>The words of a set of skills.</summary>
    public static LanguageWords Of(SkillSet skills) =>
        new(
            LanguageData.Of(skills),
            CueWords.Of(skills),
            DialogueData.Of(skills),
            AnswerWords.Of(skills),
            LookupWords.Of(skills),
            Thesaurus.Of(skills),
            DateWords.Of(skills).Reader
        );
}
