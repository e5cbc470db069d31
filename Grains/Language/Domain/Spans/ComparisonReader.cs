using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Spans;

/// <summary>Reads comparisons with numbers: comparator before or after, ranges, "N+" and bare numbers.</summary>
internal sealed class ComparisonReader(PhraseLexicon words)
{
    /// <summary>Every comparison that begins at a token, longest first.</summary>
    public IEnumerable<(Comparison Comparison, int End)> At(IReadOnlyList<Token> tokens, int first)
    {
        foreach (
            var (name, found) in words
                .At(tokens, first)
                .Where(match => match.Class.StartsWith("compare.", StringComparison.Ordinal))
        )
        {
            // "min. 3": the point is of the short form.
            var after =
                found < tokens.Count
                && tokens[found].Text is "."
                && tokens[found - 1].Folded is "min" or "max"
                    ? found + 1
                    : found;
            var start =
                after < tokens.Count && tokens[after].Folded is "the" or "of" or "a" or "by" or "about"
                    ? after + 1
                    : after;
            if (start >= tokens.Count)
            {
                continue;
            }

            if (Aged(tokens[start]) is { } age && name is not "compare.between")
            {
                yield return (
                    new Comparison(OperatorOf(name), age, null, NumberUnit.None, true, true),
                    start + 1
                );
            }

            var ofAge = name.EndsWith(".age", StringComparison.Ordinal);
            if (name is "compare.between")
            {
                if (Range(tokens, start) is var (range, end))
                {
                    yield return (range, end);
                }
            }
            else if ((NumberReader.At(tokens, after) ?? NumberReader.At(tokens, start)) is { } number)
            {
                var (unit, end) = Times(tokens, number);
                yield return (
                    new Comparison(
                        OperatorOf(name),
                        number.Value,
                        null,
                        unit,
                        true,
                        ofAge || IsYearsOld(tokens, end)
                    ),
                    end
                );
            }
        }

        if (NumberReader.At(tokens, first) is { } bare)
        {
            if (Range(tokens, first) is var (range, rangeEnd))
            {
                if (rangeEnd < tokens.Count && tokens[rangeEnd].Folded is "times" or "x")
                {
                    yield return (range with { Unit = NumberUnit.Times }, rangeEnd + 1);
                }

                yield return (range, rangeEnd);
            }

            foreach (var after in After(tokens, bare.End))
            {
                yield return (
                    new Comparison(
                        after.Operator,
                        bare.Value,
                        null,
                        after.Times ? NumberUnit.Times : bare.Unit,
                        true,
                        after.OfAge || IsAgeByItself(tokens, bare, after.End)
                    ),
                    after.End
                );
            }

            var (unit, end) = Times(tokens, bare);
            yield return (
                new Comparison(ConditionOperator.Eq, bare.Value, null, unit, false, IsYearsOld(tokens, end)),
                end
            );
        }

        if (Parted(tokens, first) is { } parted)
        {
            yield return parted;
        }

        if (Sign(tokens, first) is { } sign)
        {
            yield return sign;
        }

        foreach (var found in Adverbs(tokens, first))
        {
            yield return found;
        }
    }

    /// <summary>"a greater weight than 10": what is compared stands between the two words that compare.</summary>
    private static (Comparison Comparison, int End)? Parted(IReadOnlyList<Token> tokens, int first)
    {
        if (
            tokens[first].Folded is not "than"
            || first + 1 >= tokens.Count
            || NumberReader.At(tokens, first + 1) is not { } number
        )
        {
            return null;
        }

        for (var at = first - 2; at >= Math.Max(0, first - 4); at--)
        {
            var operation = tokens[at].Folded switch
            {
                "greater" or "higher" or "larger" or "bigger" => ConditionOperator.Gt,
                "lower" or "smaller" => ConditionOperator.Lt,
                _ => ConditionOperator.Unknown,
            };
            if (operation != ConditionOperator.Unknown)
            {
                var (unit, end) = Times(tokens, number);
                return (new Comparison(operation, number.Value, null, unit, true, false), end);
            }
        }

        return null;
    }

    /// <summary>"negative", "positive", "nothing".</summary>
    private static (Comparison Comparison, int End)? Sign(IReadOnlyList<Token> tokens, int first) =>
        tokens[first].Folded switch
        {
            "negative" => (
                new Comparison(ConditionOperator.Lt, 0, null, NumberUnit.None, true, false),
                first + 1
            ),
            "positive" => (
                new Comparison(ConditionOperator.Gt, 0, null, NumberUnit.None, true, false),
                first + 1
            ),
            _ => null,
        };

    /// <summary>"once", "at least twice", "twice or more".</summary>
    private IEnumerable<(Comparison Comparison, int End)> Adverbs(IReadOnlyList<Token> tokens, int first)
    {
        if (tokens[first].Folded is "once" or "twice" or "thrice")
        {
            var count = tokens[first].Folded switch
            {
                "once" => 1,
                "twice" => 2,
                _ => 3,
            };
            foreach (var after in After(tokens, first + 1))
            {
                yield return (
                    new Comparison(after.Operator, count, null, NumberUnit.Times, true, false),
                    after.End
                );
            }

            yield return (
                new Comparison(ConditionOperator.Eq, count, null, NumberUnit.Times, false, false),
                first + 1
            );
        }

        foreach (
            var (name, after) in words
                .At(tokens, first)
                .Where(found => found.Class.StartsWith("compare.", StringComparison.Ordinal))
        )
        {
            if (after < tokens.Count && tokens[after].Folded is "once" or "twice" or "thrice")
            {
                var count = tokens[after].Folded switch
                {
                    "once" => 1,
                    "twice" => 2,
                    _ => 3,
                };
                yield return (
                    new Comparison(OperatorOf(name), count, null, NumberUnit.Times, true, false),
                    after + 1
                );
            }
        }
    }

    /// <summary>"over 70s", "the under-30s": people by their age; null for any other word.</summary>
    private static decimal? Aged(Token token) =>
        token.Folded is [>= '1' and <= '9', >= '0' and <= '9', 's']
            ? decimal.Parse(token.Folded.AsSpan(0, 2), System.Globalization.CultureInfo.InvariantCulture)
            : null;

    /// <summary>"men, 50+, in Ohio": a number of years between commas, of which nothing says what it counts.</summary>
    private static bool IsAgeByItself(IReadOnlyList<Token> tokens, NumberSpan number, int end) =>
        number is { Unit: NumberUnit.None, Value: >= 16 and < 100 }
        && tokens[end - 1].Text is "+"
        && (number.First == 0 || tokens[number.First - 1].Kind is TokenKind.Punctuation)
        && (end == tokens.Count || tokens[end].Kind is TokenKind.Punctuation);

    private static bool IsYearsOld(IReadOnlyList<Token> tokens, int at) =>
        at + 1 < tokens.Count
        && tokens[at].Folded is "years" or "year" or "yrs"
        && tokens[at + 1].Folded is "old" or "olds";

    private static (NumberUnit Unit, int End) Times(IReadOnlyList<Token> tokens, NumberSpan number) =>
        number.Unit == NumberUnit.None
        && number.End < tokens.Count
        && tokens[number.End].Folded is "times" or "time" or "occasions" or "x"
            ? (NumberUnit.Times, number.End + 1)
            : (number.Unit, number.End);

    private IEnumerable<(ConditionOperator Operator, int End, bool OfAge, bool Times)> After(
        IReadOnlyList<Token> tokens,
        int at
    )
    {
        var times = at < tokens.Count && tokens[at].Folded is "times" or "time" or "occasions";
        foreach (var start in times ? new[] { at + 1 } : [at])
        {
            if (start >= tokens.Count)
            {
                continue;
            }

            foreach (
                var (name, end) in words
                    .At(tokens, start)
                    .Where(found => found.Class.StartsWith("after.", StringComparison.Ordinal))
            )
            {
                if (
                    end == start + 2
                    && end < tokens.Count
                    && tokens[start].Folded is "or"
                    && NumberReader.At(tokens, end) is not null
                )
                {
                    // "over 60 or under 30": the words compare what follows.
                    continue;
                }

                // "3 plus 4" and "over 3 plus a helmet" add; a plus sign belongs to the number only where it touches it.
                if (
                    tokens[start].Folded is "plus" && end < tokens.Count
                    || (tokens[start].Text is "+" && !tokens[start].JoinedToPrevious)
                )
                {
                    continue;
                }

                var afterTimes = end < tokens.Count && tokens[end].Folded is "times" or "time" or "occasions";
                yield return (
                    OperatorOf(name),
                    afterTimes ? end + 1 : end,
                    name.EndsWith(".age", StringComparison.Ordinal),
                    times || afterTimes
                );
            }
        }
    }

    /// <summary>"20 and 30", "20 to 30", "from 20 to 30", "20-30".</summary>
    private static (Comparison Comparison, int End)? Range(IReadOnlyList<Token> tokens, int first)
    {
        var start = tokens[first].Folded is "from" ? first + 1 : first;
        if (start >= tokens.Count || NumberReader.At(tokens, start) is not { } low)
        {
            return null;
        }

        var link = low.End;
        if (link >= tokens.Count)
        {
            return null;
        }

        var between =
            first > 0 && tokens[first - 1].Folded is "between" or "anywhere" or "somewhere" or "range"
            || (first > 1 && tokens[first - 1].Folded is "of" && tokens[first - 2].Folded is "range");
        var hyphen =
            tokens[link].JoinedToPrevious
            && tokens[link].Kind == TokenKind.Number
            && tokens[link].Start > tokens[link - 1].End;
        var linked =
            hyphen
            || tokens[link].Folded is "to" or "–" or "-" or "through"
            || (between && tokens[link].Folded is "and" or "or");
        var next = hyphen ? link : link + 1;
        if (!linked || next >= tokens.Count || NumberReader.At(tokens, next) is not { } high)
        {
            return null;
        }

        var unit = high.Unit != NumberUnit.None ? high.Unit : low.Unit;
        // "2 to 3.5k", "between 40 and 70k": the lower number takes the scale of the upper.
        var lowValue = low.Value;
        if (
            high.Value >= 1000
            && low.Value < 1000
            && tokens[high.End - 1].Folded is var last
            && (last.EndsWith('k') || last is "thousand" or "grand")
            && low.Value * 1000 < high.Value
        )
        {
            lowValue *= 1000;
        }

        if (high.Value < lowValue)
        {
            return null;
        }

        return (
            new Comparison(
                ConditionOperator.Between,
                lowValue,
                high.Value,
                unit,
                true,
                IsYearsOld(tokens, high.End)
            ),
            high.End
        );
    }

    /// <summary>How a class of words compares: <c>compare.gt</c>, <c>after.ge</c>.</summary>
    public static ConditionOperator OperatorOf(string name) =>
        name.Split('.')[1] switch
        {
            "gt" => ConditionOperator.Gt,
            "ge" => ConditionOperator.Ge,
            "lt" => ConditionOperator.Lt,
            "le" => ConditionOperator.Le,
            "ne" => ConditionOperator.Ne,
            _ => ConditionOperator.Eq,
        };
}
