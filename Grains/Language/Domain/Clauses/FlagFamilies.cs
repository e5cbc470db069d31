using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>
/// Yes-or-no columns that differ by their number only are spoken of together: "any campaign", "none of our campaigns", "at least two of the
/// five campaigns", "campaign 3 but none of the others".
/// </summary>
internal sealed class FlagFamilies(ReadingScope scope)
{
    private const int MaxBefore = 6;
    private const double Tie = 0.06;

    /// <summary>The row with each such mention made into one item.</summary>
    public ImmutableArray<Item> Read(ImmutableArray<Item> row)
    {
        for (var at = 0; at < row.Length; at++)
        {
            row = WithNumbers(row, at);
            if (FamilyOf(row[at]) is { IsEmpty: false } family && !IsListed(row, at))
            {
                row =
                    Quantified(row, at, family) is { } found ? Replace(row, at, at + 1, found)
                    : IsAmbiguous(row[at]) ? Replace(row, at, at + 1, (at, Any(family)))
                    : row;
            }
            else if (Before(row, at) is { IsEmpty: false } others && None(row, at) is { } nothing)
            {
                row = Replace(row, at, AfterThem(row, at), (nothing, Nodes.Not(Any(others))));
            }
            else if (
                IsRest(row[at])
                && RestOf(row, at) is { IsEmpty: false } rest
                && None(row, at) is { } none
            )
            {
                row = Replace(row, at, at + 1, (none, Nodes.Not(Nodes.Or(rest.Select(Test))!)));
            }
        }

        return row;
    }

    /// <summary>The family that a word names as a whole; empty when it names one of them, or something else.</summary>
    private ImmutableArray<ColumnFamilies.Flag> FamilyOf(Item item)
    {
        if (
            item
            is not { Comparison: null, Date: null, Event: null, Matches: [{ Kind: MatchKind.FlagFacet }, ..] }
        )
        {
            return [];
        }

        if (CountedFamily(item) is { IsEmpty: false } counted)
        {
            return counted;
        }

        var flags = item.Of(MatchKind.FlagFacet).ToList();
        var first = flags.Find(match => !scope.Model.Families.FlagsOf(match.FacetId).IsEmpty);
        if (first is null)
        {
            return [];
        }

        var family = scope.Model.Families.FlagsOf(first.FacetId);
        var named = flags.Where(match => family.Any(flag => flag.Facet.FacetId == match.FacetId)).ToList();
        return named.Count > 1 && named[^1].Score >= first.Score - Tie && !NamesOne(item) ? family : [];
    }

    /// <summary>"three offers" are so many of them, not offer 3.</summary>
    private ImmutableArray<ColumnFamilies.Flag> CountedFamily(Item item) =>
        item.Length == 2
        && NumberReader.At(scope.Tokens, item.First) is not null
        && scope.Tokens[item.End - 1] is { Kind: Text.TokenKind.Word } noun
        && noun.Folded.EndsWith('s')
        && noun.Folded != noun.Stem
            ? scope.Model.Families.FlagsOf(item.Matches[0].FacetId)
            : [];

    /// <summary>"campaign 3", "the second campaign": a number or an ordinal says which.</summary>
    private bool NamesOne(Item item) =>
        scope
            .Tokens[item.First..item.End]
            .Any(token => token.Text.Any(char.IsDigit) || Ordinals.NumberOf(token.Folded) is not null);

    /// <summary>True when nothing but the family can be meant.</summary>
    private bool IsAmbiguous(Item item) =>
        !scope.Model.Families.FlagsOf(item.Matches[0].FacetId).IsEmpty
        && item.Matches.Count(match => match.Score >= item.Matches[0].Score - Tie) > 1;

    private ExpressionNode Any(ImmutableArray<ColumnFamilies.Flag> family) => Nodes.Or(family.Select(Test))!;

    /// <summary>"campaigns 1 and 3": a number after one of a family is another of it.</summary>
    private ImmutableArray<Item> WithNumbers(ImmutableArray<Item> row, int at)
    {
        if (
            row[at].Matches is not [{ Kind: MatchKind.FlagFacet } named, ..]
            || !NamesOne(row[at])
            || scope.Model.Families.FlagsOf(named.FacetId) is not { IsEmpty: false } family
        )
        {
            return row;
        }

        for (var next = at + 1; next + 1 < row.Length; next += 2)
        {
            if (
                !(row[next].IsKind("conjunction.") || scope.Word(row[next]) is ",")
                || row[next + 1] is not { Length: 1, Date: null } item
                || scope.Tokens[item.First] is not { Kind: Text.TokenKind.Number } number
                || family.FirstOrDefault(flag => Number(flag.Facet.Label) == number.Text) is not { } flag
            )
            {
                break;
            }

            row = row.SetItem(
                next + 1,
                new Item(item.First, item.End)
                {
                    Matches =
                    [
                        named with
                        {
                            First = item.First,
                            End = item.End,
                            FacetId = flag.Facet.FacetId,
                            Values = flag.Yes,
                        },
                    ],
                    Weight = row[at].Weight,
                }
            );
        }

        return row;
    }

    private static string Number(string label) => new([.. label.Where(char.IsDigit)]);

    /// <summary>"none of the five before it" after one of six was named: as many as there are beside it.</summary>
    private ImmutableArray<ColumnFamilies.Flag> Before(ImmutableArray<Item> row, int at) =>
        row[at].Comparison is { Unit: NumberUnit.None, Stated: false } number
            ? row[..at]
                .SelectMany(item => item.Of(MatchKind.FlagFacet))
                .Select(match => scope.Model.Families.FlagsOf(match.FacetId))
                .FirstOrDefault(family => family.Length > 1 && family.Length == number.Low, [])
            : [];

    /// <summary>The place after "before it", "others" and the like.</summary>
    private int AfterThem(ImmutableArray<Item> row, int at)
    {
        var end = at + 1;
        while (
            end < row.Length
            && (row[end].Is("before-that") || scope.Cues.Clauses.FamilyOthers.Has(scope.Word(row[end])))
        )
        {
            end++;
        }

        return end;
    }

    /// <summary>"campaigns 1 and 3": the numbers after the word say which.</summary>
    private bool IsListed(ImmutableArray<Item> row, int at) =>
        at + 1 < row.Length
        && scope.Tokens[row[at + 1].First].Kind == Text.TokenKind.Number
        && row[at + 1].Date is null;

    /// <summary>What is said of the family, and where that begins; null when its name alone is said.</summary>
    private (int First, ExpressionNode Node)? Quantified(
        ImmutableArray<Item> row,
        int at,
        ImmutableArray<ColumnFamilies.Flag> family
    )
    {
        var tests = family.Select(Test).ToImmutableArray();
        var any = Nodes.Or(tests)!;
        var first = at;
        Comparison? count = null;
        if (!CountedFamily(row[at]).IsEmpty && NumberReader.At(scope.Tokens, row[at].First) is { } own)
        {
            if (own.Value == family.Length)
            {
                tests = [.. family.Select(Test)];
                any = Nodes.Or(tests)!;
            }
            else
            {
                count = new Comparison(ConditionOperator.Eq, own.Value, null, NumberUnit.None, false, false);
            }
        }

        for (var before = at - 1; count is null && before >= 0 && before >= at - MaxBefore; before--)
        {
            var item = row[before];
            var word = scope.Word(item);
            if (item.Is("none-of") || word is "no" or "none")
            {
                return (before, Nodes.Not(any));
            }

            if (item.Is("all-of") || item.Is("both") || word is "every" or "each")
            {
                return (before, Nodes.And(tests)!);
            }

            if (item.Comparison is { Unit: NumberUnit.None } number)
            {
                // "the five campaigns" are all there are; "two campaigns" are so many of them.
                if (number.Stated || number.Low != family.Length)
                {
                    count = number;
                    first = before;
                    break;
                }

                tests = [.. family.Select(Test)];
                any = Nodes.Or(tests)!;
                first = before;
            }
            else if (scope.Cues.Clauses.FamilyAny.Has(word))
            {
                return (before, any);
            }
            else if (!item.Is("count-of-list") && !scope.Cues.Clauses.FamilyFillers.Has(word))
            {
                break;
            }
        }

        return count is not null && FlagLists.AtLeast(count, tests) is { } some ? (first, some)
            : first < at
            || scope.Tokens[row[at].End - 1] is { Folded: var noun, Stem: var one } && noun != one
                ? (first, any)
            : null;
    }

    private bool IsRest(Item item) =>
        scope.Cues.Clauses.FamilyRest.Has(scope.Word(item)) && item.Date is null;

    /// <summary>The flags of the family that were not named before; empty when none of it was.</summary>
    private ImmutableArray<ColumnFamilies.Flag> RestOf(ImmutableArray<Item> row, int at)
    {
        var named = row[..at]
            .SelectMany(item => item.Matches.Take(1))
            .Where(match => match.Kind == MatchKind.FlagFacet)
            .Select(match => match.FacetId)
            .ToHashSet(StringComparer.Ordinal);
        return named
            .Select(facetId => scope.Model.Families.FlagsOf(facetId))
            .Where(family => !family.IsEmpty)
            .Select(family => family.RemoveAll(flag => named.Contains(flag.Facet.FacetId)))
            .FirstOrDefault([]);
    }

    /// <summary>Where "none of the" begins before a word; null when it is not denied so.</summary>
    private int? None(ImmutableArray<Item> row, int at)
    {
        for (var before = at - 1; before >= 0 && before >= at - 3; before--)
        {
            if (row[before].Is("none-of") || scope.Word(row[before]) is "none" or "no")
            {
                return before;
            }

            if (!row[before].Is("count-of-list") && scope.Word(row[before]) is not ("of" or "the"))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>The row with a stretch made into a condition; what was done with the thing says nothing more ("responded to").</summary>
    private ImmutableArray<Item> Replace(
        ImmutableArray<Item> row,
        int at,
        int end,
        (int First, ExpressionNode Node) found
    )
    {
        var item = new Item(row[found.First].First, row[end - 1].End)
        {
            Node = found.Node,
            Weight = row[at].Weight,
        };
        var before = row[..found.First];
        var verb = before.Length - 1;
        while (verb > 0 && before[verb].Filler && before[verb].Event is null)
        {
            verb--;
        }

        if (
            verb >= 0
            && before[verb] is { Event: not null } deed
            && !deed.Is("negation")
            && (
                deed.Event is "accept" or "respond"
                || deed.Matches is [{ Kind: MatchKind.FlagFacet } named, ..]
                    && scope.Model.Families.FlagsOf(named.FacetId) is { IsEmpty: false } family
                    && Nodes
                        .Conditions(found.Node)
                        .Any(test => family.Any(flag => flag.Facet.FacetId == test.Measure.FacetId))
            )
        )
        {
            before = before.SetItem(verb, deed with { Matches = [], Event = null, Filler = true });
        }

        return [.. before, item, .. row[end..]];
    }

    private ExpressionNode Test(ColumnFamilies.Flag flag) =>
        scope.Holds(flag.Facet.FacetId, flag.Yes, 0.85, null);
}
