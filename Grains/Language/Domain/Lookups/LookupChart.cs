using System.Collections.Immutable;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Lookups;

/// <summary>Cuts a question into names of columns, values, numbers and days.</summary>
internal sealed class LookupChart(MessageReader reader, string text, ImmutableArray<Token> tokens)
{
    private const double SureValue = 0.72;
    private const double Doubtful = 0.5;
    private static readonly string[] Months =
    [
        .. System
            .Globalization.CultureInfo.InvariantCulture.DateTimeFormat.MonthNames.Select(Tokenizer.Fold)
            .Where(name => name.Length > 0),
    ];

    private readonly List<LookupPart> _found = [];

    /// <summary>The parts of the best cut, in order, none overlapping.</summary>
    public ImmutableArray<LookupPart> Cut()
    {
        AddQuoted();
        AddNames();
        _found.AddRange(YesNoNames.Opposites(reader.Model.Catalog.Facets, tokens));
        AddMatches();
        AddNumbers();
        AddDates();
        return [.. NamedTogether.Of(Best().Where(part => !IsWhose(part)), text, tokens, reader.Words)];
    }

    /// <summary>"the state whose name contains": the name is that of the column before.</summary>
    private bool IsWhose(LookupPart part) =>
        part.Kind == LookupKind.Mention
        && part.End == part.First + 1
        && part.First > 1
        && tokens[part.First].Stem is "name"
        && tokens[part.First - 1].Folded is "whose" or "which"
        && _found.Exists(other =>
            other.Kind == LookupKind.Mention && other.End == part.First - 1 && other.Facets[0].Score >= 0.9
        );

    private void AddQuoted()
    {
        var open = -1;
        for (var at = 0; at < tokens.Length; at++)
        {
            if (tokens[at].Kind != TokenKind.Quote)
            {
                continue;
            }

            var single = tokens[at].Folded is "'";
            if (open < 0)
            {
                var starts =
                    !single || tokens[at].Start == 0 || !char.IsLetterOrDigit(text[tokens[at].Start - 1]);
                open = starts ? at : -1;
            }
            else if (single == tokens[open].Folded is "'")
            {
                var inside = text[tokens[open].End..tokens[at].Start].Trim().Trim('%').TrimEnd('.', ',', '?');
                if (inside.Length > 0)
                {
                    _found.Add(
                        new LookupPart(open, at + 1, LookupKind.Quoted)
                        {
                            Text = inside,
                            Values = Known(open + 1, at),
                            Weight = 100,
                        }
                    );
                }

                open = -1;
            }
        }
    }

    private ImmutableArray<FacetMatch> Known(int first, int end) =>
        first >= end
            ? []
            :
            [
                .. reader.Model.Catalog.Facets.SelectMany(facet =>
                    reader
                        .Index.MatchValue(facet.FacetId, tokens, first, end)
                        .Where(match => match.Kind == MatchKind.Value && match.Values.Length == 1)
                        .Take(1)
                ),
            ];

    private void AddNames()
    {
        var byStretch = new Dictionary<(int, int), List<(Facet, double)>>();
        var flags = new Dictionary<(int, int), FacetMatch>();
        foreach (var facet in reader.Model.Catalog.Facets)
        {
            foreach (var (first, end, score) in LabelForms.Find(facet, tokens))
            {
                if (!byStretch.TryGetValue((first, end), out var list))
                {
                    byStretch[(first, end)] = list = [];
                }

                list.Add((facet, score));
            }
        }

        foreach (
            var match in reader
                .Index.Annotate(tokens)
                .Where(match => match.Kind is MatchKind.Facet or MatchKind.FlagFacet)
        )
        {
            if (reader.Model.Find(match.FacetId) is { } facet)
            {
                if (!byStretch.TryGetValue((match.First, match.End), out var list))
                {
                    byStretch[(match.First, match.End)] = list = [];
                }

                list.Add((facet, match.Score * (match.Way == MatchWay.Label ? 0.95 : 0.75)));
                if (match.Kind == MatchKind.FlagFacet && match.Score >= 0.6)
                {
                    flags[(match.First, match.End)] = match;
                }
            }
        }

        foreach (var ((first, end), list) in byStretch)
        {
            if (end == first + 1 && list.TrueForAll(pair => pair.Item2 < Doubtful) && IsSmall(first))
            {
                continue;
            }

            ImmutableArray<(Facet Facet, double Score)> facets =
            [
                .. list.GroupBy(pair => pair.Item1.FacetId, StringComparer.Ordinal)
                    .Select(group => group.MaxBy(pair => pair.Item2))
                    .OrderByDescending(pair => pair.Item2)
                    .Take(6),
            ];
            _found.Add(
                new LookupPart(first, end, LookupKind.Mention)
                {
                    Facets = facets,
                    Flag = flags.GetValueOrDefault((first, end)) ?? YesNoNames.YesOf(facets[0], first, end),
                    Text = Said(first, end),
                    Weight = facets[0].Score * (end - first) * 1.1,
                }
            );
        }
    }

    /// <summary>"dogs who have been …": small words name a column only where it is called so.</summary>
    private bool IsSmall(int at) =>
        reader.Words.Lookups.Is("introducer", tokens, at) || reader.Words.Lookups.Is("relative", tokens, at);

    private void AddMatches()
    {
        var matches = reader
            .Index.Annotate(tokens)
            .Where(match => match.Kind == MatchKind.Value && match.Score >= SureValue);
        foreach (var group in matches.GroupBy(match => (match.First, match.End)))
        {
            var (first, end) = group.Key;
            var best = group.Max(match => match.Score * (match.Way == MatchWay.Exact ? 1 : 0.8));
            if (end == first + 1 && reader.Words.Lookups.Is("ask", tokens, first))
            {
                continue;
            }

            var capital = char.IsUpper(tokens[first].Text[0]) && first > 0 ? 0.3 : 0;
            if (
                capital == 0
                && group.All(match => match.Way is MatchWay.Typo or MatchWay.Partial)
                && !(end > first + 1 && best > 0.7)
            )
            {
                continue;
            }

            _found.Add(
                new LookupPart(first, end, LookupKind.Value)
                {
                    Values = [.. group.OrderByDescending(match => match.Score)],
                    Text = Said(first, end),
                    Weight = (best * (end - first) * 1.15) + capital,
                }
            );
        }
    }

    private void AddNumbers()
    {
        for (var at = 0; at < tokens.Length; at++)
        {
            foreach (var (comparison, end) in reader.Data.Comparisons.At(tokens, at).Take(1))
            {
                if (
                    end < tokens.Length && tokens[end].Stem is "stand"
                    || reader.Words.Cues.Questions.NoNumbers.Has(tokens[at].Folded)
                )
                {
                    continue;
                }

                _found.Add(
                    new LookupPart(at, end, LookupKind.Number)
                    {
                        Comparison = comparison,
                        Text = Said(at, end),
                        Weight = (end - at) * (comparison.Stated ? 1.3 : 1.0),
                    }
                );
            }
        }
    }

    private void AddDates()
    {
        foreach (
            var date in reader
                .DatesIn(text)
                .Where(date => date.Kind == DateKind.Range && !date.RelativeToToday && date.Text.Length > 6)
        )
        {
            var within = tokens.Where(token => token.Start >= date.Start && token.End <= date.End).ToList();
            if (within.Count > 1 && within.Exists(IsDayOrMonth))
            {
                _found.Add(
                    new LookupPart(within[0].Index, within[^1].Index + 1, LookupKind.Date)
                    {
                        Date = date,
                        Text = date.Text,
                        Weight = within.Count * 1.4,
                    }
                );
            }
        }
    }

    /// <summary>True for what a mere year does not have: a month, or a number that is no year.</summary>
    private static bool IsDayOrMonth(Token token) =>
        token.Kind is TokenKind.Ordinal
        || (token.Kind == TokenKind.Number && token.Text.Length < 4)
        || (
            token.Text.Length > 2
            && Months.Any(month => month.StartsWith(token.Folded, StringComparison.Ordinal))
        );

    private string Said(int first, int end) => text[tokens[first].Start..tokens[end - 1].End];

    /// <summary>The cut worth most, by dynamic programming over the tokens.</summary>
    private ImmutableArray<LookupPart> Best()
    {
        var worth = new double[tokens.Length + 1];
        var chosen = new LookupPart?[tokens.Length + 1];
        var byEnd = _found.ToLookup(part => part.End);
        for (var end = 1; end <= tokens.Length; end++)
        {
            worth[end] = worth[end - 1];
            foreach (var part in byEnd[end])
            {
                var total = worth[part.First] + part.Weight;
                if (total > worth[end])
                {
                    worth[end] = total;
                    chosen[end] = part;
                }
            }
        }

        var parts = new Stack<LookupPart>();
        for (var at = tokens.Length; at > 0; )
        {
            if (chosen[at] is { } part)
            {
                parts.Push(part);
                at = part.First;
            }
            else
            {
                at--;
            }
        }

        return [.. parts];
    }
}
