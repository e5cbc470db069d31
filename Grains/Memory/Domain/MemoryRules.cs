using SmartSegmentation.Grains.Interfaces.Memory;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Language.Text;
using SmartSegmentation.Grains.Tenancy;

namespace SmartSegmentation.Grains.Memory.Domain;

/// <summary>What a term and its meaning must be.</summary>
internal static class MemoryRules
{
    /// <summary>Words of a term at most.</summary>
    public const int MostWords = 5;

    /// <summary>Longest meaning, in UTF-16 characters.</summary>
    public const int LongestMeaning = 500;

    /// <summary>Refusal of an id that is not known.</summary>
    public static Refusal Unknown { get; } =
        new("memory-unknown", "There is no memory of this id.", "memoryId");

    /// <summary>The first problem; null = none.</summary>
    public static Refusal? Check(SetMemory command, MemoryView? former)
    {
        var term = TermOf(command, former);
        var words = Tokenizer.Tokenize(term).Count(token => token.Kind is TokenKind.Word or TokenKind.Number);
        return words is 0 or > MostWords || term.Length > 100
                ? new Refusal("term-invalid", "A term is 1 to 5 words of at most 100 characters.", "term")
            : string.IsNullOrWhiteSpace(command.Meaning)
            || command.Meaning.Length > LongestMeaning
            || command.Meaning.Any(char.IsControl)
                ? new Refusal(
                    "meaning-invalid",
                    "A meaning is a phrase of at most 500 characters in one line.",
                    "meaning"
                )
            : null;
    }

    /// <summary>The refusal of words that cannot define a term.</summary>
    public static Refusal Refuse(MeaningFault fault) =>
        fault switch
        {
            MeaningFault.Everybody => new(
                "term-invalid",
                "The term stands for all members and cannot mean something else.",
                "term"
            ),
            MeaningFault.Circular => new("meaning-invalid", "The meaning leads back to the term.", "meaning"),
            _ => new(
                "meaning-invalid",
                "The meaning cannot be read with the data that is loaded.",
                "meaning"
            ),
        };

    /// <summary>The term meant, lower case.</summary>
    public static string TermOf(SetMemory command, MemoryView? former) =>
        (command.Term ?? former?.Term ?? "").Trim().ToLowerInvariant();
}
