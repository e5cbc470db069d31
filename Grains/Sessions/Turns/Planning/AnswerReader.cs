using System.Collections.Immutable;
using SmartSegmentation.Grains.Ambiguity.Domain;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Language.Domain;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Language.Text;
using SmartSegmentation.Grains.Skills.Domain;
using NumberReader = SmartSegmentation.Grains.Language.Domain.Spans.NumberReader;

namespace SmartSegmentation.Grains.Sessions.Turns.Planning;

/// <summary>
/// Reads answers about words: "about 500", "I think 60 days". An answer is of the kind that the question asked for; a length of time says
/// nothing of how much a big spender spends.
/// </summary>
/// <param name="turn">The turn.</param>
internal sealed class AnswerReader(TurnScope turn)
{
    private const string Age = "aged";
    private static readonly string[] AnyKind = ["definition"];
    private readonly MessageReader _reader = turn.Readers([]);

    /// <summary>The meaning that an answer gives to a word, whole and by itself ("last 60 days" for "60 days or so"); null when it gives none.</summary>
    /// <param name="term">The word.</param>
    /// <param name="answer">The answer.</param>
    public string? Read(string term, string answer)
    {
        var text = turn.Words.ReplyWords.Bare(answer);
        if (text.Length == 0)
        {
            return null;
        }

        if (turn.Words.Language.Data.VagueOf(term) is not { } vague)
        {
            return IsWhole(term, text) || _reader.IsBare(text) && _reader.IsMeaning(text) ? text : null;
        }

        return OfTime(vague, text)
            ?? OfNumber(vague, text)
            ?? OfCondition(vague, term, text)
            ?? OfMeasure(vague, term, text);
    }

    /// <summary>The answer to several words as the meaning of one of them; the others say nothing beside it.</summary>
    /// <param name="terms">The words.</param>
    /// <param name="answer">"over 500 in the last 30 days".</param>
    public ImmutableArray<(string Term, string Text)> OfAll(ImmutableArray<string> terms, string answer)
    {
        var text = turn.Words.ReplyWords.Bare(answer);
        var measured = terms.FirstOrDefault(term =>
            turn.Words.Language.Data.VagueOf(term) is { Measure.Length: > 0, Type: "threshold" }
        );
        var named = measured ?? terms[0];
        var measure = measured is null ? "" : turn.Words.Language.Data.VagueOf(measured)!.Measure + " ";
        return [.. terms.Select(term => (term, term == named ? measure + text : ""))];
    }

    /// <summary>True for a number or a length of time and nothing else, whatever it is an answer to.</summary>
    public bool IsBare(string answer) =>
        turn.Words.ReplyWords.Bare(answer) is var text && (text.Length == 0 || _reader.IsBare(text));

    /// <summary>True when two words are answered at once: "over 500 in the last 30 days".</summary>
    public bool IsOfSeveral(string answer) =>
        turn.Words.ReplyWords.Bare(answer) is var text
        && _reader.IsBare(text)
        && Tokenizer.Tokenize(text).Count(token => token.Kind is TokenKind.Number or TokenKind.Ordinal) > 1;

    private string? OfTime(VagueWord vague, string text)
    {
        if (Length(vague.Type, text) is not { } length)
        {
            return null;
        }

        return vague switch
        {
            { Type: "dateRecency" or "inactivity" } => turn.Words.ReplyWords.Before(vague.Type)
                + " "
                + length,
            { Duration.Length: > 0 } => vague.Duration.Fill(("duration", length)),
            { Measure: Age } => OfNumber(vague, length.Split(' ')[0]),
            _ => null,
        };
    }

    /// <summary>A length of time and nothing else but what leads to it: "60 days", "within a month"; null for other words.</summary>
    private string? Length(string type, string text)
    {
        var words = turn.Words.ReplyWords.After("before-" + type, text) ?? text;
        return
            turn.Words.Language.Dates.Read(words, turn.Today)
                is [{ Amount: { } amount, Unit: { } unit }] dates
            && TurnScope.IsDuration(dates, words)
            ? LengthText.Of(amount, unit)
            : null;
    }

    private string? OfNumber(VagueWord vague, string text)
    {
        var tokens = Tokenizer.Tokenize(text);
        if (tokens is [.. var counted, { Folded: "times" }] && vague.Type is "frequency")
        {
            tokens = [.. counted];
        }

        var number = tokens.IsEmpty ? null : NumberReader.At(tokens, 0);
        if (number?.End == tokens.Length && number.Unit is not NumberUnit.Percent)
        {
            return vague.Number.Length > 0 ? vague.Number.Fill(("number", text[..tokens[^1].End])) : null;
        }

        if (
            vague.Type is "dateRecency"
            || !_reader.IsBare(text)
            || !_reader.HasNumber(text)
            || HasLength(text)
        )
        {
            return null;
        }

        return vague.Comparison.Length > 0 ? vague.Comparison.Fill(("comparison", text))
            : vague.Measure.Length > 0 && vague.Measure != Age ? vague.Measure + " " + text
            : text;
    }

    private string? OfCondition(VagueWord vague, string term, string text) =>
        IsOfKind(vague.Type, text)
        && !(vague.Type is "dateRecency" or "inactivity" && HasLength(text))
        && (_reader.IsBare(text) ? vague.Type is "dateRecency" or "inactivity" : IsWhole(term, text))
            ? text
            : null;

    /// <summary>"over £1,200 a year" of what a big spender spends.</summary>
    private string? OfMeasure(VagueWord vague, string term, string text) =>
        vague is { Type: "threshold", Measure: { Length: > 0 } measure }
        && HasNumberBesideLength(text)
        && IsWhole(term, measure + " " + text)
            ? measure + " " + text
            : null;

    /// <summary>True for "over 1200 a year", not for "60 days".</summary>
    private bool HasNumberBesideLength(string text)
    {
        var lengths = Lengths(text).ToList();
        return Tokenizer
            .Tokenize(text)
            .Any(token =>
                token.Kind is TokenKind.Number
                && !lengths.Exists(length => token.Start >= length.Start && token.Start < length.End)
            );
    }

    private bool HasLength(string text) => Lengths(text).Any();

    /// <summary>Lengths of time in the words that no day is counted from.</summary>
    private IEnumerable<DateMatch> Lengths(string text) =>
        turn.Words.Language.Dates.Read(text, turn.Today).Where(date => date.Kind is DateKind.Duration);

    /// <summary>A window says how recent something is, a number or a rank how much.</summary>
    private bool IsOfKind(string type, string text) =>
        AnyKind.Contains(type)
        || (type is "dateRecency" or "inactivity" && !_reader.DatesIn(text).IsEmpty)
        || (
            type is not "dateRecency"
            && (
                text.Any(char.IsDigit)
                || _reader.HasNumber(text)
                || turn.Words.ReplyWords.Holds("compares", text)
            )
        );

    /// <summary>True for conditions of which all words are read but one at most ("estimated income …"), and that do not speak of the word itself.</summary>
    private bool IsWhole(string term, string text) =>
        !Speaks(text, term)
        && (
            _reader.IsExpression(text)
            || _reader.Read(text)
                is { Expression: not null, Problems.IsEmpty: true, Unknown.Length: <= 1, Vague.IsEmpty: true }
        );

    /// <summary>True when a text holds the word, or another of the same meaning.</summary>
    public bool Speaks(string text, string term)
    {
        var stems = "-" + MeaningKeys.StemsOf(text) + "-";
        return turn
            .Words.Meanings.SameAs(term)
            .Append(term)
            .Any(word => stems.Contains("-" + MeaningKeys.StemsOf(word) + "-", StringComparison.Ordinal));
    }
}
