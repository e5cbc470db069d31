using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Sessions.Turns;

namespace SmartSegmentation.Tests.Unit.Sessions;

public sealed class StepClockTests
{
    [Test]
    public async Task Steps_SideBySide_StandInTheOrderOfTheirStart()
    {
        var steps = new StepClock(TimeProvider.System, new Progress<TurnStep>());
        var slow = new TaskCompletionSource<int>();

        var first = steps.RunAsync("propose", () => slow.Task);
        await Task.Delay(2);
        steps.Run("count", () => 1);
        slow.SetResult(1);
        await first;

        Assert.That(steps.Steps.Select(step => step.Name), Is.EqualTo(new[] { "propose", "count" }));
    }
}
