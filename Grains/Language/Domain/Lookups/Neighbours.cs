using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Lookups;

/// <summary>What stands beside a value: the names of columns to its left and right, and the list that it goes on with.</summary>
internal sealed class Neighbours(LookupQuestion question, AskedColumns asked)
{
    /// <summary>The word before a value, articles aside.</summary>
    public string WordBefore(LookupPart part)
    {
        var at = part.First - 1;
        while (at > 0 && question.Tokens[at].Folded is "the" or "a" or "an")
        {
            at--;
        }

        return at >= 0 ? question.Tokens[at].Folded : "";
    }

    /// <summary>The column named to the left, with nothing but small words between; strong when they do not lead elsewhere.</summary>
    public LookupPart? LeftOf(LookupPart part, out bool strong)
    {
        strong = true;
        var at = part.First - 1;
        var weak = false;
        while (at >= 0)
        {
            if (question.PartAt(at) is { } other)
            {
                strong = !weak;
                return other.Kind == LookupKind.Mention && !question.Used.Contains(other) ? other : null;
            }

            if (
                !question.Words.Is("link", question.Tokens, at)
                && !question.Words.Is("deny", question.Tokens, at)
                && question.Tokens[at].Folded is not ("'s" or "whose" or "name")
            )
            {
                var noun =
                    part is { Kind: LookupKind.Number, Comparison.Stated: true }
                    && at == part.First - 1
                    && question.Tokens[at].Kind == TokenKind.Word
                    && !question.Words.Is("stop", question.Tokens, at);
                if (!noun)
                {
                    return null;
                }
            }

            weak |= question.Reader.Words.Cues.Questions.WeakLinks.Has(question.Tokens[at].Folded);
            at--;
        }

        return null;
    }

    /// <summary>The column named to the right, with nothing but small words between.</summary>
    public LookupPart? RightOf(LookupPart part)
    {
        var at = part.Kind == LookupKind.Number ? AfterCounted(part.End) : part.End;
        while (at < question.Tokens.Length)
        {
            if (question.PartAt(at) is { } other)
            {
                return other.Kind == LookupKind.Mention && !question.Used.Contains(other) ? other : null;
            }

            if (!question.Reader.Words.Cues.Questions.BeforeColumn.Has(question.Tokens[at].Folded))
            {
                return null;
            }

            at++;
        }

        return null;
    }

    /// <summary>"10 medals in total": what is counted stands between the number and its column.</summary>
    private int AfterCounted(int end) =>
        end + 2 < question.Tokens.Length
        && question.PartAt(end) is null
        && question.IsContent(end)
        && question.Tokens[end].Kind == TokenKind.Word
        && question.Tokens[end + 1].Folded is "in"
        && question.PartAt(end + 2) is { Kind: LookupKind.Mention } column
        && column.First == end + 2
        && column.Facets[0].Score >= 0.9
            ? end + 1
            : end;

    /// <summary>The column that the verb before a value speaks of ("directed by …" of a director); null for none.</summary>
    public Interfaces.Facets.Facet? Deed(LookupPart part)
    {
        var at = part.First - 1;
        while (at > 1 && question.Reader.Words.Cues.Questions.AfterDeed.Has(question.Tokens[at].Folded))
        {
            at--;
        }

        return at > 0 && question.PartAt(at) is null ? question.Columns.Deed(question.Tokens[at]) : null;
    }

    /// <summary>True when the column says its value at once.</summary>
    public bool Touches(LookupPart left, LookupPart part)
    {
        for (var at = left.End; at < part.First; at++)
        {
            if (!question.Reader.Words.Cues.Questions.Touching.Has(question.Tokens[at].Folded))
            {
                return false;
            }
        }

        return !asked.Is(left) || left.End == part.First || Strong(left, part);
    }

    /// <summary>True when the words between say that the value is what the column holds.</summary>
    public bool Strong(LookupPart left, LookupPart part) =>
        left.End == part.First
        || Enumerable
            .Range(left.End, part.First - left.End)
            .Any(at => question.Words.Is("strong-link", question.Tokens, at));

    /// <summary>The first token that is no word between a column and its value.</summary>
    public int SkipLinks(int at, out bool strong)
    {
        strong = false;
        while (
            at < question.Tokens.Length
            && question.PartAt(at) is null
            && (
                question.Words.Is("link", question.Tokens, at)
                || question.Words.Is("deny", question.Tokens, at)
            )
            && !(question.IsCapital(at) && at + 1 < question.Tokens.Length && question.IsCapital(at + 1))
        )
        {
            strong |=
                question.Words.Is("strong-link", question.Tokens, at)
                && !question.Reader.Words.Cues.Questions.Being.Has(question.Tokens[at].Folded);
            at++;
        }

        return at;
    }

    /// <summary>The test whose list of values this one goes on with.</summary>
    public LookupTest? Continued(LookupPart part)
    {
        if (question.Tests.Count == 0)
        {
            return null;
        }

        var last = question.Tests[^1];
        for (var at = last.End; at < part.First; at++)
        {
            if (!question.Reader.Words.Cues.Questions.ListLinks.Has(question.Tokens[at].Folded))
            {
                return null;
            }
        }

        return
            last.End <= part.First
            && Enumerable
                .Range(last.End, part.First - last.End)
                .Any(at => question.Tokens[at].Folded is "or" or "and" or ",")
            ? last
            : null;
    }
}
