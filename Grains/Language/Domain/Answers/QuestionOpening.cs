using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Answers;

/// <summary>Takes what opens a question and the words that speak of a group known before.</summary>
internal sealed class QuestionOpening(SpokenText said, PhraseLexicon words, MeasureSeeker measures)
{
    private ExpressionNode? _current;
    private bool _ofCurrent;

    /// <summary>The group that the question speaks of; null when it speaks of none known before.</summary>
    /// <param name="current">Whom "of them" means.</param>
    /// <param name="segment">What "this segment" means.</param>
    public ExpressionNode? Take(ExpressionNode? current, ExpressionNode? segment)
    {
        _current = current;
        TakeMarks();
        TakeCurrent(segment);
        TakeOpening();
        return _ofCurrent ? _current : null;
    }

    private void TakeMarks()
    {
        for (var at = said.Tokens.Length - 1; at >= 0 && said.Tokens[at].Kind == TokenKind.Punctuation; at--)
        {
            said.Take(at, at + 1, "question.mark");
        }
    }

    private void TakeCurrent(ExpressionNode? segment)
    {
        foreach (var (first, end) in said.Find(words, "current.segment").ToList())
        {
            said.Take(first, end, "question.current");
            _current = segment;
            Speak(first);
        }

        foreach (var (first, end) in said.Find(words, "current").ToList())
        {
            if (!Introduces(end))
            {
                said.Take(first, end, "question.current");
                Speak(first);
            }
        }

        if (_current is null || _ofCurrent)
        {
            return;
        }

        if (IsAboutNobody())
        {
            _ofCurrent = true;
            return;
        }

        foreach (var (first, end) in said.Find(words, "current.pronoun").ToList())
        {
            var named = said
                .Items.Where(item => item.First < first)
                .Any(item =>
                    !item.Matches.IsEmpty && !item.Filler && item.Classes.IsEmpty && !measures.IsMoney(item)
                );
            if (!named && !Introduces(end))
            {
                said.Take(first, end, "question.current");
                _ofCurrent = true;
            }
        }
    }

    /// <summary>"how many are in Leeds?": without a word for whom, it goes on from the group before.</summary>
    private bool IsAboutNobody()
    {
        for (var at = 0; at + 2 < said.Tokens.Length; at++)
        {
            if (said.Tokens[at].Folded is "how" && said.Tokens[at + 1].Folded is "many")
            {
                return said.Tokens[at + 2].Folded is "are" or "were" or "have" or "had"
                    && !said.Tokens.Skip(at + 3).Any(token => said.Scope.Thesaurus.IsEntityWord(token.Stem));
            }
        }

        return false;
    }

    /// <summary>"those who …" names a group of its own.</summary>
    private bool Introduces(int at) =>
        at < said.Tokens.Length && said.Scope.Cues.Questions.GroupOpenings.Has(said.Tokens[at].Folded);

    private void Speak(int first)
    {
        _ofCurrent = true;
        if (_current is null)
        {
            said.AddProblem(said.ItemAt(first), "segment");
        }
    }

    private void TakeOpening()
    {
        for (var at = 0; at < said.Tokens.Length; at++)
        {
            if (said.IsTaken(at))
            {
                continue;
            }

            if (StartsQuestion(at))
            {
                return;
            }

            var found = words
                .At(said.Tokens, at)
                .Where(found => found.Class is "opening")
                .Select(found => found.End)
                .DefaultIfEmpty(at)
                .Max();
            if (found == at)
            {
                if (said.Tokens[at].Kind == TokenKind.Punctuation && at > 0)
                {
                    continue;
                }

                return;
            }

            // "what payment method …" asks for a group; "what is …" does not.
            if (
                found == at + 1
                && said.Is(words, "ask.which", at)
                && new KeySeeker(said, words).At(found) is not null
            )
            {
                return;
            }

            said.Take(at, found, "question.opening");
            at = found - 1;
        }
    }

    private bool StartsQuestion(int at) =>
        words
            .At(said.Tokens, at)
            .Any(found => found.Class is "ask.count" or "ask.share" or "ask.amount" or "ask.age");
}
