using System.Text.Json;
using SmartSegmentation.Client.Gateway;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Tables;
using Spectre.Console;

namespace SmartSegmentation.Client.Cli;

/// <summary>One table to load; what is null is inferred.</summary>
internal sealed record TableSource(
    string Table,
    IReadOnlyList<string> Files,
    string? Role,
    string? Key,
    string? Timestamp,
    string? EntityKey,
    IReadOnlyDictionary<string, string> References
);

/// <summary>Loads tables and shows how far they are.</summary>
internal sealed class TableImport(Service service, Terminal terminal)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Loads one table and waits for it.</summary>
    /// <param name="source">The table.</param>
    /// <param name="createTenant">True creates the tenant when the caller may and it is missing.</param>
    /// <param name="cancellationToken">Stops waiting; a load that has begun goes on.</param>
    public async Task<Reply<LoadReport>> LoadAsync(
        TableSource source,
        bool createTenant,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await ShowAsync(source, cancellationToken);
        }
        catch (RefusedException refused) when (createTenant && refused.Problem.Code is "tenant-unknown")
        {
            await service.CreateTenantAsync(service.TenantId, cancellationToken);
            terminal.Notes.Say($"Created the tenant [bold]{service.TenantId}[/].");
            return await ShowAsync(source, cancellationToken);
        }
    }

    private async Task<Reply<LoadReport>> ShowAsync(TableSource source, CancellationToken cancellationToken)
    {
        if (!terminal.IsWatched)
        {
            return await LoadAsync(source, _ => { }, _ => { }, cancellationToken);
        }

        return await terminal
            .Notes.Progress()
            .AutoClear(enabled: true)
            .StartAsync(async progress =>
            {
                var sending = progress.AddTask($"{source.Table}: sending", maxValue: 1);
                var reading = progress.AddTask($"{source.Table}: reading", maxValue: 1);
                reading.IsIndeterminate = true;
                return await LoadAsync(
                    source,
                    share => sending.Value = share,
                    share =>
                    {
                        reading.IsIndeterminate = false;
                        reading.Value = share;
                    },
                    cancellationToken
                );
            });
    }

    private async Task<Reply<LoadReport>> LoadAsync(
        TableSource source,
        Action<double> sent,
        Action<double> read,
        CancellationToken cancellationToken
    )
    {
        using var form = Form(source, sent);
        var (json, jobAddress) = await service.LoadAsync(form, cancellationToken);
        if (jobAddress is null)
        {
            return new Reply<LoadReport>(json, Parse<LoadReport>(json));
        }

        while (true)
        {
            var job = await service.FollowAsync<LoadJob>(jobAddress, cancellationToken);
            read(job.Value.Progress);
            switch (job.Value)
            {
                case { Status: LoadStatus.Done, Report: { } report }:
                    return new Reply<LoadReport>(
                        JsonSerializer.Serialize(report, SegmentJson.Options),
                        report
                    );
                case { Status: LoadStatus.Failed, Refusal: { } why }:
                    throw new RefusedException(new Problem(why.Code, why.Detail, 0, why.Member), job.Json);
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }

    private static MultipartFormDataContent Form(TableSource source, Action<double> sent)
    {
        var form = new MultipartFormDataContent { { new StringContent(source.Table), "name" } };
        Add("role", source.Role);
        Add("key", source.Key);
        Add("timestamp", source.Timestamp);
        Add("entityKey", source.EntityKey);
        Add("references", source.References.Count == 0 ? null : JsonSerializer.Serialize(source.References));
        var total = source.Files.Sum(file => new FileInfo(file).Length);
        var before = 0L;
        foreach (var file in source.Files)
        {
            var offset = before;
            var stream = new WatchedStream(
                File.OpenRead(file),
                position => sent(total == 0 ? 1 : (double)(offset + position) / total)
            );
            form.Add(new StreamContent(stream, 1 << 18), "file", Path.GetFileName(file));
            before += new FileInfo(file).Length;
        }

        return form;

        void Add(string field, string? value)
        {
            if (value is not null)
            {
                form.Add(new StringContent(value), field);
            }
        }
    }

    private static T Parse<T>(string json) => JsonSerializer.Deserialize<T>(json, SegmentJson.Options)!;
}
