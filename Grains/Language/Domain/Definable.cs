using System.Collections.Immutable;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain;

/// <summary>Which words can be defined, and by which.</summary>
internal static class Definable
{
    /// <summary>True for words that can define a term for everyone who says it: every one of them is read, and nothing is left open.</summary>
    public static bool CanDefine(this MessageReader reader, string text) =>
        reader.IsMeaning(text)
        && (
            reader.IsBare(text)
            || reader.IsExpression(text)
            || reader.Read(text) is { Expression: not null, Problems.IsEmpty: true, Unknown.IsEmpty: true }
        );

    /// <summary>Terms of a sentence whose meaning cannot be read: by itself it would be passed over.</summary>
    public static ImmutableArray<KnownTerm> UnreadableIn(this MessageReader reader, string text) =>
        [
            .. reader
                .TermsIn(text)
                .Where(one =>
                    !one.Others.IsMeaning(one.Term.Meaning) && one.Others.Read(one.Term.Meaning).Vague.IsEmpty
                )
                .Select(one => one.Term),
        ];

    /// <summary>True for words that stand for all members, whatever is said beside them.</summary>
    public static bool IsOfEverybody(this MessageReader reader, string term)
    {
        var words = Tokenizer.Tokenize(term).Where(token => token.Kind is TokenKind.Word).ToList();
        var entity = Stemmer.Stem(Tokenizer.Fold(reader.Model.Entity?.Name ?? ""));
        bool IsMember(Token token) =>
            reader.Words.Thesaurus.IsEverybodyWord(token.Stem) || token.Stem == entity;
        return words.Exists(IsMember)
            && words.TrueForAll(token => IsMember(token) || reader.Data.Fillers.Contains(token.Folded));
    }

    /// <summary>True where a meaning speaks of a term again through other terms. Its own words may be the term's: "singles: marital status is single".</summary>
    /// <param name="term">The term.</param>
    /// <param name="meaning">Its meaning.</param>
    /// <param name="vocabulary">What the terms mean.</param>
    public static bool LeadsBackTo(
        string term,
        string meaning,
        IReadOnlyDictionary<string, string> vocabulary
    )
    {
        var words = new KnownWords(vocabulary, [KeyValuePair.Create(term, meaning)], []);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([meaning]);
        while (open.TryPop(out var text))
        {
            // An expression names columns, which may be called as a word is.
            if (ExpressionTextReader.IsWrittenSo(text))
            {
                continue;
            }

            foreach (var (_, _, found) in words.Find(Tokenizer.Tokenize(text)))
            {
                var isItself = string.Equals(found.Term, term, StringComparison.OrdinalIgnoreCase);
                if (isItself && !ReferenceEquals(text, meaning))
                {
                    return true;
                }

                if (!isItself && seen.Add(found.Term))
                {
                    open.Push(found.Meaning);
                }
            }
        }

        return false;
    }
}
