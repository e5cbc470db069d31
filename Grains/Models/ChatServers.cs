using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;
using SmartSegmentation.Grains.Interfaces.Tenancy;

namespace SmartSegmentation.Grains.Models;

/// <summary>Opens chat clients of OpenAI-compatible servers. Nothing is made before the first.</summary>
internal sealed class ChatServers
{
    private const int LongestAnswer = 256 * 1024;
    private readonly Lazy<HttpClientPipelineTransport> _transport = new(() =>
        new HttpClientPipelineTransport(
            new HttpClient(
                new SocketsHttpHandler
                {
                    // A server that sends elsewhere would be sent the prompt, and the key, at an address that nobody allowed.
                    AllowAutoRedirect = false,
                    UseCookies = false,
                    PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                }
            )
            {
                Timeout = Timeout.InfiniteTimeSpan,
                MaxResponseContentBufferSize = LongestAnswer,
            }
        )
    );

    /// <summary>A client that asks once: it neither repeats a call nor follows the server elsewhere.</summary>
    /// <param name="config">Address, model and time limit.</param>
    /// <param name="key">The server's key; null = it needs none.</param>
    public IChatClient Open(ModelsConfig config, string? key) =>
        new ChatClient(
            config.Model,
            new ApiKeyCredential(key ?? "none"),
            new OpenAIClientOptions
            {
                Endpoint = new Uri(config.Endpoint!),
                Transport = _transport.Value,
                RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
                NetworkTimeout = config.TimeLimit,
            }
        ).AsIChatClient();
}
