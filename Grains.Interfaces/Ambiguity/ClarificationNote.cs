namespace SmartSegmentation.Grains.Interfaces.Ambiguity;

/// <summary>What became of something that was not clear.</summary>
[GenerateSerializer, Immutable, Alias("smartseg.ClarificationNote")]
public abstract record ClarificationNote
{
    private ClarificationNote() { }

    /// <summary>It was answered, or its meaning was said unasked. A meaning that differs from the former one corrects it.</summary>
    /// <param name="Key">Meaning key.</param>
    /// <param name="Term">The words in doubt.</param>
    /// <param name="Words">What the user said, verbatim.</param>
    /// <param name="Meaning">What it means, in words.</param>
    /// <param name="TurnId">Turn of the answer.</param>
    /// <param name="Source"><c>user</c>, <c>inferred</c> or <c>memory</c>.</param>
    [GenerateSerializer, Immutable, Alias("smartseg.ClarificationNote.Answered")]
    public sealed record Answered(
        [property: Id(0)] string Key,
        [property: Id(1)] string Term,
        [property: Id(2)] string Words,
        [property: Id(3)] string Meaning,
        [property: Id(4)] string TurnId,
        [property: Id(5)] string Source = "user"
    ) : ClarificationNote;

    /// <summary>A later turn used what was settled.</summary>
    /// <param name="Key">Meaning key.</param>
    /// <param name="TurnId">That turn.</param>
    [GenerateSerializer, Immutable, Alias("smartseg.ClarificationNote.Reused")]
    public sealed record Reused([property: Id(0)] string Key, [property: Id(1)] string TurnId)
        : ClarificationNote;

    /// <summary>The open question was dropped without an answer.</summary>
    /// <param name="TurnId">Turn that dropped it.</param>
    [GenerateSerializer, Immutable, Alias("smartseg.ClarificationNote.Dropped")]
    public sealed record Dropped([property: Id(0)] string TurnId) : ClarificationNote;

    /// <summary>What was settled is forgotten.</summary>
    /// <param name="Key">Meaning key; null = everything.</param>
    [GenerateSerializer, Immutable, Alias("smartseg.ClarificationNote.Forgotten")]
    public sealed record Forgotten([property: Id(0)] string? Key) : ClarificationNote;
}
