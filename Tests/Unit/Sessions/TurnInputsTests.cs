using SmartSegmentation.Grains.Sessions;

namespace SmartSegmentation.Tests.Unit.Sessions;

/// <summary>A replay reads a turn from what was recorded of its input.</summary>
public sealed class TurnInputsTests
{
    // Told by the bundle itself, looked up anew and compared, or made for the replay.
    private static readonly string[] NotOfTheInputs =
    [
        nameof(TurnInput.TenantId),
        nameof(TurnInput.UserId),
        nameof(TurnInput.SessionId),
        nameof(TurnInput.Dialogue),
        nameof(TurnInput.TurnId),
        nameof(TurnInput.Message),
        nameof(TurnInput.Catalog),
        nameof(TurnInput.Clarifications),
        nameof(TurnInput.Documents),
        nameof(TurnInput.Role),
        nameof(TurnInput.MayAskModel),
        nameof(TurnInput.Known),
        nameof(TurnInput.Deleted),
        nameof(TurnInput.Library),
    ];

    [Test]
    public void Input_WithAFurtherMember_MustBeRecordedOrSaidNotToBe() =>
        Assert.That(
            typeof(TurnInput)
                .GetProperties()
                .Select(member => member.Name)
                .Where(name => name != "EqualityContract"),
            Is.EquivalentTo(
                typeof(TurnInputs)
                    .GetProperties()
                    .Select(member => member.Name)
                    .Where(name => name != "EqualityContract")
                    .Concat(NotOfTheInputs)
            )
        );
}
