using System.Globalization;
using System.Net.Http.Json;
using SmartSegmentation.Tests.Contract;
using SmartSegmentation.Tests.Corpus.Language;
using SmartSegmentation.Tests.Support;

namespace SmartSegmentation.Tests.Corpus.Confidence;

/// <summary>Fits the weights of <c>skills/segment-creation/references/confidence.yaml</c> and takes the figures of docs/benchmarks.md.</summary>
public sealed class ConfidenceFitting
{
    [Test, Explicit("takes minutes; says the weights and the figures")]
    public async Task Weights_AreFitted()
    {
        var cases = new List<ConfidenceCase>();
        await using var installation = await CorpusInstallation.StartAsync();
        foreach (var name in LanguageCorpus.Names())
        {
            cases.AddRange(ConfidenceCase.Of(name, await installation.RunAsync(LanguageCorpus.Read(name))));
        }

        if (SharedData.Root is not null)
        {
            foreach (var name in SharedCatalogs.Populations())
            {
                cases.AddRange(await OfGoldAsync(installation.Whole, name));
            }
        }

        var fitted = ConfidenceFit.Of(cases);
        TestContext.Out.WriteLine(
            $"start: {fitted.Start}\n{string.Join('\n', fitted.Signs.Select(sign => $"  {sign.Key}: {sign.Value}"))}"
        );
        Tell("the engine's own", cases.Select(one => (1 - one.Signs["doubt"], one.Right)));
        Tell("as stored", cases.Select(one => (one.Confidence, one.Right)));
        Tell("fitted", cases.Select(one => (fitted.Of(one.Signs), one.Right)));
        Tell("fitted without the population, five folds", ConfidenceFit.AcrossPopulations(cases));
        foreach (var population in cases.GroupBy(one => one.Population))
        {
            TestContext.Out.WriteLine(
                $"{population.Key}: {population.Count()}, right {population.Average(one => one.Right ? 1.0 : 0):P1}, said {population.Average(one => one.Confidence):P1}"
            );
        }
    }

    private static void Tell(string what, IEnumerable<(double Confidence, bool Right)> cases) =>
        TestContext.Out.WriteLine($"{what}\n{Calibration.Table(cases)}");

    private static async Task<List<ConfidenceCase>> OfGoldAsync(WholeInstallation installation, string name)
    {
        var population = new GoldPopulation(name);
        using var admin = installation.Admin;
        var tenant = await GoldTenant.LoadAsync(admin, population, name.Replace('_', '-'));
        var cases = new List<ConfidenceCase>();
        foreach (var dialogue in population.Cases.Where(GoldTenant.IsPlain))
        {
            var id = (string)dialogue["id"]!;
            using var added = await admin.PostAsJsonAsync(
                tenant + "/users",
                new { userId = id, role = "analyst" }
            );
            using var user = installation.Client((string)(await added.ReadAsync())["apiKey"]!);
            var session = await user.NewSessionAsync(tenant);
            foreach (var (number, turn) in dialogue["turns"]!.AsArray().Index())
            {
                var turnId = string.Create(CultureInfo.InvariantCulture, $"{id}-{number}");
                using var answer = await user.PostAsJsonAsync(
                    session + "/turns",
                    new
                    {
                        message = (string)turn!["say"]!,
                        turnId,
                        referenceTime = (string)(turn["referenceTime"] ?? population.Setup["referenceTime"])!,
                    }
                );
                if (!answer.IsSuccessStatusCode)
                {
                    continue;
                }

                var result = await answer.ReadAsync();
                if (
                    (string?)result["action"] == "segment"
                    && SignRecorder.Of(session[(session.LastIndexOf('/') + 1)..], turnId) is { } signs
                )
                {
                    var members = await GoldTenant.MembersAsync(user, tenant, result);
                    cases.Add(
                        new ConfidenceCase(
                            name,
                            population.Sets($"{id}#{number}").Any(wanted => wanted.SetEquals(members)),
                            (double)result["segment"]!["confidence"]!,
                            signs
                        )
                    );
                }
            }
        }

        return cases;
    }
}
