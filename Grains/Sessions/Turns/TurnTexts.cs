using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Sessions.Turns;

/// <summary>What the skills of a turn say to users, and the limits that they set.</summary>
/// <param name="Questions">Questions.</param>
/// <param name="Asking">When something is asked.</param>
/// <param name="Requests">Words that a request of its own begins with.</param>
/// <param name="Creation">About segments that cannot be made.</param>
/// <param name="LastTime">How the segment of an earlier session is spoken of.</param>
/// <param name="Editing">About changes.</param>
/// <param name="Size">About sizes.</param>
/// <param name="SizeLimits">What sizes are held against.</param>
/// <param name="Reading">About how words were read.</param>
/// <param name="ReadingLimits">When users are told.</param>
/// <param name="Verdicts">About claims.</param>
/// <param name="Formatting">About results.</param>
/// <param name="Listing">How much of a result is shown.</param>
/// <param name="Memory">About what is remembered.</param>
/// <param name="Knowledge">Answers from knowledge.</param>
internal sealed record TurnTexts(
    ClarificationTexts Questions,
    ClarificationLimits Asking,
    IReadOnlySet<string> Requests,
    CreationTexts Creation,
    IReadOnlyList<string> LastTime,
    EditingTexts Editing,
    SizeTexts Size,
    SizeLimits SizeLimits,
    ReadingTexts Reading,
    ReadingLimits ReadingLimits,
    VerdictTexts Verdicts,
    FormattingTexts Formatting,
    FormattingLimits Listing,
    MemoryTexts Memory,
    KnowledgeTexts Knowledge
)
{
    private static readonly string[] Skills =
    [
        "clarification",
        "segment-creation",
        "segment-editing",
        "size-estimation",
        "explanation",
        "hypothesis-testing",
        "formatting",
        "memory",
        "knowledge",
    ];

    /// <summary>Those of a set of skills.</summary>
    public static TurnTexts Of(SkillSet skills) => skills.Part(Skills, Load);

    private static TurnTexts Load(SkillSet skills) =>
        new(
            skills.Texts<ClarificationTexts>("clarification", "references/questions.yaml"),
            skills.Texts<ClarificationLimits>("clarification", "references/limits.yaml"),
            skills
                .Words("clarification", "references/requests.yaml", "words")
                .ToHashSet(StringComparer.Ordinal),
            skills.Texts<CreationTexts>("segment-creation", "references/texts.yaml"),
            skills.Words("segment-creation", "references/last-time.yaml", "phrases"),
            skills.Texts<EditingTexts>("segment-editing", "references/texts.yaml"),
            skills.Texts<SizeTexts>("size-estimation", "references/warnings.yaml"),
            skills.Texts<SizeLimits>("size-estimation", "references/limits.yaml"),
            skills.Texts<ReadingTexts>("explanation", "references/warnings.yaml"),
            skills.Texts<ReadingLimits>("explanation", "references/limits.yaml"),
            skills.Texts<VerdictTexts>("hypothesis-testing", "references/verdicts.yaml"),
            skills.Texts<FormattingTexts>("formatting", "references/texts.yaml"),
            skills.Texts<FormattingLimits>("formatting", "references/limits.yaml"),
            skills.Texts<MemoryTexts>("memory", "references/texts.yaml"),
            skills.Texts<KnowledgeTexts>("knowledge", "references/texts.yaml")
        );
}
