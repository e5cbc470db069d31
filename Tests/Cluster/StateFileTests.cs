using SmartSegmentation.Grains.Persistence;

namespace SmartSegmentation.Tests.Cluster;

public sealed class StateFileTests
{
    private string _folder = "";

    [SetUp]
    public void Open() => _folder = Directory.CreateTempSubdirectory("smartseg-state-").FullName;

    [TearDown]
    public void Close() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Writes_FromManyAtOnce_AreAllThere_AndOnlyOneOfTwoRivalsWins()
    {
        var path = Path.Combine(_folder, "state.db");
        using (var file = new StateFile(path))
        {
            var written = await Task.WhenAll(
                Enumerable
                    .Range(0, 400)
                    .Select(number =>
                        Task.Run(() => file.WriteAsync(Key(number % 200), [(byte)number], null))
                    )
            );
            Assert.That(written.Count(version => version == 1), Is.EqualTo(200));
            Assert.That(written.Count(version => version is null), Is.EqualTo(200));
            Assert.That(await file.WriteAsync(Key(3), null, 1), Is.EqualTo(2));
        }

        using var again = new StateFile(path);
        Assert.That(again.Read(Key(7))!.Payload, Has.Length.EqualTo(1));
        Assert.That(again.Read(Key(3)), Is.EqualTo(new StateRow(null, 2)));
        Assert.That(again.Read(Key(200)), Is.Null);
    }

    [Test]
    public void Write_AfterTheEnd_Fails()
    {
        var file = new StateFile(Path.Combine(_folder, "state.db"));
        file.Dispose();

        Assert.That(() => file.WriteAsync(Key(1), [1], null), Throws.InstanceOf<ObjectDisposedException>());
    }

    [Test]
    public async Task Write_ThatFailsInAnyWay_FailsAlone_AndTheNextOneIsWritten()
    {
        var opened = 0;
        using (
            var file = new StateFile(
                Path.Combine(_folder, "state.db"),
                connection =>
                    ++opened == 1
                        ? throw new UnauthorizedAccessException("The disk is not there yet.")
                        : new StateRowWriter(connection)
            )
        )
        {
            Assert.That(
                () => file.WriteAsync(Key(1), [1], null),
                Throws.InstanceOf<UnauthorizedAccessException>()
            );
            Assert.That(
                await file.WriteAsync(Key(1), [2], null).WaitAsync(TimeSpan.FromSeconds(10)),
                Is.EqualTo(1)
            );
            Assert.That(file.Read(Key(1))!.Payload, Is.EqualTo(new byte[] { 2 }));
        }

        Assert.That(opened, Is.EqualTo(2), "and the file can be closed");
    }

    private static StateKey Key(int number) => new("test", $"grain:{number}", "service");
}
