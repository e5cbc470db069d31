using System.Collections.Immutable;
using SmartSegmentation.Grains.Ambiguity.Domain;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Language;
using SmartSegmentation.Grains.Language.Domain;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Models;
using SmartSegmentation.Grains.Segments.Domain;

namespace SmartSegmentation.Grains.Sessions.Turns;

/// <summary>Opens for a turn what the tenant's sentences are read with.</summary>
/// <param name="languages">Indexes of the tenants.</param>
/// <param name="persons">Finds persons in what a model would be sent.</param>
/// <param name="proposer">Asks the tenants' models; null where turns are only evaluated.</param>
internal sealed class TurnOpener(
    TenantLanguages languages,
    NamedPersons persons,
    WordProposer? proposer = null
)
{
    /// <summary>Opens a turn.</summary>
    public async Task<TurnScope> OpenAsync(TurnInput input, StepClock steps)
    {
        var words = TurnWords.Of(input.Skills);
        var language = await steps.RunAsync(
            "catalog",
            () => languages.GetAsync(input.TenantId, input.Catalog, words.Language.Thesaurus)
        );
        var today = DateClock.Today(input.Now, input.Config.TimeZone);
        var dateContext = new DateContext(today, words.Dates.ConventionsOf(input.Config));
        string Whole(string key, string meaning) =>
            words.ReplyWords.Whole(
                MeaningKeys.TypeOf(key),
                meaning,
                text => TurnScope.IsDuration(words.Language.Dates.Read(text, dateContext), text)
            );
        var meanings = KnownMeanings.Of(input, words.Meanings, words.Memory, Whole);
        var index = language.Index.ForTurn();
        var names = new KnownWords(
            [],
            [],
            input.Segments.Select(segment => (segment.SegmentId, segment.Name))
        );
        ImmutableArray<KnownTerm> unreadable = [];
        MessageReader Reader(IEnumerable<KeyValuePair<string, string>> terms)
        {
            var known = names.With(
                input.Config.Vocabulary.Where(pair => !IsUnreadable(pair)),
                terms.Concat(meanings.Terms.Where(pair => !IsUnreadable(pair)))
            );
            return new MessageReader(words.Language, index, language.Model, known, dateContext);
        }

        bool IsUnreadable(KeyValuePair<string, string> pair) =>
            unreadable.Any(term => term.Term == pair.Key && term.Meaning == pair.Value);

        if (!input.Catalog.Tables.IsEmpty)
        {
            // A definition of which nothing can be made defines nothing: the word is asked about like any other.
            unreadable = Reader([]).UnreadableIn(input.Message + "\n" + input.Dialogue.Pending?.Message);
        }

        var context = new SegmentContext(
            input.Catalog,
            new DateOnly(today.Year, today.Month, today.Day),
            SegmentContext.WeekStart(input.Config)
        );
        return new TurnScope(input, dateContext, context, Reader, words, steps)
        {
            Known = meanings,
            Unreadable = unreadable,
            Proposals =
                input.Proposal is not null ? new RecordedProposals(input.Proposal)
                : input.MayAskModel && proposer is not null && input.Config.Models.IsOn
                    ? new ModelProposals(proposer, persons, input)
                : null,
        };
    }
}
