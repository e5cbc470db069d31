namespace SmartSegmentation.Grains.Dates.Domain;

/// <summary>A run of letters, a run of digits, a possessive ending or one sign.</summary>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct DateToken
{
    public required int Start { get; init; }

    public required int End { get; init; }

    public required DateTokenKind Kind { get; init; }

    /// <summary>Lower case; dashes and apostrophes in one form.</summary>
    public required string Text { get; init; }

    /// <summary>Value of digits; -1 for anything else or more than nine digits.</summary>
    public int Value { get; init; }

    /// <summary>True when white space stands before it, or it is the first.</summary>
    public bool Spaced { get; init; }

    /// <summary>What the word can mean in time; null when nothing.</summary>
    public WordSense? Sense { get; init; }

    public int Length => End - Start;

    public bool IsNumber => Kind == DateTokenKind.Number;

    public bool IsWord => Kind == DateTokenKind.Word;

    public bool IsEnd => Kind == DateTokenKind.End;

    public bool Is(string text) => string.Equals(Text, text, StringComparison.Ordinal);
}

/// <summary>Kind of a token.</summary>
internal enum DateTokenKind
{
    End = 0,
    Word = 1,
    Number = 2,
    Possessive = 3,
    Sign = 4,
}
