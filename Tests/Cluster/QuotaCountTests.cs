using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Tenancy;

namespace SmartSegmentation.Tests.Cluster;

/// <summary>Segments of a day that were made while there was no limit.</summary>
public sealed class QuotaCountTests
{
    [Test]
    public async Task Limit_SetTogetherWithAZone_CountsTheDayOfThatZone()
    {
        const string id = "quota-zone";
        var grains = Installations.Shared.Act(id, "ana", UserRole.TenantAdmin);
        var tenant = grains.GetGrain<ITenantGrain>(id);
        // 26 hours lie between them: there it is never the same day.
        await tenant.CreateAsync(new CreateTenant("Zones", """{"timeZone": "Etc/GMT+12"}"""));
        var segment = new SegmentDefinition
        {
            SegmentId = "s1",
            Version = 1,
            Name = "one",
        };
        await grains
            .GetInTenant<ISegmentGrain>(id, segment.SegmentId)
            .SaveAsync(new SaveSegment(segment, "created", false, 0, new CommandOrigin("x1", 1, 0, "ana")));

        await tenant.ConfigureAsync("""{"timeZone": "Etc/GMT-14", "maxSegmentsPerDay": 1}""");

        Assert.That((await tenant.SpendSegmentAsync("x1/t5"))?.Code, Is.EqualTo("quota-spent"));
    }

    [Test]
    public async Task Limit_SetLaterTheSameDay_CountsWhatWasMade_AlsoWhereACrashLostTheCount()
    {
        const string id = "quota-later";
        var grains = Installations.Shared.Act(id, "ana", UserRole.TenantAdmin);
        var tenant = grains.GetGrain<ITenantGrain>(id);
        await tenant.CreateAsync(new CreateTenant("Later"));
        // Never spent, as after a crash that lost the count.
        for (var number = 1; number <= 3; number++)
        {
            var segment = new SegmentDefinition
            {
                SegmentId = $"s{number}",
                Version = 1,
                Name = "one",
            };
            await grains
                .GetInTenant<ISegmentGrain>(id, segment.SegmentId)
                .SaveAsync(
                    new SaveSegment(segment, "created", false, 0, new CommandOrigin("x1", number, 0, "ana"))
                );
        }

        await tenant.ConfigureAsync("""{"maxSegmentsPerDay": 4}""");

        Assert.That(await tenant.SpendSegmentAsync("x1/t4"), Is.Null);
        Assert.That((await tenant.SpendSegmentAsync("x1/t5"))?.Code, Is.EqualTo("quota-spent"));
        await Installations.Shared.DeactivateAllAsync();
        Assert.That((await tenant.SpendSegmentAsync("x1/t5"))?.Code, Is.EqualTo("quota-spent"));
    }
}
