using System.Reflection;
using NetArchTest.Rules;

namespace SmartSegmentation.Tests.Architecture;

public sealed class ClientTests
{
    /// <summary>Only the composition knows how grains are made; the rest of the client knows their contracts (docs/adr/0003).</summary>
    [Test]
    public void OnlyHosting_KnowsTheGrains()
    {
        var capabilities = Assembly
            .Load("SmartSegmentation.Grains")
            .GetTypes()
            .Select(type => type.Namespace ?? "")
            .Where(name => name.StartsWith("SmartSegmentation.Grains.", StringComparison.Ordinal))
            .Distinct()
            .ToArray();

        var result = Types
            .InAssembly(Assembly.Load("SmartSegmentation.Client"))
            .That()
            .DoNotResideInNamespaceStartingWith("SmartSegmentation.Client.Hosting")
            .ShouldNot()
            .HaveDependencyOnAny(capabilities)
            .GetResult();

        Assert.That(capabilities, Has.Length.GreaterThan(5));
        Assert.That(result.IsSuccessful, Is.True, string.Join('\n', result.FailingTypeNames ?? []));
    }
}
