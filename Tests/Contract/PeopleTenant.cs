using System.Globalization;
using System.Net.Http.Json;
using System.Text;

namespace SmartSegmentation.Tests.Contract;

/// <summary>A tenant with a small table of people.</summary>
internal static class PeopleTenant
{
    /// <summary>Creates the tenant and loads its table.</summary>
    /// <param name="admin">A platform administrator's client.</param>
    /// <param name="tenant">The tenant's path.</param>
    /// <param name="config">Its configuration.</param>
    public static async Task CreateAsync(HttpClient admin, string tenant, object? config = null)
    {
        using var created = await admin.PostAsJsonAsync(
            "/v1/tenants",
            new
            {
                tenantId = tenant[(tenant.LastIndexOf('/') + 1)..],
                name = "People",
                config,
            }
        );
        Assert.That((int)created.StatusCode, Is.EqualTo(201), await created.Content.ReadAsStringAsync());
        var rows = new StringBuilder("member,country,plan,age,signed_up,points\n");
        for (var row = 0; row < 240; row++)
        {
            rows.AppendLine(
                CultureInfo.InvariantCulture,
                $"m{row},{(row % 3 == 0 ? "Germany" : "Norway")},{(row % 4 == 0 ? "Gold" : "Basic")},{18 + (row % 60)},202{row % 5}-0{1 + (row % 9)}-11,{row * 7 % 1000}"
            );
        }

        using var form = new MultipartFormDataContent
        {
            { new StringContent("people"), "name" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(rows.ToString())), "file", "people.csv" },
        };
        using var loaded = await admin.PostAsync(new Uri(tenant + "/tables", UriKind.Relative), form);
        Assert.That((int)loaded.StatusCode, Is.EqualTo(200), await loaded.Content.ReadAsStringAsync());
    }
}
