using SmartSegmentation.Grains.Segments.Domain;

namespace SmartSegmentation.Grains.Language.Domain.Answers;

/// <summary>Takes the words of functions ("average", "in total") and the verbs that say nothing more.</summary>
internal sealed class QuestionFunctions(SpokenText said, AnswerWords words)
{
    /// <summary>Takes every expression of a class: the first token of the first; null when there is none.</summary>
    public int? TakeAll(string name)
    {
        int? at = null;
        foreach (var (first, end) in said.Find(words.Questions, name).ToList())
        {
            said.Take(first, end, "question." + name);
            at ??= first;
        }

        return at;
    }

    /// <summary>The function that is asked for, and the token after its words; null and 0 when there is none.</summary>
    public (SummaryFunction? Function, int At) Take()
    {
        SummaryFunction? function = null;
        var at = 0;
        foreach (
            var (name, value) in new[]
            {
                ("function.avg", SummaryFunction.Avg),
                ("function.median", SummaryFunction.Median),
                ("function.max", SummaryFunction.Max),
                ("function.min", SummaryFunction.Min),
            }
        )
        {
            foreach (var (first, end) in said.Find(words.Questions, name).ToList())
            {
                if (function is null && said.ItemAt(first).Comparison is null)
                {
                    said.Take(first, end, "question.function");
                    function = value;
                    at = end;
                }
            }
        }

        var sum = TakeSum();
        return (function ?? (sum is null ? null : SummaryFunction.Sum), function is null ? sum ?? 0 : at);
    }

    /// <summary>The token after "in total"; null when there is none.</summary>
    public int? TakeSum()
    {
        int? at = null;
        foreach (var (first, end) in said.Find(words.Questions, "function.sum").ToList())
        {
            var item = said.ItemAt(first);
            if (
                item.Comparison is null
                && !(
                    item.Length > end - first
                    && item.Of(Facets.Domain.MatchKind.Facet).Any(match => match.Score >= 0.9)
                )
            )
            {
                said.Take(first, end, "question.function");
                at ??= end;
            }
        }

        return at;
    }

    /// <summary>Verbs that say only that something came to us, outside relative clauses.</summary>
    public void TakeBrings()
    {
        var relative = new VerbGroups(said, words.Claims).Relative(0, said.Tokens.Length);
        foreach (var (first, end) in said.Find(words.Questions, "brings").ToList())
        {
            if ((relative < 0 || first < relative) && !IsCountry(first, end))
            {
                said.Take(first, end, "question.verb");
            }
        }
    }

    /// <summary>"in the US" is a country, not those who ask.</summary>
    private bool IsCountry(int first, int end) =>
        end == first + 1
        && said.Tokens[first] is { Folded: "us" } token
        && (
            token.Text is "US" or "USA"
            || (first > 0 && said.Tokens[first - 1].Folded is "the" or "in" or "from")
        );
}
