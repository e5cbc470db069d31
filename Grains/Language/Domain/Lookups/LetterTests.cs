using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Language.Domain.Lookups;

/// <summary>Tests of letters: "the letter a in their name", "D or S in the first name".</summary>
internal sealed class LetterTests(LookupQuestion question)
{
    /// <summary>Adds the tests; the column stands after the letters.</summary>
    public void Add()
    {
        for (var at = 0; at < question.Tokens.Length; at++)
        {
            var first = AfterLetter(at);
            if (!IsLetter(first))
            {
                continue;
            }

            var end = EndOfList(first);
            if (ColumnAfter(end) is { } holder)
            {
                Take(at, first, end, holder);
                at = end;
            }
        }
    }

    private void Take(int at, int first, int end, LookupPart mention)
    {
        var denied = Enumerable
            .Range(Math.Max(0, at - 3), Math.Min(3, at))
            .Any(before => question.Words.Is("deny", question.Tokens, before));
        var facet = question.Columns.Text(mention)!;
        question.Used.Add(mention);
        question.Parts.RemoveAll(part => part.First < end && part.End > at);
        for (var letter = first; letter < end; letter++)
        {
            if (!IsLetter(letter))
            {
                continue;
            }

            var part = new LookupPart(letter, letter + 1, LookupKind.Free)
            {
                Text = question.Tokens[letter].Text,
            };
            question.Tests.Add(
                new LookupTest(letter, letter + 1, facet, ConditionOperator.Contains, [part.Text], part)
                {
                    Denied = denied,
                }
            );
        }
    }

    private int AfterLetter(int at) => question.Tokens[at].Folded is "letter" or "letters" ? at + 1 : at;

    /// <summary>One letter by itself; "a" and "I" only after "letter".</summary>
    private bool IsLetter(int at) =>
        at < question.Tokens.Length
        && question.Tokens[at].Text.Length == 1
        && char.IsLetter(question.Tokens[at].Text[0])
        && (
            (char.IsUpper(question.Tokens[at].Text[0]) && question.Tokens[at].Folded is not ("a" or "i"))
            || (at > 0 && question.Tokens[at - 1].Folded is "letter" or "letters")
        );

    private int EndOfList(int first)
    {
        var end = first + 1;
        while (
            end < question.Tokens.Length
            && question.Tokens[end].Folded is "or" or "and" or ","
            && IsLetter(end + 1)
        )
        {
            end += 2;
        }

        return end;
    }

    private LookupPart? ColumnAfter(int end)
    {
        var at = end;
        while (
            at < question.Tokens.Length
            && question.Reader.Words.Cues.Questions.LetterLinks.Has(question.Tokens[at].Folded)
        )
        {
            at++;
        }

        return at > end && question.Tokens[end].Folded is "in" ? Column(question.PartAt(at)) : null;
    }

    private LookupPart? Column(LookupPart? part) =>
        part is { Kind: LookupKind.Mention } && question.Columns.Text(part) is not null ? part : null;
}
