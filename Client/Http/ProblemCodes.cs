using System.Collections.Frozen;

namespace SmartSegmentation.Client.Http;

/// <summary>Every code that a problem can carry, with its HTTP status. Codes are stable: clients decide by them.</summary>
public static class ProblemCodes
{
    /// <summary>Status of a code that the table lacks, which a test forbids.</summary>
    public const int Unlisted = StatusCodes.Status500InternalServerError;

    /// <summary>Code → status.</summary>
    public static FrozenDictionary<string, int> Status { get; } =
        new Dictionary<string, int>(StringComparer.Ordinal)
        {
            ["request-invalid"] = 400,
            ["message-empty"] = 400,
            ["message-not-text"] = 400,
            ["turn-id-invalid"] = 400,
            ["text-empty"] = 400,
            ["query-empty"] = 400,
            ["top-k-invalid"] = 400,
            ["reference-time-invalid"] = 400,
            ["tenant-id-invalid"] = 400,
            ["tenant-name-invalid"] = 400,
            ["user-id-invalid"] = 400,
            ["role-unknown"] = 400,
            ["config-invalid"] = 400,
            ["rating-invalid"] = 400,
            ["comment-too-long"] = 400,
            ["status-unknown"] = 400,
            ["table-name-invalid"] = 400,
            ["file-missing"] = 400,
            ["reference-invalid"] = 400,
            ["time-zone-unknown"] = 400,
            ["facet-name-invalid"] = 400,
            ["operator-unknown"] = 400,
            ["expression-invalid"] = 400,
            ["expression-unknown-column"] = 400,
            ["expression-circular"] = 400,
            ["expression-divides-by-zero"] = 400,
            ["condition-invalid"] = 400,
            ["operator-invalid"] = 400,
            ["values-invalid"] = 400,
            ["facet-unreachable"] = 400,
            ["time-missing"] = 400,
            ["segment-circular"] = 400,
            ["after-invalid"] = 400,
            ["key-missing"] = 401,
            ["key-unknown"] = 401,
            ["forbidden"] = 403,
            ["route-unknown"] = 404,
            ["tenant-unknown"] = 404,
            ["user-unknown"] = 404,
            ["session-unknown"] = 404,
            ["segment-unknown"] = 404,
            ["table-unknown"] = 404,
            ["facet-unknown"] = 404,
            ["job-unknown"] = 404,
            ["method-not-allowed"] = 405,
            ["tenant-exists"] = 409,
            ["user-exists"] = 409,
            ["session-closed"] = 409,
            ["turn-id-reused"] = 409,
            ["state-conflict"] = 409,
            ["population-missing"] = 409,
            ["message-too-long"] = 413,
            ["text-too-long"] = 413,
            ["query-too-long"] = 413,
            ["body-too-large"] = 413,
            ["media-type-unknown"] = 415,
            ["file-empty"] = 422,
            ["file-unreadable"] = 422,
            ["columns-differ"] = 422,
            ["column-unknown"] = 422,
            ["column-not-date"] = 422,
            ["sessions-exhausted"] = 429,
            ["quota-spent"] = 429,
            ["internal-error"] = 500,
            ["load-interrupted"] = 503,
            ["timeout"] = 504,
        }.ToFrozenDictionary(StringComparer.Ordinal);
}
