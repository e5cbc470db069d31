using System.Text.Json.Nodes;
using SmartSegmentation.Client.Cli;

namespace SmartSegmentation.Tests.Cli;

/// <summary>Runs <c>smartseg</c> in this process and keeps what it wrote.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record Smartseg(int ExitCode, string Output, string Error)
{
    /// <summary>Standard output, which must be one JSON document and nothing else.</summary>
    public JsonNode Json => JsonNode.Parse(Output)!;

    /// <summary>Runs one command.</summary>
    public static Task<Smartseg> RunAsync(params string[] args) => RunAsync(input: "", args);

    /// <summary>Runs one command with standard input.</summary>
    public static async Task<Smartseg> RunAsync(string input, string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var typed = new StringReader(input);
        var code = await CommandLine.RunAsync(args, new Terminal(output, error, typed));
        return new Smartseg(code, output.ToString(), error.ToString());
    }
}
