using System.Reflection;
using Microsoft.AspNetCore.Http.HttpResults;

namespace SmartSegmentation.Client.Http;

/// <summary>What a person sees who opens the address in a browser: the studio and the operator's page, embedded in the program.</summary>
internal static class LandingApi
{
    private const string Html = "text/html; charset=utf-8";
    private const string Script = "text/javascript; charset=utf-8";

    /// <summary>Own files only, so that nothing a table or a sentence holds can become a script.</summary>
    private const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        + "form-action 'none'; frame-ancestors 'none'; base-uri 'none'";

    /// <summary>Maps <c>/</c>, <c>/admin</c> and the files of both.</summary>
    public static void MapLandingApi(this IEndpointRouteBuilder routes)
    {
        Map(routes, "/", "studio.html", Html);
        Map(routes, "/admin", "admin.html", Html);
        Map(routes, "/studio.css", "studio.css", "text/css; charset=utf-8");
        Map(routes, "/studio.js", "studio.js", Script);
        Map(routes, "/studio/dom.js", "dom.js", Script);
        Map(routes, "/studio/service.js", "service.js", Script);
        Map(routes, "/studio/turns.js", "turns.js", Script);
        Map(routes, "/studio/admin.js", "admin.js", Script);
    }

    private static void Map(IEndpointRouteBuilder routes, string path, string file, string mediaType)
    {
        var page = Read(file);
        routes
            .MapGet(path, (HttpContext context) => Send(context, page, mediaType))
            .AllowAnonymous()
            .ExcludeFromDescription();
    }

    private static ContentHttpResult Send(HttpContext context, string page, string mediaType)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-cache";
        headers["Referrer-Policy"] = "no-referrer";
        return TypedResults.Content(page, mediaType);
    }

    private static string Read(string file)
    {
        using var stream =
            Assembly
                .GetExecutingAssembly()
                .GetManifestResourceStream("SmartSegmentation.Client.Http.Studio." + file)
            ?? throw new InvalidOperationException($"The program lacks its page {file}.");
        using var text = new StreamReader(stream);
        return text.ReadToEnd();
    }
}
