using System.Globalization;

namespace SmartSegmentation.Grains.Dates.Domain;

/// <summary>Cuts a text into tokens, once.</summary>
internal static class DateTokenizer
{
    /// <summary>The tokens of a text, followed by one of kind <see cref="DateTokenKind.End"/>.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="lexicon">Gives words their senses; null for none.</param>
    public static DateToken[] Tokenize(string text, DateLexicon? lexicon)
    {
        var tokens = new List<DateToken>(text.Length / 4);
        var at = 0;
        var spaced = true;
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]) || char.IsControl(text[at]))
            {
                at++;
                spaced = true;
                continue;
            }

            var token = Next(text, at, spaced, lexicon);
            tokens.Add(token);
            at = token.End;
            spaced = false;
        }

        tokens.Add(
            new DateToken
            {
                Start = text.Length,
                End = text.Length,
                Kind = DateTokenKind.End,
                Text = "",
                Value = -1,
                Spaced = true,
            }
        );
        return [.. tokens];
    }

    private static DateToken Next(string text, int start, bool spaced, DateLexicon? lexicon)
    {
        var first = text[start];
        if (char.IsAsciiDigit(first))
        {
            return Number(text, start, spaced);
        }

        if (char.IsLetter(first))
        {
            var end = start + 1;
            while (end < text.Length && char.IsLetter(text[end]))
            {
                end++;
            }

            var word = text[start..end].ToLowerInvariant();
            return Make(start, end, DateTokenKind.Word, word, spaced) with { Sense = lexicon?.SenseOf(word) };
        }

        return IsPossessive(text, start)
            ? Make(start, start + 2, DateTokenKind.Possessive, "'s", spaced)
            : Make(start, start + 1, DateTokenKind.Sign, SignOf(first), spaced);
    }

    private static DateToken Number(string text, int start, bool spaced)
    {
        var end = start;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        var digits = text[start..end];
        return Make(start, end, DateTokenKind.Number, digits, spaced) with
        {
            Value =
                digits.Length > 9 ? -1 : int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture),
        };
    }

    private static DateToken Make(int start, int end, DateTokenKind kind, string text, bool spaced) =>
        new()
        {
            Start = start,
            End = end,
            Kind = kind,
            Text = text,
            Value = -1,
            Spaced = spaced,
        };

    private static bool IsPossessive(string text, int at) =>
        text[at] is '\'' or '’' or '‘'
        && at > 0
        && char.IsLetterOrDigit(text[at - 1])
        && at + 1 < text.Length
        && text[at + 1] is 's' or 'S'
        && (at + 2 == text.Length || !char.IsLetterOrDigit(text[at + 2]));

    private static string SignOf(char sign) =>
        sign switch
        {
            '-' or '–' or '—' or '−' or '‐' or '‑' or '~' => "-",
            '\'' or '’' or '‘' or '`' or '´' => "'",
            < (char)128 => AsciiSigns[sign],
            _ => sign.ToString(),
        };

    private static readonly string[] AsciiSigns =
    [
        .. Enumerable.Range(0, 128).Select(code => ((char)code).ToString()),
    ];
}
