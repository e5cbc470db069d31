using Microsoft.Extensions.Logging;

namespace SmartSegmentation.Tests.Support;

/// <summary>Keeps the last errors of a host that runs inside the tests, so that a failing test can show them.</summary>
internal sealed class HostLog : ILoggerProvider, ILogger
{
    private static readonly System.Collections.Concurrent.ConcurrentQueue<string> Kept = new();

    /// <summary>The last ten errors.</summary>
    public static string Errors => string.Join('\n', Kept);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        if (IsEnabled(logLevel))
        {
            Kept.Enqueue($"{formatter(state, exception)} {exception}");
            while (Kept.Count > 10 && Kept.TryDequeue(out _)) { }
        }
    }

    public void Dispose() { }
}
