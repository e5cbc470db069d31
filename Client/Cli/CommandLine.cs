using SmartSegmentation.Client.Cli.Commands;
using SmartSegmentation.Client.Cli.Commands.Memory;
using SmartSegmentation.Client.Cli.Commands.Prompt;
using Spectre.Console.Cli;

namespace SmartSegmentation.Client.Cli;

/// <summary>The command <c>smartseg</c>.</summary>
public static class CommandLine
{
    /// <summary>Runs one command.</summary>
    /// <param name="args">Command line, without the program.</param>
    /// <param name="terminal">Where it reads and writes.</param>
    /// <returns>Exit code, see docs/cli.md.</returns>
    public static async Task<int> RunAsync(string[] args, Terminal terminal)
    {
        ArgumentNullException.ThrowIfNull(terminal);
        using var interrupt = new CancellationTokenSource();
        ConsoleCancelEventHandler cancel = (_, pressed) =>
        {
            pressed.Cancel = true;
            interrupt.Cancel();
        };
        Console.CancelKeyPress += cancel;
        try
        {
            var app = new CommandApp();
            app.Configure(config => Configure(config, terminal));
            return await app.RunAsync(args, interrupt.Token);
        }
        catch (CommandAppException wrong)
        {
            if (wrong.Pretty is { } pretty)
            {
                terminal.Notes.Write(pretty);
            }
            else
            {
                terminal.Fail(wrong.Message);
            }

            return ExitCode.Usage;
        }
        finally
        {
            Console.CancelKeyPress -= cancel;
        }
    }

    private static void Configure(IConfigurator config, Terminal terminal)
    {
        config.SetApplicationName("smartseg");
        config.SetApplicationVersion(
            typeof(CommandLine).Assembly.GetName().Version?.ToString(fieldCount: 3) ?? ""
        );
        config.ConfigureConsole(terminal.Screen);
        config.PropagateExceptions();
        config.Settings.StrictParsing = true;
        Add<ServeCommand>("serve", "Runs the service", "serve --data ./.data");
        Add<ImportCommand>(
            "import",
            "Loads tables: one per file, or all files as one table with --table",
            "import members.csv orders.csv --data ./.data"
        );
        Add<CatalogCommand>("catalog", "Shows tables and what can be asked of them", "catalog orders");
        Add<AskCommand>("ask", "One sentence, one answer", "ask \"members in Leeds who spent over 200\"");
        Add<ChatCommand>("chat", "A conversation: refine, answer questions by number", "chat --continue");
        Add<SegmentsCommand>("segments", "Lists the segments", "segments");
        Add<MembersCommand>("members", "Lists who is in a segment", "members last --limit 20");
        Add<ExportCommand>(
            "export",
            "Writes all members of a segment",
            "export last --format csv --out a.csv"
        );
        Add<SqlCommand>("sql", "Shows a segment as SQL", "sql last --dialect postgres");
        Add<ExplainCommand>("explain", "Shows how a segment was read", "explain last");
        Add<WhyCommand>("why", "Shows why a member is in a segment or is not", "why last M0042");
        Add<VersionsCommand>("versions", "Shows the versions of a segment", "versions last");
        Add<TraceCommand>("trace", "Shows how a turn came to its result, step by step", "trace");
        config.AddComparisons(terminal);
        Add<FeedbackCommand>("feedback", "Rates a segment from 1 to 5", "feedback last 5");
        Add<DeleteCommand>("delete", "Deletes a segment; it can be restored", "delete last");
        Add<RestoreCommand>("restore", "Restores a deleted segment", "restore last");
        config.AddAudit(terminal);
        AddSkills(config, terminal);
        config.AddBranch(
            "reviews",
            reviews =>
            {
                reviews.SetDescription("Readings that a person has to decide on");
                reviews
                    .AddCommand<ReviewListCommand>("list")
                    .WithDescription("Lists them, oldest first")
                    .WithExample("reviews", "list", "--status", "open")
                    .WithData(terminal);
                reviews
                    .AddCommand<ReviewDecideCommand>("decide")
                    .WithDescription("Approves, rejects or corrects one")
                    .WithExample("reviews", "decide", "ID", "approve")
                    .WithData(terminal);
            }
        );
        Add<ForgetCommand>("forget", "Forgets what is remembered of you", "forget --yes");
        config.AddBranch(
            "prompt",
            prompt =>
            {
                prompt.SetDescription("Shows what a model is told");
                prompt
                    .AddCommand<PromptShowCommand>("show")
                    .WithDescription(
                        "Shows the constitution, then skills, knowledge, tools, tenant and memory"
                    )
                    .WithData(terminal);
            }
        );
        config.AddBranch(
            "memory",
            memory =>
            {
                memory.SetDescription("Shows, teaches and forgets what is remembered of you");
                memory
                    .AddCommand<MemoryListCommand>("list")
                    .WithDescription("Lists what is remembered, with confidence and history")
                    .WithData(terminal);
                memory
                    .AddCommand<MemorySetCommand>("set")
                    .WithDescription("Remembers what a word means")
                    .WithData(terminal);
                memory
                    .AddCommand<MemoryForgetCommand>("forget")
                    .WithDescription("Forgets one word")
                    .WithData(terminal);
            }
        );
        Add<AddTenantCommand>("add-tenant", "Creates a tenant", "add-tenant acme --name \"Acme Ltd\"");
        Add<AddUserCommand>("add-user", "Adds a user and shows the key, once", "add-user ana --role analyst");

        void Add<TCommand>(string name, string description, string example)
            where TCommand : class, ICommand => config.Add<TCommand>(terminal, name, description, example);
    }

    private static void AddSkills(IConfigurator config, Terminal terminal) =>
        config.AddBranch(
            "skills",
            skills =>
            {
                skills.SetDescription("What the engine is made of: versions, evaluations, what is live");
                Under<SkillsListCommand>("list", "Lists the skills", "skills list");
                Under<SkillsShowCommand>(
                    "show",
                    "Shows a skill with its versions and decisions, or a file of a version",
                    "skills show clarification"
                );
                Under<SkillsDiffCommand>(
                    "diff",
                    "Shows the lines in which two versions differ",
                    "skills diff clarification 1.0.0 1.1.0"
                );
                Under<SkillsAddCommand>("add", "Adds a folder as a draft", "skills add ./clarification");
                Under<SkillsEvalCommand>(
                    "eval",
                    "Runs the cases of a version on it and on the live one",
                    "skills eval clarification 1.1.0"
                );
                Under<SkillsPromoteCommand>(
                    "promote",
                    "Makes a version live, if its evaluation passed",
                    "skills promote clarification 1.1.0"
                );
                Under<SkillsRollbackCommand>(
                    "rollback",
                    "Makes a version live that was live before",
                    "skills rollback clarification"
                );

                void Under<TCommand>(string name, string description, string example)
                    where TCommand : class, ICommandLimiter<CommandSettings> =>
                    skills
                        .AddCommand<TCommand>(name)
                        .WithDescription(description)
                        .WithExample(CommandLineWords.Split(example))
                        .WithData(terminal);
            }
        );
}
