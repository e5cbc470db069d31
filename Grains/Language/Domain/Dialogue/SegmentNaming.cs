using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Dialogue;

/// <summary>Names of segments in a message.</summary>
internal static class SegmentNaming
{
    /// <summary>"call it X", "save this as X: …", "start over and save it as X: …".</summary>
    public static Act? Read(SaidMessage said, DialogueData data, int at)
    {
        var fresh = false;
        if (said.CommandAt(at) is var (start, startEnd) && start is "start-over")
        {
            fresh = true;
            at = said.SkipLeadIn(startEnd);
        }

        var command =
            at < said.Tokens.Length
                ? data
                    .Commands.At(said.Tokens, at)
                    .Where(found => found.Class is "name")
                    .OrderByDescending(found => found.End)
                    .Select(found => found.End)
                    .FirstOrDefault()
                : 0;
        if (command == 0)
        {
            return Behind(said, data, at, fresh);
        }

        if (command >= said.Tokens.Length)
        {
            return null;
        }

        var colon = -1;
        for (var i = command; i < said.Tokens.Length; i++)
        {
            if (said.Tokens[i].Text is ":")
            {
                colon = i;
                break;
            }
        }

        var end = colon < 0 ? said.Tokens.Length : colon;
        if (end == command)
        {
            return null;
        }

        var name = Name(said, command, end);
        return colon > 0 && colon + 1 < said.Tokens.Length
                ? new Act.Create(said.Keep(colon + 1, said.Tokens.Length), name, true)
            : fresh ? null
            : new Act.Rename(name);
    }

    /// <summary>"women in Rome, call it X": a name behind the sentence.</summary>
    private static Act.Create? Behind(SaidMessage said, DialogueData data, int at, bool fresh)
    {
        for (var comma = at + 1; comma + 1 < said.Tokens.Length; comma++)
        {
            var first = said.SkipAnd(comma + 1);
            if (
                (
                    said.Tokens[comma].Kind is not TokenKind.Punctuation
                    && said.Tokens[comma].Folded is not "and"
                )
                || first >= said.Tokens.Length
            )
            {
                continue;
            }

            var end = data
                .Commands.At(said.Tokens, first)
                .Where(found => found.Class is "name")
                .Select(found => found.End)
                .DefaultIfEmpty(0)
                .Max();
            if (end > 0 && end < said.Tokens.Length)
            {
                return new Act.Create(said.Keep(at, comma), Name(said, end, said.Tokens.Length), fresh);
            }
        }

        return null;
    }

    private static string Name(SaidMessage said, int first, int end) =>
        said.Text[said.Tokens[first].Start..said.Tokens[end - 1].End]
            .Trim()
            .Trim('\'', '"', '‘', '’', '“', '”', '.', '!')
            .Trim();

    /// <summary>The name after a command; null for "that segment", "it" and nothing.</summary>
    public static string? After(SaidMessage said, int at)
    {
        var end = said.Tokens.Length;
        while (
            end > at
            && (
                said.Tokens[end - 1].Kind == TokenKind.Punctuation
                || said.Tokens[end - 1].Folded is "please" or "now" or "again" or "then"
            )
        )
        {
            end--;
        }

        if (at < end && said.Tokens[at].Folded is "the" or "segment" && at + 1 < end)
        {
            at =
                said.Tokens[at].Folded is "the" && said.Tokens[at + 1].Folded is "segment" && at + 2 < end
                    ? at + 2
                    : at + 1;
        }

        if (at >= end)
        {
            return null;
        }

        var name = said.Text[said.Tokens[at].Start..said.Tokens[end - 1].End]
            .Trim()
            .Trim('\'', '"', '‘', '’', '“', '”')
            .Trim();
        return name.Length == 0 || said.Cues.NoName.Has(name.ToLowerInvariant()) ? null : name;
    }
}
