using System.Collections.Immutable;

namespace SmartSegmentation.Grains.Language.Domain.Dialogue;

/// <summary>What a message does in its session. Texts keep the places of their words: what does not belong is blank.</summary>
internal abstract record Act
{
    private Act() { }

    /// <summary>Makes a segment.</summary>
    /// <param name="Text">The sentence.</param>
    /// <param name="Name">Name to give; null = none.</param>
    /// <param name="Fresh">True when said to leave what was before.</param>
    internal sealed record Create(string Text, string? Name, bool Fresh) : Act;

    /// <summary>Changes the current segment, step by step.</summary>
    /// <param name="Steps">In order.</param>
    internal sealed record Edit(ImmutableArray<EditStep> Steps) : Act;

    /// <summary>Takes the last change back.</summary>
    internal sealed record Undo : Act;

    /// <summary>Makes the last undone change again.</summary>
    internal sealed record Redo : Act;

    /// <summary>Deletes a segment.</summary>
    /// <param name="Name">Which; null = the current one.</param>
    internal sealed record Delete(string? Name) : Act;

    /// <summary>Restores a deleted segment.</summary>
    /// <param name="Name">Which; null = the last one.</param>
    internal sealed record Restore(string? Name) : Act;

    /// <summary>Names the current segment.</summary>
    /// <param name="Name">The name.</param>
    internal sealed record Rename(string Name) : Act;

    /// <summary>Forgets a meaning.</summary>
    /// <param name="About">The words said of it; null = everything.</param>
    internal sealed record Forget(string? About) : Act;

    /// <summary>Asks for a number.</summary>
    internal sealed record Ask(string Text) : Act;

    /// <summary>Claims something.</summary>
    internal sealed record Claim(string Text) : Act;
}

/// <summary>One change.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Text">With what.</param>
/// <param name="Old">What is replaced; null = not said.</param>
/// <param name="Denies">True where the old is left out when there is nothing to replace: "by card, not cash".</param>
internal sealed record EditStep(EditKind Kind, string Text, string? Old = null, bool Denies = false);

/// <summary>What a change does.</summary>
internal enum EditKind
{
    /// <summary>A further condition.</summary>
    Narrow,

    /// <summary>More people.</summary>
    Union,

    /// <summary>A further value of what is asked for already, or else a further condition: "also platinum".</summary>
    Add,

    /// <summary>Another value, number or window.</summary>
    Change,

    /// <summary>Fewer conditions.</summary>
    Drop,

    /// <summary>Fewer people.</summary>
    Exclude,

    /// <summary>Those left out before are in again.</summary>
    PutBack,
}
