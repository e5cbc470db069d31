using System.Collections.Immutable;
using SmartSegmentation.Grains.Language.Domain.Cues;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Dialogue;

/// <summary>How one step of a change begins.</summary>
/// <param name="Command">Class of the command that begins it; null = none does.</param>
/// <param name="Kind">What the beginning says that it does.</param>
/// <param name="Rest">First word of what it does so with.</param>
internal readonly record struct EditOpening(string? Command, EditKind Kind, int Rest)
{
    /// <summary>The beginning of the step between two words.</summary>
    public static EditOpening Of(SaidMessage said, int first, int end)
    {
        if (said.CommandAt(first) is not var (command, commandEnd))
        {
            return Bare(said, first, end);
        }

        var (kind, rest) =
            commandEnd <= end
                ? (KindOf(command, said.Tokens[first..end], said.Cues), commandEnd)
                : (EditKind.Narrow, first);
        var own = said.Tokens[first].Folded is "and" && commandEnd == first + 2 ? first + 1 : first;
        return new EditOpening(
            command,
            kind,
            // "with a suite", "over 50": the first word of the command is one of the condition too.
            command is "narrow" or "exclude" or "union"
            && said.Cues.OfCondition.Has(said.Tokens[own].Folded)
                ? own + (kind == EditKind.Exclude ? 1 : 0)
                : rest
        );
    }

    /// <summary>"and another one …" adds, a bare fragment changes what it speaks of.</summary>
    private static EditOpening Bare(SaidMessage said, int first, int end)
    {
        var word = said.Tokens[first].Folded;
        var isAdded =
            word is "and" or "also" or "but"
            && !said.Tokens[first..end].Any(token => token.Folded is "instead" or "rather");
        return new EditOpening(
            null,
            !isAdded ? EditKind.Change
                : word is "but" ? EditKind.Narrow
                : EditKind.Add,
            isAdded ? first + 1 : first
        );
    }

    private static EditKind KindOf(string command, ImmutableArray<Token> words, EditCues cues) =>
        command switch
        {
            "union" when IsAgain(words) => EditKind.PutBack,
            "union" => EditKind.Union,
            "exclude" => EditKind.Exclude,
            "drop" => IsOfPeople(words, cues) ? EditKind.Exclude : EditKind.Drop,
            "put-back" => IsAgain(words) ? EditKind.PutBack : EditKind.Change,
            "narrow" => EditKind.Narrow,
            _ => EditKind.Change,
        };

    /// <summary>"add the Welsh again", "put them back".</summary>
    private static bool IsAgain(ImmutableArray<Token> words) =>
        words.Any(token => token.Folded is "back" or "again");

    /// <summary>"the ones who …", "those", "everybody in …".</summary>
    public static bool SpeaksOfPeople(ImmutableArray<Token> words, EditCues cues) =>
        words.Any(token => cues.People.Has(token.Folded));

    /// <summary>"take out the british ones" leaves people out; "take out the tenure condition" drops a condition.</summary>
    private static bool IsOfPeople(ImmutableArray<Token> words, EditCues cues)
    {
        return SpeaksOfPeople(words, cues) && !words.Any(token => cues.Parts.Has(token.Folded));
    }
}
