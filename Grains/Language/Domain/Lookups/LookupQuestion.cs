using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Lookups;

/// <summary>A question that looks up rows: its parts, the tests read so far, and what kind of word a token is.</summary>
internal sealed class LookupQuestion
{
    /// <summary>Cuts a question.</summary>
    public LookupQuestion(MessageReader reader, string text)
    {
        Reader = reader;
        Text = text;
        Words = reader.Words.Lookups;
        Tokens = Tokenizer.Tokenize(text);
        Parts = [.. new LookupChart(reader, text, Tokens).Cut()];
        Columns = new FacetChoice(reader.Model.Catalog, Words);
    }

    /// <summary>What the question is read with: catalog, index and words.</summary>
    public MessageReader Reader { get; }

    /// <summary>The question itself.</summary>
    public string Text { get; }

    /// <summary>Its tokens.</summary>
    public ImmutableArray<Token> Tokens { get; }

    /// <summary>Classes of words of such questions.</summary>
    public LookupWords Words { get; }

    /// <summary>The columns of the table, to choose from.</summary>
    public FacetChoice Columns { get; }

    /// <summary>Its parts in order, none overlapping; free values take the place of what they were read as.</summary>
    public List<LookupPart> Parts { get; }

    /// <summary>The tests read so far.</summary>
    public List<LookupTest> Tests { get; } = [];

    /// <summary>Mentions that a test has taken as its column.</summary>
    public HashSet<LookupPart> Used { get; } = [];

    /// <summary>The part that covers a token; null for none.</summary>
    public LookupPart? PartAt(int at) => Parts.Find(part => part.First <= at && at < part.End);

    /// <summary>True for a token that begins with a capital.</summary>
    public bool IsCapital(int at) => at < Tokens.Length && char.IsUpper(Tokens[at].Text[0]);

    /// <summary>True past the last token and at a mark that ends a clause.</summary>
    public bool IsEnd(int at) =>
        at >= Tokens.Length
        || (
            Tokens[at].Kind == TokenKind.Punctuation
            && Tokens[at].Folded is "," or ";" or "?" or "!" or "." or ":"
        );

    /// <summary>True for a token that a value can begin with.</summary>
    public bool IsContent(int at) =>
        !Words.Is("stop", Tokens, at)
        && !Words.Is("ask", Tokens, at)
        && Tokens[at].Kind is TokenKind.Word or TokenKind.Number or TokenKind.Ordinal or TokenKind.Symbol;

    /// <summary>True for a word by its ending a verb, superlative or adverb.</summary>
    public bool IsVerbal(int at) =>
        Tokens[at].Folded.EndsWith("ed", StringComparison.Ordinal)
        || Tokens[at].Folded.EndsWith("ing", StringComparison.Ordinal)
        || Tokens[at].Folded.EndsWith("est", StringComparison.Ordinal)
        || Words.Is("asked-filler", Tokens, at)
        || Tokens[at].Folded.EndsWith("ly", StringComparison.Ordinal);

    /// <summary>True for "Central …", "New …": such a name is that of a place.</summary>
    public bool IsQualified(LookupPart part) => Words.Is("qualifier", Tokens, part.First);

    /// <summary>True for small words of plain English, which are seldom values.</summary>
    public bool IsPlain(int start, int end) =>
        Enumerable
            .Range(start, end - start)
            .All(at =>
                !IsCapital(at)
                && Tokens[at].Kind == TokenKind.Word
                && (
                    WordList.Contains(Tokens[at].Folded)
                    || WordList.Contains(Tokens[at].Stem)
                    || Columns.IsTableWord(Tokens[at])
                )
            );

    /// <summary>True for the column of the id.</summary>
    public static bool Same(string facetId, Facet facet) =>
        string.Equals(facetId, facet.FacetId, StringComparison.Ordinal);
}
