namespace SmartSegmentation.Client.Http;

/// <summary>What a person sees who opens the address in a browser.</summary>
internal static class LandingApi
{
    private const string Page = """
        <!doctype html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <title>SmartSegmentation</title>
          <style>
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 40rem; margin: 15vh auto; padding: 0 1rem; color: #1b1f24 }
            a { color: #0b57d0 } code { background: #f1f3f4; padding: .1em .3em; border-radius: 4px }
            @media (prefers-color-scheme: dark) { body { background: #16181c; color: #e8eaed } a { color: #8ab4f8 } code { background: #2a2d31 } }
          </style>
        </head>
        <body>
          <h1>SmartSegmentation</h1>
          <p>Turns sentences into customer segments: exact, explained and checkable.</p>
          <ul>
            <li><a href="/scalar">Try the API</a></li>
            <li><a href="/openapi/v1.json">OpenAPI description</a></li>
            <li><a href="/health/ready">Health</a></li>
          </ul>
          <p>Calls carry <code>Authorization: Bearer KEY</code>. The first start of the service prints the platform administrator's key.</p>
        </body>
        </html>
        """;

    /// <summary>Maps <c>/</c>.</summary>
    public static IEndpointConventionBuilder MapLandingApi(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/", () => TypedResults.Content(Page, "text/html; charset=utf-8"))
            .AllowAnonymous()
            .ExcludeFromDescription();
}
