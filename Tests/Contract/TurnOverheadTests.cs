using System.Diagnostics;

namespace SmartSegmentation.Tests.Contract;

/// <summary>What a turn costs apart from the language engine: HTTP, access, reading what it may know, and its writes.</summary>
public sealed class TurnOverheadTests
{
    [TestCase("hello", 4)]
    [TestCase("make segment", 6)]
    [Retry(3)]
    public async Task Turn_InALongSession_StaysCheap(string message, double milliseconds)
    {
        var tenant = await Facade.NewTenantAsync();
        using var user = await Facade.NewUserAsync(tenant, "analyst");
        var session = await user.NewSessionAsync(tenant);
        var times = new List<double>();
        for (var turn = 0; turn < 300; turn++)
        {
            var start = Stopwatch.GetTimestamp();
            using var answer = await user.SayAsync(session, $"{message} {turn}");
            await answer.Content.ReadAsByteArrayAsync();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            Assert.That((int)answer.StatusCode, Is.EqualTo(200));
        }

        // The least tenth: what a turn costs when the machine does nothing besides.
        var least = times.Skip(50).Order().ElementAt(25);
        var late = times.TakeLast(100).Order().ElementAt(10);
        var disk = MillisecondsOfAFlush();
        TestContext.Out.WriteLine(
            $"least tenth {least:0.00} ms, of the last hundred {late:0.00} ms, the disk {disk:0.00} ms"
        );
        Assert.That(least, Is.LessThan(milliseconds + (2 * disk)));
        Assert.That(late, Is.LessThan(milliseconds + (2 * disk)));
    }

    /// <summary>What the disk alone takes to keep a page, which differs a hundredfold between machines.</summary>
    private static double MillisecondsOfAFlush()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        using var file = new FileStream(
            path,
            FileMode.CreateNew,
            FileAccess.Write,
            FileShare.None,
            4096,
            FileOptions.DeleteOnClose
        );
        var page = new byte[4096];
        var times = new List<double>();
        for (var round = 0; round < 20; round++)
        {
            var start = Stopwatch.GetTimestamp();
            file.Write(page);
            file.Flush(flushToDisk: true);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return times.Order().ElementAt(10);
    }
}
