using System.Globalization;
using System.Net.Http.Json;
using System.Text;

namespace SmartSegmentation.Tests.Contract;

/// <summary>A tenant with a table of people and one of their orders.</summary>
internal static class PeopleTenant
{
    private static readonly string[] Categories = ["Tea", "Coffee", "Bread", "Cake"];

    /// <summary>Creates the tenant and loads its tables.</summary>
    /// <param name="admin">A platform administrator's client.</param>
    /// <param name="tenant">The tenant's path.</param>
    /// <param name="config">Its configuration.</param>
    /// <param name="people">Rows of the table of people.</param>
    public static async Task CreateAsync(
        HttpClient admin,
        string tenant,
        object? config = null,
        int people = 240
    )
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
        var orders = new StringBuilder("order_id,member,day,amount,category\n");
        for (var row = 0; row < people; row++)
        {
            rows.AppendLine(
                CultureInfo.InvariantCulture,
                $"m{row},{(row % 3 == 0 ? "Germany" : "Norway")},{(row % 4 == 0 ? "Gold" : "Basic")},{18 + (row % 60)},202{row % 5}-0{1 + (row % 9)}-11,{row * 7 % 1000}"
            );
            for (var order = 0; order < row % 5; order++)
            {
                orders.AppendLine(
                    CultureInfo.InvariantCulture,
                    $"o{row}-{order},m{row},2024-{1 + ((row + order) % 12):00}-1{order},{10 + (row * 13 % 300)}.50,{Categories[(row + order) % 4]}"
                );
            }
        }

        await LoadAsync(admin, tenant, "people", rows.ToString());
        await LoadAsync(admin, tenant, "orders", orders.ToString());
    }

    private static async Task LoadAsync(HttpClient admin, string tenant, string name, string content)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(name), "name" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(content)), "file", name + ".csv" },
        };
        using var loaded = await admin.PostAsync(new Uri(tenant + "/tables", UriKind.Relative), form);
        Assert.That((int)loaded.StatusCode, Is.EqualTo(200), await loaded.Content.ReadAsStringAsync());
    }
}
