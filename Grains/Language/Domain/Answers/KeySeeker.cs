using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Segments.Domain;

namespace SmartSegmentation.Grains.Language.Domain.Answers;

/// <summary>By what an answer is broken down.</summary>
/// <param name="Name">As it was said.</param>
/// <param name="Facet">A facet; null for a calendar unit.</param>
/// <param name="Unit">A calendar unit; null for a facet.</param>
internal sealed record AskedKey(string Name, Facet? Facet, CalendarUnit? Unit)
{
    /// <summary>True when the key is of the member itself.</summary>
    public bool IsOfMember(PopulationModel model) => Facet is { } facet && model.IsOfMember(facet.FacetId);

    /// <summary>The key of a summary; null when the data has no such date.</summary>
    public GroupKey? Key(PopulationModel model, EventTable? events)
    {
        if (Facet is { } facet)
        {
            if (events is not null && events.IsOwn(facet) && NameOf(model, events, facet) is { } name)
            {
                // "which start zone": by its name, not by its number.
                return new GroupKey(
                    new Measure
                    {
                        FacetId = name.FacetId,
                        Table = events.Table.Name,
                        Via = facet.Column,
                    },
                    null
                );
            }

            var measure = new Measure
            {
                FacetId = facet.FacetId,
                Table =
                    events is not null && !IsOfMember(model) && !events.IsOwn(facet)
                        ? events.Table.Name
                        : null,
                Transform = model.Birth == facet ? Transform.AgeYears : null,
            };
            return new GroupKey(
                measure,
                PopulationModel.IsDate(facet) && model.Birth != facet ? CalendarUnit.Month : null
            );
        }

        var date = events is null ? model.SignUp ?? model.MainEvent?.Timestamp : events.Timestamp;
        return date is null ? null : new GroupKey(new Measure { FacetId = date.FacetId }, Unit);
    }

    /// <summary>The one name of what a column refers to; null when there is none, or more than one.</summary>
    private static Facet? NameOf(PopulationModel model, EventTable events, Facet facet) =>
        events.Table.References.TryGetValue(facet.Column, out var target)
        && model
            .Catalog.Facets.Where(other =>
                other is { Type: FacetType.Text, Pii: false }
                && string.Equals(
                    other.Table,
                    PopulationModel.TableOf(target),
                    StringComparison.OrdinalIgnoreCase
                )
                && PopulationModel.Words(other).Any(word => word is "name" or "title")
            )
            .ToList()
            is [var only]
            ? only
            : null;
}

/// <summary>Finds by what an answer is broken down, and takes the words that say it.</summary>
internal sealed class KeySeeker(SpokenText said, PhraseLexicon words)
{
    private const double Sure = 0.7;
    private const double Partly = 0.5;

    /// <summary>"by country", "for each plan", "per month", at most two.</summary>
    public List<AskedKey> By()
    {
        var keys = new List<AskedKey>();
        foreach (var (first, end) in said.Find(words, "by").ToList())
        {
            if (keys.Count == 2 || At(end) is not { } found)
            {
                continue;
            }

            said.Take(first, found.End, "question.key", found.Match);
            keys.Add(found.Key);
            var next = found.End;
            if (
                keys.Count < 2
                && next < said.Tokens.Length
                && said.Tokens[next].Folded is "and"
                && At(next + 1) is { } second
            )
            {
                said.Take(next, second.End, "question.key", second.Match);
                keys.Add(second.Key);
            }
        }

        foreach (var token in said.Tokens.Where(token => keys.Count == 0 && !said.IsTaken(token.Index)))
        {
            if (
                Frequency(token.Folded) is { } unit
                && said.ItemAt(token.Index).Length == 1
                && said.ItemAt(token.Index).Matches.IsEmpty
            )
            {
                said.Take(token.Index, token.Index + 1, "question.key");
                keys.Add(new AskedKey(token.Text, null, unit));
            }
        }

        if (keys.Count == 0 && Compared() is { } compared)
        {
            keys.Add(compared);
        }

        return keys;
    }

    /// <summary>The noun at a token as a key, with one past its last token; null when it is none.</summary>
    public (AskedKey Key, int End, FacetMatch? Match)? At(int token)
    {
        var at = token;
        while (
            at < said.Tokens.Length
            && (
                said.Scope.Cues.Questions.BeforeKey.Has(said.Tokens[at].Folded)
                || said.Tokens[at].Folded is "customer" or "member"
                    && at + 1 < said.Tokens.Length
                    && said.Tokens[at + 1].Kind == Text.TokenKind.Word
                    && Match(at) is null
            )
        )
        {
            at++;
        }

        if (at >= said.Tokens.Length || said.IsTaken(at))
        {
            return null;
        }

        if (CalendarWords.UnitOf(said.Tokens[at].Stem) is { } unit)
        {
            return (new AskedKey(said.Tokens[at].Text, null, unit), at + 1, null);
        }

        return Match(at) is var (match, facet, end)
            ? (new AskedKey(said.Words(at, end), facet, null), end, match)
            : null;
    }

    private (FacetMatch Match, Facet Facet, int End)? Match(int at)
    {
        var part = said.Part(at);
        if (part.Items.IsEmpty)
        {
            return null;
        }

        var item = part.InWhole(part.Items[0]);
        if (item.First != at)
        {
            return null;
        }

        var model = said.Scope.Model;
        var found = item
            .Matches.Where(match =>
                match.Kind is MatchKind.Facet or MatchKind.FlagFacet && match.Score >= Sure
            )
            .Select(match => (Match: match, Facet: model.Find(match.FacetId)))
            .Where(pair => pair.Facet is { Pii: false } && !IsPoor(pair.Facet, model))
            .OrderByDescending(pair => pair.Match.Score - (pair.Facet!.Role == FacetRole.Key ? 0.1 : 0))
            .FirstOrDefault();
        if (found.Facet is null && item.Length == 1 && SoleNamed(item, model) is { } sole)
        {
            return (sole.Match, sole.Facet, item.End);
        }

        var value = item.Of(MatchKind.Value).Select(match => match.Score).DefaultIfEmpty(0).Max();
        return found.Facet is { } facet && value <= found.Match.Score ? (found.Match, facet, item.End)
            : item is { Length: 1 } && value == 0 ? Head(item)
            : null;
    }

    /// <summary>"by device" where the one column with that word says more ("device os").</summary>
    private static (FacetMatch Match, Facet Facet)? SoleNamed(Item item, PopulationModel model) =>
        item.Of(MatchKind.Value).Any() ? null
        : item
            .Matches.Where(match =>
                match is { Kind: MatchKind.Facet or MatchKind.FlagFacet, Way: MatchWay.Partial }
            )
            .Select(match => (Match: match, Facet: model.Find(match.FacetId)))
            .Where(pair =>
                pair.Facet is { Pii: false, Role: not FacetRole.Key } && !IsPoor(pair.Facet, model)
            )
            .Select(pair => (pair.Match, pair.Facet!))
            .Take(2)
            .ToList()
            is [var only]
            ? only
        : null;

    /// <summary>"which store": of "home store" and "store format" the one that is a store.</summary>
    private (FacetMatch Match, Facet Facet, int End)? Head(Item item) =>
        item
            .Matches.Where(match => match is { Kind: MatchKind.Facet, Score: >= Partly })
            .Select(match => (Match: match, Facet: said.Scope.Model.Find(match.FacetId)))
            .Where(pair =>
                pair.Facet is { Pii: false, Role: FacetRole.Category } facet
                && Text.Stemmer.Stem(PopulationModel.Words(facet).Last()) == said.Tokens[item.First].Stem
            )
            .ToList()
            is [var (match, head)]
            ? (match, head!, item.End)
            : null;

    /// <summary>"compare … of women and men": each of the values by itself.</summary>
    private AskedKey? Compared() =>
        said.Tokens[0].Folded is "compare"
        && said.Items.FirstOrDefault(item => item.List == Joint.And) is { } list
        && list.Of(MatchKind.Value).FirstOrDefault(match => match.Values.Length > 1) is { } values
        && said.Scope.Model.Find(values.FacetId) is { } facet
            ? new AskedKey(facet.Label, facet, null)
            : null;

    /// <summary>Amounts make too many groups to be meant.</summary>
    private static bool IsPoor(Facet facet, PopulationModel model) =>
        PopulationModel.IsNumber(facet)
        && facet is { Role: FacetRole.Measure, Values.IsEmpty: true }
        && facet != model.Birth
        && facet != model.Age;

    private static CalendarUnit? Frequency(string word) =>
        word switch
        {
            "daily" => CalendarUnit.Day,
            "weekly" => CalendarUnit.Week,
            "monthly" => CalendarUnit.Month,
            "quarterly" => CalendarUnit.Quarter,
            "yearly" or "annually" => CalendarUnit.Year,
            _ => null,
        };
}
