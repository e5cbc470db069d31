using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SmartSegmentation.Grains.Language.Text;

/// <summary>Cuts a text into tokens whose offsets point into it; nothing of the text is changed.</summary>
public static partial class Tokenizer
{
    /// <summary>Tokens in order of the text.</summary>
    /// <remarks>
    /// Contractions stay whole ("haven't"); each part of a hyphenated or underscored word is a token joined to the one before;
    /// signs before and after a number are tokens of their own, joined to it.
    /// </remarks>
    public static ImmutableArray<Token> Tokenize(string text)
    {
        var tokens = ImmutableArray.CreateBuilder<Token>();
        var end = -1;
        foreach (var match in Pattern().EnumerateMatches(text))
        {
            var raw = text.Substring(match.Index, match.Length);
            var kind = KindOf(text, match.Index, raw);
            var folded = Fold(raw);
            var stem = kind == TokenKind.Word ? Stemmer.Stem(folded) : folded;
            tokens.Add(
                new Token(
                    tokens.Count,
                    match.Index,
                    match.Index + raw.Length,
                    raw,
                    folded,
                    stem,
                    kind,
                    end >= 0 && IsJoint(text.AsSpan(end, match.Index - end))
                )
            );
            end = match.Index + raw.Length;
        }

        return tokens.ToImmutable();
    }

    /// <summary>Lower case without accents; typographic apostrophes are plain, initials lose their dots.</summary>
    public static string Fold(string text)
    {
        if (Ascii.IsValid(text) || HasHalfCharacter(text))
        {
            return DropInitialsDots(text.ToLowerInvariant());
        }

        var folded = new StringBuilder(text.Length);
        foreach (var character in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark)
            {
                folded.Append(FoldCharacter(character));
            }
        }

        return DropInitialsDots(folded.ToString().Normalize(NormalizationForm.FormC).ToLowerInvariant());
    }

    /// <summary>True for half of a character of two units, which cannot be normalised.</summary>
    private static bool HasHalfCharacter(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar)
            {
                return true;
            }
        }

        return false;
    }

    private static string FoldCharacter(char character) =>
        character switch
        {
            '’' or '‘' or 'ʼ' or '`' or '´' => "'",
            'ß' => "ss",
            'ø' => "o",
            'Ø' => "O",
            'æ' => "ae",
            'Æ' => "AE",
            'ł' => "l",
            'Ł' => "L",
            _ => character.ToString(),
        };

    private static string DropInitialsDots(string folded) =>
        folded.Length > 2 && folded[1] == '.' && char.IsLetter(folded[0])
            ? folded.Replace(".", "", StringComparison.Ordinal)
            : folded;

    private static bool IsJoint(ReadOnlySpan<char> between) =>
        between.IsEmpty || (between.Length == 1 && IsHyphen(between[0]));

    private static bool IsHyphen(char character) => character is '-' or '_' or '‐' or '‑' or '–';

    private static TokenKind KindOf(string text, int start, string raw)
    {
        var first = raw[0];
        if (char.IsDigit(first) || (first == '.' && raw.Length > 1))
        {
            return OrdinalPattern().IsMatch(raw) ? TokenKind.Ordinal
                : NumberPattern().IsMatch(raw) ? TokenKind.Number
                : TokenKind.Word;
        }

        return char.IsLetter(first) ? TokenKind.Word
            : first is '"' or '“' or '”' or '„' or '«' or '»' ? TokenKind.Quote
            : first is '\'' or '’' or '‘' ? QuoteOrApostrophe(text, start)
            : IsSymbol(first) ? TokenKind.Symbol
            : TokenKind.Punctuation;
    }

    private static TokenKind QuoteOrApostrophe(string text, int start)
    {
        var opens = start == 0 || !char.IsLetterOrDigit(text[start - 1]);
        var closes = start + 1 >= text.Length || !char.IsLetterOrDigit(text[start + 1]);
        return opens || closes ? TokenKind.Quote : TokenKind.Punctuation;
    }

    private static bool IsSymbol(char character) =>
        character
            is '%'
                or '+'
                or '&'
                or '#'
                or '<'
                or '>'
                or '='
                or '≥'
                or '≤'
                or '≠'
                or '~'
                or '*'
                or '@'
                or '!'
        || char.GetUnicodeCategory(character) == UnicodeCategory.CurrencySymbol;

    [GeneratedRegex(@"^\d+(?:st|nd|rd|th)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OrdinalPattern();

    [GeneratedRegex(
        @"^(?:\d+(?:,\d{3})*(?:\.\d+)?|\.\d+)(?:k|m|mm|mn|mio|bn|b)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex NumberPattern();

    // In order: e-mail address, initials, number with separators, word, comparison sign of two characters, a character of two units, any other character.
    [GeneratedRegex(
        @"[\p{L}\d.+_-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+"
            + @"|(?<![\p{L}\p{M}\d])\p{L}(?:\.\p{L})+(?:\.(?=\s|[,;:!?)]|$))?(?![\p{L}\d])"
            + @"|(?<!\d)\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?(?:(?:k|m|mm|mn|mio|bn|b)(?![\p{L}\d]))?"
            + @"|(?:(?<![\d.])\.)?\d+(?:\.\d+)?[\p{L}\p{M}\d]*"
            + @"|[\p{L}\p{M}][\p{L}\p{M}\d]*(?:['’ʼ][\p{L}\p{M}]+)*"
            + @"|>=|<=|<>|!=|==|&&"
            + @"|[\uD800-\uDBFF][\uDC00-\uDFFF]"
            + @"|[^\s_\p{L}\d‐‑–-]"
            + @"|(?<=\s|^)[–-](?=\s|[\d$£€.]|$)",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Pattern();
}
