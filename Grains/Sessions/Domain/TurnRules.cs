using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Sessions;

namespace SmartSegmentation.Grains.Sessions.Domain;

/// <summary>What a message must be before it is read.</summary>
public static class TurnRules
{
    /// <summary>Longest message, in UTF-16 characters.</summary>
    public const int MaxMessage = 16_384;

    /// <summary>Longest turn id.</summary>
    public const int MaxTurnId = 200;

    /// <summary>The first problem of a request; null when it can be read.</summary>
    public static Refusal? Check(TurnRequest request) =>
        CheckMessage(request.Message)
        ?? (
            request.TurnId is { } id && (id.Length is 0 or > MaxTurnId || id.Any(char.IsControl))
                ? new Refusal("turn-id-invalid", "A turn id is 1 to 200 characters.", "turnId")
                : null
        )
        ?? (
            request.ReferenceTime is { Year: < 1900 or > 2200 }
                ? new Refusal(
                    "reference-time-invalid",
                    "A reference time is of the years 1900 to 2200.",
                    "referenceTime"
                )
                : null
        );

    private static Refusal? CheckMessage(string? message) =>
        string.IsNullOrWhiteSpace(message) ? new Refusal("message-empty", "The message is empty.", "message")
        : message.Length > MaxMessage
            ? new Refusal("message-too-long", "A message is at most 16,384 characters.", "message")
        : IsText(message) ? null
        : new Refusal("message-not-text", "The message holds characters that are not text.", "message");

    /// <summary>No control characters but tabs and line ends, and no halves of surrogate pairs.</summary>
    private static bool IsText(string message)
    {
        for (var place = 0; place < message.Length; place++)
        {
            var letter = message[place];
            if (letter is < ' ' and not ('\t' or '\r' or '\n') or '\u007f' or '\ufffe' or '\uffff')
            {
                return false;
            }

            if (
                char.IsSurrogate(letter)
                && (place + 1 == message.Length || !char.IsSurrogatePair(letter, message[++place]))
            )
            {
                return false;
            }
        }

        return true;
    }
}
