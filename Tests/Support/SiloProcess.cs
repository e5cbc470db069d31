using System.Diagnostics;
using System.Net.Http.Headers;

namespace SmartSegmentation.Tests.Support;

/// <summary>The host as a process of its own, which can be killed.</summary>
internal sealed class SiloProcess : IDisposable
{
    public const string AdminKey = "process-tests";
    private readonly Process _process;

    private SiloProcess(Process process, string firstLine)
    {
        _process = process;
        FirstLine = firstLine;
        Client = new HttpClient
        {
            BaseAddress = new Uri(
                firstLine.Split(' ').First(word => word.StartsWith("http://", StringComparison.Ordinal))
            ),
            Timeout = TimeSpan.FromSeconds(20),
        };
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", AdminKey);
    }

    /// <summary>The system's number of the process.</summary>
    public int Id => _process.Id;

    /// <summary>What it printed first.</summary>
    public string FirstLine { get; }

    /// <summary>A client with the platform administrator's key.</summary>
    public HttpClient Client { get; }

    /// <summary>Starts it and waits until it is ready.</summary>
    /// <param name="dataFolder">Its data.</param>
    /// <param name="adminKey">Null = it makes one.</param>
    /// <param name="scripted">True puts the scripted runner in place of the language engine.</param>
    public static async Task<SiloProcess> StartAsync(
        string dataFolder,
        string? adminKey = AdminKey,
        bool scripted = true
    )
    {
        var process = Launch(dataFolder, adminKey, scripted);
        var line = await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30));
        if (line is null)
        {
            throw new InvalidOperationException(await process.StandardError.ReadToEndAsync());
        }

        // The pipe must not fill up.
        _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        return new SiloProcess(process, line);
    }

    /// <summary>Starts it where it is expected to give up.</summary>
    /// <returns>Its exit code and what it said on standard error.</returns>
    public static async Task<(int ExitCode, string Error)> FailAsync(string dataFolder)
    {
        using var process = Launch(dataFolder, AdminKey, scripted: true);
        var error = await process.StandardError.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(30));
        await process.WaitForExitAsync();
        return (process.ExitCode, error);
    }

    /// <summary>Ends it as <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        Client.Dispose();
        _process.Dispose();
    }

    private static Process Launch(string dataFolder, string? adminKey, bool scripted)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = AppContext.BaseDirectory,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                "exec",
                "--depsfile",
                "SmartSegmentation.Tests.deps.json",
                "--runtimeconfig",
                "SmartSegmentation.Silo.runtimeconfig.json",
                "SmartSegmentation.Silo.dll",
            },
        };
        start.Environment["SMARTSEG_DATA"] = dataFolder;
        start.Environment["SMARTSEG_ADMIN_KEY"] = adminKey;
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["ASPNETCORE_HOSTINGSTARTUPASSEMBLIES"] = scripted ? "SmartSegmentation.Tests" : "";
        return Process.Start(start)!;
    }
}
