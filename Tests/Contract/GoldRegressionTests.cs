using System.Net.Http.Json;
using SmartSegmentation.Tests.Support;

namespace SmartSegmentation.Tests.Contract;

/// <summary>
/// Sentences of the shared populations, sent to a whole installation: the members that come back are the members that are meant. Only turns
/// that make a segment in dialogues without a configuration of their own are counted; the floors lie a little under what is reached.
/// </summary>
public sealed class GoldRegressionTests
{
    [TestCase("telco", 0.91, 0.05)]
    [TestCase("superstore", 0.88, 0.10)]
    [TestCase("jaffle", 0.74, 0.14)]
    public async Task Population_KeepsItsShareOfRightTurns(string name, double right, double wrong)
    {
        var population = new GoldPopulation(name);
        var app = await Facade.StartOtherAsync();
        await using var stop = app.App;
        using var admin = app.Admin;
        var tenant = await GoldTenant.LoadAsync(admin, population, name);
        var misses = new List<string>();
        var silent = 0;
        var turns = 0;
        foreach (var dialogue in population.Cases.Where(GoldTenant.IsPlain))
        {
            var id = (string)dialogue["id"]!;
            using var added = await admin.PostAsJsonAsync(
                tenant + "/users",
                new { userId = id, role = "analyst" }
            );
            using var user = app.Client((string)(await added.ReadAsync())["apiKey"]!);
            var session = await user.NewSessionAsync(tenant);
            var number = -1;
            foreach (var turn in dialogue["turns"]!.AsArray())
            {
                number++;
                using var answer = await user.PostAsJsonAsync(
                    session + "/turns",
                    new
                    {
                        message = (string)turn!["say"]!,
                        turnId = $"{id}-{number}",
                        referenceTime = (string)(turn["referenceTime"] ?? population.Setup["referenceTime"])!,
                    }
                );
                Assert.That((int)answer.StatusCode, Is.LessThan(500), (string)turn["say"]!);
                if ((string?)turn["action"] != "segment" || !answer.IsSuccessStatusCode)
                {
                    continue;
                }

                turns++;
                var result = await answer.ReadAsync();
                var made = (string?)result["action"] == "segment";
                var members = made ? await GoldTenant.MembersAsync(user, tenant, result) : null;
                if (
                    members is null
                    || !population.Sets($"{id}#{number}").Any(wanted => wanted.SetEquals(members))
                )
                {
                    silent += made ? 1 : 0;
                    misses.Add($"{id}#{number} {(string?)result["action"]}: {(string)turn["say"]!}");
                }
            }
        }

        var reached = 1 - ((double)misses.Count / turns);
        TestContext.Out.WriteLine(
            $"{name}: {turns} turns, right {reached:P1}, silently wrong {(double)silent / turns:P1}\n"
                + string.Join('\n', misses)
        );
        Assert.Multiple(() =>
        {
            Assert.That(reached, Is.GreaterThanOrEqualTo(right), "right");
            Assert.That((double)silent / turns, Is.LessThanOrEqualTo(wrong), "silently wrong");
        });
    }
}
