using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SmartSegmentation.Tests.Support;

/// <summary>A server on a port of its own that speaks the OpenAI chat completions over HTTP and answers what the test says.</summary>
internal sealed class ScriptedModelServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Asked> _asked = new();

    private ScriptedModelServer(WebApplication app) => _app = app;

    /// <summary>What the server does with a request.</summary>
    public Func<Asked, HttpContext, Task> Behave { get; set; } = Choose(_ => "none");

    /// <summary>Requests so far.</summary>
    public IReadOnlyList<Asked> Requests => [.. _asked];

    /// <summary>Its base address.</summary>
    public string Endpoint => _app.Urls.First() + "/v1";

    public static async Task<ScriptedModelServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var server = new ScriptedModelServer(app);
        app.MapPost(
            "/v1/chat/completions",
            async (HttpContext context) =>
            {
                var body = (await JsonNode.ParseAsync(context.Request.Body))!;
                var asked = new Asked(body, context.Request.Headers.Authorization.ToString());
                server._asked.Enqueue(asked);
                await server.Behave(asked, context);
            }
        );
        await app.StartAsync();
        return server;
    }

    /// <summary>Forgets the requests so far and behaves in another way.</summary>
    public void Begin(Func<Asked, HttpContext, Task> behave)
    {
        _asked.Clear();
        Behave = behave;
    }

    /// <summary>Answers with a choice.</summary>
    /// <param name="pick">From what was asked to the id of a choice.</param>
    public static Func<Asked, HttpContext, Task> Choose(Func<Asked, string> pick) =>
        Say(asked => new JsonObject { ["choice"] = pick(asked) }.ToJsonString());

    /// <summary>Answers with a text.</summary>
    public static Func<Asked, HttpContext, Task> Say(Func<Asked, string> content) =>
        (asked, context) =>
            context.Response.WriteAsJsonAsync(
                new JsonObject
                {
                    ["id"] = "chatcmpl-1",
                    ["object"] = "chat.completion",
                    ["created"] = 1,
                    ["model"] = "scripted",
                    ["choices"] = new JsonArray(
                        new JsonObject
                        {
                            ["index"] = 0,
                            ["finish_reason"] = "stop",
                            ["message"] = new JsonObject
                            {
                                ["role"] = "assistant",
                                ["content"] = content(asked),
                            },
                        }
                    ),
                    ["usage"] = new JsonObject
                    {
                        ["prompt_tokens"] = 1_000,
                        ["completion_tokens"] = 10,
                        ["total_tokens"] = 1_010,
                    },
                }
            );

    /// <summary>Answers with a status and a body.</summary>
    public static Func<Asked, HttpContext, Task> Raw(int status, string body) =>
        (_, context) =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync(body);
        };

    /// <summary>Never answers.</summary>
    public static Task Hang(Asked asked, HttpContext context) =>
        Task.Delay(Timeout.Infinite, context.RequestAborted)
            .ContinueWith(
                _ => { },
                CancellationToken.None,
                TaskContinuationOptions.None,
                TaskScheduler.Default
            );

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>One request.</summary>
    /// <param name="Body">As it came.</param>
    /// <param name="Authorization">Its header.</param>
    public sealed record Asked(JsonNode Body, string Authorization)
    {
        /// <summary>The system message.</summary>
        public string System => Content(0);

        /// <summary>The user message.</summary>
        public string User => Content(1);

        /// <summary>The JSON line of the user message.</summary>
        public JsonNode Question => JsonNode.Parse(User.Split('\n')[^1])!;

        /// <summary>Id of the choice with this value, or facet; <c>c999</c> when there is none.</summary>
        public string IdOf(string value) =>
            (string?)
                Question["choices"]!
                    .AsArray()
                    .FirstOrDefault(choice => (string?)(choice!["value"] ?? choice["facet"]) == value)
                    ?["id"]
            ?? "c999";

        private string Content(int place)
        {
            var content = Body["messages"]![place]!["content"]!;
            return content.GetValueKind() == JsonValueKind.String
                ? (string)content!
                : string.Concat(content.AsArray().Select(part => (string?)part!["text"]));
        }
    }
}
