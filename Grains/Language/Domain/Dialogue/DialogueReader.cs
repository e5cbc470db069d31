using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Dialogue;

/// <summary>Tells what a message does.</summary>
/// <param name="data">Words of the dialogue.</param>
/// <param name="reader">Reads sentences.</param>
internal sealed class DialogueReader(DialogueData data, MessageReader reader)
{
    /// <summary>What the message does.</summary>
    /// <param name="message">The message.</param>
    /// <param name="hasCurrent">Whether there is a segment that an edit could change.</param>
    public Act Read(string message, bool hasCurrent)
    {
        var said = new SaidMessage(message, data, reader);
        var at = said.SkipLeadIn(0);
        if (at >= said.Tokens.Length)
        {
            at = 0;
        }

        var sentences = new SentenceOpening(said, reader);
        var questions = new AskOpening(said, data, reader, sentences);
        var edits = new EditReader(
            said,
            said.Tokens.Take(at).Any(token => token.Folded is "also" or "additionally")
        );
        var commands = new CommandReader(said, questions, sentences, edits);
        return questions.ReadJoined(at)
            ?? SegmentNaming.Read(said, data, at)
            ?? commands.Read(at, hasCurrent)
            ?? (
                hasCurrent && said.IsJoint(at)
                    ? commands.Read(at + 1, hasCurrent) ?? questions.Read(at + 1) ?? edits.Read(at)
                    : null
            )
            ?? questions.Read(at)
            ?? (
                hasCurrent && sentences.IsFragment(at)
                    ? edits.Read(at)
                    : new Act.Create(said.Keep(at, said.Tokens.Length), null, false)
            );
    }

    /// <summary>True for a change of the segment that is there, whatever was asked: "drop the region", "also the women".</summary>
    public bool IsPlainEdit(string message)
    {
        var tokens = Tokenizer.Tokenize(message);
        return tokens.Length > 0 && data.Remarks.At(tokens, 0).Any(found => found.Class is "plain-edit");
    }
}
