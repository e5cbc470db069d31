using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Dialogue;

/// <summary>Reads messages that begin with a command: undo, start over, delete, forget, or a change.</summary>
/// <param name="said">The message.</param>
/// <param name="questions">What may follow "start over".</param>
/// <param name="sentences">Tells "customers who …" from "who …".</param>
/// <param name="edits">Reads changes.</param>
internal sealed class CommandReader(
    SaidMessage said,
    AskOpening questions,
    SentenceOpening sentences,
    EditReader edits
)
{
    /// <summary>What the command at a word does; null = there is none.</summary>
    public Act? Read(int at, bool hasCurrent)
    {
        if (said.CommandAt(at) is not var (command, end))
        {
            return null;
        }

        var rest = said.SkipPunctuation(end);
        switch (command)
        {
            case "undo" when IsShort(rest):
                return new Act.Undo();
            case "redo" when IsShort(rest):
                return new Act.Redo();
            case "start-over":
                return rest >= said.Tokens.Length
                    ? new Act.Create("", null, true)
                    : questions.Read(rest) ?? new Act.Create(said.Keep(rest, said.Tokens.Length), null, true);
            case "delete":
                return new Act.Delete(SegmentNaming.After(said, end));
            case "restore":
                return new Act.Restore(SegmentNaming.After(said, end));
            case "forget"
                when end < said.Tokens.Length
                    || said.Tokens[end - 1].Folded is "everything" or "me" or "know":
                return new Act.Forget(
                    end >= said.Tokens.Length
                        ? null
                        : said.Text[said.Tokens[end].Start..said.Tokens[^1].End].Trim().TrimEnd('.', '!')
                );
            default:
                return
                    hasCurrent
                    && (
                        command is not "narrow"
                        || end > at + 1
                        || said.Tokens[at].Folded is "only" or "just"
                        || !sentences.IsFullSentence(at)
                    )
                    ? edits.Read(at)
                    : null;
        }
    }

    private bool IsShort(int rest) =>
        !said
            .Tokens.Skip(rest)
            .Any(token => token.Kind == TokenKind.Word && !said.Cues.BareCommand.Has(token.Folded));
}
