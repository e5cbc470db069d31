namespace SmartSegmentation.Grains.Language.Text;

/// <summary>One token of a text; texts between two tokens are blanks, hyphens and underscores only.</summary>
/// <param name="Index">Its position among the tokens, from 0.</param>
/// <param name="Start">First character, in UTF-16 units.</param>
/// <param name="End">One past the last character.</param>
/// <param name="Text">The characters themselves.</param>
/// <param name="Folded">Lower case, accents and dots of initials removed, typographic apostrophes made plain.</param>
/// <param name="Stem">Base form of <paramref name="Folded"/>; equal to it for all but words.</param>
/// <param name="Kind">What it is.</param>
/// <param name="JoinedToPrevious">True when no blank separates it from the token before: a part of a hyphenated word, a unit after its number.</param>
public sealed record Token(
    int Index,
    int Start,
    int End,
    string Text,
    string Folded,
    string Stem,
    TokenKind Kind,
    bool JoinedToPrevious = false
);

/// <summary>What a token is.</summary>
public enum TokenKind
{
    /// <summary>Not set.</summary>
    Unknown = 0,

    /// <summary>Letters, or letters mixed with digits (<c>Q1</c>, <c>60s</c>).</summary>
    Word = 1,

    /// <summary>Digits with separators and an optional <c>k</c>, <c>m</c>, <c>bn</c>.</summary>
    Number = 2,

    /// <summary>Digits with an ordinal ending (<c>2nd</c>).</summary>
    Ordinal = 3,

    /// <summary>A sign with a meaning of its own: currency, percent, plus, comparison, ampersand.</summary>
    Symbol = 4,

    /// <summary>Comma, full stop, bracket and the like.</summary>
    Punctuation = 5,

    /// <summary>A quotation mark that opens or closes a quotation.</summary>
    Quote = 6,
}
