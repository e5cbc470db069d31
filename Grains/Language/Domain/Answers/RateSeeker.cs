using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Answers;

/// <summary>Finds a rate that is asked for, and takes the words that say it.</summary>
/// <param name="said">The question.</param>
/// <param name="words">Words of questions.</param>
internal sealed class RateSeeker(SpokenText said, AnswerWords words)
{
    /// <summary>"churn rate": the share of those for whom the word before holds, which is no group then.</summary>
    public AskedMeasure? Take()
    {
        foreach (var (first, end) in said.Find(words.Questions, "rate").ToList())
        {
            var part = said.Part(first: 0, end);
            if (part.Items.IsEmpty)
            {
                continue;
            }

            var last = part.Items.Select(part.InWhole).Last(item => item.First < end);
            var start =
                last.First == first && last.Length == 1 && first > 0
                    ? part
                        .Items.Select(part.InWhole)
                        .Where(item => item.End <= first)
                        .Select(item => item.First)
                        .DefaultIfEmpty(first)
                        .Last()
                    : last.First;
            if (start >= first)
            {
                continue;
            }

            var condition = said.Part(start, first).Try().Expression;
            if (condition is null)
            {
                continue;
            }

            var name = said.Words(start, end);
            said.Take(start, end, "question.measure");
            return new AskedMeasure(AskedKind.Rate, name) { Condition = condition };
        }

        return null;
    }
}
