using System.Net.Http.Json;

namespace SmartSegmentation.Tests.Contract;

public sealed class AccessTests
{
    [Test]
    public async Task Request_WithoutAKey_IsUnauthorized()
    {
        using var nobody = Facade.Client(null);
        using var answer = await nobody.GetAsync(new Uri("/v1/tenants", UriKind.Relative));

        Assert.That(await answer.ProblemAsync(), Is.EqualTo((401, "key-missing", (string?)null)));
    }

    [Test]
    public async Task Request_WithAnUnknownKey_IsUnauthorized()
    {
        var tenant = await Facade.NewTenantAsync();
        using var stranger = Facade.Client("sk_guess");
        using var answer = await stranger.GetAsync(new Uri(tenant + "/config", UriKind.Relative));

        Assert.That(await answer.ProblemAsync(), Is.EqualTo((401, "key-unknown", (string?)null)));
    }

    [Test]
    public async Task ForeignTenant_LooksLikeOneThatDoesNotExist()
    {
        var mine = await Facade.NewTenantAsync();
        var theirs = await Facade.NewTenantAsync();
        using var ana = await Facade.NewUserAsync(mine, "tenant-admin");
        using var bob = await Facade.NewUserAsync(theirs, "analyst", "bob");
        var session = await bob.NewSessionAsync(theirs);

        foreach (
            var path in new[]
            {
                theirs + "/config",
                theirs + "/segments",
                theirs + "/segments/s1",
                theirs + "/users",
                session,
                "/v1/tenants/nowhere/config",
            }
        )
        {
            using var answer = await ana.GetAsync(new Uri(path, UriKind.Relative));
            Assert.That(
                await answer.ProblemAsync(),
                Is.EqualTo((404, "tenant-unknown", (string?)null)),
                path
            );
        }

        using var turn = await ana.SayAsync(session, "hello");
        Assert.That((int)turn.StatusCode, Is.EqualTo(404));
    }

    [Test]
    public async Task ForeignIds_InTheOwnTenant_AreNotFound()
    {
        var mine = await Facade.NewTenantAsync();
        var theirs = await Facade.NewTenantAsync();
        using var ana = await Facade.NewUserAsync(mine, "analyst");
        using var bob = await Facade.NewUserAsync(theirs, "analyst", "bob");
        var session = await bob.NewSessionAsync(theirs);
        var sessionId = session.Split('/')[^1];

        using var answer = await ana.SayAsync($"{mine}/sessions/{sessionId}", "hello");

        Assert.That((await answer.ProblemAsync()).Code, Is.EqualTo("session-unknown"));
    }

    [Test]
    public async Task Session_OfAnotherUser_IsNotFound()
    {
        var tenant = await Facade.NewTenantAsync();
        using var ana = await Facade.NewUserAsync(tenant, "analyst");
        using var bob = await Facade.NewUserAsync(tenant, "tenant-admin", "bob");
        var session = await ana.NewSessionAsync(tenant);

        using var read = await bob.GetAsync(new Uri(session, UriKind.Relative));
        using var said = await bob.SayAsync(session, "hello");

        Assert.That((await read.ProblemAsync()).Code, Is.EqualTo("session-unknown"));
        Assert.That((await said.ProblemAsync()).Code, Is.EqualTo("session-unknown"));
    }

    [TestCase("viewer", "PUT", "/config", 403)]
    [TestCase("analyst", "PUT", "/config", 403)]
    [TestCase("tenant-admin", "PUT", "/config", 200)]
    [TestCase("viewer", "POST", "/users", 403)]
    [TestCase("analyst", "POST", "/users", 403)]
    [TestCase("tenant-admin", "POST", "/users", 201)]
    [TestCase("viewer", "DELETE", "/segments/none", 403)]
    [TestCase("analyst", "DELETE", "/segments/none", 404)]
    [TestCase("viewer", "GET", "/segments", 200)]
    [TestCase("viewer", "GET", "/users/bob/memory", 403)]
    [TestCase("viewer", "GET", "/users/ana/memory", 200)]
    [TestCase("tenant-admin", "GET", "/users/bob/memory", 200)]
    public async Task Role_DecidesWhatIsAllowed(string role, string method, string path, int status)
    {
        var tenant = await Facade.NewTenantAsync();
        using var user = await Facade.NewUserAsync(tenant, role);
        using var request = new HttpRequestMessage(new HttpMethod(method), tenant + path);
        if (method is "PUT" or "POST")
        {
            request.Content = JsonContent.Create(new { userId = "new", role = "viewer" });
        }

        using var answer = await user.SendAsync(request);

        Assert.That((int)answer.StatusCode, Is.EqualTo(status), await answer.Content.ReadAsStringAsync());
    }

    [Test]
    public async Task TenantAdministrator_CannotMakeTenantsOrPlatformAdministrators()
    {
        var tenant = await Facade.NewTenantAsync();
        using var user = await Facade.NewUserAsync(tenant, "tenant-admin");

        using var created = await user.PostAsJsonAsync(
            "/v1/tenants",
            new { tenantId = "another", name = "x" }
        );
        using var added = await user.PostAsJsonAsync(
            tenant + "/users",
            new { userId = "eve", role = "platform-admin" }
        );

        Assert.That((await created.ProblemAsync()).Code, Is.EqualTo("forbidden"));
        Assert.That((await added.ProblemAsync()).Code, Is.EqualTo("role-unknown"));
    }

    [Test]
    public async Task Key_RenewedOrRemoved_EndsAtOnce()
    {
        var tenant = await Facade.NewTenantAsync();
        using var first = await Facade.NewUserAsync(tenant, "viewer");
        using var renewed = await Facade.Admin.PostAsync(
            new Uri(tenant + "/users/ana/keys", UriKind.Relative),
            null
        );
        using var second = Facade.Client((await renewed.ReadAsync())["apiKey"]!.GetValue<string>());

        using var old = await first.GetAsync(new Uri(tenant, UriKind.Relative));
        using var now = await second.GetAsync(new Uri(tenant, UriKind.Relative));
        using var removed = await Facade.Admin.DeleteAsync(new Uri(tenant + "/users/ana", UriKind.Relative));
        using var gone = await second.GetAsync(new Uri(tenant, UriKind.Relative));

        Assert.That((int)old.StatusCode, Is.EqualTo(401));
        Assert.That((int)now.StatusCode, Is.EqualTo(200));
        Assert.That((int)gone.StatusCode, Is.EqualTo(401));
    }

    [Test]
    public async Task User_AddedTwice_IsAConflict()
    {
        var tenant = await Facade.NewTenantAsync();
        using var first = await Facade.NewUserAsync(tenant, "viewer");
        using var again = await Facade.Admin.PostAsJsonAsync(
            tenant + "/users",
            new { userId = "ana", role = "viewer" }
        );

        Assert.That((await again.ProblemAsync()).Code, Is.EqualTo("user-exists"));
    }
}
