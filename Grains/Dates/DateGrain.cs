using Orleans.Concurrency;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Interfaces.Dates;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Skills;

namespace SmartSegmentation.Grains.Dates;

/// <inheritdoc cref="IDateGrain"/>
[GrainType("dates"), StatelessWorker]
internal sealed class DateGrain(LiveSkills skills, TimeProvider clock) : Grain, IDateGrain
{
    public async Task<Outcome<ResolvedDates>> ResolveAsync(
        ResolveDates request,
        CancellationToken cancellationToken = default
    )
    {
        var tenant = GrainFactory.GetGrain<ITenantGrain>(this.GetPrimaryKeyString());
        var reading = tenant.GetConfigAsync();
        var dates = DateWords.Of(await skills.GetAsync(reading));
        var config = await reading;

        var (today, wrong) = DateRequest.Today(request.ReferenceTime, config.TimeZone, clock.GetUtcNow());
        if ((DateRequest.Check(request.Text) ?? wrong) is { } refusal)
        {
            return new Outcome<ResolvedDates>.Refused(refusal);
        }

        var matches = dates.Reader.ReadWithRivals(
            request.Text!,
            new DateContext(today, dates.ConventionsOf(config)),
            dates.Rivals
        );
        return new Outcome<ResolvedDates>.Done(DateReport.Of(matches, today));
    }
}
