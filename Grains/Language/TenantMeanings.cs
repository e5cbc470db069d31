using SmartSegmentation.Grains.Dates;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Language.Domain;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Skills;
using SmartSegmentation.Grains.Skills.Domain;
using SmartSegmentation.Grains.Tenancy;

namespace SmartSegmentation.Grains.Language;

/// <summary>Reads definitions against a tenant's catalog, before they are kept.</summary>
/// <param name="grains">Where catalogs are.</param>
/// <param name="live">The skills that hold now.</param>
/// <param name="languages">Indexes of catalogs.</param>
/// <param name="clock">What "last year" is counted from.</param>
internal sealed class TenantMeanings(
    IGrainFactory grains,
    LiveSkills live,
    TenantLanguages languages,
    TimeProvider clock
) : IMeaningCheck
{
    /// <inheritdoc/>
    public async Task<MeaningFault?> FindAsync(
        string tenantId,
        TenantConfig config,
        string term,
        string meaning
    )
    {
        var catalog = await grains.GetGrain<ICatalogGrain>(tenantId).GetAsync();
        if (catalog.Tables.IsEmpty)
        {
            return null;
        }

        var skills = SkillOverlay.Apply(await live.GetAsync(), config.SkillOverrides);
        var words = LanguageWords.Of(skills);
        var language = await languages.GetAsync(tenantId, catalog, words.Thesaurus);
        var today = DateClock.Today(clock.GetUtcNow(), config.TimeZone);
        var known = new KnownWords(config.Vocabulary.Remove(term), [], []);
        var reader = new MessageReader(
            words,
            language.Index.ForTurn(),
            language.Model,
            known,
            new DateContext(today, DateWords.Of(skills).ConventionsOf(config))
        );
        return reader.IsOfEverybody(term) ? MeaningFault.Everybody
            : Definable.LeadsBackTo(term, meaning, config.Vocabulary) ? MeaningFault.Circular
            : reader.CanDefine(meaning) ? null
            : MeaningFault.Unreadable;
    }
}
