using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using SmartSegmentation.Client.Gateway;
using SmartSegmentation.Client.Hosting;
using Spectre.Console;
using Spectre.Console.Cli;

namespace SmartSegmentation.Client.Cli;

/// <summary>A command that talks to an installation: connects, runs and turns failures into exit codes.</summary>
internal abstract class ServiceCommand<TSettings> : AsyncCommand<TSettings>
    where TSettings : ConnectionSettings
{
    /// <summary>Runs the command.</summary>
    /// <returns>Exit code.</returns>
    protected abstract Task<int> RunAsync(
        Service service,
        TSettings settings,
        Terminal terminal,
        CancellationToken cancellationToken
    );

    /// <inheritdoc/>
    [SuppressMessage("Design", "CA1062", Justification = "Called by the command line library only.")]
    public sealed override async Task<int> ExecuteAsync(
        CommandContext context,
        TSettings settings,
        CancellationToken cancellationToken
    )
    {
        var terminal = (Terminal)context.Data!;
        try
        {
            await using var connection = await settings.ConnectAsync(cancellationToken);
            var tenantId = settings.NamedTenant ?? await FindTenantAsync(connection, cancellationToken);
            return await RunAsync(new Service(connection, tenantId), settings, terminal, cancellationToken);
        }
        catch (RefusedException refused)
        {
            return Refuse(refused, settings, terminal);
        }
        catch (ConnectionFailedException failed)
        {
            terminal.Fail(failed.Message);
            return ExitCode.Unreachable;
        }
        catch (HttpRequestException unreachable)
        {
            terminal.Fail($"The service does not answer: {unreachable.Message}");
            terminal.Notes.MarkupLine(
                "Start it with [bold]smartseg serve[/], or work without it: [bold]--data DIR[/]."
            );
            return ExitCode.Unreachable;
        }
        catch (UsageException wrong)
        {
            terminal.Fail(wrong.Message);
            return ExitCode.Usage;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
    }

    private static async Task<string> FindTenantAsync(
        IConnection connection,
        CancellationToken cancellationToken
    ) => (await Service.WhoAsync(connection, cancellationToken)).Value.TenantId ?? EmbeddedConnection.Tenant;

    /// <summary>The option of the command by which a member of the request is given as a switch; null = there is none.</summary>
    private static string? OptionOf(string member) =>
        typeof(TSettings)
            .GetProperties()
            .Where(property =>
                property.PropertyType == typeof(bool)
                && string.Equals(property.Name, member, StringComparison.OrdinalIgnoreCase)
            )
            .SelectMany(property => property.GetCustomAttributes<CommandOptionAttribute>())
            .SelectMany(option => option.LongNames)
            .Select(name => "--" + name)
            .FirstOrDefault();

    private static int Refuse(RefusedException refused, TSettings settings, Terminal terminal)
    {
        if (settings.Json)
        {
            terminal.Output.WriteLine(refused.Json);
            return ExitCode.Refused;
        }

        terminal.Fail(refused.Problem.Detail, refused.Problem.Code);
        if (refused.Problem.Member is { } member)
        {
            if (OptionOf(member) is { } option)
            {
                terminal.Notes.Say($"Give [bold]{option}[/] to do it all the same.");
            }
            else
            {
                terminal.Notes.Say($"It is about [bold]{member}[/].");
            }
        }

        if (refused.Problem.Code is "key-missing" or "key-unknown")
        {
            terminal.Notes.MarkupLine(
                "The service prints its key at its first start; give it with [bold]--key[/] or SMARTSEG_KEY."
            );
        }

        return ExitCode.Refused;
    }
}

/// <summary>The command line is well formed, but asks for what cannot be.</summary>
internal sealed class UsageException(string message) : Exception(message);
