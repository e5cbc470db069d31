using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Lookups;

/// <summary>Names that stand after a word that leads to them, with no column beside them.</summary>
internal sealed class BareNames(
    LookupQuestion question,
    ValueEnd valueEnd,
    Neighbours beside,
    TestMaker maker
)
{
    private const int Seldom = 1500;
    private const int SeldomAtTheEnd = 900;

    /// <summary>Names that stand after a word that leads to them, with no column beside them.</summary>
    public void Add()
    {
        for (var at = 0; at < question.Tokens.Length; at++)
        {
            if (
                question.PartAt(at) is not null
                || !question.IsContent(at)
                || question.IsEnd(at)
                || at == 0
                || question.Tests.Exists(test => test.Part.First <= at && at < test.Part.End)
                || question.Reader.Data.Fillers.Contains(question.Tokens[at].Folded)
            )
            {
                continue;
            }

            var owner = at;
            while (
                question.IsCapital(owner)
                && owner + 1 < question.Tokens.Length
                && question.IsCapital(owner + 1)
                && !question.Tokens[owner].Folded.EndsWith("'s", StringComparison.Ordinal)
            )
            {
                owner++;
            }

            var owned =
                question.IsCapital(owner)
                && question.Tokens[owner].Folded.EndsWith("'s", StringComparison.Ordinal);
            var naming =
                owned
                || (
                    question.Words.Is("naming", question.Tokens, at - 1)
                    && !(at > 1 && question.Words.Is("ask", question.Tokens, at - 2))
                    && (
                        at > 1 && question.Tokens[at - 1].Folded is "named" or "called" or "titled"
                        || !question.IsPlain(at, at + 1)
                    )
                );
            var led =
                question.Words.Is("lead", question.Tokens, at - 1)
                || (at > 2 && question.IsCapital(at) && question.Words.Is("subject", question.Tokens, at - 1))
                || Preceded(at) is not null
                || (
                    at > 1
                    && question.Words.Is("lead", question.Tokens, at - 2)
                    && question.Columns.IsTableWord(question.Tokens[at - 1])
                );
            var small = IsSmallName(at);
            var name = small || question.IsCapital(at) || question.Tokens[at].Text.Any(char.IsDigit);
            if (
                !naming
                && !(name && (led || small))
                && !(name && at + 1 < question.Tokens.Length && question.IsCapital(at + 1))
            )
            {
                continue;
            }

            var end = owned ? owner + 1 : Doer(at) ?? valueEnd.Of(at);
            if (question.IsPlain(at, end) && !(small || naming))
            {
                at = end;
                continue;
            }

            var first = at;
            while (
                first < end - 1
                && question.Columns.IsTableWord(question.Tokens[first])
                && !question.IsCapital(first)
            )
            {
                first++;
            }

            while (
                end - 1 > first
                && question.Columns.IsTableWord(question.Tokens[end - 1])
                && !question.IsCapital(end - 1)
            )
            {
                end--;
            }

            AddName(at, first, end, owned, naming);
            at = end;
        }

        question.Tests.Sort((left, right) => left.First.CompareTo(right.First));
    }

    /// <summary>"does the Danube flow through": after "do", a name in capitals ends before the verb; null where no verb follows it.</summary>
    private int? Doer(int at)
    {
        if (
            !question.IsCapital(at)
            || !question.Tokens.Take(at).Any(token => token.Folded is "do" or "does" or "did")
        )
        {
            return null;
        }

        var end = at + 1;
        while (question.IsCapital(end))
        {
            end++;
        }

        return
            !question.IsEnd(end)
            && !question.IsEnd(end + 1)
            && question.PartAt(end) is null
            && !question.IsCapital(end + 1)
            && question.IsPlain(end, end + 2)
            ? end
            : null;
    }

    /// <summary>A name as a condition on the column that follows, goes before, or names the rows.</summary>
    private void AddName(int at, int first, int end, bool owned, bool naming)
    {
        var part = new LookupPart(first, end, LookupKind.Free)
        {
            Text = Unowned(question.Text[question.Tokens[first].Start..question.Tokens[end - 1].End]),
        };
        var next = end;
        while (
            next < question.Tokens.Length
            && next > end - 1
            && !owned
            && (question.Reader.Words.Cues.Questions.AfterName.Has(question.Tokens[next].Folded))
        )
        {
            next++;
        }

        var after =
            next > end
            && !question.Words.Is("relative", question.Tokens, at - 1)
            && question.Tokens[Math.Max(0, at - 1)].Folded is not ("if" or "where")
                ? null
                : question.PartAt(next);
        var before = beside.LeftOf(part, out _);
        var place =
            beside.WordBefore(part) is "in" or "from" or "at"
            || (
                beside.WordBefore(part) is "does"
                && end < question.Tokens.Length
                && question.Tokens[end].Folded is "have"
            );
        var facet =
            !owned
            && after is { Kind: LookupKind.Mention }
            && after.Facets[0].Score >= 0.5
            && question.Columns.Text(after) is { } following
                ? following
            : (Followed(end) ?? Preceded(first)) is { } listed ? listed.Facet
            : before is not null && naming && question.Columns.Text(before) is { } named ? named
            : beside.Deed(part) is { } done ? done
            : naming || !place ? question.Columns.Identity
            : question.Columns.PlaceOf(question, part) ?? question.Columns.Identity;
        if (
            (after is null || owned)
            && !(place && before is null)
            && question.Columns.NameOf(part.Text) is { } person
        )
        {
            question.Tests.Add(maker.OfText(part with { Text = person.First }, person.FirstName, null));
            question.Tests.Add(maker.OfText(part with { Text = person.Last }, person.LastName, null));
        }
        else if (
            facet is not null
            && (
                Followed(end) is not null
                || Preceded(first) is not null
                || question.Tests.TrueForAll(test =>
                    !string.Equals(test.Facet.FacetId, facet.FacetId, StringComparison.Ordinal)
                    || test.Operator is not ConditionOperator.Eq
                )
            )
        )
        {
            question.Tests.Add(maker.OfText(part, facet, null));
        }
    }

    /// <summary>In a question without capitals: a word after "in", "of" or "does" that is neither grammar nor known to general vocabulary.</summary>
    private bool IsSmallName(int at) =>
        question.Tokens.Skip(1).All(token => !char.IsUpper(token.Text[0]))
        && question.Tokens[at].Kind == TokenKind.Word
        && at > 0
        && question.Reader.Words.Cues.Questions.BeforeName.Has(question.Tokens[at - 1].Folded)
        && !question.Words.Is("asked-filler", question.Tokens, at)
        && !question.Words.Is("stop", question.Tokens, at)
        && !question.Words.Is("link", question.Tokens, at)
        && !question.Reader.Data.FunctionWords.At(question.Tokens, at).Any()
        && !question.Columns.IsTableWord(question.Tokens[at])
        && !(question.Tokens[at - 1].Folded is "of" && question.Words.Is("relative", question.Tokens, at + 1))
        && !question.IsVerbal(at)
        && question.Tokens[at].Text.Length > 3
        && WordList.Rank(question.Tokens[at].Folded) > (Closes(at) ? SeldomAtTheEnd : Seldom)
        && (
            question.Tokens[at - 1].Folded is not "the"
            || at + 1 >= question.Tokens.Length
            || question.IsEnd(at + 1)
        );

    /// <summary>True for the last word of a clause, where a name stands rather than a word that goes on.</summary>
    private bool Closes(int at) =>
        question.IsEnd(at + 1) || question.Tokens[at + 1].Folded is "have" or "has";

    private static string Unowned(string text) =>
        text.EndsWith("'s", StringComparison.Ordinal) || text.EndsWith("’s", StringComparison.Ordinal)
            ? text[..^2]
            : text.Trim('.', ',', '?', ' ');

    /// <summary>The test of a value that a list goes on with: "HKG or CHI" where only the second is known.</summary>
    private LookupTest? Followed(int end) =>
        end + 1 < question.Tokens.Length && question.Tokens[end].Folded is "or" or "and" or ","
            ? question.Tests.Find(test => test.Part.First == end + 1 && test.Operator == ConditionOperator.Eq)
            : null;

    /// <summary>The test of an unknown name that this one goes on with: "HI or WI" after the name of a column.</summary>
    private LookupTest? Preceded(int first) =>
        first > 1 && question.IsCapital(first) && question.Tokens[first - 1].Folded is "or"
            ? question.Tests.Find(test =>
                test.Part.End == first - 1
                && test.Part.Kind == LookupKind.Free
                && test.Operator == ConditionOperator.Eq
            )
            : null;
}
