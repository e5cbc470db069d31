namespace SmartSegmentation.Grains.Dates.Domain;

/// <summary>A text being read: its tokens, the words and the context.</summary>
internal sealed class DateScan
{
    private readonly PhraseTable<AnnualPeriodOf> _named;

    public DateScan(string text, DateLexicon lexicon, DateContext context, PhraseTable<AnnualPeriodOf> named)
    {
        (Text, Lexicon, Context, _named) = (text, lexicon, context, named);
        Tokens = DateTokenizer.Tokenize(text, lexicon);
    }

    private DateScan(DateScan other, DateConventions conventions)
    {
        (Text, Lexicon, Tokens, _named) = (other.Text, other.Lexicon, other.Tokens, other._named);
        Context = other.Context with { Conventions = conventions };
    }

    public string Text { get; }

    public DateLexicon Lexicon { get; }

    public DateContext Context { get; }

    public DateToken[] Tokens { get; }

    /// <summary>The same text under other conventions of the same named periods.</summary>
    public DateScan Under(DateConventions conventions) => new(this, conventions);

    /// <summary>A token; past either end the last one, which is empty.</summary>
    public ref readonly DateToken At(int at) =>
        ref Tokens[at >= 0 && at < Tokens.Length ? at : Tokens.Length - 1];

    public WordSense? Sense(int at) => At(at).Sense;

    public bool Is(int at, string text) => At(at).Is(text);

    /// <summary>True when a token follows the one before it without a space.</summary>
    public bool Glued(int at) => !At(at).Spaced && !At(at).IsEnd;

    public bool Spaced(int at) => At(at).Spaced;

    public int SkipThe(int at) => Is(at, "the") ? at + 1 : at;

    public bool TryConnector(ConnectorKind kind, int at, out int end)
    {
        end = at;
        return at < Tokens.Length
            && Lexicon.Connectors.TryGetValue(kind, out var table)
            && table.TryMatch(Tokens, at, out end, out _);
    }

    public bool TryNamedPeriod(int at, out int end, out AnnualPeriodOf period) =>
        _named.TryMatch(Tokens, at, out end, out period);

    public TimeUnit? Unit(int at) => Sense(at)?.Unit;

    /// <summary>True when nothing of the clause follows.</summary>
    public bool IsClauseEnd(int at) =>
        At(at).IsEnd || (At(at).Kind == DateTokenKind.Sign && !Is(at, "-") && !Is(at, "/"));

    /// <summary>True for a word that makes the number before it a count or an amount.</summary>
    public bool IsCounted(int at) =>
        Sense(at) is { Countable: true } || Is(at, "%") || Is(at, "$") || Is(at, "€");

    /// <summary>True for more than eight numbers in one row without a space, which are a code and no date.</summary>
    public bool TryRowOfNumbers(int at, out int end)
    {
        end = at;
        while (At(end).IsNumber && (end == at || Glued(end)))
        {
            end++;
            if (!Glued(end) || At(end).IsWord)
            {
                break;
            }

            end++;
        }

        return end - at > 16;
    }

    public string Slice(int from, int to) => Text[Tokens[from].Start..Tokens[to - 1].End];
}
