using System.Collections.Immutable;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Spans;

/// <summary>Puts every reading of every stretch on one chart and chooses the stretches that cover the sentence best.</summary>
/// <param name="data">The words of the language.</param>
/// <param name="thesaurus">General vocabulary.</param>
/// <param name="known">Words that somebody defined.</param>
internal sealed class SpanReader(LanguageData data, Thesaurus thesaurus, KnownWords known)
{
    private readonly double _sureMatch = data.Weight("sure-match");

    /// <summary>The sentence as a row of items, every token in exactly one.</summary>
    /// <param name="tokens">The sentence.</param>
    /// <param name="dates">Phrases of time in it.</param>
    /// <param name="matches">What the catalog knows of it.</param>
    /// <param name="relatives">Days counted from events of the member's own.</param>
    public ImmutableArray<Item> Read(
        ImmutableArray<Token> tokens,
        ImmutableArray<DateMatch> dates,
        IEnumerable<(int First, int End, RelativeTo Relative)> relatives,
        ImmutableArray<FacetMatch> matches
    )
    {
        var chart = new SpanChart(tokens.Length);
        AddMatches(chart, tokens, matches);
        AddDates(chart, tokens, [.. dates.Where(date => !IsPartOfName(tokens, date, matches))], matches);
        foreach (var (first, end, relative) in relatives)
        {
            chart.Add(
                first,
                end,
                item => item with { Relative = relative },
                Worth(data.Weight("relative"), end - first)
            );
        }

        for (var at = 0; at < tokens.Length; at++)
        {
            AddWords(chart, tokens, at);
        }

        known.AddTo(chart, tokens, data);
        return chart.Best();
    }

    private void AddMatches(SpanChart chart, ImmutableArray<Token> tokens, ImmutableArray<FacetMatch> found)
    {
        foreach (
            var group in found
                .Where(match => match.Score >= data.Weight("match-floor"))
                .GroupBy(match => (match.First, match.End))
        )
        {
            var matches = OfName([.. group.OrderByDescending(match => match.Score)]);
            var (first, end) = group.Key;
            if (
                end == first + 2
                && matches[0].Kind is MatchKind.Facet
                && matches[0].Score < 0.9
                && IsValueOfTable(found, first)
            )
            {
                // "savings account", "open ticket": a value of the rows and their name.
                continue;
            }

            if (
                matches[0] is { Kind: MatchKind.Facet, Way: not MatchWay.Label }
                && (SaysDeed(found, tokens, first, end) || SaysWhichOne(found, tokens, matches[0]))
            )
            {
                continue;
            }

            if (
                matches[0].Kind is MatchKind.Facet
                && matches[0].Way is not MatchWay.Label
                && HoldsName(found, first, end)
            )
            {
                // "booked a family room": the words of a value's name, not of a column of room bookings.
                continue;
            }

            if (
                tokens[end - 1].Folded is "who" or "whose" or "whom" or "which" or "that"
                || tokens[first].Folded is "who" or "whose" or "which" or "that"
            )
            {
                continue;
            }

            if (
                end > first + 1
                && tokens[first].Text is "no" or "No" or "not"
                && !(tokens[first + 1].Text is ".")
                && !tokens[first + 1].JoinedToPrevious
            )
            {
                // "no order" denies an order; it is no order number.
                continue;
            }

            var best = matches.Max(match => match.Score * data.Weight(WeightOf(match)));
            if (NamesMore(found, matches[0]))
            {
                best = Math.Max(best, data.Weight("value-exact"));
            }

            chart.Add(
                first,
                end,
                item => item with { Matches = matches },
                matches[0].Score >= _sureMatch || NamesNumber(matches[0], tokens)
                    ? Worth(
                        Math.Max(best, NamesNumber(matches[0], tokens) ? data.Weight("facet") : 0),
                        end - first
                    )
                    : best * 0.9 * (end - first)
            );
        }
    }

    /// <summary>"web orders" is the column of that name, though "web" is also a value of another.</summary>
    private static bool NamesMore(ImmutableArray<FacetMatch> found, FacetMatch match) =>
        match is { Kind: MatchKind.Facet, Score: >= 0.8 }
        && match.End > match.First + 1
        && match.Way is MatchWay.Label or MatchWay.Partial or MatchWay.Abbreviation
        && found.Any(value =>
            value is { Kind: MatchKind.Value, Way: MatchWay.Exact }
            && value.End == value.First + 1
            && value.First >= match.First
            && value.End <= match.End
            && !string.Equals(value.FacetId, match.FacetId, StringComparison.Ordinal)
        );

    private static bool IsValueOfTable(ImmutableArray<FacetMatch> found, int first) =>
        found.Any(match =>
            match is { Kind: MatchKind.Value, Way: MatchWay.Exact }
            && match.First == first
            && match.End == first + 1
        )
        && found.Any(match =>
            match.Kind == MatchKind.Table
            && match.First == first + 1
            && match.End == first + 2
            && match.Score >= 0.5
        );

    /// <summary>"hotels" are the rows of that table; that a value holds the word too ("City hotel") says nothing.</summary>
    private static ImmutableArray<FacetMatch> OfName(ImmutableArray<FacetMatch> matches) =>
        matches.Any(match => match is { Kind: MatchKind.Table, Way: MatchWay.Label, Score: >= 0.95 })
            ? matches.RemoveAll(match => match is { Kind: MatchKind.Value, Way: MatchWay.Partial })
            : matches;

    /// <summary>"opened a support ticket": a deed and what it was done to, no column of the day.</summary>
    private static bool SaysDeed(
        ImmutableArray<FacetMatch> found,
        ImmutableArray<Token> tokens,
        int first,
        int end
    ) =>
        end > first + 2
        && tokens[first + 1].Folded is "a" or "an" or "any" or "the" or "another"
        && found.Any(match =>
            match is { Kind: MatchKind.Table, Score: >= 0.8 } && match.First == first + 2 && match.End == end
        );

    /// <summary>"last login": which of the logins, no column of their time.</summary>
    private static bool SaysWhichOne(
        ImmutableArray<FacetMatch> found,
        ImmutableArray<Token> tokens,
        FacetMatch match
    ) =>
        match.End == match.First + 2
        && tokens[match.First].Folded is "last" or "first" or "latest" or "earliest" or "second"
        && found.Any(table =>
            table is { Kind: MatchKind.Table, Score: >= 0.8 }
            && table.First == match.First + 1
            && table.End == match.End
            && string.Equals(table.FacetId, PopulationModel.TableOf(match.FacetId), StringComparison.Ordinal)
        );

    private static bool HoldsName(ImmutableArray<FacetMatch> found, int first, int end) =>
        found.Any(match =>
            match is { Kind: MatchKind.Value, Way: MatchWay.Exact, Score: >= 0.95 }
            && match.End > match.First + 1
            && match.First >= first
            && match.End <= end
            && match.End - match.First < end - first
        );

    /// <summary>"campaign 5": the number is part of the name.</summary>
    private static bool NamesNumber(FacetMatch match, ImmutableArray<Token> tokens) =>
        match.Kind is MatchKind.Facet or MatchKind.FlagFacet
        && match.End > match.First + 1
        && (
            tokens[(match.First + 1)..match.End].Any(token => token.Kind == TokenKind.Number)
            || Ordinals.NumberOf(tokens[match.First].Folded) is { } number && HasNumber(match.FacetId, number)
        );

    /// <summary>True for "campaign_2" and 2, not for "orders_2019" or "campaign_12".</summary>
    private static bool HasNumber(string facetId, string number)
    {
        var at = facetId.IndexOf(number, StringComparison.Ordinal);
        return at > 0
            && !char.IsDigit(facetId[at - 1])
            && (at + number.Length == facetId.Length || !char.IsDigit(facetId[at + number.Length]));
    }

    private static string WeightOf(FacetMatch match) =>
        match.Kind switch
        {
            MatchKind.Value => match.Way == MatchWay.Exact ? "value-exact" : "value",
            MatchKind.Table => "table",
            _ => "facet",
        };

    /// <summary>"the Winter Appeal": a season that is a word of a value's name.</summary>
    private static bool IsPartOfName(
        ImmutableArray<Token> tokens,
        DateMatch date,
        ImmutableArray<FacetMatch> matches
    )
    {
        var (first, end) = (FirstAt(tokens, date.Start), EndAt(tokens, date.End));
        return !tokens[first..end].Any(token => token.Kind == TokenKind.Number)
            && (
                (end > first && date.Kind == DateKind.Duration && IsValueOfTable(matches, end - 1))
                || matches.Any(match =>
                    match is { Kind: MatchKind.Value, Way: MatchWay.Exact, Score: >= 0.95 }
                    && match.End > match.First + 1
                    && match.First < end
                    && match.End > end
                    && match.First >= first
                )
            );
    }

    private void AddDates(
        SpanChart chart,
        ImmutableArray<Token> tokens,
        ImmutableArray<DateMatch> dates,
        ImmutableArray<FacetMatch> matches
    )
    {
        foreach (var date in dates)
        {
            var first = FirstAt(tokens, date.Start);
            var end = EndAt(tokens, date.End);
            if (
                first + 1 < end
                && tokens[first].Folded is "in" or "on"
                && matches.Any(match =>
                    match.First == first - 1
                    && match.End == first + 1
                    && (
                        match.Kind == MatchKind.Table
                        || match.Way == MatchWay.Label
                        || match is { Kind: MatchKind.Facet, Way: MatchWay.Partial, Score: >= 0.7 }
                    )
                )
            )
            {
                // "logged in last month", "moved in last year": the small word is of the verb.
                first++;
            }

            if (first < end)
            {
                chart.Add(
                    first,
                    end,
                    item => item with { Date = item.Date ?? date },
                    Worth(data.Weight(date.Explicit ? "date" : "date-weak"), end - first)
                );
            }
        }
    }

    private void AddWords(SpanChart chart, ImmutableArray<Token> tokens, int at)
    {
        foreach (var (comparison, end) in data.Comparisons.At(tokens, at))
        {
            chart.Add(
                at,
                end,
                item => item with { Comparison = item.Comparison ?? comparison },
                Worth(data.Weight("comparison"), end - at)
            );
        }

        foreach (var (name, end) in data.FunctionWords.At(tokens, at))
        {
            AddFunction(chart, at, end, name);
        }

        if (thesaurus.EventAt(tokens, at) is var (eventClass, eventEnd))
        {
            chart.Add(
                at,
                eventEnd,
                item => item with { Event = eventClass },
                Worth(data.Weight("event"), eventEnd - at)
            );
        }

        foreach (var (word, end) in data.Vague.At(tokens, at))
        {
            chart.Add(
                at,
                end,
                item => item with { Vague = data.VagueWords[word] },
                Worth(data.Weight("vague"), end - at)
            );
        }

        var token = tokens[at];
        if (
            token.Kind is TokenKind.Punctuation or TokenKind.Quote
            || data.Fillers.Contains(token.Folded)
            || data.Fillers.Contains(token.Stem)
            || thesaurus.IsEntityWord(token.Stem)
        )
        {
            chart.Add(at, at + 1, item => item with { Filler = true }, data.Weight("filler"));
        }
    }

    private void AddFunction(SpanChart chart, int at, int end, string name) =>
        chart.Add(
            at,
            end,
            item => item.Is(name) ? item : item with { Classes = item.Classes.Add(name) },
            Worth(data.Weight("function"), end - at)
        );

    private double Worth(double weight, int length) =>
        weight * length * (1 + (data.Weight("length-bonus") * (length - 1)));

    private static int FirstAt(ImmutableArray<Token> tokens, int offset)
    {
        var at = 0;
        while (at < tokens.Length && tokens[at].End <= offset)
        {
            at++;
        }

        return at;
    }

    private static int EndAt(ImmutableArray<Token> tokens, int offset)
    {
        var at = tokens.Length;
        while (at > 0 && tokens[at - 1].Start >= offset)
        {
            at--;
        }

        return at;
    }
}
