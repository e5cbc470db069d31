using System.Reflection;
using Orleans.Concurrency;

namespace SmartSegmentation.Tests.Architecture;

public sealed class GrainTests
{
    private static readonly Assembly Grains = Assembly.Load("SmartSegmentation.Grains");
    private static readonly Assembly Interfaces = Assembly.Load("SmartSegmentation.Grains.Interfaces");

    private static IEnumerable<Type> GrainClasses =>
        Grains.GetTypes().Where(type => typeof(Grain).IsAssignableFrom(type));

    [TestCaseSource(nameof(GrainClasses))]
    public void Grain_HasATypeOfItsOwnAndIsNotReentrant(Type grain) =>
        Assert.Multiple(() =>
        {
            Assert.That(grain.GetCustomAttribute<GrainTypeAttribute>(), Is.Not.Null);
            Assert.That(grain.GetCustomAttribute<ReentrantAttribute>(), Is.Null);
            Assert.That(grain.GetCustomAttribute<MayInterleaveAttribute>(), Is.Null);
        });

    [Test]
    public void GrainTypes_AreUnique() =>
        Assert.That(
            GrainClasses.Select(grain =>
                grain
                    .GetCustomAttributesData()
                    .Single(data => data.AttributeType == typeof(GrainTypeAttribute))
                    .ConstructorArguments[0]
                    .Value
            ),
            Is.Unique
        );

    [Test]
    public void GrainInterfaces_AreNamedForTheWire()
    {
        var interfaces = Interfaces
            .GetTypes()
            .Where(type => type.IsInterface && typeof(IAddressable).IsAssignableFrom(type))
            .ToList();

        Assert.That(interfaces, Is.Not.Empty);
        Assert.That(
            interfaces.Where(type =>
                type.GetCustomAttribute<AliasAttribute>() is null
                || type.GetCustomAttribute<GrainInterfaceTypeAttribute>() is null
            ),
            Is.Empty
        );
    }

    [Test]
    public void WireTypes_HaveAliases()
    {
        var records = Grains
            .GetTypes()
            .Concat(Interfaces.GetTypes())
            .Where(type => type.GetCustomAttribute<GenerateSerializerAttribute>(inherit: false) is not null)
            .ToList();

        Assert.That(
            records.Where(type => type.GetCustomAttributes<AliasAttribute>(inherit: false).Count() != 1),
            Is.Empty
        );
        Assert.That(
            records.Select(type => type.GetCustomAttributes<AliasAttribute>(inherit: false).Single().Alias),
            Is.Unique
        );
    }
}
