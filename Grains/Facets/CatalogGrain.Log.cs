using Microsoft.Extensions.Logging;

namespace SmartSegmentation.Grains.Facets;

internal sealed partial class CatalogGrain
{
    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "The engine gave up on load {JobId}; nothing has changed."
    )]
    private partial void LogLoadFailed(Exception exception, string jobId);
}
