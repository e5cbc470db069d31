using System.Collections.Immutable;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Dialogue;

/// <summary>Reads a change of the segment that is there as steps.</summary>
/// <param name="said">The message.</param>
/// <param name="adds">Whether "also" led in.</param>
internal sealed class EditReader(SaidMessage said, bool adds)
{
    private const int LongestOld = 7;

    /// <summary>The steps from a word on, cut where another command begins behind a mark.</summary>
    public Act.Edit Read(int at)
    {
        var steps = ImmutableArray.CreateBuilder<EditStep>();
        var start = at;
        for (var i = at; i < said.Tokens.Length; i++)
        {
            if (i > start && said.Tokens[i].Text is "," or ";" or ":" or "." && i + 1 < said.Tokens.Length)
            {
                var next = said.SkipLeadIn(i + 1);
                if (
                    next < said.Tokens.Length
                    && said.CommandAt(next) is var (command, commandEnd)
                    && (commandEnd > next + 1 || command is "change" or "exclude" or "drop")
                    && command is not "union"
                    && !IsCorrection(start, i, said.Tokens.Length)
                )
                {
                    steps.Add(Step(start, i));
                    start = next;
                    i = next;
                }
            }
        }

        steps.Add(Step(start, said.Tokens.Length));
        return new Act.Edit(steps.ToImmutable());
    }

    private EditStep Step(int first, int end)
    {
        var opening = EditOpening.Of(said, first, end);
        if (Swapped(opening, first, end) is { } swapped)
        {
            return swapped;
        }

        var kind = opening.Kind;
        var last = end;
        if (
            kind == EditKind.Exclude
            && last > opening.Rest + 1
            && said.Tokens[last - 1].Folded is "out" or "aside"
        )
        {
            last--;
        }

        while (
            kind == EditKind.PutBack
            && last > opening.Rest + 1
            && said.Tokens[last - 1].Folded is "back" or "again" or "in" or "please"
        )
        {
            last--;
        }

        var closes = false;
        var also = adds || (opening.Command is "narrow" && IsAndIn(first, end));
        while (last > opening.Rest && Ending(opening.Rest, last) is var ending and > 0)
        {
            var word = said.Tokens[last - 1].Folded;
            var suffices = said.SufficeBefore(last) > 0;
            closes |= suffices;
            kind =
                (suffices || word is "instead" or "rather") && kind != EditKind.Drop ? EditKind.Change : kind;
            also = !suffices && (also || word is "too" or "also" or "well");
            last -= ending;
        }

        if (last > opening.Rest && said.Tokens[last - 1].Folded is "only" && kind == EditKind.Change)
        {
            kind = EditKind.Narrow;
        }

        var isMore =
            also
            && opening.Command is not "change"
            && kind is EditKind.Change or EditKind.Narrow
            && !IsOfItsOwn(first);
        var text = said.Keep(opening.Rest, last);
        return new EditStep(
            isMore ? EditKind.Add : kind,
            closes && last == opening.Rest + 1 && said.Tokens[opening.Rest].Folded is "one" ? "once" : text
        );
    }

    /// <summary>"X instead of Y", "X rather than Y", "replace Y with X": the old is said with the new.</summary>
    private EditStep? Swapped(EditOpening opening, int first, int end)
    {
        var rest = opening.Rest;
        if (IsInPlaceOf(first, end))
        {
            return OldFirst(first + 2, Find(",", first, end), end);
        }

        if (
            said.Tokens[first].Folded is "not"
            && !EditOpening.SpeaksOfPeople(said.Tokens[first..end], said.Cues)
            && OldFirst(first + 1, Find("but", first, end), end) is { } told
        )
        {
            return told;
        }

        for (var i = rest; i < end - 1; i++)
        {
            if (IsInPlaceOf(i, end))
            {
                return new EditStep(EditKind.Change, said.Keep(rest, i), said.Keep(i + 2, end));
            }
        }

        for (var i = rest + 1; i < end - 2; i++)
        {
            if (IsCorrection(first, i, end))
            {
                return new EditStep(opening.Kind, said.Keep(rest, i), said.Keep(i + 2, end), Denies: true);
            }
        }

        if (opening.Kind != EditKind.Change || !said.Cues.Replacing.Has(said.Tokens[first].Folded))
        {
            return null;
        }

        for (var i = rest + 1; i < end - 1; i++)
        {
            if (said.Cues.ReplacingLinks.Has(said.Tokens[i].Folded))
            {
                return new EditStep(EditKind.Change, said.Keep(i + 1, end), said.Keep(rest, i));
            }
        }

        return null;
    }

    /// <summary>"instead of Y, X", "not in Y but in X".</summary>
    private EditStep? OldFirst(int old, int joint, int end) =>
        old < joint && joint < end - 1
            ? new EditStep(EditKind.Change, said.Keep(joint + 1, end), said.Keep(old, joint))
            : null;

    private int Find(string word, int first, int end)
    {
        while (first < end && !string.Equals(said.Tokens[first].Folded, word, StringComparison.Ordinal))
        {
            first++;
        }

        return first;
    }

    /// <summary>"instead of", "rather than".</summary>
    private bool IsInPlaceOf(int at, int end) =>
        at + 1 < end
        && said.Tokens[at].Folded is "instead" or "rather"
        && said.Tokens[at + 1].Folded is "of" or "than";

    /// <summary>", not cash": what the words before it stand in the place of; not ", not those who pay cash".</summary>
    private bool IsCorrection(int first, int at, int end) =>
        said.Tokens[at].Text is ","
        && at + 2 < end
        && said.Tokens[at + 1].Folded is "not"
        && end - at <= LongestOld
        && !EditOpening.SpeaksOfPeople(said.Tokens[(at + 2)..end], said.Cues)
        && EditOpening.Of(said, first, at).Kind
            is EditKind.Change
                or EditKind.Narrow
                or EditKind.Add
                or EditKind.Union;

    /// <summary>How many words before <paramref name="last"/> only close the step: "instead", "please", "as well", a mark.</summary>
    private int Ending(int rest, int last) =>
        last - 2 >= rest && said.Tokens[last - 2].Folded is "as" && said.Tokens[last - 1].Folded is "well" ? 2
        : said.Cues.Endings.Has(said.Tokens[last - 1].Folded) ? 1
        : said.SufficeBefore(last) is var closing and > 0 && closing < last - rest ? closing
        : said.Tokens[last - 1] is { Kind: TokenKind.Punctuation, Text: not ")" } ? 1
        : 0;

    /// <summary>"and in Germany", "and from Germany".</summary>
    private bool IsAndIn(int first, int end) =>
        first + 1 < end
        && said.Tokens[first].Folded is "and"
        && said.Tokens[first + 1].Folded is "in" or "from" or "at";

    /// <summary>"also who …", "also with …", "only …": a condition by itself, whatever is asked for already.</summary>
    private bool IsOfItsOwn(int first) => said.Cues.OwnCondition.Has(said.Tokens[first].Folded);
}
