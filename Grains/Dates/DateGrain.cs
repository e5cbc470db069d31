using Orleans.Concurrency;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Interfaces.Dates;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Tenancy;

namespace SmartSegmentation.Grains.Dates;

/// <inheritdoc cref="IDateGrain"/>
[GrainType("dates"), StatelessWorker]
internal sealed class DateGrain(TenantDates dates, TimeProvider clock) : Grain, IDateGrain
{
    private TenantConfig? _config;
    private DateConventions _conventions = DateConventions.Default;

    public async Task<Outcome<ResolvedDates>> ResolveAsync(
        ResolveDates request,
        CancellationToken cancellationToken = default
    )
    {
        var tenant = GrainFactory.GetGrain<ITenantGrain>(this.GetPrimaryKeyString());
        var config = await tenant.GetConfigAsync();
        if (!ReferenceEquals(config, _config))
        {
            (_config, _conventions) = (config, dates.ConventionsOf(config));
        }

        var (today, wrong) = DateRequest.Today(request.ReferenceTime, config.TimeZone, clock.GetUtcNow());
        if ((DateRequest.Check(request.Text) ?? wrong) is { } refusal)
        {
            return new Outcome<ResolvedDates>.Refused(refusal);
        }

        var matches = dates.Reader.Read(request.Text!, new DateContext(today, _conventions));
        return new Outcome<ResolvedDates>.Done(DateReport.Of(matches, today));
    }
}
