using System.ClientModel;
using System.Collections.Immutable;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using SmartSegmentation.Grains.Constitution.Domain;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Interfaces.Constitution;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Models.Domain;
using SmartSegmentation.Grains.Skills.Domain;
using SmartSegmentation.Grains.Tenancy.Domain;

namespace SmartSegmentation.Grains.Models;

/// <summary>
/// Lets a tenant's model choose, from a shortlist of the catalog, what words may mean that nothing was made of. It ends within the tenant's
/// time limit, calls at most once a turn, and whatever goes wrong is an outcome, not an exception.
/// </summary>
internal sealed partial class WordProposer(
    IGrainFactory grains,
    ModelServers servers,
    ChatServers chats,
    ProposalMeter meter,
    TimeProvider clock,
    ILogger<WordProposer> logger
)
{
    /// <summary>What the model proposes.</summary>
    /// <exception cref="OperationCanceledException">The turn was cancelled; the call is kept as far as it went.</exception>
    public async Task<ModelProposal> ProposeAsync(
        UnknownWords asked,
        CancellationToken cancellationToken = default
    )
    {
        var begun = clock.GetTimestamp();
        using var limit = new CancellationTokenSource(asked.Config.Models.TimeLimit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var proposal = await TryAsync(asked, either.Token, cancellationToken);
        meter.Count(proposal, clock.GetElapsedTime(begun));
        LogEnded(asked.TenantId, proposal.Outcome);
        cancellationToken.ThrowIfCancellationRequested();
        return proposal;
    }

    private async Task<ModelProposal> TryAsync(
        UnknownWords asked,
        CancellationToken limit,
        CancellationToken user
    )
    {
        try
        {
            return await PrepareAsync(asked, limit) switch
            {
                (null, var why) => Ended(asked, why),
                var (request, _) => await CallOnceAsync(asked, request, limit, user),
            };
        }
        catch (OperationCanceledException)
        {
            return Ended(asked, EndOf(user));
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // A question without a proposal is as good as it was before there were models: nothing of theirs may end a turn.
            LogFailed(asked.TenantId, failure.GetType().Name, StatusOf(failure));
            return Ended(asked, ProposalOutcome.Failed);
        }
    }

    /// <summary>What is sent, or why nothing is.</summary>
    private async Task<(Request? Request, ProposalOutcome Why)> PrepareAsync(
        UnknownWords asked,
        CancellationToken limit
    )
    {
        var models = asked.Config.Models;
        var key = models.KeyVariable is { } variable ? servers.KeyIn(variable) : null;
        if (
            !servers.Allows(models.Endpoint!)
            || (models.KeyVariable is { } named && (key is null || !servers.MaySend(named, models.Endpoint!)))
        )
        {
            return (null, ProposalOutcome.NotAllowed);
        }

        if (WithheldWords.Of(asked.Catalog, asked.Config).Mentions(asked.Message))
        {
            return (null, ProposalOutcome.Withheld);
        }

        var words = ProposalWords.Of(asked.Skills);
        var assembling = grains
            .GetGrain<IPromptGrain>(asked.TenantId)
            .AssembleAsync(asked.UserId, asked.SessionId);
        var near = SearchAsync(asked, asked.Words, words.Limits);
        var around = SearchAsync(asked, asked.Message, words.Limits);
        var person = asked.NamesAPerson(limit);
        await Task.WhenAll(assembling, near, around, person).WaitAsync(limit);
        if (await person)
        {
            return (null, ProposalOutcome.Withheld);
        }

        var choices = Shortlist.Of(
            [.. await near, .. await around],
            asked.Catalog,
            asked.Config,
            words.Limits
        );
        return choices.IsEmpty
            ? (null, ProposalOutcome.NothingToChoose)
            : (
                new Request(
                    ProposalPrompt.Of(await assembling, words.Task, asked.Words, asked.Message, choices),
                    choices,
                    key,
                    words.Limits
                ),
                default
            );
    }

    private async Task<ImmutableArray<FoundFacet>> SearchAsync(
        UnknownWords asked,
        string query,
        ProposalLimits limits
    ) =>
        await grains
            .GetGrain<IFacetSearchGrain>(asked.TenantId)
            .SearchAsync(new SearchFacets(query, (int)limits.MostFacets), CancellationToken.None)
            is Outcome<FoundFacets>.Done(var found)
            ? found.Results
            : [];

    /// <summary>Reserves the call, makes it and keeps what came of it; a call that was made before for this turn is not made again.</summary>
    private async Task<ModelProposal> CallOnceAsync(
        UnknownWords asked,
        Request request,
        CancellationToken limit,
        CancellationToken user
    )
    {
        limit.ThrowIfCancellationRequested();
        var ledger = grains.GetGrain<IModelLedgerGrain>(asked.TenantId);
        var models = asked.Config.Models;
        var question = $"{asked.SessionId}/{asked.TurnId}";
        var today = DateClock.Today(clock.GetUtcNow(), asked.Config.TimeZone);
        var (input, output) = (request.Prompt.MostInputTokens, (int)request.Limits.AnswerTokens);
        var estimate = Ended(asked, ProposalOutcome.Interrupted) with
        {
            Constitution = request.Prompt.Constitution,
            Usage = new ModelUsage(1, input, output, models.CostOf(input, output)),
        };
        var instead = await ledger
            .ReserveAsync(
                new ModelCall(
                    question,
                    new DateOnly(today.Year, today.Month, today.Day),
                    estimate,
                    models,
                    (int)request.Limits.FailuresBeforeRest,
                    TimeSpan.FromSeconds(request.Limits.RestSeconds)
                )
            )
            .WaitAsync(limit);
        if (instead is not null)
        {
            return instead;
        }

        var ended = await CallAsync(asked, request, estimate, limit, user);
        await SettleAsync(asked.TenantId, ledger.SettleAsync(question, ended), limit);
        return ended;
    }

    /// <summary>What came of a call stands whether or not it could be kept: then its estimate stays counted.</summary>
    private async Task SettleAsync(string tenantId, Task settling, CancellationToken limit)
    {
        try
        {
            await settling.WaitAsync(limit);
        }
        catch (OperationCanceledException)
        {
            // The ledger goes on by itself; nobody waits for it longer than for the answer.
            _ = settling.ContinueWith(
                late => late.Exception,
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default
            );
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            LogUnsettled(tenantId, failure.GetType().Name);
        }
    }

    private async Task<ModelProposal> CallAsync(
        UnknownWords asked,
        Request request,
        ModelProposal estimate,
        CancellationToken limit,
        CancellationToken user
    )
    {
        try
        {
            using var chat = chats.Open(asked.Config.Models, request.Key);
            var response = await chat.GetResponseAsync(
                    [
                        new ChatMessage(ChatRole.System, request.Prompt.System),
                        new ChatMessage(ChatRole.User, request.Prompt.User),
                    ],
                    new ChatOptions
                    {
                        Temperature = 0,
                        MaxOutputTokens = (int)request.Limits.AnswerTokens,
                        ResponseFormat = ChatResponseFormat.ForJsonSchema(request.Prompt.Schema, "choice"),
                    },
                    limit
                )
                .WaitAsync(limit);
            var (outcome, choice) = ModelAnswer.Read(response.Text, request.Choices);
            return estimate with
            {
                Outcome = outcome,
                FacetId = choice?.Facet.FacetId,
                Value = choice?.Value,
                Usage = UsageOf(response, estimate.Usage, asked.Config.Models),
            };
        }
        catch (OperationCanceledException)
        {
            // The server may have done the work: what it may cost at most is taken as its cost.
            return estimate with { Outcome = EndOf(user) };
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            LogFailed(asked.TenantId, failure.GetType().Name, StatusOf(failure));
            return estimate with
            {
                Outcome = ProposalOutcome.Failed,
                Usage = DidNothing(failure) ? new ModelUsage(1, 0, 0, 0) : estimate.Usage,
            };
        }
    }

    /// <summary>A turn that its user ends is no failure of the server, which may be as quick as ever.</summary>
    private static ProposalOutcome EndOf(CancellationToken user) =>
        user.IsCancellationRequested ? ProposalOutcome.Interrupted : ProposalOutcome.Timeout;

    /// <summary>True when a server cannot have used any tokens: it was never reached, or refused what it was sent.</summary>
    private static bool DidNothing(Exception failure) =>
        StatusOf(failure) is >= 400 and < 500
        || (failure as HttpRequestException ?? failure.InnerException as HttpRequestException)
            is {
                HttpRequestError: HttpRequestError.ConnectionError
                    or HttpRequestError.NameResolutionError
                    or HttpRequestError.SecureConnectionError
            };

    /// <summary>Status of the answer; 0 when there was none. All that is told of a failure: its text is the server's, and may repeat the prompt.</summary>
    private static int StatusOf(Exception failure) =>
        failure switch
        {
            ClientResultException answer => answer.Status,
            HttpRequestException { StatusCode: { } status } => (int)status,
            _ => 0,
        };

    /// <summary>What the server says that it used, never below 0; what it does not say is the estimate.</summary>
    private static ModelUsage UsageOf(ChatResponse response, ModelUsage estimate, ModelsConfig config)
    {
        var input = Tokens(response.Usage?.InputTokenCount, estimate.InputTokens);
        var output = Tokens(response.Usage?.OutputTokenCount, estimate.OutputTokens);
        return new ModelUsage(1, input, output, config.CostOf(input, output));
    }

    private static int Tokens(long? said, int estimate) =>
        said is { } count ? (int)Math.Clamp(count, 0, int.MaxValue) : estimate;

    private static ModelProposal Ended(UnknownWords asked, ProposalOutcome outcome) =>
        new()
        {
            Words = asked.Words,
            Outcome = outcome,
            Model = asked.Config.Models.Model!,
        };

    [LoggerMessage(Level = LogLevel.Information, Message = "The proposal for {Tenant} ended: {Outcome}")]
    private partial void LogEnded(string tenant, ProposalOutcome outcome);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "No proposal for {Tenant}: {Failure}, status {Status}"
    )]
    private partial void LogFailed(string tenant, string failure, int status);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The end of a call for {Tenant} could not be kept: {Failure}"
    )]
    private partial void LogUnsettled(string tenant, string failure);

    private sealed record Request(
        ProposalPrompt Prompt,
        ImmutableArray<ShortlistChoice> Choices,
        string? Key,
        ProposalLimits Limits
    );
}

/// <summary>Words of a message that nothing was made of, with what the turn knows.</summary>
/// <param name="TenantId">Tenant.</param>
/// <param name="UserId">Who speaks.</param>
/// <param name="SessionId">Session.</param>
/// <param name="TurnId">Turn.</param>
/// <param name="Words">The words, verbatim.</param>
/// <param name="Message">The message that they stand in, verbatim.</param>
/// <param name="Config">The tenant's configuration; its model is on.</param>
/// <param name="Catalog">The tenant's catalog.</param>
/// <param name="Skills">The turn's skills.</param>
/// <param name="NamesAPerson">Whether the message has a value of a column that identifies persons; the catalog does not list them.</param>
internal sealed record UnknownWords(
    string TenantId,
    string UserId,
    string SessionId,
    string TurnId,
    string Words,
    string Message,
    TenantConfig Config,
    Catalog Catalog,
    SkillSet Skills,
    Func<CancellationToken, Task<bool>> NamesAPerson
);
