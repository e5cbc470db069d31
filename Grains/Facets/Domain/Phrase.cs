using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Facets.Domain;

/// <summary>A name or value cut into terms that compare across spellings: stems, digits for number words, "and" for "&amp;".</summary>
/// <param name="Terms">The terms in order.</param>
/// <param name="Surface">The folded words, joined by blanks.</param>
/// <param name="HeadEnd">One past the last term before the first comma or bracket.</param>
internal sealed record Phrase(string[] Terms, string Surface, int HeadEnd)
{
    private static readonly Dictionary<string, string> Numbers = NumberWords();

    /// <summary>Cuts a text.</summary>
    /// <param name="text">A name or value.</param>
    /// <param name="splitDigits">True to part letters from digits ("cmp3" → "cmp", "3"), as in column names.</param>
    public static Phrase Of(string text, bool splitDigits = false)
    {
        var tokens = Tokenizer.Tokenize(splitDigits ? SplitDigits(text) : text);
        var terms = new List<string>(tokens.Length);
        var words = new List<string>(tokens.Length);
        var head = -1;
        foreach (var token in tokens)
        {
            if (TermOf(token) is { } term)
            {
                terms.Add(term);
                words.Add(token.Folded);
            }
            else if (head < 0 && terms.Count > 0 && token.Text is "," or "(" or "[" or ";" or ":")
            {
                head = terms.Count;
            }
        }

        return new Phrase([.. terms], string.Join(' ', words), head < 0 ? terms.Count : head);
    }

    /// <summary>The term of a token; null for punctuation and quotation marks.</summary>
    public static string? TermOf(Token token) =>
        token.Kind switch
        {
            TokenKind.Word => Numbers.GetValueOrDefault(token.Folded, token.Stem),
            TokenKind.Number => token.Folded.Replace(",", "", StringComparison.Ordinal),
            TokenKind.Ordinal => token.Folded,
            TokenKind.Symbol when token.Text is "&" => "and",
            TokenKind.Symbol when token.Text is "%" => "percent",
            TokenKind.Symbol when token.Text is "#" => "number",
            _ => null,
        };

    /// <summary>The term of one folded word outside a sentence.</summary>
    public static string TermOf(string folded) => Numbers.GetValueOrDefault(folded, Stemmer.Stem(folded));

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

    private static Dictionary<string, string> NumberWords()
    {
        string[] cardinals =
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ];
        string[] ordinals = ["", .. Ordinals.Words];
        string[] short_ = ["", "1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th", "10th"];
        return cardinals
            .Select(
                (word, i) => (word, digits: i.ToString(System.Globalization.CultureInfo.InvariantCulture))
            )
            .Concat(ordinals.Zip(short_).Skip(1))
            .ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);
    }
}
