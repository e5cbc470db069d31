using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Facets.Domain;

/// <summary>Reads names of tables and columns as terms, each with what it tells.</summary>
/// <param name="thesaurus">General vocabulary.</param>
internal sealed class NameReader(Thesaurus thesaurus)
{
    private const double UnitWeight = 0.15;

    /// <summary>"cost GBP": the currency after a name hardly belongs to it. Other units are said ("heavier than 25 kg").</summary>
    public static NameTerm[] WithoutUnit(NameTerm[] label, string? unit) =>
        label is [_, .., { Optional: false } last]
        && unit is { Length: 3 }
        && unit.All(char.IsUpper)
        && Tokenizer.Tokenize(unit) is [var word]
        && string.Equals(last.Term, Phrase.TermOf(word), StringComparison.Ordinal)
        && label[..^1].Any(term => !term.Optional)
            ? [.. label[..^1], last with { Weight = UnitWeight }]
            : label;

    /// <summary>The terms of a name; those of its table, where it has none of them, may be said before them.</summary>
    /// <param name="text">The name.</param>
    /// <param name="table">Terms of its table; empty for a name by itself.</param>
    public NameTerm[] Read(string text, string[] table)
    {
        var bracketed = false;
        var name = new List<NameTerm>();
        foreach (var token in Tokenizer.Tokenize(SplitDigits(text)))
        {
            bracketed = token.Text is "(" or "[" || (bracketed && token.Text is not (")" or "]"));
            if (Phrase.TermOf(token) is { } term)
            {
                name.Add(new NameTerm(term, bracketed ? UnitWeight : WeightOf(term, table)));
            }
        }

        for (var at = 1; at + 1 < name.Count; at++)
        {
            // "complaints 12 m": over how long, which people hardly say.
            if (name[at].Term.All(char.IsAsciiDigit) && thesaurus.Columns.Lengths.Has(name[at + 1].Term))
            {
                name[at] = name[at] with { Weight = UnitWeight };
                name[at + 1] = name[at + 1] with { Weight = UnitWeight };
            }
        }

        if (table.Length > 0 && !name.Exists(term => table.Contains(term.Term, StringComparer.Ordinal)))
        {
            name.InsertRange(0, table.Select(term => new NameTerm(term, 0.3, Optional: true)));
        }

        return [.. name];
    }

    /// <summary>True for words of table names that only say that there are rows.</summary>
    public bool IsOfRows(string term) =>
        thesaurus.Columns.Rows.Has(term) || thesaurus.Columns.Events.Has(term);

    private double WeightOf(string term, string[] table)
    {
        var full =
            thesaurus.NameExpansions(term) is [var only, ..] && !WordList.Contains(term)
                ? Phrase.TermOf(only)
                : term;
        return thesaurus.Columns.Small.Has(full) ? 0.05
            : thesaurus.IsGeneric(full) ? 0.35
            : table.Contains(term, StringComparer.Ordinal) || thesaurus.IsEntityWord(full) ? 0.4
            : thesaurus.IsModifier(full) ? 0.5
            : 1;
    }

    /// <summary>"kidhome" → "kid", "home": a word that is not English but is made of two that are.</summary>
    public static NameTerm[] Split(NameTerm[] label) =>
        [
            .. label.SelectMany(term =>
                Parts(term.Term).Select(part => new NameTerm(part, term.Weight, term.Optional))
            ),
        ];

    private static IEnumerable<string> Parts(string term)
    {
        if (term.Length < 6 || WordList.Contains(term) || !term.All(char.IsAsciiLetter))
        {
            return [term];
        }

        var best = Enumerable
            .Range(3, term.Length - 5)
            .Select(at => (Left: term[..at], Right: term[at..]))
            .Select(pair =>
                (pair.Left, pair.Right, Rank: Math.Max(WordList.Rank(pair.Left), WordList.Rank(pair.Right)))
            )
            .MinBy(pair => pair.Rank);
        return best.Rank < 9000 ? [Phrase.TermOf(best.Left), Phrase.TermOf(best.Right)] : [term];
    }

    private static string SplitDigits(string text)
    {
        var split = new System.Text.StringBuilder(text.Length + 4);
        for (var i = 0; i < text.Length; i++)
        {
            if (i > 0 && char.IsDigit(text[i]) && char.IsLetter(text[i - 1]))
            {
                split.Append(' ');
            }

            split.Append(text[i]);
        }

        return split.ToString();
    }
}
