namespace SmartSegmentation.Client.Gateway;

/// <summary>An answer of the service.</summary>
/// <param name="Json">As it came, to the byte.</param>
/// <param name="Value">What it says.</param>
internal sealed record Reply<T>(string Json, T Value);

/// <summary>The service refused; <see cref="Problem"/> says why.</summary>
/// <param name="problem">The problem document's members.</param>
/// <param name="json">The document as it came.</param>
internal sealed class RefusedException(Problem problem, string json) : Exception(problem.Detail)
{
    /// <summary>Why.</summary>
    public Problem Problem { get; } = problem;

    /// <summary>The document as it came.</summary>
    public string Json { get; } = json;
}

/// <summary>What a problem document says.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Detail">One sentence for people.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Member">Member of the request that it is about; null = the whole.</param>
internal sealed record Problem(string Code, string Detail, int Status, string? Member);
