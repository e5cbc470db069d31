using System.Collections.Immutable;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Dialogue;

/// <summary>What a message says in reply to a question.</summary>
internal abstract record Reply
{
    private Reply() { }

    /// <summary>The question is dropped.</summary>
    internal sealed record Dismissed : Reply;

    /// <summary>Options are chosen.</summary>
    /// <param name="Options">From 0; at least one.</param>
    internal sealed record Choice(ImmutableArray<int> Options) : Reply;

    /// <summary>Terms get their meanings.</summary>
    /// <param name="Meanings">Term and meaning; a null meaning drops the term from the sentence.</param>
    /// <param name="Once">The meaning holds for this sentence only.</param>
    internal sealed record Meaning(ImmutableArray<(string Term, string Text)> Meanings, bool Once) : Reply
    {
        /// <summary>True when the reply names the terms: "loyal means …".</summary>
        public bool IsDefinition { get; init; }
    }
}

/// <summary>Reads replies and definitions.</summary>
/// <param name="data">Words of the dialogue.</param>
internal sealed class ReplyReader(DialogueData data)
{
    /// <summary>The reply to a question about terms, or a choice among options.</summary>
    /// <param name="message">The message.</param>
    /// <param name="terms">Terms asked about; none for a choice.</param>
    /// <param name="options">Words of the options.</param>
    /// <param name="sizes">Sizes of the options, in their order: "the one with 44".</param>
    /// <param name="isConfirmed">True when "yes" chooses the first option.</param>
    public Reply? Read(
        string message,
        ImmutableArray<string> terms,
        ImmutableArray<string> options,
        ImmutableArray<long?> sizes,
        bool isConfirmed
    )
    {
        var bare = Bare(Tokenizer.Tokenize(message));
        if (IsDismissal(message))
        {
            return new Reply.Dismissed();
        }

        var chosen = new OptionChoice(data, options, sizes).Read(message, bare);
        return !chosen.IsEmpty ? new Reply.Choice(chosen)
            : isConfirmed && Classes(bare).Contains("agreed", StringComparer.Ordinal) ? new Reply.Choice([0])
            : terms.IsEmpty ? null
            : Meanings(message, terms);
    }

    /// <summary>True for "never mind" and the like.</summary>
    public bool IsDismissal(string message) =>
        Classes(Bare(Tokenizer.Tokenize(message))).Contains("dismissed", StringComparer.Ordinal);

    /// <summary>"loyal means enrolled before 2013", "A = …, B = …"; null when no known term is defined.</summary>
    /// <param name="message">The message.</param>
    /// <param name="terms">Terms that may be defined.</param>
    public Reply.Meaning? Definition(string message, IEnumerable<string> terms)
    {
        var tokens = Tokenizer.Tokenize(message);
        var found = new List<(string Term, int First, int End, int Meaning)>();
        foreach (var term in terms.OrderByDescending(term => term.Length))
        {
            var words = Tokenizer.Tokenize(term).Select(token => token.Stem).ToArray();
            for (var at = 0; words.Length > 0 && at + words.Length < tokens.Length; at++)
            {
                if (!Same(tokens, at, words) || found.Exists(other => other.First <= at && at < other.End))
                {
                    continue;
                }

                var link = at + words.Length;
                while (
                    link < tokens.Length && tokens[link].Kind == TokenKind.Quote
                    || (link < tokens.Length && data.Cues.BeforeMeaning.Has(tokens[link].Folded))
                )
                {
                    link++;
                }

                var means =
                    link < tokens.Length
                        ? data
                            .Remarks.At(tokens, link)
                            .Where(remark => remark.Class is "means")
                            .Select(remark => remark.End)
                            .DefaultIfEmpty(0)
                            .Max()
                        : 0;
                if (means > 0 && means < tokens.Length)
                {
                    found.Add((term, at, at + words.Length, means));
                    break;
                }
            }
        }

        if (found.Count == 0)
        {
            return null;
        }

        found.Sort((left, right) => left.First.CompareTo(right.First));
        if (!IsLeadIn(tokens, 0, found[0].First))
        {
            return null;
        }

        var meanings = found
            .Select(
                (definition, number) =>
                    (
                        definition.Term,
                        Text(
                            message,
                            tokens,
                            definition.Meaning,
                            number + 1 < found.Count ? found[number + 1].First : tokens.Length
                        )
                    )
            )
            .ToImmutableArray();
        return new Reply.Meaning(meanings, IsOnce(tokens)) { IsDefinition = true };
    }

    private Reply.Meaning Meanings(string message, ImmutableArray<string> terms)
    {
        if (Named(message, terms) is { } defined)
        {
            return defined;
        }

        var tokens = Tokenizer.Tokenize(message);
        var start = 0;
        while (start < tokens.Length)
        {
            var skipped = data
                .Remarks.At(tokens, start)
                .Where(remark => remark.Class is "for-me" or "lead-in" or "once")
                .Select(remark => remark.End)
                .DefaultIfEmpty(0)
                .Max();
            if (skipped == 0 && tokens[start].Kind == TokenKind.Punctuation)
            {
                skipped = start + 1;
            }

            if (skipped == 0 || skipped >= tokens.Length || IsOpenDenial(tokens, start))
            {
                break;
            }

            start = skipped;
        }

        var text = Text(message, tokens, start, tokens.Length);
        if (terms.Length > 1)
        {
            var parts = Split(text, terms.Length);
            if (parts.Length == terms.Length)
            {
                return new Reply.Meaning([.. terms.Zip(parts)], IsOnce(tokens));
            }
        }

        return new Reply.Meaning(
            [.. terms.Select((term, number) => (term, number == 0 ? text : ""))],
            IsOnce(tokens)
        );
    }

    private Reply.Meaning? Named(string message, ImmutableArray<string> terms) =>
        new[] { Definition(message, terms), Abbreviated(message, terms) }
            .OfType<Reply.Meaning>()
            .MaxBy(meaning => meaning.Meanings.Length);

    /// <summary>"loyal: …, big: …" of "loyal big spenders": terms by their first words, where these tell them apart.</summary>
    private Reply.Meaning? Abbreviated(string message, ImmutableArray<string> terms)
    {
        var firsts = terms
            .GroupBy(term => term.Split(' ', '-')[0], StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Count() == 1)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.OrdinalIgnoreCase);
        return Definition(message, firsts.Keys) is { } defined
            ? defined with
            {
                Meanings = [.. defined.Meanings.Select(meaning => (firsts[meaning.Term], meaning.Text))],
            }
            : null;
    }

    /// <summary>"no booking in …" denies something; "no, over 500" leads in.</summary>
    private static bool IsOpenDenial(ImmutableArray<Token> tokens, int at) =>
        tokens[at].Folded is "no"
        && at + 1 < tokens.Length
        && tokens[at + 1].Kind is TokenKind.Word
        && tokens[at + 1].Folded is not ("sorry" or "i" or "no");

    private static string[] Split(string text, int parts)
    {
        var split = text.Split(
            [" and ", ", ", "; "],
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
        return split.Length == parts ? split : [];
    }

    private bool IsOnce(ImmutableArray<Token> tokens) =>
        Enumerable
            .Range(0, tokens.Length)
            .Any(at => data.Remarks.At(tokens, at).Any(remark => remark.Class is "once"));

    private bool IsLeadIn(ImmutableArray<Token> tokens, int first, int end)
    {
        while (first < end)
        {
            var skipped = data
                .Remarks.At(tokens, first)
                .Where(remark => remark.Class is "for-me" or "lead-in" or "once" && remark.End <= end)
                .Select(remark => remark.End)
                .DefaultIfEmpty(0)
                .Max();
            if (skipped == 0 && tokens[first].Kind is not (TokenKind.Punctuation or TokenKind.Quote))
            {
                return false;
            }

            first = Math.Max(skipped, first + 1);
        }

        return true;
    }

    private static string Text(string message, ImmutableArray<Token> tokens, int first, int end)
    {
        while (
            end > first && tokens[end - 1].Kind == TokenKind.Punctuation && tokens[end - 1].Text is not ")"
        )
        {
            end--;
        }

        return first >= end ? "" : message[tokens[first].Start..tokens[end - 1].End].Trim();
    }

    private static bool Same(ImmutableArray<Token> tokens, int at, string[] words) =>
        Enumerable
            .Range(0, words.Length)
            .All(i => string.Equals(tokens[at + i].Stem, words[i], StringComparison.Ordinal));

    private ImmutableArray<Token> Bare(ImmutableArray<Token> tokens)
    {
        var first = 0;
        while (
            first < tokens.Length
            && (
                tokens[first].Kind == TokenKind.Punctuation || data.Cues.BeforeReply.Has(tokens[first].Folded)
            )
        )
        {
            first++;
        }

        var end = tokens.Length;
        while (
            end > first
            && (
                tokens[end - 1].Kind == TokenKind.Punctuation
                || tokens[end - 1].Folded is "please" or "then" or "thanks"
            )
        )
        {
            end--;
        }

        return tokens[first..end];
    }

    /// <summary>Classes of a remark that is the whole reply.</summary>
    private List<string> Classes(ImmutableArray<Token> bare) =>
        bare.IsEmpty
            ? []
            :
            [
                .. data
                    .Remarks.At(bare, 0)
                    .Where(remark => remark.End == bare.Length)
                    .Select(remark => remark.Class),
            ];
}
