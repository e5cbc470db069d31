using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Lookups;

/// <summary>Chooses among columns by their types and names.</summary>
internal sealed class FacetChoice
{
    private const int LongEnough = 6;
    private const double SureName = 0.9;
    private readonly HashSet<string> _tableWords;
    private readonly Facet? _place;
    private readonly LookupWords _words;

    /// <summary>Over the columns of a catalog.</summary>
    public FacetChoice(Catalog catalog, LookupWords words)
    {
        _words = words;
        Facets = catalog.Facets;
        _tableWords = catalog
            .Tables.SelectMany(table => Tokenizer.Tokenize(table.Name))
            .Select(token => token.Stem)
            .ToHashSet(StringComparer.Ordinal);
        Identity = FindIdentity();
        // What says the same in every row is not the column of a name that no row is known to hold.
        _place = words
            .Of("place")
            .SelectMany(word =>
                Facets.Where(facet =>
                    IsText(facet)
                    && !ReferenceEquals(facet, Identity)
                    && Stems(facet).TakeWhile(stem => stem is not "of").Contains(word, StringComparer.Ordinal)
                )
            )
            .OrderBy(facet => facet.Values.Length == 1)
            .FirstOrDefault();
        Year =
            Facets.FirstOrDefault(facet => facet.Unit is "year")
            ?? Facets.FirstOrDefault(facet => Stems(facet).Contains("year", StringComparer.Ordinal))
            ?? Labelled(_words.Of("measure-year"));
    }

    /// <summary>Every column.</summary>
    public ImmutableArray<Facet> Facets { get; }

    /// <summary>The column that names the row; null when none does.</summary>
    public Facet? Identity { get; }

    /// <summary>The likeliest column of a place that "in" leads to.</summary>
    /// <param name="ofRows">True when the question speaks of the rows by the table's name ("cities in …"), so that they are not the place.</param>
    public Facet? Place(bool ofRows) =>
        !ofRows && _tableWords.Overlaps(_words.Of("place")) && Identity is not null ? Identity : _place;

    /// <summary>The likeliest column of a place that no row is known to hold; a name such as "Central Asia" is in the column that has most of its kind.</summary>
    public Facet? PlaceOf(LookupQuestion question, LookupPart part)
    {
        if (question.IsQualified(part))
        {
            var alike = Facets
                .Where(IsText)
                .Select(facet => (facet, Share: QualifiedShare(facet)))
                .MaxBy(pair => pair.Share);
            if (alike.Share > 0)
            {
                return alike.facet;
            }
        }

        return Place(question.Tokens.Any(token => IsTableWord(token) || IsMisspelt(token)));
    }

    private double QualifiedShare(Facet facet) =>
        facet.Values.IsEmpty
            ? 0
            : facet.Values.Count(value =>
                Tokenizer.Tokenize(value.Value) is { Length: > 1 } words && _words.Is("qualifier", words, 0)
            ) / (double)facet.Values.Length;

    /// <summary>True for a word of a table's name with two letters exchanged or one of them wrong.</summary>
    private bool IsMisspelt(Token token) =>
        token.Stem.Length >= LongEnough
        && _tableWords.Any(word =>
            word.Length >= LongEnough && Spans.SpellingDistance.Between(word, token.Stem) == 1
        );

    /// <summary>The one column of texts whose known values have the text in them, where the column that was named for it has none; else null.</summary>
    public Facet? Holding(string text, LookupPart named) =>
        named.Facets[0].Score < SureName
        && Facets.Where(facet => IsText(facet) && Holds(facet, text)).ToList() is [var only]
            ? only
            : null;

    private static bool Holds(Facet facet, string text) =>
        facet.Values.Any(value => value.Value.Contains(text, StringComparison.OrdinalIgnoreCase));

    /// <summary>The column of texts whose name derives from the same word ("produced" and "producer"); null for none.</summary>
    public Facet? Deed(Token verb) =>
        verb.Kind == TokenKind.Word
            ? Facets.FirstOrDefault(facet =>
                IsText(facet) && Stems(facet).Any(stem => IsDerived(verb.Stem, stem))
            )
            : null;

    private static bool IsDerived(string left, string right)
    {
        var common = left.Zip(right).TakeWhile(pair => pair.First == pair.Second).Count();
        return common >= LongEnough - 1 && left.Length - common <= 2 && right.Length - common <= 2;
    }

    /// <summary>Columns of a person's first and last name; null where the table has not both.</summary>
    public (Facet First, Facet Last)? FullName =>
        Labelled("first") is { } first && Labelled("last") is { } last && IsText(first) && IsText(last)
            ? (first, last)
            : null;

    /// <summary>The halves of a person's name with their columns; null for another text and where the table keeps names whole.</summary>
    public (string First, Facet FirstName, string Last, Facet LastName)? NameOf(string text) =>
        FullName is { } full
        && text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var first, var last]
        && char.IsUpper(first[0])
        && char.IsUpper(last[0])
            ? (first, full.First, last, full.Last)
            : null;

    /// <summary>The column of a year.</summary>
    public Facet? Year { get; }

    /// <summary>True for a word of a table's name.</summary>
    public bool IsTableWord(Token token) => _tableWords.Contains(token.Stem);

    /// <summary>The first numeric column that a mention may mean.</summary>
    public static Facet? Number(LookupPart mention) =>
        mention
            .Facets.Select(pair =>
                (
                    pair.Facet,
                    Score: pair.Score
                        + (IsComparable(pair.Facet) ? 0.3 : 0)
                        - (pair.Facet.Role == FacetRole.Key ? 0.1 : 0)
                )
            )
            .MaxBy(pair => pair.Score)
            .Facet;

    /// <summary>True for a column that numbers can be compared with: by its type, its values, or because it holds none.</summary>
    public static bool IsComparable(Facet facet) =>
        PopulationModel.IsNumber(facet)
        || (
            IsText(facet)
            && facet
                .Values.Take(3)
                .All(value =>
                    value.Value.Length > 0
                    && (char.IsDigit(value.Value[0]) || value.Value[0] is '-' or '$' or '.')
                )
        );

    /// <summary>The first text column that a mention may mean.</summary>
    public Facet? Text(LookupPart mention) =>
        mention
            .Facets.Where(pair => IsText(pair.Facet))
            .Select(pair => (pair.Facet, Score: pair.Score + (IsCode(pair.Facet) ? 0 : 0.1)))
            .OrderByDescending(pair => pair.Score)
            .FirstOrDefault()
            .Facet;

    /// <summary>The column whose name has the word.</summary>
    public Facet? Labelled(string word) =>
        Facets.FirstOrDefault(facet => Stems(facet).Contains(word, StringComparer.Ordinal));

    /// <summary>The column whose name has one of the words, numeric ones first.</summary>
    public Facet? Labelled(IReadOnlySet<string> words) =>
        Facets
            .Where(facet =>
                Tokenizer
                    .Tokenize(facet.Label)
                    .Any(token => words.Contains(token.Folded) || words.Contains(token.Stem))
            )
            .OrderByDescending(facet => IsComparable(facet) && facet.Role != FacetRole.Key)
            .FirstOrDefault();

    /// <summary>The likeliest column of a value that no column is named for.</summary>
    public FacetMatch? Best(ImmutableArray<FacetMatch> values, string before)
    {
        var places = _words.Of("place");
        return values
            .Select(match =>
                (
                    match,
                    Facet: Facets.FirstOrDefault(facet =>
                        string.Equals(facet.FacetId, match.FacetId, StringComparison.Ordinal)
                    )
                )
            )
            .Where(pair => pair.Facet is not null)
            .OrderByDescending(pair =>
                pair.match.Score
                + (pair.match.Way == MatchWay.Exact ? 0.2 : 0)
                + (before is "in" or "from" && Stems(pair.Facet!).Any(places.Contains) ? 0.1 : 0)
                + (before is not ("in" or "from") && ReferenceEquals(pair.Facet, Identity) ? 0.05 : 0)
                - (pair.Facet!.Role == FacetRole.Key ? 0.05 : 0)
            )
            .Select(pair => pair.match)
            .FirstOrDefault();
    }

    private static bool IsText(Facet facet) => facet.Type is FacetType.Text or FacetType.Unknown;

    private bool IsCode(Facet facet) => Stems(facet).Any(_words.Of("code").Contains);

    private static IEnumerable<string> Stems(Facet facet) =>
        Tokenizer.Tokenize(facet.Label).Select(token => token.Stem);

    private Facet? FindIdentity()
    {
        var names = _words.Of("identity");
        return Facets
            .Where(IsText)
            .Select((facet, at) => (facet, Score: IdentityScore(facet, names) - (at * 0.02)))
            .OrderByDescending(pair => pair.Score)
            .Select(pair => pair.facet)
            .FirstOrDefault();
    }

    private double IdentityScore(Facet facet, IReadOnlySet<string> names)
    {
        var stems = Stems(facet).ToList();
        var named = stems.Exists(names.Contains);
        var ofTable = stems.Exists(_tableWords.Contains);
        return (
                named && (stems.Count == 1 || ofTable) ? 1
                : named ? 0.7
                : ofTable ? 0.6
                : 0
            )
            - (IsCode(facet) ? 0.4 : 0)
            - (stems.Exists(stem => stem is "first" or "last" or "middle") ? 0.3 : 0);
    }
}
