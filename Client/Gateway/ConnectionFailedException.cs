namespace SmartSegmentation.Client.Gateway;

/// <summary>The installation cannot be reached; the message says what to do.</summary>
internal sealed class ConnectionFailedException(string message, Exception? cause = null)
    : Exception(message, cause);
