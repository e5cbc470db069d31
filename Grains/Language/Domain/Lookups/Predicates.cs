using SmartSegmentation.Grains.Interfaces.Facets;

namespace SmartSegmentation.Grains.Language.Domain.Lookups;

/// <summary>Values that stand before the name of their column: "Dutch is the official language", "the banking or retailing industry".</summary>
internal sealed class Predicates(LookupQuestion question, AskedColumns asked, TestMaker maker)
{
    private const double SureName = 0.9;
    private const int MostBetween = 4;

    /// <summary>Adds a test for every such value that the table is not known to hold.</summary>
    public void Add()
    {
        foreach (var mention in question.Parts.Where(part => part.Kind == LookupKind.Mention).ToList())
        {
            if (
                mention.Facets[0].Score < SureName
                || question.Used.Contains(mention)
                || asked.Is(mention)
                || question.Columns.Text(mention) is not { } facet
            )
            {
                continue;
            }

            if (Subject(mention) is var (first, end))
            {
                Test(first, end, facet, mention);
            }
            else
            {
                foreach (var at in Listed(mention))
                {
                    Test(at, at + 1, facet, mention);
                }
            }
        }

        question.Tests.Sort((left, right) => left.First.CompareTo(right.First));
    }

    private void Test(int first, int end, Facet facet, LookupPart mention)
    {
        var part = new LookupPart(first, end, LookupKind.Free)
        {
            Text = question.Text[question.Tokens[first].Start..question.Tokens[end - 1].End],
        };
        question.Used.Add(mention);
        question.Tests.Add(maker.OfText(part, facet, null));
    }

    /// <summary>The name in capitals of which the column is said; null for none.</summary>
    private (int First, int End)? Subject(LookupPart mention)
    {
        var at = mention.First - 1;
        while (at > 1 && mention.First - at < MostBetween && IsBetween(at))
        {
            at--;
        }

        if (
            at <= 1
            || question.Tokens[at].Folded is not ("the" or "a" or "an" or "their" or "its")
            || question.Tokens[at - 1].Folded is not ("is" or "are" or "was" or "were")
        )
        {
            return null;
        }

        var end = at - 1;
        var first = end;
        while (first > 1 && IsName(first - 1))
        {
            first--;
        }

        return first < end ? (first, end) : null;
    }

    private bool IsBetween(int at) =>
        question.PartAt(at) is null
        && !question.IsEnd(at)
        && question.Tokens[at].Folded is not ("the" or "a" or "an" or "their" or "its");

    private bool IsName(int at) =>
        question.IsCapital(at) && question.PartAt(at) is null && question.IsContent(at) && !IsTested(at);

    /// <summary>Words joined by "or" before the column, none of them known.</summary>
    private List<int> Listed(LookupPart mention)
    {
        var found = new List<int>();
        var at = mention.First - 1;
        while (at > 1 && IsWord(at))
        {
            found.Insert(0, at);
            if (question.Tokens[at - 1].Folded is not "or")
            {
                break;
            }

            at -= 2;
        }

        return found.Count > 1 && question.Words.Is("lead", question.Tokens, found[0] - 1) ? found : [];
    }

    private bool IsWord(int at) =>
        question.PartAt(at) is null
        && question.IsContent(at)
        && question.Tokens[at].Kind == Text.TokenKind.Word
        && !question.Words.Is("asked-filler", question.Tokens, at)
        && !IsTested(at);

    private bool IsTested(int at) =>
        question.Tests.Exists(test => test.Part.First <= at && at < test.Part.End);
}
