using System.Collections.Immutable;
using SmartSegmentation.Grains.Language.Text;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Knowledge.Domain;

/// <summary>A question that knowledge may answer.</summary>
/// <param name="Kind">What is asked.</param>
/// <param name="About">The words asked about, as written.</param>
internal sealed record KnowledgeQuestion(KnowledgeKind Kind, string About);

/// <summary>What is asked of knowledge.</summary>
internal enum KnowledgeKind
{
    /// <summary>What a word means: nothing else than knowledge answers that.</summary>
    Meaning,

    /// <summary>What a thing is: the segment engine may read it as a question of its own.</summary>
    Thing,

    /// <summary>Which columns are about something.</summary>
    Columns,
}

/// <summary>How questions of meaning are asked: the words of the skill <c>knowledge</c>.</summary>
/// <param name="classes">Class → expressions.</param>
internal sealed class KnowledgeWords(Dictionary<string, List<string>> classes)
{
    private const int MostWords = 8;
    private readonly ExactPhrases _phrases = new(classes);

    /// <summary>Those of a set of skills.</summary>
    public static KnowledgeWords Of(SkillSet skills) =>
        skills.Part(
            ["knowledge"],
            set => new KnowledgeWords(set.Table("knowledge", "references/words.yaml"))
        );

    /// <summary>The question of a message; null when it is none.</summary>
    public KnowledgeQuestion? Read(string message)
    {
        var tokens = Tokenizer.Tokenize(message);
        var end = tokens.Length;
        while (end > 0 && tokens[end - 1].Kind == TokenKind.Punctuation)
        {
            end--;
        }

        if (_phrases.EndAt("columns", tokens, 0) is var after and > 0)
        {
            return About(KnowledgeKind.Columns, message, tokens, after, end);
        }

        if (_phrases.EndAt("define", tokens, 0) is var from and > 0)
        {
            var needs = _phrases.EndAt("define-needs-close", tokens, 0) == from;
            var close = CloseAt("define-close", tokens, from, end);
            if (close > 0 || !needs)
            {
                return About(
                    KnowledgeKind.Meaning,
                    message,
                    tokens,
                    from,
                    close > 0 ? close
                        : CloseAt("closing", tokens, from, end) is var last and > 0 ? last
                        : end
                );
            }
        }

        return _phrases.EndAt("thing", tokens, 0) is var of and > 0
            ? About(
                KnowledgeKind.Thing,
                message,
                tokens,
                of,
                CloseAt("closing", tokens, of, end) is var until and > 0 ? until : end
            )
            : null;
    }

    /// <summary>What a sentence says that a term means: the words behind "… is lapsed when"; null when it does not say.</summary>
    public string? MeaningIn(string sentence, string term)
    {
        var tokens = Tokenizer.Tokenize(sentence);
        var stems = Tokenizer.Tokenize(term).Select(token => token.Stem).ToList();
        for (var at = 0; at + stems.Count < tokens.Length; at++)
        {
            if (
                stems.Count > 0
                && Enumerable.Range(0, stems.Count).All(i => tokens[at + i].Stem == stems[i])
                && _phrases.EndAt("says", tokens, at + stems.Count) is var from and > 0
                && from < tokens.Length
            )
            {
                var end = from;
                while (end < tokens.Length && tokens[end].Text is not ("." or "!" or ";"))
                {
                    end++;
                }

                return end == from ? null : sentence[tokens[from].Start..tokens[end - 1].End];
            }
        }

        return null;
    }

    private static KnowledgeQuestion? About(
        KnowledgeKind kind,
        string message,
        ImmutableArray<Token> tokens,
        int first,
        int end
    )
    {
        while (
            first < end
            && (tokens[first].Kind is TokenKind.Quote || tokens[first].Folded is "the" or "a" or "an")
        )
        {
            first++;
        }

        while (end > first && tokens[end - 1].Kind is TokenKind.Quote or TokenKind.Punctuation)
        {
            end--;
        }

        return end - first is 0 or > MostWords
            ? null
            : new KnowledgeQuestion(kind, message[tokens[first].Start..tokens[end - 1].End]);
    }

    /// <summary>Where an expression of a class begins that ends the question; 0 = nowhere.</summary>
    private int CloseAt(string name, ImmutableArray<Token> tokens, int from, int end)
    {
        for (var at = from + 1; at < end; at++)
        {
            if (_phrases.EndAt(name, tokens, at) == end)
            {
                return at;
            }
        }

        return 0;
    }
}
