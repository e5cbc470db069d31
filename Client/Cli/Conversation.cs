using System.Globalization;
using SmartSegmentation.Client.Gateway;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Sessions;

namespace SmartSegmentation.Client.Cli;

/// <summary>A session as a command uses it.</summary>
internal sealed class Conversation
{
    private readonly Service _service;
    private readonly DateTimeOffset? _referenceTime;
    private TurnResult? _last;

    private Conversation(Service service, string sessionId, DateTimeOffset? referenceTime) =>
        (_service, SessionId, _referenceTime) = (service, sessionId, referenceTime);

    /// <summary>The session.</summary>
    public string SessionId { get; }

    /// <summary>Goes on in the session that the settings name, or opens one.</summary>
    public static async Task<Conversation> OpenAsync(
        Service service,
        SessionSettings settings,
        CancellationToken cancellationToken
    )
    {
        var sessionId = settings.Session;
        if (settings.Continue)
        {
            sessionId =
                LatestSession.Read(service)
                ?? throw new UsageException("There is no session to go on with; leave out --continue.");
        }

        sessionId ??= (await service.OpenSessionAsync(cancellationToken)).Value.SessionId;
        LatestSession.Write(service, sessionId);
        return new Conversation(service, sessionId, settings.ReferenceTime);
    }

    /// <summary>Sends a message; the number of an option of the open question stands for its words.</summary>
    /// <returns>The words that were sent, and what came of them.</returns>
    public async Task<(string Sent, Reply<TurnResult> Reply)> SayAsync(
        string message,
        CancellationToken cancellationToken
    )
    {
        var sent = await OptionAsync(message.Trim(), cancellationToken) ?? message;
        var reply = await _service.SayAsync(SessionId, sent, _referenceTime, cancellationToken);
        _last = reply.Value;
        return (sent, reply);
    }

    /// <summary>The conditions of the segment that a turn made, in words; null = it made none.</summary>
    public async Task<SegmentExplanation?> ExplainAsync(
        TurnResult turn,
        CancellationToken cancellationToken
    ) =>
        turn.Segment is { } segment
            ? await _service.ExplainAsync(segment.SegmentId, cancellationToken)
            : null;

    /// <summary>The words that a number stands for; null when the message is no number, or nothing is asked.</summary>
    private async Task<string?> OptionAsync(string message, CancellationToken cancellationToken)
    {
        if (!int.TryParse(message, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        var readings = _last?.Interpretations ?? [];
        if (!readings.IsEmpty)
        {
            return readings.ElementAtOrDefault(number - 1)?.Text;
        }

        // In a session of an earlier command the service knows what is asked.
        var asked = _last is not null
            ? _last.Question
            : (await _service.SessionAsync(SessionId, cancellationToken)).Value.TaskState.OpenQuestion;
        return asked?.Options.ElementAtOrDefault(number - 1)?.Text;
    }
}
