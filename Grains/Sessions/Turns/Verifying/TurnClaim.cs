using System.Collections.Immutable;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Text;
using SmartSegmentation.Grains.Sessions.Turns.Acting;
using SmartSegmentation.Grains.Sessions.Turns.Planning;
using SmartSegmentation.Grains.Verbatim;

namespace SmartSegmentation.Grains.Sessions.Turns.Verifying;

/// <summary>What a draft claims to have made of the words, with what the tools found in them.</summary>
internal static class TurnClaim
{
    /// <summary>The claim of work; null where no words of this turn made the tree.</summary>
    public static VerbatimClaim? Of(TurnWork work)
    {
        if (work.Draft is not { Reading: not null, KeepsTime: false } draft || work.Task is TurnTask.Take)
        {
            return null;
        }

        if (
            draft is { From: not null, Reading.Scope.Said.Original: var read }
            && !work.Said.Contains(read.Trim(), StringComparison.OrdinalIgnoreCase)
        )
        {
            // "make that forties" is read as "in their forties": its stretches are not those of the words.
            return null;
        }

        return new VerbatimClaim
        {
            Words = work.Said,
            Query = draft.Definition.Query,
            Expression = draft.Definition.Expression,
            Coverage = SegmentOutcome.Coverage(work),
            Evidence = Evidence(work, draft),
        };
    }

    private static VerbatimEvidence Evidence(TurnWork work, SegmentDraft draft)
    {
        var texts = Texts(work, draft);
        var earlier = work.Task is TurnTask.Make ? [] : Before(work, draft);
        var reader = draft.Reader ?? work.Turn.Readers([]);
        var dates = work.Words is null ? reader.DatesIn(work.Said) : work.Dates;
        var found = work.Facets?.Matches ?? reader.Shortlist(reader.Decompose(work.Said)).Matches;
        return new VerbatimEvidence(
            texts,
            draft.From?.Expression,
            Days(
                dates
                    .Concat(DatesRead(draft))
                    .Concat(
                        texts
                            .RemoveRange(earlier, StringComparer.Ordinal)
                            .SelectMany(text => reader.DatesIn(text))
                    )
            ),
            Values(found.Concat(texts.SelectMany(text => reader.Index.Annotate(Tokenizer.Tokenize(text)))))
                .Union(
                    draft.Reading is { } said
                        ? DeedFlags.Called(said.Items, said.Scope).Concat(StateVerbs.Called(said.Items))
                        : []
                )
                .ToHashSet(),
            work.Turn.Day
        )
        {
            Earlier = earlier,
            Corrected = draft.Reading is { } read
                ?
                [
                    .. read
                        .Scope.Tokens.Where(token => Tokenizer.Fold(token.Text) != token.Folded)
                        .Select(token => token.Folded),
                ]
                : [],
            EarlierDays = Days(earlier.SelectMany(text => reader.DatesIn(text))),
        };
    }

    /// <summary>Earlier messages of the segment, and the meanings of those terms that the words hold.</summary>
    private static ImmutableArray<string> Texts(TurnWork work, SegmentDraft draft)
    {
        var input = work.Turn.Input;
        var make = work.Task as TurnTask.Make;
        var local = make?.Local ?? [];
        var earlier = Before(work, draft);
        if (make is not null && !make.Changes.IsEmpty)
        {
            // Made again with another meaning, and with all that was changed since.
            earlier = [.. earlier, make.Sentence, .. make.Changes];
        }

        var spoken = earlier.Append(work.Said).ToList();
        var meanings = input
            .Config.Vocabulary.Concat(input.Definitions)
            .Concat(input.Dialogue.Settled)
            .Concat(work.Turn.Known.All.Select(known => KeyValuePair.Create(known.Term, known.Meaning)))
            .Distinct();
        return
        [
            .. earlier,
            .. local.Select(meaning => meaning.Meaning),
            .. TermsRead(draft),
            .. work.Turn.Given.Values.Where(meaning => meaning.Length > 0),
            .. meanings
                .Where(meaning => spoken.Exists(text => SaidWords.Name(text, meaning.Key)))
                .Select(meaning => meaning.Value),
        ];
    }

    /// <summary>Phrases of time as the reading has them: a period without a year in that of its clause.</summary>
    private static IEnumerable<DateMatch> DatesRead(SegmentDraft draft) =>
        draft.Reading is { } reading
            ? reading
                .Items.SelectMany(item => item.MoreDates.Append(item.Date!))
                .Where(date => date is not null)
            : [];

    /// <summary>Meanings of the terms that were read, also of misspelt ones.</summary>
    private static IEnumerable<string> TermsRead(SegmentDraft draft) =>
        draft.Reading is { } reading
            ? reading
                .Items.Select(item => item.Term)
                .OfType<Language.Domain.Spans.KnownTerm>()
                .Concat(reading.Scope.Said.Terms)
                .Select(term => term.Meaning)
            : [];

    private static ImmutableArray<string> Before(TurnWork work, SegmentDraft draft) =>
        draft.From is { } from
            ? [.. work.Turn.Input.Dialogue.Undo.Select(before => before.Query), from.Query]
            : [];

    private static HashSet<DateOnly> Days(IEnumerable<DateMatch> dates) =>
        [
            .. dates
                .SelectMany(date => new[] { date.From, date.To })
                .Where(day => day is not null)
                .Select(day => day!.Value.ToDateOnly()),
        ];

    private static HashSet<(string, string)> Values(IEnumerable<FacetMatch> matches) =>
        [.. matches.SelectMany(match => match.Values.Select(value => (match.FacetId, value)))];
}
