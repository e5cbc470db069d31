using Microsoft.Extensions.Logging;

namespace SmartSegmentation.Grains.Skills;

internal sealed partial class LiveSkills
{
    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "The live version of {Skills} cannot be used by this release, so the installation's is: {Why}"
    )]
    private static partial void LogReplaced(ILogger logger, string skills, string why);
}
