using System.Collections.Immutable;
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
                ? (KindOf(command, said.Tokens[first..end]), commandEnd)
                : (EditKind.Narrow, first);
        var own = said.Tokens[first].Folded is "and" && commandEnd == first + 2 ? first + 1 : first;
        return new EditOpening(
            command,
            kind,
            command is "narrow" or "exclude" or "union" && BelongsToWhatFollows(said.Tokens[own])
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

    /// <summary>"with a suite", "over 50": the first word of the command is one of the condition too.</summary>
    private static bool BelongsToWhatFollows(Token token) =>
        token.Folded
            is "with"
                or "without"
                or "who"
                or "whose"
                or "their"
                or "not"
                or "in"
                or "from"
                or "at"
                or "having"
                or "over"
                or "under";

    private static EditKind KindOf(string command, ImmutableArray<Token> words) =>
        command switch
        {
            "union" when IsAgain(words) => EditKind.PutBack,
            "union" => EditKind.Union,
            "exclude" => EditKind.Exclude,
            "drop" => IsOfPeople(words) ? EditKind.Exclude : EditKind.Drop,
            "put-back" => IsAgain(words) ? EditKind.PutBack : EditKind.Change,
            "narrow" => EditKind.Narrow,
            _ => EditKind.Change,
        };

    /// <summary>"add the Welsh again", "put them back".</summary>
    private static bool IsAgain(ImmutableArray<Token> words) =>
        words.Any(token => token.Folded is "back" or "again");

    /// <summary>"the ones who …", "those", "everybody in …".</summary>
    public static bool SpeaksOfPeople(ImmutableArray<Token> words) =>
        words.Any(token =>
            token.Folded
                is "ones"
                    or "everybody"
                    or "everyone"
                    or "anyone"
                    or "anybody"
                    or "whoever"
                    or "who"
                    or "those"
                    or "people"
                    or "customers"
                    or "members"
        );

    /// <summary>"take out the british ones" leaves people out; "take out the tenure condition" drops a condition.</summary>
    private static bool IsOfPeople(ImmutableArray<Token> words)
    {
        return SpeaksOfPeople(words)
            && !words.Any(token =>
                token.Folded
                    is "condition"
                        or "filter"
                        or "bit"
                        or "part"
                        or "requirement"
                        or "restriction"
                        or "criterion"
                        or "rule"
                        or "limit"
            );
    }
}
