using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Answers;

/// <summary>Which groups are asked for.</summary>
/// <param name="Keys">By what.</param>
/// <param name="Top">How many of the first; null = all.</param>
/// <param name="Least">True when the least are meant.</param>
/// <param name="Anchor">Token after the word of greatest or least, beside which the measure stands; -1 when there is none.</param>
/// <param name="Which">True for "which …", false for a mere "by …".</param>
internal sealed record GroupsAsked(List<AskedKey> Keys, int? Top, bool Least, int Anchor, bool Which);

/// <summary>Finds which groups a question asks for.</summary>
internal sealed class GroupsSeeker(SpokenText said, AnswerWords words)
{
    private readonly KeySeeker _keys = new(said, words.Questions);

    /// <summary>The groups, taken from the words; null when "which" asks for members, which is no question.</summary>
    public GroupsAsked? Seek()
    {
        if (Which() is var (keys, count, isMember))
        {
            if (isMember)
            {
                return null;
            }

            keys.AddRange(_keys.By().Take(2 - keys.Count));
            return Superlative() is var (least, anchor)
                ? new GroupsAsked(keys, count ?? 1, least, anchor, true)
                : new GroupsAsked(keys, null, false, -1, true);
        }

        return First() ?? new GroupsAsked(_keys.By(), null, false, -1, false);
    }

    /// <summary>"which three states …".</summary>
    private (List<AskedKey> Keys, int? Count, bool IsMember)? Which()
    {
        foreach (
            var (first, end) in said.Find(words.Questions, "ask.which", 0, Math.Min(4, said.Tokens.Length))
                .ToList()
        )
        {
            var (count, at) = Number(end);
            if (_keys.At(at) is { } found)
            {
                said.Take(first, found.End, "question.key", found.Match);
                return ([found.Key], count, false);
            }

            while (
                at < said.Tokens.Length && said.Scope.Cues.Questions.BeforeGroups.Has(said.Tokens[at].Folded)
            )
            {
                at++;
            }

            if (
                said.Tokens[first].Folded is "which"
                && at < said.Tokens.Length
                && said.Scope.Thesaurus.IsEntityWord(said.Tokens[at].Stem)
            )
            {
                return ([], null, true);
            }
        }

        return null;
    }

    /// <summary>"the top 5 countries by revenue", "the most popular plan".</summary>
    private GroupsAsked? First()
    {
        foreach (var name in new[] { "top", "bottom" })
        {
            foreach (var (first, end) in said.Find(words.Questions, name).ToList())
            {
                var (count, at) = Number(end);
                if (
                    said.ItemAt(first).Comparison is null
                    && _keys.At(at) is { } found
                    && !(count is null && IsExtreme(first, end, found.Key))
                )
                {
                    said.Take(first, found.End, "question.key", found.Match);
                    var anchor = found.End;
                    if (said.Is(words.Questions, "by", anchor) && _keys.At(anchor + 1) is null)
                    {
                        said.Take(anchor, anchor + 1, "question.by");
                    }

                    return new GroupsAsked([found.Key], count ?? 1, name is "bottom", anchor, true);
                }
            }
        }

        return null;
    }

    /// <summary>"the highest income" is a number, not the income that most have.</summary>
    private bool IsExtreme(int first, int end, AskedKey key) =>
        key.Facet is { } facet
        && PopulationModel.IsNumber(facet)
        && Enumerable
            .Range(first, end - first)
            .Any(at =>
                said.Is(words.Questions, "function.max", at) || said.Is(words.Questions, "function.min", at)
            );

    private (bool Least, int Anchor)? Superlative()
    {
        foreach (var name in new[] { "top", "bottom" })
        {
            foreach (var (first, end) in said.Find(words.Questions, name).ToList())
            {
                if (said.ItemAt(first).Comparison is null)
                {
                    said.Take(first, end, "question.order");
                    return (name is "bottom", end);
                }
            }
        }

        return null;
    }

    private (int? Count, int At) Number(int at) =>
        at < said.Tokens.Length && NumberReader.At(said.Tokens, at) is { Value: > 0 and <= 1000 } number
            ? (WholeNumber.Of(number.Value), number.End)
            : (null, at);
}
