using SmartSegmentation.Grains.Interfaces.Tenancy;

namespace SmartSegmentation.Client.Http.Mcp;

/// <summary>The Model Context Protocol: the same tools for AI assistants, over streamable HTTP, with the same keys.</summary>
internal static class McpApi
{
    /// <summary>Adds the server. It keeps no session of its own: each request carries its key, and a conversation is a session of the product.</summary>
    public static IHostApplicationBuilder AddMcp(this IHostApplicationBuilder builder)
    {
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddSingleton<McpTenant>();
        builder
            .Services.AddMcpServer(options =>
                options.ServerInstructions =
                    "Finds customers by sentences. Ask in plain words; answer its questions in the same session; ids of segments come with the answers."
            )
            .WithHttpTransport(transport => transport.Stateless = true)
            .WithTools<McpTools>();
        return builder;
    }

    /// <summary>Maps <c>/mcp</c>.</summary>
    public static IEndpointConventionBuilder MapMcpApi(this IEndpointRouteBuilder routes) =>
        routes.MapMcp("/mcp").For(UserRole.Viewer);
}
