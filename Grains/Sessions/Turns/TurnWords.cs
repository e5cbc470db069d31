using SmartSegmentation.Grains.Ambiguity.Domain;
using SmartSegmentation.Grains.Dates;
using SmartSegmentation.Grains.Knowledge.Domain;
using SmartSegmentation.Grains.Language.Domain;
using SmartSegmentation.Grains.Language.Domain.Dialogue;
using SmartSegmentation.Grains.Memory.Domain;
using SmartSegmentation.Grains.Safety.Domain;
using SmartSegmentation.Grains.Sessions.Turns.Verifying;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Sessions.Turns;

/// <summary>What the skills of a turn say, made ready for use.</summary>
/// <param name="Language">Words that messages are read with.</param>
/// <param name="Dates">Words of time and conventions.</param>
/// <param name="Safety">What is refused.</param>
/// <param name="Replies">Reads replies to questions.</param>
/// <param name="ReplyWords">How replies and corrections begin.</param>
/// <param name="Meanings">Which words mean the same.</param>
/// <param name="Memory">When a memory is sure.</param>
/// <param name="Recollection">How people speak of what is remembered.</param>
/// <param name="Forgetting">How people ask to forget something of it.</param>
/// <param name="Knowledge">How questions of meaning are asked.</param>
/// <param name="KnowledgePolicy">Limits of their answers.</param>
/// <param name="Texts">What is said to users.</param>
/// <param name="Verification">Thresholds of VERIFY and IMPROVE.</param>
internal sealed record TurnWords(
    LanguageWords Language,
    DateWords Dates,
    SafetyReview Safety,
    ReplyReader Replies,
    ReplyWords ReplyWords,
    MeaningKeys Meanings,
    MemoryPolicy Memory,
    MemoryWords Recollection,
    ForgettingWords Forgetting,
    KnowledgeWords Knowledge,
    KnowledgePolicy KnowledgePolicy,
    TurnTexts Texts,
    VerificationData Verification
)
{
    /// <summary>By a set of skills.</summary>
    public static TurnWords Of(SkillSet skills)
    {
        var language = LanguageWords.Of(skills);
        return new TurnWords(
            language,
            DateWords.Of(skills),
            SafetyReview.Of(skills),
            new ReplyReader(language.Dialogue),
            ReplyWords.Of(skills),
            MeaningKeys.Of(skills),
            MemoryPolicy.Of(skills),
            MemoryWords.Of(skills),
            ForgettingWords.Of(skills),
            KnowledgeWords.Of(skills),
            KnowledgePolicy.Of(skills),
            TurnTexts.Of(skills),
            VerificationData.Of(skills)
        );
    }
}
