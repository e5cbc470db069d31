using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using SmartSegmentation.Grains.Interfaces.Outcomes;

namespace SmartSegmentation.Client.Http;

/// <summary>Errors as <c>application/problem+json</c> (RFC 9457).</summary>
internal static class Problems
{
    /// <summary>The problem of a refusal.</summary>
    public static ProblemHttpResult ToProblem(this Refusal refusal) =>
        TypedResults.Problem(Describe(refusal));

    /// <summary>The value with 200, or the problem.</summary>
    public static Results<Ok<T>, ProblemHttpResult> ToHttp<T>(this Outcome<T> outcome) =>
        outcome.ToHttp(value => value);

    /// <summary>What is shown of the value with 200, or the problem.</summary>
    public static Results<Ok<TShown>, ProblemHttpResult> ToHttp<T, TShown>(
        this Outcome<T> outcome,
        Func<T, TShown> show
    ) =>
        outcome switch
        {
            Outcome<T>.Done(var value) => TypedResults.Ok(show(value)),
            Outcome<T>.Refused(var why) => why.ToProblem(),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>What is shown of the value with 201, or the problem.</summary>
    public static Results<Created<TShown>, ProblemHttpResult> ToCreated<T, TShown>(
        this Outcome<T> outcome,
        Func<T, string> address,
        Func<T, TShown> show
    ) =>
        outcome switch
        {
            Outcome<T>.Done(var value) => TypedResults.Created(address(value), show(value)),
            Outcome<T>.Refused(var why) => why.ToProblem(),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>Writes the problem as the whole answer.</summary>
    public static Task WriteAsync(HttpContext context, Refusal refusal) =>
        refusal.ToProblem().ExecuteAsync(context);

    /// <summary>The document of a problem.</summary>
    public static ProblemDetails Describe(Refusal refusal)
    {
        var problem = new ProblemDetails
        {
            Type = "urn:smartseg:" + refusal.Code,
            Status = ProblemCodes.Status.GetValueOrDefault(refusal.Code, ProblemCodes.Unlisted),
            Title = refusal.Code.Replace('-', ' '),
            Detail = refusal.Detail,
            Extensions = { ["code"] = refusal.Code },
        };
        if (!string.IsNullOrEmpty(refusal.Member))
        {
            problem.Extensions["member"] = refusal.Member;
        }

        return problem;
    }
}
