using SmartSegmentation.Client.Cli.Commands;
using Spectre.Console.Cli;

namespace SmartSegmentation.Client.Cli;

/// <summary>Commands that belong together.</summary>
internal static class CommandGroups
{
    /// <summary>Adds a command with an example of its use.</summary>
    public static void Add<TCommand>(
        this IConfigurator config,
        Terminal terminal,
        string name,
        string description,
        string example
    )
        where TCommand : class, ICommand =>
        config
            .AddCommand<TCommand>(name)
            .WithDescription(description)
            .WithExample(CommandLineWords.Split(example))
            .WithData(terminal);

    /// <summary>Versions and segments beside each other, frozen, and read again.</summary>
    public static void AddComparisons(this IConfigurator config, Terminal terminal)
    {
        config.Add<DiffCommand>(
            terminal,
            "diff",
            "Shows what changed between two versions, and who moved",
            "diff last --from 1"
        );
        config.Add<RevertCommand>(terminal, "revert", "Makes an earlier version the newest", "revert last 1");
        config.Add<OverlapCommand>(
            terminal,
            "overlap",
            "Shows how many members two segments share",
            "overlap last seniors"
        );
        config.Add<UsedByCommand>(
            terminal,
            "used-by",
            "Lists the segments that refer to a segment",
            "used-by seniors"
        );
        config.Add<DuplicatesCommand>(
            terminal,
            "duplicates",
            "Lists segments of the same or nearly the same people",
            "duplicates last"
        );
        config.Add<FreezeCommand>(terminal, "freeze", "Freezes the members as they are now", "freeze last");
        config.Add<ThawCommand>(terminal, "thaw", "Lets the members follow the data again", "thaw last");
        config.Add<ReplayCommand>(
            terminal,
            "replay",
            "Reads a segment's words again as they were read, and compares",
            "replay last --export reading.json"
        );
    }

    /// <summary>The trail.</summary>
    public static void AddAudit(this IConfigurator config, Terminal terminal) =>
        config.AddBranch(
            "audit",
            audit =>
            {
                audit.SetDescription("The trail of every decision");
                audit
                    .AddCommand<AuditListCommand>("list")
                    .WithDescription("Lists the trail's entries, oldest first")
                    .WithExample("audit", "list", "--after", "100")
                    .WithData(terminal);
                audit
                    .AddCommand<AuditVerifyCommand>("verify")
                    .WithDescription("Finds any entry that was altered or removed")
                    .WithExample("audit", "verify")
                    .WithExample("audit", "verify", "--platform")
                    .WithData(terminal);
            }
        );
}
