using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain.Values;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Facets.Domain;

/// <summary>Fills the indexes of names and values from a catalog.</summary>
internal sealed class FacetIndexBuilder
{
    private const int ShortDescription = 5;
    private readonly Catalog _catalog;
    private readonly Thesaurus _thesaurus;
    private readonly MeaningTable _meanings;
    private readonly NameReader _names;

    /// <summary>Reads the catalog.</summary>
    public FacetIndexBuilder(Catalog catalog, Thesaurus thesaurus)
    {
        _catalog = catalog;
        _thesaurus = thesaurus;
        _meanings = new MeaningTable(thesaurus);
        _names = new NameReader(thesaurus);
        Names = new NameIndex(Terms, thesaurus);
        Values = new ValueIndex(Terms);
        for (var facet = 0; facet < catalog.Facets.Length; facet++)
        {
            Add(facet, catalog.Facets[facet]);
        }

        for (var table = 0; table < catalog.Tables.Length; table++)
        {
            var name = _names.Read(catalog.Tables[table].Name, []);
            Names.Add(table, MatchKind.Table, name, 0.97, MatchWay.Label);

            // "watch events" are what is watched.
            var telling = name.Where(term => !_names.IsOfRows(term.Term)).ToArray();
            if (telling.Length > 0 && telling.Length < name.Length)
            {
                Names.Add(table, MatchKind.Table, telling, 0.96, MatchWay.Label);
            }
        }
    }

    public TermTable Terms { get; } = new();

    public NameIndex Names { get; }

    public ValueIndex Values { get; }

    public List<IndexedFacet> Facets { get; } = [];

    private void Add(int number, Facet facet)
    {
        var flag = FlagReading.Of(facet, _thesaurus);
        var phrases = facet.Values.Select(value => Phrase.Of(value.Value)).ToList();
        var prose = phrases.Count > 0 && phrases.Average(phrase => phrase.Terms.Length) > 6;
        Facets.Add(new IndexedFacet(facet, flag, prose));
        AddNames(number, facet, flag);
        AddValues(number, facet, flag, phrases);
    }

    private void AddNames(int number, Facet facet, FlagReading? flag)
    {
        var kind = flag is { IsFlag: true } ? MatchKind.FlagFacet : MatchKind.Facet;
        var table = _names.Read(facet.Table, []).Select(term => term.Term).ToArray();
        var key = facet.Role == FacetRole.Key ? 0.9 : 1;
        var label = NameReader.WithoutUnit(_names.Read(facet.Label, table), facet.Unit);
        Names.Add(number, kind, label, key, MatchWay.Label);
        var parts = NameReader.Split(label);
        if (parts.Length > label.Length)
        {
            Names.Add(number, kind, parts, 0.97 * key, MatchWay.Abbreviation);
        }

        foreach (var synonym in facet.Synonyms)
        {
            Names.Add(number, kind, _names.Read(synonym, []), 0.98, MatchWay.Synonym);
        }

        var description = _names
            .Read(FirstClause(facet.Description), [])
            .Where(term => term.Weight >= 0.3)
            .ToArray();
        if (description.Length > 0)
        {
            var quality = description.Length <= ShortDescription ? 0.9 : 0.7;
            Names.Add(number, kind, description, quality * key, MatchWay.Synonym);
        }
    }

    private void AddValues(int number, Facet facet, FlagReading? flag, List<Phrase> phrases)
    {
        var isFlag = flag is { IsFlag: true };
        var bound = new List<(string Value, Phrase Phrase)>();
        for (var i = 0; i < facet.Values.Length; i++)
        {
            var stored = facet.Values[i].Value;
            var label = facet.ValueLabels.GetValueOrDefault(stored);
            if (label is not null && _thesaurus.AnswerIn(label) == Answer.Other)
            {
                var phrase = Phrase.Of(label);
                bound.Add((stored, phrase));
                AddForm(number, stored, phrase, MatchWay.ValueLabel, 0.98, divisible: !isFlag);
            }
            else if (label is null)
            {
                bound.Add((stored, phrases[i]));
            }

            if (facet.Type == FacetType.Text && !(isFlag || _thesaurus.AnswerIn(stored) == Answer.No))
            {
                AddForm(number, stored, phrases[i], MatchWay.Exact, 1, divisible: IsDivisible(facet));
                AddShortened(number, stored);
            }
        }

        AddLabelsOfUnlisted(number, facet);
        if (
            !isFlag
            && !facet.Pii
            && facet.Role is not (FacetRole.Key or FacetRole.Date)
            && facet.Values.Length > 0
        )
        {
            AddMeanings(number, facet, bound);
        }
    }

    private static bool IsDivisible(Facet facet) => !facet.Pii && facet.Role != FacetRole.Key;

    // Labels that an administrator gave to values that the catalog does not list.
    private void AddLabelsOfUnlisted(int number, Facet facet)
    {
        var listed = facet.Values.Select(value => value.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var (stored, label) in facet.ValueLabels)
        {
            if (!listed.Contains(stored) && _thesaurus.AnswerIn(label) == Answer.Other)
            {
                AddForm(number, stored, Phrase.Of(label), MatchWay.ValueLabel, 0.98, divisible: true);
            }
        }
    }

    // "Credit card (automatic)" → "credit card".
    private void AddShortened(int number, string stored)
    {
        var bracket = stored.IndexOf('(', StringComparison.Ordinal);
        if (bracket > 2)
        {
            AddForm(number, stored, Phrase.Of(stored[..bracket]), MatchWay.Exact, 0.97, divisible: false);
        }
    }

    private void AddForm(
        int number,
        string stored,
        Phrase phrase,
        MatchWay way,
        double quality,
        bool divisible
    ) =>
        Values.Add(
            new ValueForm(
                number,
                [.. phrase.Terms.Select(Terms.Add)],
                phrase.Surface,
                [stored],
                way,
                quality,
                phrase.HeadEnd,
                divisible && phrase.Terms.Length > 1
            )
        );

    private void AddMeanings(int number, Facet facet, List<(string Value, Phrase Phrase)> values)
    {
        // "gndr" hints at genders as "gender" does.
        var label = Phrase
            .Of(facet.Label)
            .Terms.SelectMany(term =>
                _thesaurus.NameExpansions(term).Select(full => Phrase.TermOf(full)).Prepend(term)
            )
            .ToArray();
        foreach (var (phrase, stored, way, quality, isCode) in _meanings.FormsFor(label, values))
        {
            var terms = phrase.Terms.Select(Terms.Add).ToArray();
            Values.Add(
                new ValueForm(
                    number,
                    terms,
                    phrase.Surface,
                    [.. stored],
                    way,
                    quality,
                    phrase.HeadEnd,
                    Divisible: false,
                    InCapitals: isCode
                )
            );
        }
    }

    private static string FirstClause(string description)
    {
        var end = description.AsSpan().IndexOfAny(",;:(.");
        return end < 0 ? description : description[..end];
    }
}
