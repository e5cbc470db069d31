using System.Collections.Immutable;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Dialogue;

/// <summary>Reads a change of the segment that is there as steps.</summary>
/// <param name="said">The message.</param>
/// <param name="adds">Whether "also" led in.</param>
internal sealed class EditReader(SaidMessage said, bool adds)
{
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

        var also = adds || (opening.Command is "narrow" && IsAndIn(first, end));
        while (last > opening.Rest && Ending(opening.Rest, last) is var ending and > 0)
        {
            var word = said.Tokens[last - 1].Folded;
            kind = word is "instead" or "rather" && kind != EditKind.Drop ? EditKind.Change : kind;
            also |= ending == 2 || word is "too" or "also";
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
        return new EditStep(isMore ? EditKind.Add : kind, said.Keep(opening.Rest, last));
    }

    /// <summary>"X instead of Y", "X rather than Y", "replace Y with X": the old is said with the new.</summary>
    private EditStep? Swapped(EditOpening opening, int first, int end)
    {
        var rest = opening.Rest;
        for (var i = rest; i < end - 1; i++)
        {
            if (said.Tokens[i].Folded is "instead" or "rather" && said.Tokens[i + 1].Folded is "of" or "than")
            {
                return new EditStep(EditKind.Change, said.Keep(rest, i), said.Keep(i + 2, end));
            }
        }

        if (
            opening.Kind != EditKind.Change
            || said.Tokens[first].Folded is not ("replace" or "swap" or "substitute" or "change")
        )
        {
            return null;
        }

        for (var i = rest + 1; i < end - 1; i++)
        {
            if (said.Tokens[i].Folded is "with" or "by" or "for" or "to" or "into")
            {
                return new EditStep(EditKind.Change, said.Keep(i + 1, end), said.Keep(rest, i));
            }
        }

        return null;
    }

    /// <summary>How many words before <paramref name="last"/> only close the step: "instead", "please", "as well", a mark.</summary>
    private int Ending(int rest, int last) =>
        last - 2 >= rest && said.Tokens[last - 2].Folded is "as" && said.Tokens[last - 1].Folded is "well" ? 2
        : said.Tokens[last - 1].Folded
            is "instead"
                or "rather"
                or "please"
                or "too"
                or "also"
                or "now"
                or "specifically"
            ? 1
        : said.Tokens[last - 1] is { Kind: TokenKind.Punctuation, Text: not ")" } ? 1
        : 0;

    /// <summary>"and in Germany", "and from Germany".</summary>
    private bool IsAndIn(int first, int end) =>
        first + 1 < end
        && said.Tokens[first].Folded is "and"
        && said.Tokens[first + 1].Folded is "in" or "from" or "at";

    /// <summary>"also who …", "also with …", "only …": a condition by itself, whatever is asked for already.</summary>
    private bool IsOfItsOwn(int first) =>
        said.Tokens[first].Folded
            is "who"
                or "that"
                or "which"
                or "whose"
                or "with"
                or "having"
                or "have"
                or "they"
                or "their"
                or "must"
                or "only"
                or "just"
                or "keep"
                or "of"
                or "among"
                or "limit"
                or "restrict"
                or "narrow"
                or "filter"
                or "instead";
}
